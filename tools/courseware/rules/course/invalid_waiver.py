"""A waiver of something that cannot be waived.

Only warnings can be waived, each by the name of its rule. An error is
provably wrong: it has to be mended.

Bad, in an item:

    waive: {missing-feedback: everybody knows why}

Good, in a module:

    review: 2024-06-01
    waive: {review-due: the new survey comes out in autumn}
"""
