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
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courseware.checking import Checked
    from courseware.diagnostics import Diagnostic


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, help="report on these files and folders only")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")
    parser.add_argument("--strict", action="store_true", help="let warnings fail, too")
    parser.add_argument("--hints", action="store_true", help="show hints, too: thoughts that need no answer")
    parser.add_argument("--no-spelling", action="store_true", help="leave the spelling alone")


def run(options: argparse.Namespace) -> int:
    """Check the course and print what was found."""
    from courseware.checking import Options, check_course

    root: Path = options.root
    for path in options.paths:
        if not path.exists():
            print(f"course check: there is no {path}", file=sys.stderr)
            return 2
        if not path.resolve().is_relative_to(root):
            print(f"course check: {path} is not part of the course in {root}", file=sys.stderr)
            return 2
    checked = check_course(root, Options(hints=options.hints, spelling=not options.no_spelling))
    found = checked.found
    if options.paths:
        inside = [Path(os.path.relpath(path.resolve(), root)) for path in options.paths]
        found = [d for d in found if any(Path(d.span.file).is_relative_to(path) for path in inside)]
    reporter = importlib.import_module(f"courseware.reporters.{options.format}")
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = reporter.report(found, root, colour=colour)
    if text:
        print(text)
    if options.format == "text":
        print(_summary(checked, found))
    heavy = {"error", "warning"} if options.strict else {"error"}
    return 1 if any(d.severity in heavy for d in found) else 0


def _summary(checked: Checked, found: list[Diagnostic]) -> str:
    """Return what was looked at and how much was found, one line; notes on further lines."""
    course = checked.course
    items = sum(len(quiz.items) for quiz in course.bank.values())
    counts = [
        _count(len(course.bank), "quiz", "quizzes"),
        _count(items, "item"),
        _count(len(course.register.entries), "register entry", "register entries"),
        _count(len(course.pages), "page"),
    ]
    severities = Counter(d.severity for d in found)
    parts = [_count(severities["error"], "error"), _count(severities["warning"], "warning")]
    parts += [_count(severities["hint"], "hint")] if severities["hint"] else []
    result = ", ".join(parts) if found else "nothing is wrong"
    notes = [f"{_count(checked.waived, 'warning')} waived"] if checked.waived else []
    return "\n".join([f"checked {', '.join(counts)}: {result}", *notes, *checked.notes])


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
