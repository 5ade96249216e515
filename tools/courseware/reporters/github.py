"""For GitHub Actions: workflow commands, which it shows beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from courseware.diagnostics import Diagnostic

#: GitHub shows so many annotations of a kind for one step and drops the others without a word.
MOST = 10

_KINDS = {"error": "error", "warning": "warning", "hint": "notice"}


def report(diagnostics: Iterable[Diagnostic], root: Path, *, colour: bool = False) -> str:
    """Return a command for each diagnostic, as many as are shown; `root` and `colour` make no difference."""
    rows = []
    found: Counter[str] = Counter()
    for diagnostic in diagnostics:
        found[diagnostic.severity] += 1
        if found[diagnostic.severity] <= MOST:
            rows.append(_command(diagnostic))
    more = [
        f"{number - MOST} {kind}{'' if number - MOST == 1 else 's'}" for kind, number in found.items() if number > MOST
    ]
    if more:
        rows.append(f"not shown here: {', '.join(more)}; `course check` shows all")
    return "\n".join(rows)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": span.file, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub takes columns only within one line
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = diagnostic.rule
    written = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    parts = [diagnostic.message, *diagnostic.notes, diagnostic.help or diagnostic.label]
    return f"::{_KINDS[diagnostic.severity]} {written}::{_escaped(chr(10).join(filter(None, parts)))}"


def _escaped(text: str, also: str = "") -> str:
    """Return a text that ends no command and no property: as `%` and two digits what would."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
