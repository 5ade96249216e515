"""A key that has to be there and is not.

The message names the key and what to write.
"""
