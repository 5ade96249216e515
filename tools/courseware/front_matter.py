"""Where a page's front matter stands, also where it stands wrong."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

#: A line that is meant to open or close front matter; writing programs make dashes of hyphens.
_RULE = re.compile(r"[-–—]+|\.\.\.")
_KEY = re.compile(r"(?P<key>[\w-]+):(?:\s|$)")


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of a page (`head`, None without), where it begins, and the text below it.

    With a `fault` it does not stand as it should, on the line `at`. Not `closed` it ends where its author
    seems to have ended it.
    """

    head: str | None
    head_line: int
    body: str
    body_line: int
    closed: bool = True
    fault: str = ""
    help: str = ""
    at: int = 1


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return the front matter (None without), the rest, and the line on which the rest begins."""
    lines = _lines(text)
    if not lines or lines[0].rstrip() != "---":
        return None, "\n".join(lines), 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    return None, "\n".join(lines), 1


def front_matter(text: str, keys: Collection[str]) -> FrontMatter:
    """Find the front matter of a page: between two lines of `---` at the top, or where its author put it.

    Without a line above it, only a line that begins with one of `keys` is taken for front matter.
    """
    head, body, first_line = split_front_matter(text)
    if head is not None:
        return FrontMatter(head, 2, body, first_line)
    lines = _lines(text)
    at = next((index for index, line in enumerate(lines) if line.strip()), 0)
    opened = bool(_RULE.fullmatch(lines[at].strip()))
    start = at + opened
    key = _KEY.match(lines[start]) if start < len(lines) else None
    if not (key and (opened or key["key"] in keys)) and lines[0].rstrip() != "---":
        help_text = "begin it with ---, description: …, ---"
        return FrontMatter(None, 1, body, 1, fault="the page has no front matter", help=help_text)
    end = next((index for index in range(start, len(lines)) if _ends(lines[index])), len(lines))
    closed = end < len(lines) and bool(_RULE.fullmatch(lines[end].strip()))
    fault, help_text, line = _fault(lines, at, end if closed else -1, opened)
    below = end + closed
    return FrontMatter(
        head="\n".join(lines[start:end]) + "\n",
        head_line=start + 1,
        body="\n".join(lines[below:]),
        body_line=below + 1,
        closed=closed,
        fault=fault,
        help=help_text,
        at=line + 1,
    )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _ends(line: str) -> bool:
    """Tell whether front matter that is not closed as it should be ends above this line."""
    shown = line.strip()
    return not shown or line.startswith("#") or bool(_RULE.fullmatch(shown))


def _fault(lines: list[str], at: int, end: int, opened: bool) -> tuple[str, str, int]:
    """Return what is wrong with front matter whose lines of `---` are these, what to do, and on which line."""
    mark = lines[at].strip()
    if not opened and end < 0:
        return "the front matter does not stand between two lines of `---`", "put one above it and one below it", at
    if not opened:
        return "a line of `---` is missing above the front matter", "put it above this line", at
    if mark != "---":
        return f"the front matter begins with `{mark[:10]}`", "begin the page with three hyphens, `---`", at
    if at > 0:
        above = "the blank line" if at == 1 else "the blank lines"
        return "the front matter does not begin on the first line", f"remove {above} above it", at
    if lines[0].rstrip() != "---":
        return "the line above the front matter is indented", "begin the line with `---`", at
    if end < 0:
        return "the front matter is not closed", "put a line of `---` below it", at
    return "this line does not close the front matter", "write three hyphens, `---`", end
