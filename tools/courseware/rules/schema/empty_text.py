"""A key without a text behind it.

It would leave a hole in the page. Write the text, or take the key away.
"""
