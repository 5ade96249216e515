"""Check quizzes, register and pages.

Says everything that is wrong in one run, each with its file, line and column.
Exit code 0: nothing is wrong; 1: there are errors (with --strict: or warnings);
2: the check could not run.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, help="report on these files and folders only")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")
    parser.add_argument("--strict", action="store_true", help="let warnings fail, too")


def run(options: argparse.Namespace) -> int:
    """Check the course and print what was found."""
    from courseware.course import load_course
    from courseware.rules import run_rules

    root: Path = options.root
    for path in options.paths:
        if not path.exists():
            print(f"course check: there is no {path}", file=sys.stderr)
            return 2
        if not path.resolve().is_relative_to(root):
            print(f"course check: {path} is not part of the course in {root}", file=sys.stderr)
            return 2
    course = load_course(root)
    found = run_rules(course)
    if options.paths:
        inside = [Path(os.path.relpath(path.resolve(), root)) for path in options.paths]
        found = [d for d in found if any(Path(d.span.file).is_relative_to(path) for path in inside)]
    reporter = importlib.import_module(f"courseware.reporters.{options.format}")
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = reporter.report(found, root, colour=colour)
    if text:
        print(text)
    errors = sum(d.severity == "error" for d in found)
    warnings = len(found) - errors
    if options.format == "text":
        items = sum(len(quiz.items) for quiz in course.quizzes.values())
        checked = f"{_count(len(course.quizzes), 'quiz', 'quizzes')}, {_count(items, 'item')}"
        checked += f", {_count(len(course.register.entries), 'register entry', 'register entries')}"
        checked += f", {_count(len(course.pages), 'page')}"
        result = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}" if found else "nothing is wrong"
        print(f"checked {checked}: {result}")
    return 1 if errors or (warnings and options.strict) else 0


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
