"""Numbers, percentages, shares and counts in texts of both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.text.figures import Claim, are_figures, claims, lone_number, numbers
from courseware.text.prose import Prose
from courseware.words import word_lists

#: Language, text, and each claim as it stands there with its kind and its value in whole percents.
CLAIMS = [
    ("en", "Of them 17% agreed.", [("17%", "percentage", 17)]),
    ("en", "Of them 17 percent agreed, 5 percentage points more.", [
        ("17 percent", "percentage", 17),
        ("5 percentage points", "percentage", 5),
    ]),
    ("en", "Seventeen per cent agreed.", [("Seventeen per cent", "percentage", 17)]),
    ("en", "Twenty-one percent agreed.", [("Twenty-one percent", "percentage", 21)]),
    ("en", "It was **17** % of 1,500.5 cups.", [("17 %", "percentage", 17)]),
    ("en", "It was 17.6% of them.", [("17.6%", "percentage", 18)]),
    ("en", "From 54 to 85% agreed.", [("54", "percentage", 54), ("85%", "percentage", 85)]),
    ("en", "Over 54–85% agreed.", [("Over 54", "percentage", 54), ("85%", "percentage", 85)]),
    ("en", "In 2021 and 40% of cases.", [("40%", "percentage", 40)]),
    ("en", "Of six and 40% of cases.", [("40%", "percentage", 40)]),
    ("en", "Three quarters agreed.", [("Three quarters", "share", 75)]),
    ("en", "Three-quarters agreed.", [("Three-quarters", "share", 75)]),
    ("en", "A third of employees agreed.", [("A third", "share", 33)]),
    ("en", "Almost a third agreed.", [("Almost a third", "share", 33)]),
    ("en", "There is a third way, a fifth choice.", []),
    ("en", "Half the racks are in.", [("Half", "share", 50)]),
    ("en", "More than half agreed.", [("More than half", "share", 50)]),
    ("en", "In half a minute, half an hour, at half past nine, about half past ten.", []),
    ("en", "Half of it is his half of the talk; half the time is enough.", []),
    ("en", "A quarter past nine, three quarters of an hour.", []),
    ("en", "Half of your team, and 40% of the team.", []),
    ("en", "Half of your team writes, the other half the phone.", []),
    ("en", "Her battery is at 20%. She gives 110 percent.", []),
    ("en", "Her battery is empty. Of them 20% agreed.", [("20%", "percentage", 20)]),
    ("en", "One in three agreed.", [("One in three", "share", 33)]),
    ("en", "Some 3 in every 10 agreed, 43 of every 100 not.", [
        ("Some 3 in every 10", "share", 30),
        ("43 of every 100", "share", 43),
    ]),
    ("en", "One out of four did.", [("One out of four", "share", 25)]),
    ("en", "Three in 10 minutes, one in two weeks, one in three June days, 2 in 2021.", []),
    ("en", "Three in three, four in two.", []),
    ("en", "Nine of twelve washed up, six of the eight dried.", [
        ("Nine of twelve", "count", 75),
        ("six of the eight", "count", 75),
    ]),
    ("en", "One of the eight, one of two, two of the two.", []),
    ("en", "Six people on screen at 9 o’clock, for 10 minutes.", []),
    ("en", "I am 100% sure.", []),
    ("en", "`50%` of the width", []),
    ("nl", "Van hen was 17% het eens.", [("17%", "percentage", 17)]),
    ("nl", "Zeventien procent, 5 procentpunt meer.", [
        ("Zeventien procent", "percentage", 17),
        ("5 procentpunt", "percentage", 5),
    ]),
    ("nl", "Eenentwintig procent, tweeëntwintig procent.", [
        ("Eenentwintig procent", "percentage", 21),
        ("tweeëntwintig procent", "percentage", 22),
    ]),
    ("nl", "Het was 17,6% van de 1.500.", [("17,6%", "percentage", 18)]),
    ("nl", "Van 54 tot 85 procent.", [("54", "percentage", 54), ("85 procent", "percentage", 85)]),
    ("nl", "De 97 en 88 procent.", [("97", "percentage", 97), ("88 procent", "percentage", 88)]),
    ("nl", "Driekwart, twee derde, één vijfde.", [
        ("Driekwart", "share", 75),
        ("twee derde", "share", 67),
        ("één vijfde", "share", 20),
    ]),
    ("nl", "De helft van de stellingen.", [("De helft", "share", 50)]),
    ("nl", "Ieder de helft. Neem de helft van de ander niet over.", []),
    ("nl", "Bijna de helft zei dat.", [("Bijna de helft", "share", 50)]),
    ("nl", "Er is een derde weg. Een vijfde van de werknemers.", [("Een vijfde", "share", 20)]),
    ("nl", "De helft van je team schrijft, de andere helft belt.", []),
    ("nl", "Haar accu staat op 20%. Ze geeft 110 procent.", []),
    ("nl", "Een half uur, om half vier, een kwart over negen, driekwart jaar.", []),
    ("nl", "Bijna een op de drie, drie op tien.", [
        ("Bijna een op de drie", "share", 33),
        ("drie op tien", "share", 30),
    ]),
    ("nl", "Een op de vier weken, twee op 3 mei, één op één.", []),
    ("nl", "Negen van de twaalf, een van de acht.", [("Negen van de twaalf", "count", 75)]),
    ("nl", "De helft van je team, 40% van jullie.", []),
    ("nl", "Zes mensen op het scherm, om 9 uur, tien minuten lang.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CLAIMS)
def test_claims(language: str, text: str, expected: list[tuple[str, str, int]]) -> None:
    prose = Prose(text, language)
    found = [(" ".join(prose.plain[c.start : c.end].split()), c.kind, round(c.value)) for c in claims(prose)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("17%", 16.5, 17.5),
        ("one in four", 23.5, 26.5),
        ("nine of twelve", 73.5, 76.5),
        ("about 17%", 14, 20),
        ("almost half", 45, 51),
        ("over half", 49, 55),
        ("less than half", 35, 51),
        ("more than half", 49, 65),
    ],
)
def test_how_far_a_figure_may_be_from_what_is_said(text: str, low: float, high: float) -> None:
    [claim] = claims(Prose(text, "en"))
    assert claim.bounds == (low, high)


def test_each_qualifier_is_known() -> None:
    for language in ("en", "nl"):
        for name in ("about", "almost", "over", "less", "more"):
            for phrase in word_lists(language)[f"qualifier-{name}"]:
                [claim] = claims(Prose(f"{phrase} 20%", language))
                assert (claim.start, claim.qualifier) == (0, name), phrase


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 2021 one of 1,500.5 cups, twenty-one plates, a hundred forks, 1 jug", [2021, 1500.5, 21, 100, 1]),
        ("en", "two-way talk, the 3rd, v1.2.3, 9:30", [9, 30]),
        ("nl", "In 2021 een van de 1.500,5 kopjes, éénentwintig borden, 1 kan", [2021, 1500.5, 21, 1]),
        ("nl", "vijfendertig, drieëndertig, om 9.30 uur, 3x", [35, 33, 9, 30]),
        ("fr", "trois tasses, 14 tasses", []),
        ("en", "no number here, nor one", []),
    ],
)  # fmt: skip
def test_numbers(language: str, text: str, expected: list[float]) -> None:
    assert [number.value for number in numbers(Prose(text, language))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("17", 17), ("About 17.", 17), ("seventeen", 17), ("17 minutes", None), ("17 or 18", None), ("", None)],
)
def test_lone_numbers(text: str, expected: float | None) -> None:
    assert lone_number(Prose(text, "en")) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["17%", "about 18", "One in three did."], True),
        (["two of three", "17%"], True),
        (["17%", "Nobody did."], False),
    ],
)
def test_choices_that_are_figures(texts: list[str], expected: bool) -> None:
    assert are_figures(Prose(text, "en") for text in texts) is expected


def test_a_language_without_lists_has_no_figures() -> None:
    prose = Prose("17% et trois sur dix", "fr")
    assert claims(prose) == () and lone_number(Prose("17", "fr")) is None


def test_parts_of_a_count() -> None:
    assert claims(Prose("Nine of twelve", "en")) == (Claim(0, 14, "count", 75, "", (9, 12)),)


PIECES = [*"0123456789.,-–% ſıK\n", "half", "of", "the", "one", "six", "in", "three", "percent", "almost", "a third"]


@given(st.sampled_from(["en", "nl"]), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3))).map("".join))
def test_any_text_is_read(language: str, text: str) -> None:
    prose = Prose(text, language)
    found = claims(prose)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(text[number.start : number.end].strip() for number in numbers(prose))


@pytest.mark.parametrize(
    "text", ["sıx percent", "ſix in ten", "SİX of ten", "1" * 10_000, "1,111" * 3000, "one in " * 5000]
)
def test_odd_letters_and_long_rows(text: str) -> None:
    prose = Prose(text, "en")
    assert all(claim.value >= 0 for claim in claims(prose))
    assert all(number.value >= 0 for number in numbers(prose))
