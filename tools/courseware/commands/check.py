"""Check quizzes, register and pages.

Says everything that is wrong in one run, each with its file, line and column.
Exit code 0: nothing is wrong; 1: there are errors (with --strict: or warnings);
2: the check could not run, or the twins could not be recorded. `course explain`
says more about each rule.
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
    from collections.abc import Callable

    from courseware.checking import Checked
    from courseware.diagnostics import Diagnostic


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    forms = ["text", "json", "github", "sarif"]
    parser.add_argument("paths", nargs="*", type=Path, help="report on these files and folders only")
    parser.add_argument("--format", choices=forms, default="text", help="default: text")
    parser.add_argument("--fix", action="store_true", help="first mend what can be mended without reading it")
    parser.add_argument(
        "--accept-twins", action="store_true", help="record that the languages say the same as they stand now"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail, too")
    parser.add_argument("--hints", action="store_true", help="show hints, too: thoughts that need no answer")
    parser.add_argument(
        "--register",
        action="store_true",
        help="list the whole register, too: where each entry is used or why it is not; for --format text only",
    )
    parser.add_argument("--no-spelling", action="store_true", help="leave the spelling alone")


def run(options: argparse.Namespace) -> int:
    """Check the course and print what was found."""
    root: Path = options.root
    if options.register and options.format != "text":
        print(f"course check: --register prints text; leave it out, or --format {options.format}", file=sys.stderr)
        return 2
    for path in options.paths:
        if not path.exists():
            print(f"course check: there is no {path}", file=sys.stderr)
            return 2
        if not path.resolve().is_relative_to(root):
            print(f"course check: {path} is not part of the course in {root}", file=sys.stderr)
            return 2
    inside = [Path(os.path.relpath(path.resolve(), root)) for path in options.paths]

    def asked(file: str) -> bool:
        return not inside or any(Path(file).is_relative_to(path) for path in inside)

    checked = _check(options, asked)
    if checked is None:
        return 2
    found = [diagnostic for diagnostic in checked.found if asked(diagnostic.span.file)]
    reporter = importlib.import_module(f"courseware.reporters.{options.format}")
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = reporter.report(found, root, colour=colour)
    if text:
        print(text)
    if options.format == "text":
        if options.register:
            from courseware.register_list import register_list

            print(register_list(checked.course))
        print(_summary(checked, found))
        if found and sys.stdout.isatty():  # advice, for whoever sits there
            print(f"`course explain {found[0].rule}` says more; so for every name in brackets", file=sys.stderr)
    heavy = {"error", "warning"} if options.strict else {"error"}
    return 1 if any(d.severity in heavy for d in found) else 0


def _check(options: argparse.Namespace, asked: Callable[[str], bool]) -> Checked | None:
    """Return what the check finds in the end: after --fix has mended and --accept-twins recorded what is asked for.

    Both say what they did. None where the twins could not be recorded.
    """
    from courseware.checking import Options, check_course

    def check() -> Checked:
        return check_course(options.root, Options(hints=options.hints, spelling=not options.no_spelling))

    def say(*lines: str) -> None:
        for line in lines:  # beside what a program reads
            print(line, file=sys.stdout if options.format == "text" else sys.stderr)

    if options.fix:
        from courseware.repair import repair

        checked, lines = repair(options.root, check, asked)
        say(*lines)
    else:
        checked = check()
    if options.accept_twins:
        from courseware.accepting import NotAcceptedError, accept

        try:
            checked, line = accept(checked, check, asked)
        except NotAcceptedError as problem:
            print(f"course check: {problem}", file=sys.stderr)
            return None
        say(line)
    return checked


def _summary(checked: Checked, found: list[Diagnostic]) -> str:
    """Return what was looked at and how much was found, one line; notes on further lines."""
    from courseware.register_list import counts as covered

    course = checked.course
    items = sum(len(quiz.items) for quiz in course.bank.values())
    counts = [
        _count(len(course.bank), "quiz", "quizzes"),
        _count(items, "item"),
        _count(len(course.register.entries), "register entry", "register entries") + covered(course),
        _count(len(course.pages), "page"),
    ]
    severities = Counter(d.severity for d in found)
    parts = [_count(severities["error"], "error"), _count(severities["warning"], "warning")]
    parts += [_count(severities["hint"], "hint")] if severities["hint"] else []
    result = ", ".join(parts) if found else "nothing is wrong"
    return "\n".join([f"checked {', '.join(counts)}: {result}", *_waived(checked, items), *checked.notes])


def _waived(checked: Checked, items: int) -> list[str]:
    """Return how much was waived and in what share of the items: many waivers are a sign of something."""
    if not checked.waived:
        return []
    holding = sum(bool(place.waivers) for quiz in checked.course.bank.values() for place in quiz.holders[1:])
    share = f"; {holding} of {_count(items, 'item')} with a waiver ({holding / items:.0%})" if holding else ""
    return [f"{_count(checked.waived, 'warning')} waived{share}"]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
