"""Points and mastery."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.diagnostics import Span
from courseware.items import item_types
from courseware.model import Choice, Item
from courseware.nodes import Mapping
from courseware.scoring import mastered, percent, score_choices, score_order

LETTERS = "abcdef"
letters = st.frozensets(st.sampled_from(LETTERS))
keys = st.frozensets(st.sampled_from(LETTERS), min_size=1)
scores = st.lists(st.tuples(keys, letters).map(lambda pair: score_choices(*pair)), max_size=20)


@given(keys, letters)
def test_a_score_lies_between_nothing_and_one(key: frozenset[str], chosen: frozenset[str]) -> None:
    assert 0 <= score_choices(key, chosen) <= 1
    assert (score_choices(key, chosen) == 1) == (chosen == key)


@given(keys, letters, st.sampled_from(LETTERS))
def test_one_more_choice_helps_when_right_and_never_when_wrong(
    key: frozenset[str], chosen: frozenset[str], one: str
) -> None:
    before, after = score_choices(key, chosen - {one}), score_choices(key, chosen | {one})
    assert after >= before if one in key else after <= before


@given(keys.filter(lambda key: len(key) <= len(LETTERS) / 2))
def test_choosing_everything_earns_nothing(key: frozenset[str]) -> None:
    assert score_choices(key, LETTERS) == 0


def test_a_key_is_needed() -> None:
    with pytest.raises(ValueError, match="key"):
        score_choices("", "a")


@given(scores, st.integers(1, 100), st.integers(0, 5))
def test_mastery_is_exact(points: list[Fraction], mastery: int, unanswered: int) -> None:
    items = len(points) + unanswered
    expected = items > 0 and sum(points, Fraction(0)) / items >= Fraction(mastery, 100)
    assert mastered(points, items, mastery) == expected


def test_a_sixth_of_a_point_short_of_mastery_is_not_mastery() -> None:
    """Of 30 items 24 points are 80 %; 23 and five sixths are 79.4 %."""
    points = [Fraction(1)] * 23 + [Fraction(5, 6)]
    assert not mastered(points, 30, 80)
    assert mastered([*points, Fraction(1, 6)], 30, 80)


@given(scores)
def test_percent_never_rounds_up(points: list[Fraction]) -> None:
    shown = percent(points, len(points))
    exact = sum(points, Fraction(0)) * 100 / len(points) if points else Fraction(0)
    assert shown <= exact < shown + 1


def test_three_thirds_are_a_whole() -> None:
    """In floating point three thirds of a point may be less than one."""
    assert mastered([Fraction(1, 3)] * 3, 1, 100)


@pytest.mark.parametrize(("chosen", "score"), [("b", 1), ("a", 0), ("", 0), ("ab", 0)])
def test_single_choice(chosen: str, score: int) -> None:
    assert item_types()["single-choice"].score(item(key="b"), chosen) == score


@pytest.mark.parametrize(("chosen", "score"), [("ab", 1), ("a", Fraction(1, 2)), ("ac", 0), ("abc", Fraction(1, 2))])
def test_multiple_response(chosen: str, score: Fraction) -> None:
    assert item_types()["multiple-response"].score(item(key="ab"), chosen) == score


# ---- the hash that says whether a kept answer still counts


def item(
    kind: str = "single-choice",
    choices: str = "abc",
    key: str = "b",
    revision: int = 1,
    text: str = "x",
    name: str = "i",
) -> Item:
    said = {"en": text}
    made = tuple(Choice(letter, said, said) for letter in choices)
    return Item(
        name, "quiz", kind, said, Mapping(Span("x")), choices=made, key=tuple(key), revision=revision, hint=said
    )


some_letters = st.lists(st.sampled_from(LETTERS), min_size=1, unique=True).map(sorted).map("".join)
FIELDS = {"kind": st.sampled_from(sorted(item_types())), "choices": some_letters, "key": some_letters}
items = st.fixed_dictionaries({**FIELDS, "revision": st.integers(1, 3)})


@given(items, st.data())
def test_the_hash_changes_with_the_meaning(given_item: dict[str, Any], data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(FIELDS)))
    other = {**given_item, field: data.draw(FIELDS[field])}
    same = {**given_item, "key": set(given_item["key"])} == {**other, "key": set(other["key"])}
    assert (item(**given_item).hash == item(**other).hash) == same
    assert item(**{**given_item, "revision": 4}).hash != item(**given_item).hash


@given(items, st.text(), st.text(), st.data())
def test_the_hash_changes_with_nothing_else(
    given_item: dict[str, Any], text: str, name: str, data: st.DataObject
) -> None:
    key = "".join(data.draw(st.permutations(given_item["key"])))
    assert item(**{**given_item, "key": key}, text=text, name=name).hash == item(**given_item).hash


def test_the_hash_is_the_one_that_learners_have_kept() -> None:
    """It stands in browsers: another way to compute it would let every answer lapse."""
    assert item().hash == "248323d1"
    assert item("multiple-response", "abcd", "ca", 2).hash == item("multiple-response", "abcd", "ac", 2).hash


@pytest.mark.parametrize(
    ("order", "points"),
    [("abcd", 1), ("bacd", Fraction(1, 2)), ("bcda", Fraction(1, 2)), ("badc", 0), ("dcba", 0), ("", 0), ("abc", 0)],
)
def test_an_order_earns_all_a_half_or_nothing(order: str, points: Fraction) -> None:
    assert score_order("abcd", order) == points
