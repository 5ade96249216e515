"""A value that is not one of those allowed.

An id with capitals or spaces, an item type or level that does not exist, a
number out of range.

Bad, in an item:

    level: application

Good, in an item:

    level: apply
"""
