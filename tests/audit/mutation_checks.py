"""What may kill a mutant: the cases of the rules and the tests, each with the lines that it runs and its time.

The cases are run here as `tests/test_rules.py` runs them, but on folders that
are made once, and on courses that are loaded once where a mutant does not
touch loading. Everything else is run by pytest.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import courseware.course
from courseware.course import Course, load_course
from tests.courses import BASE, copy_base, course, overlay
from tests.rules.update import cases, name

#: Tests that need a browser or a build, or judge the text of the code, kill nothing here.
LEFT_OUT = ["tests/browser", "tests/build", "tests/audit", "tests/benchmarks", "tests/test_layers.py"]
Lines = set[tuple[str, int]]


@dataclass
class Check:
    """A case or a test; `root` is the folder of a case, `outcome` what it prints without a mutant."""

    name: str
    root: Path | None = None
    good: bool = False
    outcome: object = None
    seconds: float = 0.0
    lines: Lines = field(default_factory=set)

    @property
    def rule(self) -> str:
        """The rule whose case this is."""
        return self.name.partition("/")[0] if self.root else ""

    def run(self) -> object:
        """Return what the test of a case looks at: the output, and for a good one the exit code."""
        ran = course(self.root or Path(), "check", *(["--strict"] if self.good else []))
        return (ran.code, ran.out) if self.good else ran.out


def all_cases(folder: Path) -> list[Check]:
    """Return the cases of the rules, each laid out in a folder of its own."""
    found = []
    for number, case in enumerate([BASE, *cases("good"), *cases("bad")]):
        root = copy_base(folder / str(number))
        if case != BASE:
            overlay(case, root)
        good = case == BASE or case.parent.name == "good"
        found.append(Check(name(case), root, good))
    return found


def has_passed(check: Check, case: Path) -> bool:
    """Tell whether a case of today's code prints what its test expects."""
    if check.good:
        return isinstance(check.outcome, tuple) and check.outcome[0] == 0
    expected = case / "expected.txt"
    return expected.is_file() and check.outcome == expected.read_text(encoding="utf-8")


class Tracer:
    """Notes which lines of the files to mutate are run."""

    def __init__(self, files: set[str]) -> None:
        self.files = files
        self.lines: Lines = set()

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Note what runs inside; what was noted before is forgotten."""
        self.lines = set()
        before = sys.gettrace()
        sys.settrace(self._call)
        try:
            yield
        finally:
            sys.settrace(before)

    def _call(self, frame: FrameType, event: str, _: Any) -> Any:
        return self._line if frame.f_code.co_filename in self.files else None

    def _line(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


class _Recorder:
    """A pytest plugin that makes a check of every test that passes and runs a line of the files."""

    def __init__(self, tracer: Tracer) -> None:
        self.tracer = tracer
        self.passed: list[Check] = []
        self.failed: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the cases, which are run without pytest."""
        items[:] = [item for item in items if "case" not in getattr(getattr(item, "callspec", None), "params", {})]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        failed, start = len(self.failed), time.process_time()
        with self.tracer.watching():
            result = yield
        if self.tracer.lines and len(self.failed) == failed:
            seconds = time.process_time() - start
            self.passed.append(Check(item.nodeid, seconds=seconds, lines=self.tracer.lines))
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def recorded_tests(files: set[str]) -> tuple[list[Check], list[str]]:
    """Run pytest once, and return the tests that may kill a mutant and the names of those that fail anyway."""
    recorder = _Recorder(Tracer(files))
    run_pytest(["tests", *(f"--ignore={path}" for path in LEFT_OUT)], recorder)
    return recorder.passed, recorder.failed


def recorded_cases(checks: list[Check], files: set[str]) -> tuple[list[Check], list[str]]:
    """Run every case once, and return those that pass, and the names of those that do not."""
    tracer, passed, failed = Tracer(files), [], []
    folders = [BASE, *cases("good"), *cases("bad")]
    for check, case in zip(checks, folders, strict=True):
        start = time.process_time()
        with tracer.watching():
            check.outcome = check.run()
        check.seconds, check.lines = time.process_time() - start, tracer.lines
        (passed if has_passed(check, case) else failed).append(check)
    return passed, [check.name for check in failed]


def run_pytest(arguments: list[str], *plugins: object) -> int:
    """Run pytest inside this process without a word."""
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        return int(pytest.main(["-q", "-p", "no:cacheprovider", *arguments], plugins=list(plugins)))


def remember_courses(checks: list[Check]) -> None:
    """Load the course of every case once; mutants that do not touch loading share them.

    A mutant of the loader has `courseware.course` imported anew, and with it the real `load_course`.
    """
    loaded: dict[Path, Course] = {check.root: load_course(check.root) for check in checks if check.root}

    def remembered(root: Path, *, pages: bool = True) -> Course:
        return loaded[root] if pages and root in loaded else load_course(root, pages=pages)

    courseware.course.load_course = remembered
