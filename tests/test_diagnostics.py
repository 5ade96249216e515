"""What a diagnostic offers, and in which order they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from courseware.diagnostics import MOST_SUGGESTIONS, Diagnostic, Span, did_you_mean, in_order, nearest

names = st.text("abc-", max_size=12)
spans = st.builds(Span, st.sampled_from(["a.yaml", "b.yaml"]), st.integers(1, 3), st.integers(1, 3))
found = st.builds(
    Diagnostic, spans, st.sampled_from(["one", "two"]), rule=st.sampled_from(["x-y", "z"]), severity=st.just("error")
)


@given(names, st.lists(names, unique=True))
def test_nearest_offers_few_known_names_the_same_one_first(name: str, known: list[str]) -> None:
    near = nearest(name, known)
    assert set(near) <= set(known) and len(near) <= MOST_SUGGESTIONS
    assert name not in known or near[:1] == [name] or not name


def test_nearest_finds_a_slip_of_the_fingers() -> None:
    assert nearest("kit-cup", ["kit-rota", "kit-cups", "plates"])[0] == "kit-cups"
    assert nearest("xyz", ["kit-cups"]) == []
    assert nearest("EN", ["nl", "en"]) == ["en"]
    assert nearest("en", ["En", "en"]) == ["en", "En"]


def test_nearest_takes_no_time_for_a_name_of_megabytes() -> None:
    assert nearest("a" * 10_000_000, ["a" * 10_000_000]) == []


def test_did_you_mean_names_the_nearest_or_all_or_nothing() -> None:
    assert did_you_mean("kit-cup", ["kit-cups", "tea"], what="entries") == "did you mean `kit-cups`?"
    assert did_you_mean("x", ["kit-cups", "tea"], what="entries") == "entries are kit-cups, tea"
    assert did_you_mean("x", map(str, range(100, 200)), what="entries") == ""
    assert did_you_mean("x", [], what="entries") == ""


@given(st.lists(found))
def test_order_is_by_place_and_nothing_is_said_twice(diagnostics: list[Diagnostic]) -> None:
    ordered = in_order(diagnostics)
    assert set(ordered) == set(diagnostics) and len(ordered) == len(set(diagnostics))
    assert [d.span for d in ordered] == sorted(d.span for d in ordered)
    assert ordered == in_order(reversed(diagnostics))
