"""Text as authors write it."""
