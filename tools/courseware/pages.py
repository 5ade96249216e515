"""Markdown pages: front matter, blocks and citations, with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from courseware.diagnostics import Span, did_you_mean
from courseware.paragraphs import Paragraph, paragraphs
from courseware.schema import Field, ListOf, Number, OneOf, Reader, Record, Slug, TableOf, Text
from courseware.source import Mapping, read_bytes, read_yaml

#: The blocks that a page may hold, and whether they take an argument behind `|`.
BLOCKS = {"quiz": True, "item": True, "objectives": True, "modules": False, "register": False}

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<rest>.*)$")
_BLOCK = re.compile(r"(?P<indent>\s*)(?P<slashes>/{3,})[ \t]*(?P<rest>.*)$")
_HEADER = re.compile(r"(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?$")
#: `[@id]` or `[@id; @id]`.
CITATION = re.compile(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]")
_MISTYPED_CITATION = re.compile(r"\[\s*@[^\[\]]*\]?")
#: A link or a picture with its target, on one line.
_LINK = re.compile(r"\]\(([^()\s]+)(?:[ \t]+\"[^\"]*\")?\)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+)$")

_FRONT_MATTER = Record(
    "the front matter",
    {
        "title": Field(Text("a title")),
        "description": Field(Text("a sentence"), required=True, advice="add `description:`, one sentence"),
        "minutes": Field(Number(1, 120)),
        "objectives": Field(ListOf(Slug())),
        "kind": Field(OneOf(("tool",), "kinds")),
        "hide": Field(ListOf(Text())),
        "template": Field(Text()),
        "drawing": Field(Slug()),
        "drawing_alt": Field(Text("what the drawing shows")),
        "waive": Field(TableOf(Text("a reason"))),
    },
)


@dataclass(frozen=True)
class Block:
    """A `/// name | argument` block: its first line, and whether it is closed and stands free."""

    name: str
    argument: str
    span: Span
    problem: str = ""
    help: str = ""


@dataclass(frozen=True)
class Citation:
    """One register id that a page cites."""

    id: str
    span: Span


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1 to 6, its text as written, and its line."""

    level: int
    text: str
    span: Span


@dataclass(frozen=True)
class Link:
    """A link of a page, `[label](target)`; `span` is that of the target."""

    target: str
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
    #: The lines below the front matter with their numbers; code is blanked out.
    lines: tuple[tuple[int, str], ...] = ()
    unfinished: tuple[Span, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text, in its order."""
        return tuple(paragraphs(self.lines, self.file, self.language))


def load_page(path: Path, name: str, language: str, relative: str, reader: Reader) -> Page:
    """Read one page. Front matter stands between two lines of `---` at the top."""
    text, found = read_bytes(path, name)
    reader.found += found
    if text is None:
        return Page(name, language, relative, {}, Mapping(Span(name)), "", 1)
    head, body, first_line = split_front_matter(text)
    node: Mapping = Mapping(Span(name))
    meta: dict[str, Any] = {}
    if head is None and body.startswith("---\n"):
        reader.error("missing-key", Span(name), "the front matter is not closed", "put a line of `---` below it")
    elif head is None:
        help_text = "begin it with ---, description: …, ---"
        reader.error("missing-key", Span(name), "the page has no front matter", help_text)
    else:
        document = read_yaml(head, name, first_line=2)
        reader.found += document.found
        if document.root is not None:
            meta = _FRONT_MATTER.read(document.root, reader) or {}
            node = document.root if isinstance(document.root, Mapping) else node
        elif not document.found:
            _FRONT_MATTER.read(node, reader)
    lines = list(_prose(body, first_line))
    return Page(
        file=name,
        language=language,
        path=relative,
        meta=meta,
        node=node,
        text=body,
        first_line=first_line,
        blocks=(*_blocks(lines, name), *_mistyped_citations(lines, name)),
        citations=tuple(_citations(lines, name)),
        headings=tuple(_headings(lines, name)),
        links=tuple(_links(lines, name)),
        lines=tuple(lines),
        unfinished=tuple(Span(name, n, 1, n, len(line) + 1) for n, line in lines if line.strip(" #") == "…"),
    )


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return the front matter (None without), the rest, and the line on which the rest begins."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines or lines[0].rstrip() != "---":
        return None, "\n".join(lines), 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    return None, "\n".join(lines), 1


def _prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the lines outside fenced code with their numbers; inline code is blanked out."""
    lines = body.split("\n")
    fenced = _fenced(lines)
    for index, line in enumerate(lines):
        shown = "" if index in fenced else re.sub(r"`[^`]*`", lambda m: " " * len(m[0]), line)
        yield first_line + index, shown


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
            if opened and line.strip():
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
    if not header and BLOCKS.get(first.lower()):
        return Block("", "", span, f"a `|` is missing behind `{first}`", f"write `/// {first} | {second.strip()}`")
    return Block(name, argument, span, *_problem(name, argument, match["indent"]))


def _problem(name: str, argument: str, indent: str) -> tuple[str, str]:
    """Say why a block would show as text in the page instead of what it stands for."""
    if name not in BLOCKS:
        shown = f"there is no block `{name}`" if name else "this is no block"
        return shown, did_you_mean(name, BLOCKS, what="blocks") or "blocks are " + ", ".join(BLOCKS)
    if BLOCKS[name] and not argument:
        return f"the block `{name}` does not say which", f"write `/// {name} | name`"
    if not BLOCKS[name] and argument:
        return f"the block `{name}` takes nothing behind it", f"write `/// {name}`"
    if _is_indented(indent):
        return "the block is indented and would show as code", "begin the line with `///`"
    return "", ""


def _citations(lines: list[tuple[int, str]], name: str) -> Iterator[Citation]:
    text, place = _joined(lines, name)
    for match in CITATION.finditer(text):
        for part in re.finditer(r"@([^\s;]+)", match[1]):
            start = match.start(1) + part.start() + 1
            yield Citation(part[1], place(start, start + len(part[1])))


def _headings(lines: list[tuple[int, str]], name: str) -> Iterator[Heading]:
    for number, line in lines:
        match = _HEADING.match(line)
        if match:
            yield Heading(len(match[1]), match[2].rstrip(" \t#"), Span(name, number, 1, number, len(line) + 1))


def _links(lines: list[tuple[int, str]], name: str) -> Iterator[Link]:
    for number, line in lines:
        for match in _LINK.finditer(line):
            yield Link(match[1], Span(name, number, match.start(1) + 1, number, match.end(1) + 1))


def _mistyped_citations(lines: list[tuple[int, str]], name: str) -> Iterator[Block]:
    text, place = _joined(lines, name)
    text = CITATION.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in _MISTYPED_CITATION.finditer(text):
        yield Block("", "", place(*match.span()), "this is no citation", "write `[@id]`, or `[@id; @id]` for several")


def _joined(lines: list[tuple[int, str]], name: str) -> tuple[str, Callable[[int, int], Span]]:
    """Return the lines as one text, since a citation may be broken over two, and what makes spans of its positions."""
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))

    def position(index: int) -> tuple[int, int]:
        row = bisect_right(starts, index) - 1
        return lines[row][0], index - starts[row] + 1

    return "\n".join(line for _, line in lines), lambda start, end: Span(name, *position(start), *position(end))
