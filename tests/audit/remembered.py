"""What was read once is not read again: reading is most of a check's time on a small course."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from courseware import course, loader, source
from courseware.course import Course
from courseware.diagnostics import Diagnostic
from courseware.model import Quiz, Register
from courseware.reading import Reader
from courseware.source import Document


def remember_yaml(most: int) -> None:
    """Let this process, and those that it forks, keep the nodes of `most` texts; nobody changes nodes."""
    real, known = source.read_yaml, dict[tuple[str, str, int], Document]()

    def remembered(text: str, name: str, *, first_line: int = 1) -> Document:
        key = (text, name, first_line)
        document = known.get(key)
        if document is None:
            document = real(text, name, first_line=first_line)
            if len(known) < most:
                known[key] = document
        return Document(document.root, list(document.found))

    _put_in_place(real, remembered)


def remember(real: Callable[..., Any]) -> None:
    """Let this process, and those that it forks, keep what a function makes of each file, and what it found there.

    It is one that is called with a path, a reader, and more that it depends on; nobody may change what it returns.
    """
    known = dict[tuple[object, ...], tuple[Any, list[Diagnostic], tuple[Any, ...]]]()

    def remembered(path: Path, *rest: Any) -> Any:
        if path.is_symlink() or not path.is_file():
            return real(path, *rest)
        reader = next(each for each in rest if isinstance(each, Reader))
        others = [each if isinstance(each, str) else id(each) for each in rest if each is not reader]
        key = (path.read_bytes(), *others, tuple(reader.languages), tuple(reader.drafts))
        if key not in known:
            own = replace(reader, found=[])
            made = real(path, *(own if each is reader else each for each in rest))
            known[key] = (made, own.found, rest)  # they stay, so that nothing else gets their ids
        made, found, _ = known[key]
        reader.found += found
        return made

    _put_in_place(real, remembered)


def remember_courses(roots: set[Path], *, with_quizzes: bool) -> dict[Path, Course]:
    """Load the courses of some folders, once for this process and those that it forks. Their files may not change.

    With `with_quizzes` they are returned, loaded once more and whole.

    No rule is asked here: it might keep what it computed with an item or entry, for the mutants to find.
    """
    real_course, real_quiz = course.load_course, loader.load_quiz
    courses: dict[tuple[Path, bool, bool], Course] = {}
    known: dict[Path, tuple[Quiz, list[Diagnostic]]] = {}

    def remembered_course(root: Path, *, pages: bool = True, quizzes: bool = True) -> Course:
        if root not in roots:
            return real_course(root, pages=pages, quizzes=quizzes)
        key = (root, pages, quizzes)
        if key not in courses:
            courses[key] = real_course(root, pages=pages, quizzes=quizzes)
        return replace(courses[key], found=list(courses[key].found), bank={})  # a check adds to these

    def remembered_quiz(path: Path, name: str, reader: Reader, register: Register | None = None) -> Quiz:
        if roots.isdisjoint(path.parents):
            return real_quiz(path, name, reader, register)
        if path not in known:
            own = replace(reader, found=[])
            known[path] = (real_quiz(path, name, own, register), own.found)
        quiz, found = known[path]
        reader.found += found
        return quiz

    for root in roots:
        read = remembered_course(root, quizzes=False)
        for path in course.quiz_files(root):
            remembered_quiz(path, path.relative_to(root).as_posix(), read.reader(), read.register)
    whole = {root: real_course(root) for root in roots if with_quizzes}
    _put_in_place(real_course, remembered_course)
    _put_in_place(real_quiz, remembered_quiz)
    return whole


def _put_in_place(real: Callable[..., Any], other: Callable[..., Any]) -> None:
    """Give all our modules another function. Those that are imported anew find it where they import it from."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("courseware", "tests"):
            for key, value in list(vars(module).items()):
                if value is real:
                    setattr(module, key, other)
