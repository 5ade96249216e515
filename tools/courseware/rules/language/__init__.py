"""Whether the text is easy to read."""
