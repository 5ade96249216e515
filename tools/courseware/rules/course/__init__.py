"""Whether the parts of the course fit one another."""
