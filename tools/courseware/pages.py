"""Markdown pages: front matter, blocks and citations, with their places."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

from courseware.diagnostics import Span, did_you_mean
from courseware.front_matter import front_matter
from courseware.headings import Heading, headings
from courseware.nodes import Mapping
from courseware.page_links import Link, Place, links, no_links
from courseware.paragraphs import Paragraph, paragraphs
from courseware.reading import Reader
from courseware.schema import WAIVERS, Field, ListOf, Number, OneOf, Record, Slug, Text
from courseware.source import read_bytes, read_yaml

#: A page larger than this (in bytes), or with more lines, is not read: nobody would.
MOST_BYTES, MOST_LINES = 1_000_000, 20_000

#: The blocks that a page may hold, and whether they take an argument behind `|`; None where they may.
BLOCKS: dict[str, bool | None] = {
    "quiz": True,
    "item": True,
    "objectives": True,
    "modules": False,
    "register": False,
    "scenario": True,
    "chart": True,
    "glossary": False,
    "situations": False,
    "situation-links": False,
    "review": False,
    "progress": False,
    "core-route": False,
    "certificate": False,
    "my-data": False,
    "tool": True,
    "plan": None,
    "mirror": True,
    "baseline": False,
    "guess": True,
}

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<rest>.*)$")
_BLOCK = re.compile(r"(?P<indent>\s*)(?P<slashes>/{3,})[ \t]*(?P<rest>.*)$")
#: A block that begins with one or two slashes; `/modules` alone may be a path.
_TOO_FEW = re.compile(
    r"[ \t]*/(?:/?[ \t]*(?:{})[ \t]*\||/[ \t]*(?:{})[ \t]*$)".format(
        *("|".join(name for name, takes in BLOCKS.items() if takes in (wanted, None)) for wanted in (True, False))
    ),
    re.IGNORECASE,
)
_HEADER = re.compile(r"(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?$")
#: `[@id]` or `[@id; @id]`.
CITATION = re.compile(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]")
#: A link to a term of the glossary, which a page shows as the term with its definition: `[label](glossary.md#term)`.
TERM = re.compile(r"(?<!!)\[(?P<label>[^\[\]\n]+)\]\((?P<page>[^()\s#]*)#(?P<term>[^()\s#]+)\)")
GLOSSARY_PAGE = "glossary.md"
_MISTYPED_CITATION = re.compile(r"\[\s*@[^\[\]]*\]?")

_FRONT_MATTER = Record(
    "the front matter",
    {
        "title": Field(Text("a title")),
        "description": Field(Text("a sentence"), required=True, advice="add `description:`, one sentence"),
        "minutes": Field(Number(1, 120)),
        "core_minutes": Field(Number(1, 120)),
        "objectives": Field(ListOf(Slug())),
        "kind": Field(OneOf(("tool",), "kinds")),
        "hide": Field(ListOf(Text())),
        "template": Field(Text()),
        "drawing": Field(Slug()),
        "drawing_alt": Field(Text("what the drawing shows")),
        "waive": Field(WAIVERS),
    },
)


@dataclass(frozen=True)
class Block:
    """A `/// name | argument` block: its first line, and whether it is closed and stands free.

    With a `problem` it shows as text, and may also be what was `meant` to be a citation or a link.
    """

    name: str
    argument: str
    span: Span
    problem: str = ""
    help: str = ""
    meant: Literal["block", "citation", "link"] = "block"


@dataclass(frozen=True)
class Citation:
    """One register id that a page cites."""

    id: str
    span: Span


@dataclass(frozen=True)
class Page:
    """A page of one language; `path` is relative to that language's folder, as is its twin's."""

    file: str
    language: str
    path: str
    meta: dict[str, Any]
    node: Mapping
    text: str
    first_line: int
    blocks: tuple[Block, ...] = ()
    citations: tuple[Citation, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    #: The lines below the front matter with their numbers; code and comments are blanked out.
    lines: tuple[tuple[int, str], ...] = ()
    unfinished: tuple[Span, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text, in its order."""
        return tuple(paragraphs(self.lines, self.file, self.language))

    @property
    def titles(self) -> tuple[Heading, ...]:
        """The headings of the first level; MkDocs takes the page's title from the first."""
        return tuple(heading for heading in self.headings if heading.level == 1)

    @property
    def has_one_title(self) -> bool:
        """Whether readers see one title: without a heading the theme shows the `title` of the front matter."""
        return len(self.titles) == 1 or (not self.titles and (bool(self.meta.get("title")) or "<h1" in self.text))

    def leaks(self, meant: str) -> bool:
        """Tell whether something shows as text that was meant to be a block, a citation or a link."""
        return any(block.problem and block.meant == meant for block in self.blocks)


def load_page(path: Path, name: str, language: str, relative: str, reader: Reader) -> Page:
    """Read one page. Front matter stands between two lines of `---` at the top."""
    text, found = read_bytes(path, name, MOST_BYTES)
    reader.found += found
    if text is not None and text.count("\n") + text.count("\r") > MOST_LINES:
        message = f"the page has more than {MOST_LINES:,} lines"
        reader.error("yaml-limit", Span(name), message, "split it into several pages")
        text = None
    if text is None:
        return Page(name, language, relative, {}, Mapping(Span(name)), "", 1)
    front = front_matter(text, _FRONT_MATTER.fields)
    if front.fault:
        reader.error("missing-key", _line(name, text, front.at), front.fault, front.help)
    # Where it ends by guess it is read, but what is wrong in it is not said.
    meta, node = _read_meta(front.head, name, front.head_line, reader if front.closed else Reader(()))
    lines = list(_prose(front.body, front.body_line))
    joined, place = _joined(lines, name)
    uncited = without_citations(joined)
    return Page(
        file=name,
        language=language,
        path=relative,
        meta=meta,
        node=node,
        text=front.body,
        first_line=front.body_line,
        blocks=(*_blocks(lines, name), *_no_citations(uncited, place), *_no_links(uncited, place)),
        citations=tuple(citations(joined, place)),
        headings=tuple(headings(lines, name)),
        links=tuple(links(uncited, place)),
        lines=tuple(lines),
        unfinished=tuple(Span(name, n, 1, n, len(line) + 1) for n, line in lines if line.strip(" #") == "…"),
    )


def _line(name: str, text: str, number: int) -> Span:
    """Return the span of a line without what is white around it."""
    line = re.split(r"\r\n|\r|\n", text, maxsplit=number)[number - 1]
    start = len(line) - len(line.lstrip())
    return Span(name, number, start + 1, number, start + len(line.strip()) + 1)


def _read_meta(head: str | None, name: str, first_line: int, reader: Reader) -> tuple[dict[str, Any], Mapping]:
    node: Mapping = Mapping(Span(name))
    if head is None:
        return {}, node
    meta: dict[str, Any] = {}
    document = read_yaml(head, name, first_line=first_line)
    reader.found += document.found
    if document.root is not None:
        meta = _FRONT_MATTER.read(document.root, reader) or {}
        node = document.root if isinstance(document.root, Mapping) else node
    elif not document.found:
        _FRONT_MATTER.read(node, reader)
    return meta, node


def _prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the lines outside fenced code with their numbers; inline code and comments are blanked out."""
    lines = body.split("\n")
    fenced = _fenced(lines)
    shown = (
        "" if index in fenced else re.sub(r"`[^`]*`", lambda m: " " * len(m[0]), line)
        for index, line in enumerate(lines)
    )
    return enumerate(_without_comments("\n".join(shown)).split("\n"), first_line)


def _without_comments(text: str) -> str:
    """Return a text of the same length with HTML's comments blanked. One within a line ends in its own paragraph."""
    parts, done, start, end, blank = [], 0, text.find("<!--"), 0, -1
    while start >= 0:
        end = text.find("-->", start + 4) if end < start + 4 else end
        if end < 0:
            break
        if blank < start:
            blank = text.find("\n\n", start)
            blank = len(text) if blank < 0 else blank
        above, _, before = text[max(0, start - 4) : start].rpartition("\n")
        is_block = not before.strip(" ") and (start < 4 or len(above) + len(before) < 4)
        if is_block or end < blank:
            parts += [text[done:start], re.sub(r"[^\n]", " ", text[start : end + 3])]
            done = end + 3
        start = text.find("<!--", max(done, start + 4))
    return "".join([*parts, text[done:]])


def _fenced(lines: list[str]) -> set[int]:
    """Return the indices of the lines of fenced code. A fence that is not closed is none, nor is any below it."""
    found: set[int] = set()
    start, mark = 0, ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if not match:
            continue
        if mark and match["mark"] == mark and not match["rest"].strip():
            found.update(range(start, index + 1))
            mark = ""
        elif not mark and not (match["mark"][0] == "`" and "`" in match["rest"]):
            start, mark = index, match["mark"]
    return found


@dataclass
class _Open:
    """A block whose `///` has not come yet."""

    block: Block
    slashes: int
    has_text: bool = False

    def closed_by(self, match: re.Match[str]) -> Block:
        if len(match["slashes"]) != self.slashes:
            return self.unclosed()
        if _is_indented(match["indent"]):
            return self._with("the `///` below this block is indented", "begin the line with `///`")
        if self.has_text:
            return self._with("text stands inside this block", "put the `///` right below it")
        return self.block

    def unclosed(self) -> Block:
        return self._with("this block is not closed", f"put a line of `{'/' * self.slashes}` below it")

    def _with(self, problem: str, help_text: str) -> Block:
        return self.block if self.block.problem else replace(self.block, problem=problem, help=help_text)


def _is_indented(indent: str) -> bool:
    """Tell whether Markdown takes a line with this indentation for code or plain text."""
    return len(indent.expandtabs(4)) > 3 or indent.strip(" \t") != ""


def _blocks(lines: list[tuple[int, str]], name: str) -> Iterator[Block]:
    opened: _Open | None = None
    for number, line in lines:
        match = _BLOCK.match(line)
        if not match:
            if _TOO_FEW.match(line):
                if opened:
                    yield opened.unclosed()
                opened = _Open(_too_few(line, name, number), 3)
            elif opened and line.strip():
                opened.has_text = True
            continue
        span = Span(name, number, len(match["indent"]) + 1, number, len(line.rstrip()) + 1)
        if match["rest"].strip(" \t"):
            if opened:
                yield opened.unclosed()
            opened = _Open(_block(match, span), len(match["slashes"]))
        elif opened:
            yield opened.closed_by(match)
            opened = None
        else:
            yield Block("", "", span, "this `///` closes nothing", "remove it, or open a block above it")
    if opened:
        yield opened.unclosed()


def _block(match: re.Match[str], span: Span) -> Block:
    rest = match["rest"].rstrip(" \t")
    header = _HEADER.match(rest)
    name, argument = (header["name"].lower(), header["argument"] or "") if header else ("", "")
    first, _, second = rest.partition(" ")
    if not header and BLOCKS.get(first.lower(), False) is not False:
        return Block("", "", span, f"a `|` is missing behind `{first}`", f"write `/// {first} | {second.strip()}`")
    return Block(name, argument, span, *_problem(name, argument, match["indent"]))


def _too_few(line: str, name: str, number: int) -> Block:
    shown = line.strip(" \t")
    start = line.index(shown) + 1
    span = Span(name, number, start, number, start + len(shown))
    help_text = f"write `/// {shown.lstrip('/').strip()}`"
    return Block("", "", span, "a block begins with three slashes", help_text)


def _problem(name: str, argument: str, indent: str) -> tuple[str, str]:
    """Say why a block would show as text in the page instead of what it stands for."""
    if name not in BLOCKS:
        shown = f"there is no block `{name}`" if name else "this is no block"
        return shown, did_you_mean(name, BLOCKS, what="blocks") or "blocks are " + ", ".join(BLOCKS)
    if BLOCKS[name] and not argument:
        return f"the block `{name}` does not say which", f"write `/// {name} | name`"
    if BLOCKS[name] is False and argument:
        return f"the block `{name}` takes nothing behind it", f"write `/// {name}`"
    if _is_indented(indent):
        return "the block is indented and would show as code", "begin the line with `///`"
    return "", ""


def citations(text: str, place: Place) -> Iterator[Citation]:
    """Yield the citations of a text, in its order."""
    for match in CITATION.finditer(text):
        for part in re.finditer(r"@([^\s;]+)", match[1]):
            start = match.start(1) + part.start() + 1
            yield Citation(part[1], place(start, start + len(part[1])))


def is_of_glossary(page: str, target: str) -> bool:
    """Tell whether a link of a page, both as seen from the language's folder, leads to the glossary."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) == GLOSSARY_PAGE


def without_citations(text: str) -> str:
    """Return a text of the same length with its citations blanked."""
    return CITATION.sub(_blank, text)


def without_any_citations(text: str) -> str:
    """Return the same with the mistyped ones blanked, too."""
    return _MISTYPED_CITATION.sub(_blank, without_citations(text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _no_citations(text: str, place: Place) -> Iterator[Block]:
    help_text = "write `[@id]`, or `[@id; @id]` for several"
    for match in _MISTYPED_CITATION.finditer(text):
        yield Block("", "", place(*match.span()), "this is no citation", help_text, "citation")


def _no_links(text: str, place: Place) -> Iterator[Block]:
    for span, problem, help_text in no_links(text, place):
        yield Block("", "", span, problem, help_text, "link")


def _joined(lines: list[tuple[int, str]], name: str) -> tuple[str, Place]:
    """Return the lines as one text, since a citation may be broken over two, and what makes spans of its positions."""
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))

    def position(index: int) -> tuple[int, int]:
        row = bisect_right(starts, index) - 1
        return lines[row][0], index - starts[row] + 1

    return "\n".join(line for _, line in lines), lambda start, end: Span(name, *position(start), *position(end))
