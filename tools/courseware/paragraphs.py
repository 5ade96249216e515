"""A page's running text: paragraphs, list items, headings and cells of tables, each as prose with its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from courseware.diagnostics import Span
from courseware.text.prose import Prose

Kind = Literal["paragraph", "item", "heading", "cell"]

_HEADING = re.compile(r"#{1,6}[ \t]*(?P<text>[^\s#].*?)[ \t#]*$")
#: Below the first line of a paragraph it makes a heading of it.
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_ADMONITION = re.compile(r"\s*(?:!!!|\?\?\?\+?)[ \t]+[\w -]*(?:\"(?P<text>[^\"]*)\")?\s*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>.*)$")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[\s|:*_-]*$")
_REFERENCE = re.compile(r"[ \t]*\[[^\]]+\]:[ \t]")
_BLOCK = re.compile(r"[ \t]*/{3,}")


@dataclass(frozen=True)
class Paragraph:
    """A piece of running text; a cell is one of a table."""

    kind: Kind
    prose: Prose


#: A line's number in the file, the column at which its text begins (from 0), and the text.
_Piece = tuple[int, int, str]


def paragraphs(lines: Iterable[tuple[int, str]], file: str, language: str) -> Iterator[Paragraph]:
    """Yield the running text of a page's lines, from which code is blanked out."""
    open_kind: Kind = "paragraph"
    pieces: list[_Piece] = []
    for number, line in lines:
        if len(pieces) == 1 and open_kind == "paragraph" and _UNDERLINE.match(line):
            yield _paragraph("heading", pieces, file, language)
            pieces = []
            continue
        for kind, piece in _pieces(number, line):
            if kind is not None or piece is None:
                if pieces:
                    yield _paragraph(open_kind, pieces, file, language)
                open_kind, pieces = kind or "paragraph", []
            if piece is not None:
                pieces.append(piece)
    if pieces:
        yield _paragraph(open_kind, pieces, file, language)


def _pieces(number: int, line: str) -> Iterator[tuple[Kind | None, _Piece | None]]:
    """Yield what a line holds: the kind of what begins with it (None where it goes on), and its text."""
    quote = _QUOTE.match(line)
    start = quote.end() if quote else 0
    rest = line[start:]
    if not rest.strip() or _BLOCK.match(rest) or _REFERENCE.match(rest) or _RULE.match(rest):
        yield None, None
    elif match := _HEADING.match(rest) or _ADMONITION.match(rest):
        if match["text"]:
            yield "heading", (number, start + match.start("text"), match["text"])
        yield None, None
    elif match := _ITEM.match(rest):
        yield "item", (number, start + match.start("text"), match["text"])
    elif _ROW.match(rest):
        for cell in re.finditer(r"[^|]+", rest):
            if cell[0].strip():
                yield "cell", (number, start + cell.start(), cell[0])
        yield None, None
    else:
        indent = len(rest) - len(rest.lstrip())
        yield None, (number, start + indent, rest.strip())


def _paragraph(kind: Kind, pieces: list[_Piece], file: str, language: str) -> Paragraph:
    starts = list(accumulate((len(text) + 1 for _, _, text in pieces), initial=0))

    def position(index: int) -> tuple[int, int]:
        row = min(bisect_right(starts, index) - 1, len(pieces) - 1)
        number, column, _ = pieces[row]
        return number, column + index - starts[row] + 1

    def place(start: int, end: int) -> Span:
        return Span(file, *position(start), *position(end))

    return Paragraph(kind, Prose("\n".join(text for _, _, text in pieces), language, place))
