"""Points for an answer, and whether a quiz is mastered.

The scripts in `docs/assets/items/` count the same way; a browser test holds
the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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


def score_pairs(key: Collection[str], pairs: Collection[str]) -> Fraction:
    """Return the score, from 0 to 1, of a set of pairs: each right one counts one share.

    Nothing is taken off for a wrong one, since each entry has to be paired with something.

    Raises ValueError when the key is empty.
    """
    if not key:
        raise ValueError("an item without a key has no score")
    return Fraction(len(set(pairs) & set(key)), len(set(key)))


def score_order(key: Sequence[str], order: Sequence[str]) -> Fraction:
    """Return the score of an order: 1 where it is right, a half where one step has to move, otherwise 0.

    An order that lacks a step, or has one too many, earns nothing.
    """
    if sorted(order) != sorted(key):
        return Fraction(0)
    moves = len(order) - len(steps_that_stand(key, order))
    return {0: Fraction(1), 1: Fraction(1, 2)}.get(moves, Fraction(0))


def steps_that_stand(key: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """Return the longest row of steps that stand in the right order among themselves; all others have to move.

    Of several rows of one length it is the one that is found first, from the top.
    """
    rows: list[tuple[str, ...]] = []
    for step in order:
        before = [row for row in rows if key.index(row[-1]) < key.index(step)]
        rows.append((*max(before, key=len, default=()), step))
    return max(rows, key=len, default=())


def score_estimate(key: Sequence[str], number: str) -> Fraction:
    """Return the score of a number against figure, tolerance and where half credit ends, all written as text."""
    figure, tolerance, half_credit = map(Fraction, key)
    off = abs(Fraction(number) - figure)
    return Fraction(1) if off <= tolerance else Fraction(1, 2) if off <= half_credit else Fraction(0)


def percent(scores: Iterable[Fraction], items: int) -> int:
    """Return the points reached over all items of a quiz in percent, rounded down."""
    return int(sum(scores, Fraction(0)) * 100 / items) if items else 0


def mastered(scores: Iterable[Fraction], items: int, mastery: int) -> bool:
    """Tell whether the points reach `mastery` percent of all items, without rounding."""
    return items > 0 and sum(scores, Fraction(0)) * 100 >= mastery * items
