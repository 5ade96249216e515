"""A waiver of something that cannot be waived.

Only warnings can be waived, each by the name of its rule. An error is
provably wrong: it has to be mended.
"""
