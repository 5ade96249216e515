"""A list where a text should stand, a text where a number should stand.

The message says what was expected and what was found.
"""
