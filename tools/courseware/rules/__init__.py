"""The rules: one file each, `rules/<group>/<rule>.py`, found by walking.

A rule's name is its file's name with hyphens. Its docstring is its public
documentation. What a rule finds comes from its `check(course)`, which yields
diagnostics; a rule without one describes what loading the files finds under
its name.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from courseware.course import Course
from courseware.diagnostics import Diagnostic, in_order


@dataclass(frozen=True)
class Rule:
    """A rule with its documentation."""

    name: str
    group: str
    documentation: str
    check: Callable[[Course], Iterable[Diagnostic]] | None


@cache
def all_rules() -> dict[str, Rule]:
    """Return the rules of all groups by name."""
    found = {}
    for group in pkgutil.iter_modules(__path__):
        package = importlib.import_module(f"{__name__}.{group.name}")
        for file in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{file.name}")
            name = file.name.replace("_", "-")
            check = getattr(module, "check", None)
            found[name] = Rule(name, group.name, inspect.getdoc(module) or "", check)
    return found


def run_rules(course: Course) -> list[Diagnostic]:
    """Return everything that is wrong with the course, in the order of its files."""
    found = list(course.found)
    for rule in all_rules().values():
        if rule.check is not None:
            found += rule.check(course)
    return in_order(found)
