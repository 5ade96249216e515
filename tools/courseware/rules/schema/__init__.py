"""Whether the files hold what they should."""
