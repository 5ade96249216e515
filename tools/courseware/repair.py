"""Mends what is safe to mend unseen: `course check --fix`.

A finding says by its edits how it is mended; all of them stand in one file and
are made together or not at all. Nothing outside the edits' spans changes, down
to line ends, byte order mark and permissions. Whatever a file holds, it is
never left half written, and after each round of repairs the course is checked
again: a repair that brings a new error is taken back.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from courseware.checking import Checked
from courseware.diagnostics import Diagnostic, Edit
from courseware.replacing import is_link, replace_file, why

#: A repair may make room for the next (two on one line); rules that undo one another would never end.
MOST_ROUNDS = 5

#: Where the files lie that a check reads.
_FOLDERS = ("docs", "quizzes")
_LINE_END = re.compile("\r\n|\r|\n")

#: By which a file is known not to have changed: its inode, size and times.
_Stamp = tuple[int, int, int, int]


class _LeftError(Exception):
    """A file is left as it is; the message says why."""


class _Piece(NamedTuple):
    """What becomes of the characters from `start` to `end` of a text."""

    start: int
    end: int
    text: str

    def meets(self, other: _Piece) -> bool:
        """Tell whether two pieces overlap. Where nothing is replaced, to touch is to overlap: their order is open."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


@dataclass
class _Written:
    """A file that was mended in this round: what it held, its stamp now, and how many places each rule mended."""

    before: bytes
    stamp: _Stamp
    places: Counter[str]


@dataclass
class _Repairs:
    """What was mended so far, and which files are left alone from now on."""

    root: Path
    mended: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    left: dict[str, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Return a line for each file that was mended or left."""
        rows = []
        for file, places in sorted(self.mended.items()):
            number = places.total()
            by_rule = ", ".join(f"{rule} {count}" for rule, count in sorted(places.items()))
            rows.append(f"mended {number} {'place' if number == 1 else 'places'} in {file}: {by_rule}")
        return rows + [f"left {file} alone: {reason}" for file, reason in sorted(self.left.items())]


def repair(root: Path, check: Callable[[], Checked], asked: Callable[[str], bool]) -> tuple[Checked, list[str]]:
    """Check and mend until nothing is left to mend; return the last check, and a line on every file that is concerned.

    Only files are mended whose names are `asked` for.
    """
    repairs = _Repairs(root.resolve())
    stamps, checked = _stamps(root), check()
    for _ in range(MOST_ROUNDS):
        written = _mend(repairs, checked.found, asked, stamps)
        if not written:
            break
        before = _errors(checked)
        stamps, checked = _stamps(root), check()
        if _take_back(repairs, written, _errors(checked) - before):
            stamps, checked = _stamps(root), check()
        for file, each in written.items():
            repairs.mended[file] += each.places
    return checked, repairs.lines()


def _mend(
    repairs: _Repairs, found: Iterable[Diagnostic], asked: Callable[[str], bool], stamps: dict[str, _Stamp]
) -> dict[str, _Written]:
    """Mend each file once; return those that were written."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        files = {edit.span.file for edit in diagnostic.edits}
        if len(files) == 1 and asked(diagnostic.span.file) and files.isdisjoint(repairs.left):
            by_file[files.pop()].append(diagnostic)
    written = {}
    for file, diagnostics in by_file.items():
        try:
            result = _mend_file(repairs.root, file, diagnostics, stamps.get(file)) if asked(file) else None
        except _LeftError as reason:
            repairs.left[file] = str(reason)
            continue
        if result is not None:
            written[file] = result
    return written


def _mend_file(root: Path, file: str, diagnostics: list[Diagnostic], stamp: _Stamp | None) -> _Written | None:
    """Mend one file. Raises _LeftError."""
    path = root / file
    if is_link(path):
        raise _LeftError("it is a link, or lies behind one")
    try:
        raw = path.read_bytes()
        mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        text, places = mended(raw.removeprefix(mark).decode(), diagnostics)
        if not places:
            return None
        return _Written(raw, _replace(path, mark + text.encode(), stamp), places)
    except UnicodeDecodeError:
        raise _LeftError("it is not UTF-8 text") from None
    except OSError as problem:
        raise _LeftError(f"it cannot be changed: {why(problem)}") from None


def mended(text: str, diagnostics: Iterable[Diagnostic]) -> tuple[str, Counter[str]]:
    """Return a file's text with the edits of its diagnostics, and how many places each rule mended.

    An edit that overlaps an earlier one is left for the next round, with the
    others of its finding. Raises _LeftError where edits would join two line ends.
    """
    diagnostics = list(diagnostics)
    lines = _lines(text, {line for d in diagnostics for e in d.edits for line in (e.span.line, e.span.end_line)})
    line_end = _LINE_END.search(text)
    taken: list[_Piece] = []
    places: Counter[str] = Counter()
    for diagnostic in diagnostics:
        pieces = _pieces(diagnostic.edits, lines, line_end[0] if line_end else "\n")
        pieces = [piece for piece in pieces if text[piece.start : piece.end] != piece.text]
        if not _collide(pieces, taken):
            for piece in pieces:
                insort(taken, piece)
                places[diagnostic.rule] += 1
    parts, done = [], 0
    for piece in taken:
        parts += [text[done : piece.start], piece.text]
        done = piece.end
    parts = [part for part in (*parts, text[done:]) if part]
    if any(before.endswith("\r") and after.startswith("\n") for before, after in pairwise(parts)):
        raise _LeftError("its line ends are of several kinds")
    return "".join(parts), places


def _lines(text: str, wanted: set[int]) -> dict[int, tuple[int, int]]:
    """Return where the wanted lines of a text begin and end."""
    found, number, start = {}, 1, 0
    for line_end in _LINE_END.finditer(text):
        if number in wanted:
            found[number] = (start, line_end.start())
        number, start = number + 1, line_end.end()
    return {**found, number: (start, len(text))}


def _pieces(edits: Iterable[Edit], lines: dict[int, tuple[int, int]], line_end: str) -> list[_Piece]:
    """Return a finding's edits in order; none at all where one of them is not within the text."""
    pieces = set()
    for span, text in edits:
        start, end = _place(lines, span.line, span.column), _place(lines, span.end_line, span.end_column)
        if start is None or end is None or start > end:
            return []
        pieces.add(_Piece(start, end, _LINE_END.sub(line_end, text)))
    return sorted(pieces)


def _place(lines: dict[int, tuple[int, int]], line: int, column: int) -> int | None:
    start, end = lines.get(line, (0, -1))
    return start + column - 1 if 1 <= column <= end - start + 1 else None


def _collide(pieces: list[_Piece], taken: list[_Piece]) -> bool:
    """Tell whether pieces overlap one another or what is taken already; both are in order."""
    if any(before.meets(after) for before, after in pairwise(pieces)):
        return True
    for piece in pieces:
        number = bisect_left(taken, piece)
        if any(piece.meets(other) for other in taken[max(0, number - 1) : number + 1]):
            return True
    return False


def _take_back(repairs: _Repairs, written: dict[str, _Written], errors: Counter[tuple[str, str, str]]) -> bool:
    """Put files back whose repair brought errors; where those stand in other files, all that were written."""
    if not errors:
        return False
    broken = {file for file, _, _ in errors}
    at_home = broken <= written.keys()
    for file in sorted(broken if at_home else written):
        each = written.pop(file)
        rules = ", ".join(sorted({rule for name, rule, _ in errors if name == file or not at_home}))
        what = f"mending {', '.join(sorted(each.places))} would bring an error ({rules})"
        try:
            _replace(repairs.root / file, each.before, each.stamp)
            repairs.left[file] = what
        except (OSError, _LeftError):
            repairs.left[file] = f"{what}, but it could not be put back: look at it"
    return True


def _errors(checked: Checked) -> Counter[tuple[str, str, str]]:
    """Count the errors of a check, wherever in their file they stand."""
    return Counter((d.span.file, d.rule, d.message) for d in checked.found if d.severity == "error")


def _stamps(root: Path) -> dict[str, _Stamp]:
    """Return the stamps of all files that a check reads; taken before it, they tell later who changed."""
    stamps = {}
    for path in (path for folder in _FOLDERS for path in (root / folder).rglob("*")):
        with suppress(OSError):  # taken away meanwhile, or a link that leads nowhere
            stamps[path.relative_to(root).as_posix()] = _stamp(path)
    return stamps


def _stamp(path: Path) -> _Stamp:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _replace(path: Path, raw: bytes, stamp: _Stamp | None) -> _Stamp:
    """Put a file with this content in the place of one that has this stamp, in one step; return the new stamp.

    Raises OSError, and _LeftError where the file has changed.
    """

    def is_as_it_was() -> None:
        if _stamp(path) != stamp:
            raise _LeftError("it was changed in the meantime")

    replace_file(path, raw, is_as_it_was)
    return _stamp(path)
