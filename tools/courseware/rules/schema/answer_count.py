"""Too few or too many letters in the answer of a multiple-response item.

Two or more choices are right and at least one is not; each is named once.
With one right choice the item is a single-choice.

Bad, in an item:

    type: multiple-response
    answer: [b]

Good, in an item:

    type: multiple-response
    answer: [b, c]
"""
