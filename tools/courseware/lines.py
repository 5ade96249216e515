"""The lines that diagnostics are about, read anew from their files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from courseware.diagnostics import Span
from courseware.source import MOST_BYTES

#: Diagnostics come file by file, and one may have its other half elsewhere: more files than these need not be kept.
FILES_KEPT = 2


def visible(text: str) -> str:
    """Return one line in which nothing steers the terminal, whatever a file or its name holds."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


class Lines:
    """Lines of a course's files, as diagnostics count them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read = lru_cache(FILES_KEPT)(self._lines)

    def line(self, span: Span) -> str:
        """Return the line that a span begins on; an empty one where it cannot be read."""
        lines = self._read(span.file)
        return lines[span.line - 1] if span.line <= len(lines) else ""

    def _lines(self, file: str) -> list[str]:
        text = _beginning(self._root / file).decode("utf-8-sig", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _beginning(path: Path) -> bytes:
    """Return as much of a file as is ever read, or nothing where there is no file."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError:
        return b""
