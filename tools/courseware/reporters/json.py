"""For programs: a list of objects, lines and columns counted from 1."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from courseware.diagnostics import Diagnostic


def report(diagnostics: Iterable[Diagnostic], root: Path, *, colour: bool = False) -> str:
    """Return the diagnostics as JSON; `root` and `colour` make no difference.

    What stands beside the marked text in the text form is help here, unless there is other help.
    """
    rows = [
        {
            "rule": d.rule,
            "severity": d.severity,
            "file": d.span.file,
            "line": d.span.line,
            "column": d.span.column,
            "end_line": d.span.end_line,
            "end_column": d.span.end_column,
            "message": d.message,
            "help": d.help or d.label,
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
