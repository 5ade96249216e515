"""A key that nothing reads.

Most often a typing error, and then a text is missing from the page without
anybody being told. The nearest known keys are offered.
"""
