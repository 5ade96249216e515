"""An answer that names no choice.

The answer holds the letter of a choice, as written under `choices`.

Bad, in an item:

    answer: e

Good, in an item:

    answer: b
"""
