"""Markdown pages: front matter, blocks and citations, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from courseware.diagnostics import Span, did_you_mean
from courseware.schema import Field, ListOf, Number, Reader, Record, Slug, TableOf, Text
from courseware.source import Mapping, read_bytes, read_yaml

#: The blocks that a page may hold, and whether they take an argument behind `|`.
BLOCKS = {"quiz": True, "item": True, "objectives": True, "modules": False, "register": False}

#: Blocks of pymdown-extensions that may be switched on in mkdocs.yml.
FOREIGN_BLOCKS = {"admonition", "note", "tip", "details", "caption", "definition", "html", "tab", "warning", "example"}

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(r"^(?P<indent>\s*)(?P<slashes>/{3,})[ \t]*(?P<rest>.*?)[ \t]*$")
_HEADER = re.compile(r"(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?$")
#: `[@id]` or `[@id; @id]`.
CITATION = re.compile(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t#]*$")

_FRONT_MATTER = Record(
    "the front matter",
    {
        "title": Field(Text("a title")),
        "description": Field(Text("a sentence"), required=True, advice="add `description:`, one sentence"),
        "minutes": Field(Number(1, 120)),
        "objectives": Field(ListOf(Slug())),
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
    headings: tuple[tuple[int, str], ...] = ()
    unfinished: tuple[Span, ...] = ()


def load_page(path: Path, name: str, language: str, relative: str, reader: Reader) -> Page:
    """Read one page. Front matter stands between two lines of `---` at the top."""
    text, found = read_bytes(path, name)
    reader.found += found
    if text is None:
        return Page(name, language, relative, {}, Mapping(Span(name)), "", 1)
    head, body, first_line = split_front_matter(text)
    node: Mapping = Mapping(Span(name))
    meta: dict[str, Any] = {}
    if head is None:
        reader.error("missing-key", Span(name), "the page has no front matter", "begin it with ---, description: …, ---")
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
        blocks=tuple(_blocks(lines, name)),
        citations=tuple(_citations(lines, name)),
        headings=tuple((len(m[1]), m[2]) for _, line in lines if (m := _HEADING.match(line))),
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
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        match = _FENCE.match(line)
        if match:
            mark = match[1]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip(" `~"):
                fence = ""
            yield number, ""
        elif fence:
            yield number, ""
        else:
            yield number, re.sub(r"`[^`]*`", lambda m: " " * len(m[0]), line)


def _blocks(lines: list[tuple[int, str]], name: str) -> Iterator[Block]:
    opened: tuple[str, str, Span] | None = None
    for number, line in lines:
        match = _BLOCK.match(line)
        if not match:
            continue
        column = len(match["indent"]) + 1
        span = Span(name, number, column, number, len(line.rstrip()) + 1)
        if not match["rest"]:
            if opened is None:
                yield Block("", "", span, "this `///` closes nothing", "remove it, or open a block above it")
            elif opened[0]:
                yield Block(*opened)
            opened = None
            continue
        if opened is not None:
            yield _unclosed(opened)
        opened = None
        header = _HEADER.match(match["rest"])
        block_name, argument = (header["name"].lower(), header["argument"] or "") if header else ("", "")
        problem, help_text = _problem(block_name, argument, column)
        if block_name in FOREIGN_BLOCKS:
            opened = ("", "", span)
        elif problem:
            yield Block(block_name, argument, span, problem, help_text)
            opened = ("", "", span)
        else:
            opened = (block_name, argument, span)
    if opened is not None and opened[0]:
        yield _unclosed(opened)


def _unclosed(opened: tuple[str, str, Span]) -> Block:
    return Block(*opened, "this block is not closed", "put a line of `///` below it")


def _problem(name: str, argument: str, column: int) -> tuple[str, str]:
    """Say why a block would show as text in the page instead of what it stands for."""
    if name in FOREIGN_BLOCKS:
        return "", ""
    if name not in BLOCKS:
        shown = f"there is no block `{name}`" if name else "this is no block"
        return shown, did_you_mean(name, BLOCKS, what="blocks") or "blocks are " + ", ".join(BLOCKS)
    if BLOCKS[name] and not argument:
        return f"the block `{name}` does not say which", f"write `/// {name} | name`"
    if not BLOCKS[name] and argument:
        return f"the block `{name}` takes nothing behind it", f"write `/// {name}`"
    if column > 4:
        return "the block is indented and would show as code", "begin the line with `///`"
    return "", ""


def _citations(lines: list[tuple[int, str]], name: str) -> Iterator[Citation]:
    for number, line in lines:
        for match in CITATION.finditer(line):
            for part in re.finditer(r"@([^\s;]+)", match[1]):
                start = match.start(1) + part.start() + 1
                yield Citation(part[1], Span(name, number, start + 1, number, start + 1 + len(part[1])))
