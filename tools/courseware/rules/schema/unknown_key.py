"""A key that nothing reads.

Most often a typing error, and then a text is missing from the page without
anybody being told. The nearest known keys are offered.

Bad, in an item:

    hnit: {en: Count who is asked., nl: Tel aan wie je het vraagt.}

Good, in an item:

    hint: {en: Count who is asked., nl: Tel aan wie je het vraagt.}
"""
