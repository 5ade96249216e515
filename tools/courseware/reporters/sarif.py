"""For code scanning and editors: SARIF 2.1.0, the exchange format of OASIS for such findings."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from courseware.diagnostics import Diagnostic, Edit, Span
from courseware.explain import advice, first_sentence, markdown, prose
from courseware.lines import Lines
from courseware.rules import Rule, all_rules

#: Where SARIF says that its schema is.
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
#: Files are named from here; whoever reads the log knows where it is.
_ROOT = "%SRCROOT%"
#: So much of a line tells it from others, however long it is.
_LINE_START = 1000


def report(diagnostics: Iterable[Diagnostic], root: Path, *, colour: bool = False) -> str:
    """Return the diagnostics as a SARIF log, with all rules; `colour` makes no difference."""
    rules = all_rules()
    numbers = {name: number for number, name in enumerate(rules)}
    lines = Lines(root)
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in diagnostics:
        mark = _mark(diagnostic, lines)
        seen[mark] += 1
        results.append(_result(diagnostic, numbers[diagnostic.rule], f"{mark}:{seen[mark]}"))
    driver = {"name": "course check", "version": version("courseware"), "rules": [*map(_rule, rules.values())]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder of the course"}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _rule(rule: Rule) -> dict[str, Any]:
    text = prose(rule)
    return {
        "id": rule.name,
        "shortDescription": {"text": first_sentence(rule)},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"{markdown(rule)}\n\n{advice(rule)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }


def _result(diagnostic: Diagnostic, number: int, mark: str) -> dict[str, Any]:
    parts = [diagnostic.message, *diagnostic.notes, diagnostic.help or diagnostic.label]
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": number,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(filter(None, parts))},
        "locations": [{"physicalLocation": _place(diagnostic.span)}],
        "partialFingerprints": {"markedLine/v1": mark},
    }
    if diagnostic.other is not None:
        other: dict[str, Any] = {"physicalLocation": _place(diagnostic.other)}
        if diagnostic.other_label:
            other["message"] = {"text": diagnostic.other_label}
        result["relatedLocations"] = [other]
    if diagnostic.edits:
        result["fixes"] = [{"artifactChanges": _changes(diagnostic.edits)}]
    return result


def _changes(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """Return what a repair changes, file by file."""
    files: dict[str, list[dict[str, Any]]] = {}
    for span, text in edits:
        replacement = {"deletedRegion": _region(span), "insertedContent": {"text": text}}
        files.setdefault(span.file, []).append(replacement)
    return [{"artifactLocation": _artifact(file), "replacements": replacements} for file, replacements in files.items()]


def _place(span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(span.file), "region": _region(span)}


def _artifact(file: str) -> dict[str, str]:
    # A name that is not Unicode comes as lone surrogates, which stand for its bytes.
    return {"uri": quote(file, errors="surrogateescape"), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _mark(diagnostic: Diagnostic, lines: Lines) -> str:
    """Return what knows this finding again when it has moved to another line."""
    line = lines.line(diagnostic.span)[:_LINE_START].strip()
    parts = "\0".join((diagnostic.rule, diagnostic.span.file, diagnostic.message, line))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]
