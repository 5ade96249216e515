"""What may kill a mutant: the cases of the rules and the tests, each with the lines that it runs and its time.

The cases are run here as `tests/test_rules.py` runs them, but on folders that
are made once. Everything else is run by pytest.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import os
import time
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, settings

import tests.conftest  # noqa: F401 -- it names the profile `steady`
from courseware.course import Course
from courseware.diagnostics import Diagnostic
from courseware.rules import all_rules
from tests.audit.mutation_import import import_changed
from tests.courses import BASE, copy_base, overlay
from tests.rules.update import cases, check, name

#: Tests that need a browser or a build kill nothing here; nor do those that judge the text of the code, which stays
#: as it is; nor those whose made-up files take seconds, since what they ask, that nothing is raised, the cases ask.
LEFT_OUT = ["tests/browser", "tests/build", "tests/audit", "tests/benchmarks"]
LEFT_OUT += ["tests/test_layers.py", "tests/test_whatever_files_hold.py"]
#: A mutant that a test of made-up examples finds only later than this survives.
MOST_EXAMPLES = 25
Lines = set[tuple[str, int]]


@dataclass
class Check:
    """A case or a test; of a case, its folder, where it was laid out, and what it prints without a mutant.

    `text` is all that its folder holds: a rule that is not named there finds nothing in it.
    """

    name: str
    number: int = 0
    case: Path | None = None
    root: Path = Path()
    text: str = ""
    outcome: object = None
    #: What each rule that it is about finds in it.
    alone: dict[str, tuple[list[Diagnostic], int]] = field(default_factory=dict)
    loaded: Course | None = None
    seconds: float = 0.0
    lines: Lines = field(default_factory=set)

    @cached_property
    def files(self) -> set[str]:
        """The files of which it runs a line."""
        return {file for file, _ in self.lines}

    def is_about(self, rule: str) -> bool:
        """Tell whether a rule may change what is printed: the case, or the test's parameter, is not another rule's."""
        if self.case:
            return rule in self.name or rule in self.text
        own, others = f"{rule}]", (f"-{name}]" for name in all_rules())
        return self.name.endswith(own) or not self.name.replace("[", "[-").endswith(tuple(others))

    def asked(self, rule: str) -> tuple[list[Diagnostic], int]:
        """Return what is found when a rule is asked alone, and how much of it was waived."""
        every = importlib.import_module("courseware.rules").all_rules()
        options = SimpleNamespace(hints=False, spelling=False, rules=lambda: [every[rule]])
        checked = importlib.import_module("courseware.checking").check_course(self.root, options)
        return checked.found, checked.waived

    def kills(self, rule: str, *, is_called: bool) -> bool:
        """Tell whether it notices a mutant of a rule's file; where `is_called`, only what the rule finds may differ."""
        if not self.is_about(rule):
            return any(diagnostic.rule == rule for diagnostic in self.asked(rule)[0])
        if is_called and rule in self.alone and self.asked(rule) == self.alone[rule]:
            return False
        return self.run() != self.outcome

    def run(self) -> object:
        """Return what the test of a case looks at: the output, and for a good one the exit code."""
        assert self.case is not None
        ran = check(self.case, self.root, *(["--strict"] if self._is_good else []))
        return (ran.code, ran.out) if self._is_good else ran.out

    def is_loaded_alike(self) -> bool:
        """Tell whether loading the course gives what it gave without a mutant; what was read from YAML is kept."""
        course = importlib.import_module("courseware.course").load_course(self.root)
        return parts(course) == parts(self.loaded)

    @property
    def _is_good(self) -> bool:
        return self.case == BASE or (self.case is not None and self.case.parent.name == "good")

    def has_passed(self) -> bool:
        """Tell whether the outcome is what the test of a case expects."""
        if self._is_good:
            return isinstance(self.outcome, tuple) and self.outcome[0] == 0
        expected = (self.case or Path()) / "expected.txt"
        return expected.is_file() and self.outcome == expected.read_text(encoding="utf-8")


def parts(course: Course | None) -> tuple[object, ...]:
    """Return all that loading a course gives. Two courses that were loaded by two modules are never equal."""
    return tuple(getattr(course, name) for name in ("file", "register", "quizzes", "pages", "scenarios", "found"))


def all_cases(folder: Path) -> list[Check]:
    """Return the cases of the rules, each laid out in a folder of its own."""
    found = []
    for number, case in enumerate([BASE, *cases("good"), *cases("bad")]):
        root = copy_base(folder / str(number))
        if case != BASE:
            overlay(case, root)
        files = [path for path in case.rglob("*") if path.is_file()] if case != BASE else []
        text = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
        found.append(Check(name(case), case=case, root=root, text=text))
    return found


class Tracer:
    """Notes which statements of the files to mutate are run, each by the line on which it begins.

    The files are imported anew with a call before each statement of their
    functions: a tracer of Python's would slow down everything else as well.
    """

    def __init__(self, files: set[str]) -> None:
        self.lines: Lines = set()
        codes = {Path(file): _telling(file) for file in files}
        import_changed(codes, **{_RAN: lambda file, line: self.lines.add((file, line))})

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Note what runs inside; what was noted before is forgotten."""
        self.lines = set()
        yield


_RAN = "__ran__"


def _telling(file: str) -> CodeType:
    """Return a file's code with a call before each statement of its functions."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in {inside for function in functions for inside in ast.walk(function)}:
        for part in ("body", "orelse", "finalbody"):
            statements = getattr(node, part, None)
            if isinstance(statements, list):  # of a lambda or an `if` within an expression it is none
                setattr(node, part, [told for each in statements for told in (_call(file, each), each)])
    return compile(ast.fix_missing_locations(tree), file, "exec", dont_inherit=True)


def _call(file: str, statement: ast.stmt) -> ast.stmt:
    line = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", ()))])
    call = ast.Call(ast.Name(_RAN, ast.Load()), [ast.Constant(file), ast.Constant(line)], [])
    return ast.copy_location(ast.Expr(call), statement)


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


def recorded_cases(checks: list[Check], files: set[str], rules: Collection[str]) -> tuple[list[Check], list[str]]:
    """Run every case once, and return those that pass, and the names of those that do not.

    Each is also asked by those of some `rules` that it is about, one at a time.
    """
    tracer = Tracer(files)
    for case in checks:
        start = time.process_time()
        with tracer.watching(), contextlib.suppress(Exception):  # a case that raises has no outcome and fails
            case.outcome = case.run()
        case.seconds, case.lines = time.process_time() - start, tracer.lines
        for rule in (rule for rule in rules if rule != "spelling" and case.is_about(rule)):
            case.alone[rule] = case.asked(rule)
    return [c for c in checks if c.has_passed()], [c.name for c in checks if not c.has_passed()]


def run_pytest(arguments: list[str], *plugins: object) -> int:
    """Run pytest inside this process without a word; of made-up examples a few, and none is made smaller."""
    phases = [Phase.explicit, Phase.generate]
    settings.register_profile("mutation", settings.get_profile("steady"), phases=phases, max_examples=MOST_EXAMPLES)
    arguments = ["-q", "-p", "no:cacheprovider", "--hypothesis-profile=mutation", *arguments]
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        return int(pytest.main(arguments, plugins=list(plugins)))
