"""Answers whose letters follow a pattern, or stand under one letter far too often.

Learners look for it, and find it on paper and in exports, which keep the order
of the file as the site does (Haladyna, Downing and Rodriguez 2002, Applied
Measurement in Education 15, advise to vary the place of the answer). In each
quiz: one letter many times in a row; two to four letters that repeat over at
least 9 items; letters used unevenly (chi-square against equal use). The last
is looked at over all quizzes together, too. Only items with one right choice
count. It speaks where chance would do so less than once in a hundred times,
all quizzes taken together.

Bad, in a quiz:

    items:
      - {id: i1, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: One?, nl: Eén?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i2, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Two?, nl: Twee?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i3, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Three?, nl: Drie?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i4, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Four?, nl: Vier?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i5, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Five?, nl: Vijf?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i6, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Six?, nl: Zes?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i7, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Seven?, nl: Zeven?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i8, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Eight?, nl: Acht?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}}}

Good, in an item:

    answer: a
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import NamedTuple

from courseware.bank import BankItem, BankQuiz
from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.text.chance import SELDOM, chi_square_tail

SEVERITY = "warning"

#: A pattern is made of so many letters at most, and it is none before so many items.
MOST_LETTERS, ENOUGH_ITEMS = 4, 9
#: Chi-square is no good where fewer than this many answers are to be expected under a letter.
LEAST_EXPECTED = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HELP = "put the answer elsewhere in some items, best before anybody has answered them"


class _Place(NamedTuple):
    """Where an item's answer stands, among how many choices, under which letter, and the item's id."""

    position: int
    choices: int
    letter: str
    item: str


class _Spread(NamedTuple):
    """How the answers are spread over the places, and how likely one as uneven is."""

    chance: float
    counts: str


def check(course: Course) -> Iterator[Finding]:
    """Yield each quiz with a pattern; of the others what is uneven over all of them, or else in each."""
    quizzes = [(quiz, _places(quiz.items)) for quiz in course.bank.values()]
    seldom = SELDOM / max(1, len(quizzes))
    others = []
    for quiz, places in quizzes:
        pattern = _pattern(places, seldom)
        if pattern:
            yield Finding(quiz.span, pattern, _HELP)
        else:
            others.append((quiz, places))
    yield from _uneven(others, seldom)


def _uneven(quizzes: Sequence[tuple[BankQuiz, list[_Place]]], seldom: float) -> Iterator[Finding]:
    spreads = [(quiz, _spread(places)) for quiz, places in quizzes]
    everywhere = _spread([place for _, places in quizzes for place in places])
    if len(quizzes) > 1 and everywhere.chance < SELDOM:
        worst, spread = min(spreads, key=lambda each: each[1].chance)
        message = f"over all quizzes the answers are spread unevenly: {everywhere.counts}"
        yield Finding(worst.span, message, _HELP, notes=(f"most of all in this quiz: {spread.counts}",))
        return
    for quiz, spread in spreads:
        if spread.chance < seldom:
            yield Finding(quiz.span, f"the answers are spread unevenly: {spread.counts}", _HELP)


def _places(items: Sequence[BankItem]) -> list[_Place]:
    return [
        _Place(item.position, len(item.choices), item.key[0], item.id) for item in items if item.position is not None
    ]


def _pattern(places: Sequence[_Place], seldom: float) -> str:
    """Return what to say of the first pattern that chance would make seldom; empty without one."""
    for letters in range(1, min(MOST_LETTERS + 1, len(places))):
        start, length = _longest_stretch(places, letters)
        stretch = places[start : start + length]
        chance = (len(places) - length + 1) * prod(1 / place.choices for place in stretch[letters:])
        if chance < seldom and (letters == 1 or length >= ENOUGH_ITEMS):
            said = " ".join(place.letter for place in stretch[:letters])
            if letters == 1:
                return f"the answer is {said} in {length} items in a row, from `{stretch[0].item}` on"
            return f"the answers repeat {said} over {length} items, from `{stretch[0].item}` on"
    return ""


def _longest_stretch(places: Sequence[_Place], letters: int) -> tuple[int, int]:
    """Return where the longest stretch begins in which so many letters repeat, and its length."""
    best, repeated = (0, letters), 0
    for number in range(letters, len(places)):
        repeated = repeated + 1 if places[number].position == places[number - letters].position else 0
        if letters + repeated > best[1]:
            best = (number + 1 - letters - repeated, letters + repeated)
    return best


def _spread(places: Sequence[_Place]) -> _Spread:
    """Compare how many answers stand at each place with how many would if every choice were as often right."""
    cells = max((place.choices for place in places), default=0)
    found = [sum(place.position == cell for place in places) for cell in range(cells)]
    expected = [sum(1 / place.choices for place in places if place.choices > cell) for cell in range(cells)]
    letters = {place.position: place.letter for place in reversed(places)}
    counts = ", ".join(f"{letters.get(cell, _LETTERS[cell : cell + 1])} {count}" for cell, count in enumerate(found))
    # Places that few items have are taken together with the one before.
    while len(expected) > 1 and expected[-1] < LEAST_EXPECTED:
        found[-2:], expected[-2:] = [sum(found[-2:])], [sum(expected[-2:])]
    if len(expected) < 2 or expected[0] < LEAST_EXPECTED:
        return _Spread(1.0, counts)
    value = sum((f - e) ** 2 / e for f, e in zip(found, expected, strict=True))
    return _Spread(chi_square_tail(value, len(found) - 1), counts)
