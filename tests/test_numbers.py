"""Numbers, ranges and limits in choices: what they are worth in each language, and which choices are of numbers."""

from __future__ import annotations

import math
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.text.numbers import LONGEST, Amount, differing
from courseware.text.prose import Prose
from courseware.text.stems import stem

INFINITY = math.inf


def read(language: str, *texts: str) -> list[Amount | None]:
    return differing([Prose(text, language) for text in texts], partial(stem, language=language))


def values(language: str, *texts: str) -> list[float | None]:
    return [amount.low if amount else None for amount in read(language, *texts)]


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", ["61%", "35 %", "43.5%"], [61, 35, 43.5]),
        ("nl", ["61%", "35 %", "43,5%"], [61, 35, 43.5]),
        ("en", ["1,500 cups", "1,500.5 cups", "2 million cups"], [1500, 1500.5, 2e6]),
        ("nl", ["1.500 kopjes", "1.500,5 kopjes", "2 miljoen kopjes"], [1500, 1500.5, 2e6]),
        ("en", ["€ 5", "$ 6", "£7"], [5, 6, 7]),
        ("en", ["-4", "−3.5", "(2)"], [-4, -3.5, 2]),
        ("en", ["one third", "two thirds", "three thirds"], []),  # "one" may be "a certain"
        ("en", ["two days", "ten days", "twenty-one days"], [2, 10, 21]),
        ("nl", ["twee dagen", "één dag", "eenentwintig dagen"], [2, 1, 21]),
        ("en", ["1/4", "1 1/2", "3/0"], [0.25, 1.5, 0]),
        ("en", ["at 9:30", "at 8:15", "at 10:00"], [9.5, 8.25, 10]),
        ("en", ["in 1997", "in 1987", "in 2004"], [1997, 1987, 2004]),
        ("en", ["42 cups", "41 cups", "4C3 cups", "43 cups"], [42, 41, None, 43]),
    ],
)
def test_values(language: str, texts: list[str], expected: list[float | None]) -> None:
    assert values(language, *texts) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "10-20", Amount(10, 20)),
        ("en", "10 – 20", Amount(10, 20)),
        ("en", "20 to 10", Amount(10, 20)),
        ("en", "1 to 2 million", Amount(1e6, 2e6)),
        ("en", "1 thousand to 2 million", Amount(1e3, 2e6)),
        ("en", "between 10 and 20", Amount(10, 20, low_in=False, high_in=False)),
        ("nl", "tussen 10 en 20", Amount(10, 20, low_in=False, high_in=False)),
        ("nl", "10 t/m 20", Amount(10, 20)),
        ("nl", "10 tot en met 20", Amount(10, 20)),
        ("nl", "10 tot 20", Amount(10, 20, high_in=False)),
        ("en", "10 until 20", Amount(10, 20, high_in=False)),
        ("en", "more than 20", Amount(20, INFINITY, low_in=False, high_in=False)),
        ("en", "at least 20", Amount(20, INFINITY, high_in=False)),
        ("en", "20 or more", Amount(20, INFINITY, high_in=False)),
        ("en", "20+", Amount(20, INFINITY, high_in=False)),
        ("en", "less than 20", Amount(-INFINITY, 20, low_in=False, high_in=False)),
        ("en", "at most 20", Amount(-INFINITY, 20, low_in=False)),
        ("en", "20 or less", Amount(-INFINITY, 20, low_in=False)),
        ("nl", "meer dan 20", Amount(20, INFINITY, low_in=False, high_in=False)),
        ("nl", "20 of meer", Amount(20, INFINITY, high_in=False)),
        ("nl", "tot 20", Amount(-INFINITY, 20, low_in=False, high_in=False)),
        ("nl", "tot en met 20", Amount(-INFINITY, 20, low_in=False)),
    ],
)
def test_ranges(language: str, text: str, expected: Amount) -> None:
    assert read(language, text, "5", "6") == [expected, Amount(5, 5), Amount(6, 6)]


def test_what_stands_behind_a_unit() -> None:
    ranges = read("en", "20 cups or more", "10 cups or less", "15 cups")
    assert [amount and (amount.low, amount.high) for amount in ranges] == [(20, INFINITY), (-INFINITY, 10), (15, 15)]


@pytest.mark.parametrize(
    "texts",
    [
        ["61%", "Nobody"],
        ["61%", "35%", "Nobody", "Esra"],
        ["61%", "Nobody", "Esra"],
        ["2 weeks", "10 days"],
        ["2 weeks", "3 plates"],
        ["2 cups, 3 plates", "4 cups, 5 plates"],
        ["2 cups", "2 cups"],
        ["1.2.3", "1.2.4"],
        ["$x^2$", "$x^3$"],
        ["4" + " cups" * LONGEST, "5" + " cups" * LONGEST],
        ["9"],
        [],
    ],
)
def test_no_choices_of_numbers(texts: list[str]) -> None:
    assert read("en", *texts) == []


def test_choices_agree_but_for_one_number() -> None:
    assert values("en", "3 of the 8 cups are hers", "5 of the 8 cups are hers") == [3, 5]
    assert values("en", "There are exactly 4 cups", "There is exactly 1 cup", "There are none", "exactly 2 cups") == [
        4,
        1,
        None,
        2,
    ]
    assert values("en", "Nobody", "4 cups", "1 cup", "2 cups") == [None, 4, 1, 2]


def test_a_language_without_lists_has_no_numbers() -> None:
    assert read("de", "3", "4", "5") == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Amount(1, 3), Amount(3, 5), True),
        (Amount(1, 3), Amount(4, 5), False),
        (Amount(1, 3, high_in=False), Amount(3, 5), False),
        (Amount(1, 3), Amount(3, 5, low_in=False), False),
        (Amount(1, 4, high_in=False), Amount(2, 5, low_in=False), True),
        (Amount(2, 4, high_in=False), Amount(3, 5, low_in=False), False),  # no whole number between 3 and 4
        (Amount(2.5, 4, high_in=False), Amount(2.7, 5), True),
        (Amount(1, 2.5), Amount(2.5, 3), True),
        (Amount(1, 2.5), Amount(2.5, 3, low_in=False), False),
        (Amount(1, 2.5, high_in=False), Amount(2.5, 3), False),
        (Amount(15, INFINITY, False, False), Amount(20, INFINITY, False, False), True),
        (Amount(-INFINITY, 15, False, False), Amount(15, INFINITY, True, False), False),
    ],
)
def test_overlap(one: Amount, other: Amount, expected: bool) -> None:
    assert one.overlaps(other) is expected and other.overlaps(one) is expected


@given(st.lists(st.text("0123456789.,:/-–% aenorttm/x"), max_size=4), st.sampled_from(["en", "nl"]))
def test_any_text_is_read(texts: list[str], language: str) -> None:
    assert len(read(language, *texts)) in (0, len(texts))
