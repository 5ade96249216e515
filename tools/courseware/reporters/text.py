"""For people at a terminal: the fact, the place with its line, the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from courseware.diagnostics import Diagnostic, Span
from courseware.source import MOST_BYTES

#: Longer lines are cut around the marked piece.
WIDTH = 110

_COLOURS = {"error": "31;1", "warning": "33;1", "mark": "36", "plain": "0"}


def report(diagnostics: Iterable[Diagnostic], root: Path, *, colour: bool = False) -> str:
    """Return the diagnostics as text, one block each, with the lines they are about."""
    lines = _Lines(root)
    paint = _paint if colour else lambda text, _: _visible(text)
    return "\n".join(_block(diagnostic, lines, paint) for diagnostic in diagnostics)


def _paint(text: str, name: str) -> str:
    return f"\x1b[{_COLOURS[name]}m{_visible(text)}\x1b[0m"


def _visible(text: str) -> str:
    """Return one line in which nothing steers the terminal, whatever a file or its name holds."""
    return "".join(c if c.isprintable() else " " for c in text)


class _Lines:
    """Lines of files, read when first asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, list[str]] = {}

    def line(self, span: Span) -> str:
        if span.file not in self.files:
            text = _beginning(self.root / span.file).decode("utf-8-sig", "replace")
            self.files[span.file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.files[span.file]
        return lines[span.line - 1] if span.line <= len(lines) else ""


def _beginning(path: Path) -> bytes:
    """Return as much of a file as is ever read, or nothing where there is no file."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError:
        return b""


def _block(diagnostic: Diagnostic, lines: _Lines, paint: Callable[[str, str], str]) -> str:
    head = paint(f"{diagnostic.severity}[{diagnostic.rule}]", diagnostic.severity)
    rows = [f"{head}: {_visible(diagnostic.message)}"]
    rows += _excerpt(diagnostic.span, diagnostic.label, "-->", "^", lines, paint)
    if diagnostic.other is not None:
        rows += _excerpt(diagnostic.other, diagnostic.other_label, ":::", "-", lines, paint)
    rows += [f"   = note: {_visible(note)}" for note in diagnostic.notes]
    if diagnostic.help:
        rows.append(f"   = help: {_visible(diagnostic.help)}")
    return "\n".join(rows) + "\n"


def _excerpt(
    span: Span, label: str, arrow: str, mark: str, lines: _Lines, paint: Callable[[str, str], str]
) -> list[str]:
    rows = [f"  {arrow} {_visible(span.file)}:{span.line}:{span.column}"]
    line = _visible(lines.line(span))
    if not line.strip():
        return rows
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    cut = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = line[cut : cut + WIDTH]
    before, after = "…" if cut else "", "…" if cut + WIDTH < len(line) else ""
    length = max(1, min(end, cut + WIDTH) - start)
    gutter = str(span.line)
    pointer = " " * (start - cut + len(before)) + mark * length + (f" {label}" if label else "")
    rows.append(f"{gutter} | {before}{shown}{after}")
    rows.append(f"{' ' * len(gutter)} | {paint(pointer, 'mark')}")
    return rows
