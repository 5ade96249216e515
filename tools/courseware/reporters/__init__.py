"""What a list of diagnostics becomes: one file a form."""
