"""The check as a whole: the same result however many processes share the work."""

from __future__ import annotations

import concurrent.futures
import gc
import os
from pathlib import Path
from typing import NoReturn

import pytest

from courseware import checking
from courseware.checking import Checked, Options, check_course
from courseware.course import COURSE_FILE
from tests.courses import QUIZ, edit


@pytest.fixture
def several(root: Path) -> Path:
    """A course of four quizzes, each with a mistake of its own."""
    text = (root / QUIZ).read_text(encoding="utf-8")
    for number, wrong in enumerate(["answer: e", "answer: [a]", "evidence: [nothing]"]):
        (root / f"quizzes/kitchen-{number}.yaml").write_text(text.replace("answer: b", wrong, 1), encoding="utf-8")
    edit(root, QUIZ, "id: nine-cups", "id: Nine Cups")
    return root


def facts(checked: Checked) -> object:
    return checked.found, checked.course.bank, checked.waived


@pytest.mark.parametrize("processes", [2, 3, 9])
def test_several_processes_find_what_one_finds(several: Path, processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = facts(check_course(several, Options(spelling=False)))
    monkeypatch.setattr(checking, "MUCH", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: processes)
    assert facts(check_course(several, Options(spelling=False))) == alone


def test_one_process_does_it_all_where_no_other_can_be_had(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> NoReturn:
        raise OSError("no more processes")

    alone = facts(check_course(several, Options(spelling=False)))
    monkeypatch.setattr(checking, "MUCH", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", none)
    assert facts(check_course(several, Options(spelling=False))) == alone


def test_little_is_checked_by_one_process(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", None)
    assert check_course(several).found


@pytest.mark.parametrize("on", [True, False])
def test_garbage_collection_is_as_it_was(root: Path, on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        check_course(root)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()


def test_behind_more_mistakes_than_anybody_reads_a_list_is_not_read_on(root: Path) -> None:
    """The file counts as not read to its end: nobody is told that a page embeds an item that is not there."""
    items = "".join(f"  - id: item-{number}\n" for number in range(6_000))
    (root / QUIZ).write_text("title: {en: Many, nl: Veel}\nmastery: 80\nitems:\n" + items, encoding="utf-8")
    checked = check_course(root, Options(spelling=False))
    errors = [diagnostic for diagnostic in checked.found if diagnostic.severity == "error"]
    assert len(errors) == 10_001 and {error.span.file for error in errors} == {QUIZ}
    [last] = [diagnostic for diagnostic in errors if diagnostic.rule == "yaml-limit"]
    assert last.message == "up to here there are more than 10,000 mistakes"
    assert last.span == max(error.span for error in errors) and last.span.line < 6_000


def test_what_fills_one_file_does_not_stop_the_next(root: Path) -> None:
    """What stands in the next one is known all the same; only what is wrong in it waits."""
    modules = "".join(f"  - id: module-{number}\n" for number in range(2_000))
    (root / COURSE_FILE).write_text(
        "id: many\ntitle: {en: Many, nl: Veel}\n"
        "languages: {en: {name: English, state: published}, nl: {name: Nederlands, state: published}}\n"
        f"modules:\n{modules}",
        encoding="utf-8",
    )
    checked = check_course(root, Options(spelling=False))
    assert len(checked.course.register.entries) == 2
    assert not [diagnostic for diagnostic in checked.found if diagnostic.rule == "unknown-evidence"]
