"""For people at a terminal: the fact, the place with its line, the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from courseware.diagnostics import Diagnostic, Span
from courseware.lines import Lines, visible

#: Longer lines are cut around the marked piece.
WIDTH = 110

_COLOURS = {"error": "31;1", "warning": "33;1", "hint": "35;1", "mark": "36"}


def report(diagnostics: Iterable[Diagnostic], root: Path, *, colour: bool = False) -> str:
    """Return the diagnostics as text, one block each, with the lines they are about."""
    lines = Lines(root)
    paint = _paint if colour else lambda text, _: visible(text)
    return "\n".join(_block(diagnostic, lines, paint) for diagnostic in diagnostics)


def _paint(text: str, name: str) -> str:
    return f"\x1b[{_COLOURS[name]}m{visible(text)}\x1b[0m"


def _block(diagnostic: Diagnostic, lines: Lines, paint: Callable[[str, str], str]) -> str:
    head = paint(f"{diagnostic.severity}[{diagnostic.rule}]", diagnostic.severity)
    rows = [f"{head}: {visible(diagnostic.message)}"]
    rows += _excerpt(diagnostic.span, diagnostic.label, "-->", "^", lines, paint)
    if diagnostic.other is not None:
        rows += _excerpt(diagnostic.other, diagnostic.other_label, ":::", "-", lines, paint)
    rows += [f"   = note: {visible(note)}" for note in diagnostic.notes]
    if diagnostic.help:
        rows.append(f"   = help: {visible(diagnostic.help)}")
    return "\n".join(rows) + "\n"


def _excerpt(
    span: Span, label: str, arrow: str, mark: str, lines: Lines, paint: Callable[[str, str], str]
) -> list[str]:
    rows = [f"  {arrow} {visible(span.file)}:{span.line}:{span.column}"]
    line = lines.line(span)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    # Cut before anything is looked at: a line may hold ten million characters, and be shown a thousand times.
    cut = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = visible(line[cut : cut + WIDTH])
    if not shown.strip():
        return rows
    before, after = "…" if cut else "", "…" if cut + WIDTH < len(line) else ""
    length = max(1, min(end, cut + WIDTH) - start)
    gutter = str(span.line)
    pointer = " " * (start - cut + len(before)) + mark * length + (f" {label}" if label else "")
    rows.append(f"{gutter} | {before}{shown}{after}")
    rows.append(f"{' ' * len(gutter)} | {paint(pointer, 'mark')}")
    return rows
