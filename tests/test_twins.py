"""The record of twins: what it holds, what shows in it, and what is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.accepting import Accepted, accept_twins
from courseware.bank import fingerprint
from courseware.checking import Options, check_course
from courseware.diagnostics import Span
from courseware.twins import TWINS_FILE, Texts, changed_alone, page_twins, read_twins
from tests.courses import PAGE, QUIZ, edit

DUTCH_PAGE = "docs/nl/kitchen/index.md"
SCENARIO = "quizzes/scenarios/the-full-sink.yaml"
FACE = "    title:\n      en: The face\n      nl: Het gezichtje\n"
ROTA = "title: {en: The rota, nl: Een rooster op de deur}"


def accept(root: Path) -> Accepted:
    return accept_twins(check_course(root, Options(spelling=False)))


def record(root: Path) -> Accepted:
    """Accept, and write as the command does."""
    accepted = accept(root)
    (root / TWINS_FILE).write_text(accepted.text, encoding="utf-8")
    return accepted


def names(text: str) -> list[str]:
    return [line.partition(": ")[0] for line in text.splitlines() if not line.startswith("#")]


def test_everything_is_recorded_once(root: Path) -> None:
    accepted = record(root)
    assert names(accepted.text) == [
        "index.md",
        "kitchen#nine-cups",
        "kitchen#what-nine-means",
        "kitchen/index.md",
        "scenarios/the-full-sink.yaml",
        "sources.md",
    ]
    assert (accepted.recorded, accepted.dropped, accepted.refused) == (6, 0, ())
    again = accept(root)
    assert (again.text, again.recorded, again.dropped) == (accepted.text, 0, 0)
    found, problem = read_twins(root)
    assert problem is None and found is not None and sorted(found) == names(accepted.text)


def test_what_changed_is_recorded_anew_and_what_is_gone_is_dropped(root: Path) -> None:
    before = record(root)
    edit(root, PAGE, "Wim finds the sink full again.", "Wim finds the sink full.")
    (root / "docs/en/sources.md").unlink()
    (root / "docs/nl/sources.md").unlink()
    after = accept(root)
    assert (after.recorded, after.dropped, after.refused) == (1, 1, ())
    changed = set(after.text.splitlines()) - set(before.text.splitlines())
    assert [line.partition(":")[0] for line in changed] == ["kitchen/index.md"]


def test_a_page_in_one_language_is_refused_and_keeps_its_record(root: Path) -> None:
    before = record(root)
    (root / DUTCH_PAGE).unlink()
    edit(root, PAGE, "Wim finds the sink full again.", "Wim finds the sink full.")
    after = accept(root)
    assert (after.text, after.refused) == (before.text, ("kitchen/index.md",))


def test_an_item_with_a_gap_is_refused(root: Path) -> None:
    edit(root, QUIZ, "          nl: Ja. Het is één verzoek, aan één mens, voor nu.\n", "")
    accepted = accept(root)
    assert accepted.refused == ("kitchen#nine-cups",)
    assert names(accepted.text) == [
        "index.md",
        "kitchen#what-nine-means",
        "kitchen/index.md",
        "scenarios/the-full-sink.yaml",
        "sources.md",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nl: Het gezichtje", "#nl: Het gezichtje"),
        ("nl: Een rooster op de deur", "nl: …"),
        ("to: a-notice", "to: a-notcie"),
    ],
)
def test_a_scenario_with_a_gap_or_an_error_is_refused(root: Path, old: str, new: str) -> None:
    edit(root, SCENARIO, "    title: {en: A face on the notice, nl: Een gezichtje op het briefje}\n", FACE)
    edit(root, SCENARIO, "title: {en: A rota on the door, nl: Een rooster op de deur}", ROTA)
    assert accept(root).refused == ()
    edit(root, SCENARIO, old, new)
    assert accept(root).refused == ("scenarios/the-full-sink.yaml",)


def test_a_scenario_is_dropped_when_it_is_gone_and_not_when_it_cannot_be_read(root: Path) -> None:
    record(root)
    (root / SCENARIO).write_bytes(b"\xff")
    assert (accept(root).dropped, accept(root).refused) == (0, ("scenarios/the-full-sink.yaml",))
    (root / SCENARIO).unlink()
    for language in ("en", "nl"):
        edit(root, f"docs/{language}/index.md", "/// scenario | the-full-sink\n///\n", "")
    assert (accept(root).dropped, accept(root).refused) == (1, ())


@pytest.mark.parametrize(
    ("straight", "printed"),
    [
        ("It's", "It’s"),
        ('He says "no"', "He says “no”"),
        ("Hij zegt 'nee'", "Hij zegt ‘nee’"),
        ("Wait...", "Wait…"),
        ("a - b", "a – b"),
        ("one , two", "one, two"),
        ("one\n two ", "one two"),
    ],
)
def test_the_form_of_marks_is_no_change(straight: str, printed: str) -> None:
    assert fingerprint(straight, "x") == fingerprint(printed, "x")


@pytest.mark.parametrize(
    ("before", "after"), [("a b", "ab"), ("Yes.", "Yes!"), ("its", "it's"), ("1,5", "1.5"), ("No", "no")]
)
def test_another_text_is_a_change(before: str, after: str) -> None:
    assert fingerprint(before) != fingerprint(after)
    assert fingerprint(before, after) != fingerprint(before + after)


def test_an_item_still_to_be_written_is_refused(root: Path) -> None:
    edit(root, QUIZ, "nl: Het klinkt waarschijnlijk. Maar er is één verdieping gevraagd.", "nl: …")
    assert accept(root).refused == ("kitchen#what-nine-means",)


def test_a_page_still_to_be_written_is_refused(root: Path) -> None:
    edit(root, DUTCH_PAGE, "## De quiz", "…\n\n## De quiz")
    assert accept(root).refused == ("kitchen/index.md",)


def test_what_cannot_be_read_is_not_dropped(root: Path) -> None:
    before = record(root)
    (root / QUIZ).write_bytes(b"\xff")
    (root / PAGE).write_bytes(b"\xff")
    after = accept(root)
    assert (after.text, after.dropped) == (before.text, 0)
    assert after.refused == ("kitchen#nine-cups", "kitchen#what-nine-means", "kitchen/index.md")


def test_what_stands_behind_a_mistake_in_yaml_is_not_dropped(root: Path) -> None:
    before = record(root)
    edit(root, QUIZ, "    answer: b\n", "    answer: [\n")
    after = accept(root)
    assert (after.text, after.dropped, after.new) == (before.text, 0, False)
    assert after.refused == ("kitchen#nine-cups", "kitchen#what-nine-means")


def test_what_holds_an_error_is_refused(root: Path) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")
    edit(root, PAGE, "/// quiz | kitchen", "/// quiz | kitchn")
    assert accept(root).refused == ("kitchen#nine-cups", "kitchen/index.md")


def test_a_broken_record_is_written_anew(root: Path) -> None:
    (root / TWINS_FILE).write_bytes(b"<<<<\xff")
    assert accept(root).recorded == 6


def test_drafts_are_left_out(root: Path) -> None:
    edit(root, "docs/data/course.yaml", "languages:\n", "languages:\n  fr: {name: Français, state: draft}\n")
    (root / "docs/fr").mkdir()
    (root / "docs/fr/index.md").write_text("---\ndescription: Tasses.\n---\n\n# Tasses\n", encoding="utf-8")
    assert "fr:" not in accept(root).text
    pairs = [(a.file, b.file) for a, b in page_twins(check_course(root).course)]
    assert pairs[0] == ("docs/en/index.md", "docs/nl/index.md") and len(pairs) == 3


@pytest.mark.parametrize(
    "name", ["a b.md", "é.md", "#.md", "'.md", '".md', "a: {.md", "ë:.md", "\N{SMILING FACE WITH OPEN MOUTH}.md"]
)
def test_odd_names_are_read_again(name: str, root: Path) -> None:
    for code in ("en", "nl"):
        (root / "docs" / code / name).write_text("---\ndescription: Odd.\n---\n\n# Odd\n", encoding="utf-8")
    accepted = record(root)
    assert accepted.recorded == 7
    found, problem = read_twins(root)
    assert problem is None and found is not None and name in found


def test_page_twins_leave_out_what_could_not_be_read(root: Path) -> None:
    (root / DUTCH_PAGE).write_bytes(b"\xff")
    assert [first.path for first, _ in page_twins(check_course(root).course)] == ["index.md", "sources.md"]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"en": "1", "nl": "1"}, {"en": "1", "nl": "1"}, ([], [])),
        ({"en": "1", "nl": "1"}, {"en": "2", "nl": "1"}, (["en"], ["nl"])),
        ({"en": "1", "nl": "1"}, {"en": "2", "nl": "2"}, (["en", "nl"], [])),
        ({"en": "1", "nl": "1", "fr": "1"}, {"en": "2", "nl": "1", "fr": "2"}, (["en", "fr"], ["nl"])),
        ({"en": "1"}, {"en": "2", "nl": "1"}, (["en"], [])),
        ({}, {"en": "2", "nl": "1"}, ([], [])),
    ],
)
def test_what_changed_alone(before: dict[str, str], now: dict[str, str], expected: tuple[list[str], list[str]]) -> None:
    assert changed_alone(before, Texts(now, dict.fromkeys(now, Span("")))) == expected


def test_without_a_record_there_is_nothing_to_read(root: Path) -> None:
    assert read_twins(root) == (None, None)


def test_a_folder_in_its_place_is_said(root: Path) -> None:
    (root / TWINS_FILE).mkdir()
    found, problem = read_twins(root)
    assert found == {} and problem is not None and problem.notes == ("this is not a file",)


def test_a_link_that_leads_nowhere_is_said(root: Path) -> None:
    (root / TWINS_FILE).symlink_to("nowhere")
    assert read_twins(root)[1] is not None


WRITTEN = st.one_of(
    st.binary(max_size=200),
    st.lists(st.sampled_from(["index.md", ": ", "{", "}", "en: ", "nl: ", "0123456789ab", ", ", "\n", "[", "!"]))
    .map("".join)
    .map(str.encode),
)


@given(WRITTEN)
@settings(max_examples=300)
def test_any_bytes_are_read(written: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / TWINS_FILE
        file.parent.mkdir(parents=True)
        file.write_bytes(written)
        found, problem = read_twins(Path(folder))
    assert found is not None
    assert problem is None or (found == {} and problem.span.file == TWINS_FILE)
