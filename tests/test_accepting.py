"""`course check --accept-twins`: what it records, what it says, and that it never harms the record."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware import checking
from courseware.checking import Checked, Options, check_course
from courseware.twins import TWINS_FILE
from tests.courses import PAGE, QUIZ, Ran, copy_base, course, edit
from tests.test_commands import CHECKED, snapshot
from tests.test_twins import DUTCH_PAGE, record

SCENARIO = "scenarios/the-full-sink.yaml"
ALL = ["index.md", "kitchen#nine-cups", "kitchen#what-nine-means", "kitchen/index.md", SCENARIO, "sources.md"]
WHY = "a language is missing or unfinished, or there is an error"


def accepting(root: Path, *arguments: str) -> Ran:
    return course(root, "check", "--accept-twins", *arguments)


def change(root: Path) -> None:
    """Change an English page alone."""
    edit(root, PAGE, "Wim finds the sink full again.", "Wim finds the sink full.")


def recorded(root: Path) -> dict[str, str]:
    """Return the lines of the record by their names."""
    lines = (root / TWINS_FILE).read_text(encoding="utf-8").splitlines()
    return {name: rest for name, _, rest in (line.partition(": ") for line in lines) if not name.startswith("#")}


def stale(root: Path) -> list[str]:
    return re.findall(r"(?m)^warning\[stale-twin\].*\n  --> (.*)$", course(root, "check").out)


def test_accept_all_then_one_language_changes_then_accept_it(root: Path) -> None:
    said = f"recorded 6 texts in {TWINS_FILE}\n{CHECKED}nothing is wrong\n"
    assert accepting(root) == Ran(0, said, "")
    assert list(recorded(root)) == ALL
    change(root)
    assert course(root, "check").out == (
        "warning[stale-twin]: `en` changed and `nl` did not\n"
        f"  --> {DUTCH_PAGE}:1:1\n"
        "1 | ---\n"
        "  | ^\n"
        "   = help: bring `nl` up to date; if it needs no change, run `course check --accept-twins`\n"
        f"\n{CHECKED}0 errors, 1 warning\n"
    )
    said = f"recorded 1 text in {TWINS_FILE}\n{CHECKED}nothing is wrong\n"
    assert accepting(root, "--strict") == Ran(0, said, "")
    assert course(root, "check") == Ran(0, CHECKED + "nothing is wrong\n", "")


def test_both_languages_changed_is_in_step_and_may_be_accepted(root: Path) -> None:
    accepting(root)
    change(root)
    edit(root, DUTCH_PAGE, "Wim vindt de gootsteen weer vol.", "Wim vindt de gootsteen vol.")
    assert stale(root) == []
    assert accepting(root).out.startswith(f"recorded 1 text in {TWINS_FILE}\n")
    edit(root, PAGE, "Wim finds the sink full.", "Wim finds the sink full again.")
    assert stale(root) == [f"{DUTCH_PAGE}:1:1"]


def test_nothing_changed_writes_nothing(root: Path) -> None:
    accepting(root)
    before, status = snapshot(root), (root / TWINS_FILE).stat()
    said = f"nothing new to record in {TWINS_FILE}\n{CHECKED}nothing is wrong\n"
    assert accepting(root) == Ran(0, said, "")
    after = (root / TWINS_FILE).stat()
    assert snapshot(root) == before
    assert (after.st_ino, after.st_mtime_ns) == (status.st_ino, status.st_mtime_ns)


def test_a_missing_translation_is_refused_and_keeps_its_record(root: Path) -> None:
    accepting(root)
    before = recorded(root)
    edit(root, QUIZ, "          nl: Ja. Het is één verzoek, aan één mens, voor nu.\n", "")
    edit(root, "docs/en/sources.md", "# ", "# Our ")
    ran = accepting(root)
    first, _, rest = ran.out.partition("\n")
    assert first == f"recorded 1 text in {TWINS_FILE}; refused kitchen#nine-cups: {WHY}"
    assert ran.code == 1 and "error[missing-translation]" in rest and "sources.md" not in rest
    assert {name for name in ALL if recorded(root)[name] != before[name]} == {"sources.md"}


def test_few_of_the_refused_are_named(root: Path) -> None:
    for path in (root / "docs/nl").rglob("*.md"):
        path.unlink()
    edit(root, QUIZ, "answer: b", "answer: e")
    said = f"refused index.md, kitchen#nine-cups, kitchen/index.md and 1 more: {WHY}\n"
    assert accepting(root).out.startswith(f"recorded 2 texts in {TWINS_FILE}; {said}")


def test_what_is_gone_is_dropped(root: Path) -> None:
    text = (root / QUIZ).read_text(encoding="utf-8")
    accepting(root)
    (root / QUIZ).write_text(text[: text.index("  - id: what-nine-means")], encoding="utf-8")
    assert accepting(root).out.startswith(f"dropped 1 that is gone in {TWINS_FILE}\n")
    assert list(recorded(root)) == [name for name in ALL if name != "kitchen#what-nine-means"]


def test_a_name_that_turns_a_terminal_round_is_dropped_and_not_shown(root: Path) -> None:
    accepting(root)
    with (root / TWINS_FILE).open("a", encoding="utf-8") as file:
        file.write('"kitchen#\\u202e": {en: 0123456789ab, nl: 0123456789ab}\n')
    edit(root, QUIZ, "answer: b", "answer: [")
    ran = accepting(root)
    assert ran.out.startswith(f"dropped 1 that is gone in {TWINS_FILE}; refused kitchen#nine-cups, kitchen#what")
    assert list(recorded(root)) == ALL and "\u202e" not in ran.out


def test_one_page_is_recorded_when_it_is_asked_for(root: Path) -> None:
    accepting(root)
    before = recorded(root)
    change(root)
    edit(root, QUIZ, "en: Nothing. You put up a notice.", "en: Nothing. You put up a poster.")
    ran = accepting(root, str(root / DUTCH_PAGE))
    assert ran == Ran(0, f"recorded 1 text in {TWINS_FILE}\n{CHECKED}nothing is wrong\n", "")
    assert {name for name in ALL if recorded(root)[name] != before[name]} == {"kitchen/index.md"}
    assert stale(root) == [f"{QUIZ}:5:9"]
    assert accepting(root, str(root / "quizzes")).out.startswith("recorded 1 text")
    assert stale(root) == []


def test_what_was_not_asked_for_is_neither_dropped_nor_refused(root: Path) -> None:
    accepting(root)
    before = snapshot(root)
    (root / "docs/nl/sources.md").unlink()
    (root / QUIZ).unlink()
    assert accepting(root, str(root / "docs/en/index.md")).out.startswith(f"nothing new to record in {TWINS_FILE}\n")
    assert snapshot(root)[TWINS_FILE] == before[TWINS_FILE]


def test_programs_read_the_findings_alone(root: Path) -> None:
    said = f"recorded 6 texts in {TWINS_FILE}\n"
    assert accepting(root, "--format", "json") == Ran(0, "[]\n", said)


def test_first_it_mends_then_it_accepts(root: Path) -> None:
    accepting(root)
    edit(root, PAGE, "Wim finds", "Wim doesn't find")
    said = f"mended 1 place in {PAGE}: typographic-marks 1\nrecorded 1 text in {TWINS_FILE}\n"
    assert accepting(root, "--fix") == Ran(0, f"{said}{CHECKED}nothing is wrong\n", "")
    assert stale(root) == []


def test_what_is_mended_in_one_language_does_not_make_the_other_stale(root: Path) -> None:
    edit(root, PAGE, "Wim finds the", 'Wim doesn\'t find... The "sink" - the')
    accepting(root)
    assert course(root, "check", "--fix").out.startswith("mended 5 places")
    assert stale(root) == []


def test_one_scenario_is_recorded_when_it_is_asked_for(root: Path) -> None:
    accepting(root)
    change(root)
    edit(root, f"quizzes/{SCENARIO}", "Everybody thanks you.", "Nobody thanks you.")
    assert stale(root) == [f"{DUTCH_PAGE}:1:1", f"quizzes/{SCENARIO}:1:32"]
    said = f"recorded 1 text in {TWINS_FILE}\n"
    assert accepting(root, str(root / "quizzes/scenarios")).out.startswith(said)
    assert stale(root) == [f"{DUTCH_PAGE}:1:1"]


def test_what_it_mended_is_said_even_if_nothing_can_be_recorded(root: Path) -> None:
    edit(root, PAGE, "Wim finds", "Wim doesn't find")
    (root / TWINS_FILE).mkdir()
    ran = accepting(root, "--fix")
    assert (ran.code, ran.out) == (2, f"mended 1 place in {PAGE}: typographic-marks 1\n")


# ---- what could go wrong


WRITTEN_ANEW = f"recorded 6 texts in {TWINS_FILE}\n"
CONFLICT = b"<<<<<<< ours\nindex.md: {en: 0123456789ab, nl: 0123456789ab}\n=======\n>>>>>>> theirs\n"


@pytest.mark.parametrize("raw", [b"<<<<\xff", b"- list\n", CONFLICT, b"index.md: {en: 1}\n"])
def test_a_record_that_cannot_be_used_is_written_anew(root: Path, raw: bytes) -> None:
    (root / TWINS_FILE).write_bytes(raw)
    assert "the record of twins cannot be used" in course(root, "check").out
    assert accepting(root) == Ran(0, f"{WRITTEN_ANEW}{CHECKED}nothing is wrong\n", "")
    assert list(recorded(root)) == ALL


def test_a_record_that_cannot_be_used_is_not_written_anew_in_part(root: Path) -> None:
    (root / TWINS_FILE).write_bytes(CONFLICT)
    said = f"course check: {TWINS_FILE} cannot be used: mend it, or accept all twins at once, without paths\n"
    assert accepting(root, str(root / PAGE)) == Ran(2, "", said)
    assert (root / TWINS_FILE).read_bytes() == CONFLICT


@pytest.mark.parametrize("call", ["fsync", "access", "replace"])
def test_a_file_that_cannot_be_written_stays_whole(root: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fails(*_: object) -> bool:
        if call == "access":
            return False
        raise OSError(28, "No space left on device")

    accepting(root)
    change(root)
    before = snapshot(root)
    monkeypatch.setattr(Path if call == "replace" else os, call, fails)
    why = "permission denied" if call == "access" else "no space left on device"
    assert accepting(root) == Ran(2, "", f"course check: {TWINS_FILE} cannot be written: {why}\n")
    assert snapshot(root) == before


def test_a_folder_in_its_place_stays(root: Path) -> None:
    (root / TWINS_FILE).mkdir()
    assert accepting(root) == Ran(2, "", f"course check: {TWINS_FILE} cannot be written: is a directory\n")
    assert (root / TWINS_FILE).is_dir() and not list((root / "docs/data").glob(".*"))


@pytest.mark.parametrize("target", ["../../../elsewhere.yaml", "course.yaml", "twins.yaml"])
def test_a_link_is_not_followed(root: Path, target: str) -> None:
    (root / TWINS_FILE).symlink_to(target)
    before = snapshot(root)
    why = "it is a link, or lies behind one"
    assert accepting(root) == Ran(2, "", f"course check: {TWINS_FILE} cannot be written: {why}\n")
    assert snapshot(root) == before and (root / TWINS_FILE).is_symlink()
    assert not (root.parent / "elsewhere.yaml").exists()


def test_a_folder_of_data_that_is_a_link_is_not_followed(root: Path) -> None:
    (root / "docs/data").rename(root.parent / "data")
    (root / "docs/data").symlink_to(root.parent / "data")
    assert accepting(root).code == 2
    assert not (root.parent / "data/twins.yaml").exists()


def test_nothing_is_recorded_while_the_languages_are_not_sure(root: Path) -> None:
    accepting(root)
    before = (root / TWINS_FILE).read_bytes()
    edit(root, "docs/data/course.yaml", "languages:\n", "langages:\n")
    why = "no twins are recorded while docs/data/course.yaml has errors; mend them first"
    assert accepting(root) == Ran(2, "", f"course check: {why}\n")
    assert (root / TWINS_FILE).read_bytes() == before


def test_it_checks_again_only_when_something_was_recorded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = []

    def counted(folder: Path, options: Options) -> Checked:
        checks.append(folder)
        return check_course(folder, options)

    monkeypatch.setattr(checking, "check_course", counted)
    accepting(root)
    accepting(root)
    assert len(checks) == 2 + 1


def test_the_record_may_be_read_by_whoever_may_read_the_course(root: Path) -> None:
    accepting(root)
    (root / "docs/data/new.yaml").touch()
    assert (root / TWINS_FILE).stat().st_mode == (root / "docs/data/new.yaml").stat().st_mode
    (root / TWINS_FILE).chmod(0o640)
    change(root)
    accepting(root)
    assert (root / TWINS_FILE).stat().st_mode & 0o777 == 0o640


PLACES = {
    PAGE: ("Wim finds", "Esra finds"),
    DUTCH_PAGE: ("Wim vindt", "Esra vindt"),
    "docs/en/sources.md": ("# ", "# Our "),
    "docs/nl/sources.md": ("# ", "# Onze "),
}


@given(st.sets(st.sampled_from(sorted(PLACES))), st.sets(st.sampled_from(sorted(PLACES))))
@settings(max_examples=20)
def test_accepting_settles_what_was_asked_for_and_nothing_else(changed: set[str], asked: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_base(Path(folder) / "course")
        record(root)
        for file in changed:
            edit(root, file, *PLACES[file])
        before = {place.partition(":")[0] for place in stale(root)}
        twins = [{PAGE, DUTCH_PAGE}, {"docs/en/sources.md", "docs/nl/sources.md"}]
        assert before == {file for pair in twins if len(pair & changed) == 1 for file in pair - changed}
        settled = {file for pair in twins if pair & asked for file in pair} if asked else {*PLACES}
        assert accepting(root, *(str(root / file) for file in sorted(asked))).code == 0
        assert {place.partition(":")[0] for place in stale(root)} == before - settled
        text = (root / TWINS_FILE).read_bytes()
        assert accepting(root, *(str(root / file) for file in sorted(asked))).out.startswith("nothing new")
        assert (root / TWINS_FILE).read_bytes() == text
