"""Points for an answer, and whether a quiz is mastered.

The scripts in `docs/assets/items/` count the same way; a browser test holds
the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction


def score_choices(key: Collection[str], chosen: Collection[str]) -> Fraction:
    """Return the score, from 0 to 1, of a set of choices against the right ones.

    Each right choice counts one share, each wrong one takes a share off, never
    below nothing: choosing everything earns nothing. With one right choice
    this is right or wrong.

    Raises ValueError when the key is empty.
    """
    if not key:
        raise ValueError("an item without a key has no score")
    right = len(set(chosen) & set(key))
    wrong = len(set(chosen) - set(key))
    return max(Fraction(0), Fraction(right - wrong, len(set(key))))


def percent(scores: Iterable[Fraction], items: int) -> int:
    """Return the points reached over all items of a quiz in percent, rounded down."""
    return int(sum(scores, Fraction(0)) * 100 / items) if items else 0


def mastered(scores: Iterable[Fraction], items: int, mastery: int) -> bool:
    """Tell whether the points reach `mastery` percent of all items, without rounding."""
    return items > 0 and sum(scores, Fraction(0)) * 100 >= mastery * items
