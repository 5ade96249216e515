"""When a choice stands out by its length."""

from __future__ import annotations

from collections.abc import Collection

#: An answer stands out when it has so many times the characters of the longest distractor, and so many more.
RATIO, MORE = 1.3, 10


def answer_stands_out(answer: Collection[int], distractors: Collection[int]) -> bool:
    """Tell whether every choice of the answer is longer by far than any distractor (lengths in characters)."""
    if not answer or not distractors or not max(distractors):
        return False
    shortest, longest = min(answer), max(distractors)
    return shortest >= RATIO * longest and shortest >= longest + MORE
