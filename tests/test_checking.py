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
