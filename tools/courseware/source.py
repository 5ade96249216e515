"""YAML read as events into nodes that know their place.

The C parser's events are turned into our own nodes. `yaml.compose` would do
the same, but crashes the process on deeply nested input and needs over a
gigabyte for a hostile file of ten megabytes. Reading stops with a diagnostic
at the limits below. A scalar stays the text that the author wrote: `No` is the
text "No", and the schema says what it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from courseware.diagnostics import Diagnostic, Span

#: A text file larger than this (in bytes) is not read.
MOST_BYTES = 10_000_000
#: Lists and mappings may stand this deep inside one another.
MOST_DEPTH = 64
#: A file may hold this many keys, texts, lists and mappings together.
MOST_NODES = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True, eq=False)
class Node:
    """Something in a YAML file, with its span."""

    span: Span


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A text as written; `quoted` tells `"no"` from a bare `no`."""

    text: str
    quoted: bool = False


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """Keys with values, in the order of the file; a key that came twice keeps its first value."""

    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    def at(self, *path: str | int) -> Span:
        """Return the span of the value at `path`, or of the last part of the way that exists."""
        node: Node = self
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
                node = node.values[step]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return _first_line(node)

    def key(self, name: str) -> Span:
        """Return the span of a key, or of the mapping's beginning where there is no such key."""
        return self.keys[name].span if name in self.keys else _first_line(self)


def _first_line(node: Node) -> Span:
    """Return the node's span, cut to its first line: a message about a whole item marks its head."""
    span = node.span
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values())).span
    if isinstance(node, Sequence) and node.items:
        return _first_line(node.items[0])
    return span


@dataclass(slots=True)
class Document:
    """A YAML text that was read: its root node (None where there is none) and what was found."""

    root: Node | None
    found: list[Diagnostic]


def read_bytes(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the file's text, or None and a diagnostic that says why it cannot be read.

    A byte order mark is dropped. `name` is the file's name in messages.
    """
    start = Span(name)
    try:
        if not path.is_file():
            return None, [_error("unreadable-file", start, "this is not a file", "remove or rename it")]
        if path.stat().st_size > MOST_BYTES:
            message = f"the file is larger than {MOST_BYTES // 1_000_000} MB"
            return None, [_error("yaml-limit", start, message, "split it into smaller files")]
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        message = f"the file cannot be read: {reason}"
        return None, [_error("unreadable-file", start, message, "look at its permissions")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        span = Span(name, line, column, line, column + 1)
        help_text = "save the file as UTF-8 (in the editor: save with encoding)"
        return None, [_error("not-utf8", span, "this is not UTF-8 text", help_text)]


def read_yaml(text: str, name: str, *, first_line: int = 1) -> Document:
    """Read one YAML document.

    `first_line` is the line of the file on which `text` begins (front matter
    begins on line 2). Never raises on any text: what is wrong is in `found`.
    """
    if len(text) > MOST_BYTES:
        message = f"the text is larger than {MOST_BYTES // 1_000_000} MB"
        return Document(None, [_error("yaml-limit", Span(name), message, "split it into smaller files")])
    builder = _Builder(name, first_line)
    try:
        builder.run(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        builder.found.append(_syntax_error(error, text, name, first_line))
    except yaml.reader.ReaderError as error:
        builder.found.append(_character_error(error, text, name, first_line))
    except _StopReading:
        pass
    return Document(builder.root, builder.found)


class _StopReading(Exception):
    """A limit was met; the diagnostic is already noted."""


class _Builder:
    """Turns events into nodes and notes what the format allows but we do not."""

    def __init__(self, name: str, first_line: int) -> None:
        self.name = name
        self.offset = first_line
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.stack: list[tuple[Node, list[Scalar]]] = []
        self.count = 0

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.name, start.line + self.offset, start.column + 1, end.line + self.offset, end.column + 1)

    def run(self, events: Iterator[Any]) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open_mapping,
            yaml.SequenceStartEvent: self.open_sequence,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        for event in events:
            handler = handlers.get(type(event))
            if handler:
                handler(event)

    def document(self, event: Any) -> None:
        if self.root is not None:
            self.refuse(self.span(event), "a second document begins here", "keep one document in a file")
            raise _StopReading

    def scalar(self, event: Any) -> None:
        self.features(event)
        self.add(Scalar(self.span(event), event.value, event.style in ("'", '"')))

    def open_mapping(self, event: Any) -> None:
        self.features(event)
        self.push(Mapping(self.span(event)))

    def open_sequence(self, event: Any) -> None:
        self.features(event)
        self.push(Sequence(self.span(event)))

    def push(self, node: Node) -> None:
        self.add(node)
        self.stack.append((node, []))
        if len(self.stack) > MOST_DEPTH:
            message = f"lists and mappings stand more than {MOST_DEPTH} deep inside one another"
            self.found.append(_error("yaml-limit", node.span, message, "look for a bracket that is not closed"))
            raise _StopReading

    def close(self, event: Any) -> None:
        node, _ = self.stack.pop()
        span = self.span(event)
        node.span = Span(self.name, node.span.line, node.span.column, span.line, span.column)

    def alias(self, event: Any) -> None:
        message = "`*` stands for a piece of text elsewhere, which is not allowed here"
        self.refuse(self.span(event), message, "write the text out, or put it in quotes")
        self.add(Scalar(self.span(event), "*" + event.anchor))

    def features(self, event: Any) -> None:
        if event.anchor:
            span = self.span(event)
            self.refuse(span, "`&` names a piece of text, which is not allowed here", "put the text in quotes")
        if event.tag:
            span = self.span(event)
            self.refuse(span, "`!` gives a type, which is not allowed here", "put the text in quotes")

    def refuse(self, span: Span, message: str, help_text: str) -> None:
        self.found.append(_error("yaml-feature", span, message, help_text))

    def add(self, node: Node) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            message = f"the file holds more than {MOST_NODES:,} keys and texts"
            self.found.append(_error("yaml-limit", node.span, message, "split it into smaller files"))
            raise _StopReading
        if not self.stack:
            self.root = node
            return
        parent, waiting = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif isinstance(parent, Mapping):
            if waiting:
                self.pair(parent, waiting.pop(), node)
            else:
                waiting.append(self.as_key(node))

    def as_key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self.refuse(node.span, "a key has to be a word, not a list or mapping", "put the text in quotes")
        return Scalar(node.span, "")

    def pair(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        if key.text in mapping.keys:
            first = mapping.keys[key.text]
            self.found.append(
                Diagnostic(
                    "duplicate-key",
                    "error",
                    key.span,
                    f"the key `{_short(key.text)}` stands here twice",
                    help="keep one of the two",
                    other=first.span,
                    other_label="first here",
                )
            )
            return
        mapping.keys[key.text] = key
        mapping.values[key.text] = value


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _error(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    return Diagnostic(rule, "error", span, message, help=help_text)


#: The parser's words, and what to tell an author instead: (message, help).
_PLAIN_WORDS = {
    "mapping values are not allowed": (
        "a second `: ` stands in this line",
        "put the text in quotes, or on the next line after `>-`",
    ),
    "could not find expected ':'": ("a key without its colon", "write `key: text`, or indent the text further"),
    "did not find expected key": (
        "the line does not fit the ones above it",
        "give it the same indentation as its neighbours, and close quotation marks",
    ),
    "did not find expected '-' indicator": (
        "the line does not fit the list above it",
        "begin it with `- `, or give it the indentation of what it belongs to",
    ),
    "found unexpected end of stream": ("a quotation mark is never closed", "close it, or use `>-` and no quotes"),
    "did not find expected ',' or ']'": (
        "a list in square brackets is not closed, or a comma is missing",
        "write `[a, b]`; text that begins with `[` belongs in quotes",
    ),
    "did not find expected ',' or '}'": (
        "a mapping in braces is not closed, or a comma is missing",
        "write `{en: text, nl: text}`; text with a comma belongs in quotes there",
    ),
    "found unknown escape character": (
        "a backslash in double quotes begins something unknown",
        "write two backslashes, or use single quotes",
    ),
    "block sequence entries are not allowed": (
        "a `- ` stands where no list can begin",
        "put the text in quotes, or the list on a line of its own",
    ),
    "did not find expected <document start>": (
        "this line belongs to nothing above it",
        "give it the indentation of what it belongs to",
    ),
    "did not find expected whitespace or line break": ("a space is missing here", "put a space behind the mark"),
    "did not find expected node content": ("a value is missing here", "write a text, or put the mark in quotes"),
}


def _syntax_error(error: yaml.MarkedYAMLError, text: str, name: str, first_line: int) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    here = lines[line][column : column + 1] if line < len(lines) else ""
    problem = (error.problem or "").strip()
    message, help_text = next(
        (plain for start, plain in _PLAIN_WORDS.items() if problem.startswith(start)),
        (f"the YAML cannot be read here: {problem or 'unknown reason'}", "look at this line and the one above it"),
    )
    if here == "\t":
        message, help_text = "a tab stands where only spaces may", "replace it by spaces"
    elif here and here in "@`%|>" and "cannot start" in problem:
        message, help_text = f"text cannot begin with `{here}`", "put the text in quotes"
    span = Span(name, line + first_line, column + 1, line + first_line, column + 2)
    other, other_label = None, ""
    context = error.context_mark
    if context is not None and mark is not None and context.line < mark.line:
        other = Span(name, context.line + first_line, context.column + 1, context.line + first_line, context.column + 2)
        other_label = "it begins here"
    return Diagnostic(
        "yaml-syntax", "error", span, message, help=help_text, other=other, other_label=other_label
    )


def _character_error(error: Any, text: str, name: str, first_line: int) -> Diagnostic:
    # The C reader counts bytes, the Python one characters: look the character up instead.
    bad = next((i for i, c in enumerate(text) if c < " " and c not in "\t\n\r" or c in "\x7f\ufffe\uffff"), 0)
    line = text.count("\n", 0, bad)
    column = bad - (text.rfind("\n", 0, bad) + 1)
    character = f"U+{ord(text[bad]):04X}" if bad < len(text) else "unknown"
    span = Span(name, line + first_line, column + 1, line + first_line, column + 2)
    message = f"an invisible character ({character}) stands here"
    return Diagnostic("yaml-syntax", "error", span, message, help="delete it and type the text again")
