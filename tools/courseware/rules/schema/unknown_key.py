"""A key that nothing reads.

Most often a typing error, and then a text is missing from the page without
anybody being told. The nearest known keys are offered. A key that stands too
far to the right, such as `answer` inside `choices`, is read as if it stood in
its place, so that nothing else is said of it.

Bad, in an item:

    hnit: {en: Count who is asked., nl: Tel aan wie je het vraagt.}

Good, in an item:

    hint: {en: Count who is asked., nl: Tel aan wie je het vraagt.}
"""
