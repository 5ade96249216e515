"""The rules: one file each, `rules/<group>/<rule>.py`, found by walking.

A rule's name is its file's name with hyphens. Its docstring is its public
documentation, with examples that a test runs. `SEVERITY` says how heavy its
findings weigh ("error" where it is not set), `FIXES = True` that they carry
edits. What it finds comes from any of these functions, each of which yields
findings:

    check_wording(wording)             an item in one language
    check_item(item, course)           an item
    check_quiz(quiz, course)           a quiz file
    check_scenario(scenario, course)   a scenario
    check_page(page, course)           a page
    check_data(data, course)           a data file
    check(course)                      the whole course, with the bank of all items

The first three run while a quiz file is at hand, perhaps in a process of
their own: there `course` has everything but the bank. A rule without any of
them describes what loading the files finds under its name.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from courseware.course import Course
from courseware.diagnostics import Diagnostic, Finding, Severity
from courseware.model import Quiz
from courseware.wording import wordings

Check = Callable[..., Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule with its documentation, and what it does at each of the levels above."""

    name: str
    group: str
    severity: Severity
    documentation: str
    fixes: bool = False
    check_wording: Check | None = None
    check_item: Check | None = None
    check_quiz: Check | None = None
    check_scenario: Check | None = None
    check_page: Check | None = None
    check_data: Check | None = None
    check: Check | None = None

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """Return a finding under this rule's name and severity."""
        values = [getattr(finding, name) for name in Finding.__slots__]
        return Diagnostic(*values, rule=self.name, severity=self.severity)


@cache
def all_rules() -> dict[str, Rule]:
    """Return the rules of all groups by name."""
    found = {}
    for group in pkgutil.iter_modules(__path__):
        package = importlib.import_module(f"{__name__}.{group.name}")
        for file in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{file.name}")
            name = file.name.replace("_", "-")
            found[name] = _rule(name, group.name, module)
    return found


def _rule(name: str, group: str, module: ModuleType) -> Rule:
    checks = {key: getattr(module, key, None) for key in Rule.__dataclass_fields__ if key.startswith("check")}
    severity: Severity = getattr(module, "SEVERITY", "error")
    return Rule(name, group, severity, inspect.getdoc(module) or "", getattr(module, "FIXES", False), **checks)


def check_quiz(quiz: Quiz, course: Course, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Return what rules find in one quiz, its items and their wording."""
    read = [wording for item in quiz.items for wording in wordings(item)]
    found: list[Diagnostic] = []
    for rule in rules:
        findings: list[Finding] = []
        if rule.check_wording is not None:
            for wording in read:
                findings += rule.check_wording(wording)
        if rule.check_item is not None:
            for item in quiz.items:
                findings += rule.check_item(item, course)
        if rule.check_quiz is not None:
            findings += rule.check_quiz(quiz, course)
        found += map(rule.diagnostic, findings)
    return found


def check_rest(course: Course, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Return what rules find in scenarios, pages, data files and the course as a whole; its bank has to be filled."""
    found: list[Diagnostic] = []
    for rule in rules:
        findings: list[Finding] = []
        if rule.check_scenario is not None:
            for scenario in course.scenarios.values():
                findings += rule.check_scenario(scenario, course)
        if rule.check_page is not None:
            for page in course.pages:
                findings += rule.check_page(page, course)
        if rule.check_data is not None:
            for data in course.data.values():
                findings += rule.check_data(data, course)
        if rule.check is not None:
            findings += rule.check(course)
        found += map(rule.diagnostic, findings)
    return found
