"""The headings of a page, as Python-Markdown makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courseware.diagnostics import Span

#: A space behind the hashes is not asked for.
_HASHES = re.compile(r"(?P<level>#{1,6})[ \t]*(?P<text>.*)$")
#: A line below a heading's text that makes it one.
UNDERLINE = re.compile(r"(?:=+|-+) *$")
#: A line across the page; a block of text ends with it.
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$")
#: What begins with these is no heading, whatever stands below it.
_NO_TEXT = ("    ", "\t", "!!!", "???", "///", "<")


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1 to 6, its text as written, and its line."""

    level: int
    text: str
    span: Span


def headings(lines: Sequence[tuple[int, str]], name: str) -> Iterator[Heading]:
    """Yield the headings among a page's lines, with hashes before them or underlined."""
    begins = True  # whether a block of text begins with this line
    rows = iter(range(len(lines)))
    for row in rows:
        number, line = lines[row]
        match = _HASHES.match(line)
        if match:
            text = match["text"].strip(" \t#")
            if text:
                yield Heading(len(match["level"]), text, Span(name, number, 1, number, len(line) + 1))
            begins = True
        elif begins and row + 1 < len(lines) and _is_underlined(line, lines[row + 1][1]):
            level = 1 if lines[row + 1][1][0] == "=" else 2
            yield Heading(level, line.strip(), Span(name, number, 1, number, len(line) + 1))
            next(rows)
        else:
            begins = not line.strip() or bool(_RULE.match(line))


def _is_underlined(line: str, below: str) -> bool:
    return bool(line.strip()) and not line.startswith(_NO_TEXT) and bool(UNDERLINE.match(below))
