"""A file that cannot be opened.

A folder that is called like a file, a link that leads nowhere, or a file
that one may not read.
"""
