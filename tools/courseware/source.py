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

from courseware.diagnostics import Diagnostic, Span, short
from courseware.yaml_errors import BAD_CHARACTER, character_error, invisible, syntax_error

#: A text file larger than this (in bytes) is not read.
MOST_BYTES = 10_000_000
#: Lists and mappings may stand this deep inside one another.
MOST_DEPTH = 64
#: A file may hold this many keys, texts, lists and mappings together.
MOST_NODES = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")


@dataclass(slots=True, eq=False)
class Node:
    """Something in a YAML file, with its span.

    What is `refused` holds something that was found wrong already, so that
    nobody has to say anything more about it.
    """

    span: Span
    refused: bool = field(default=False, kw_only=True)


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A text as written; `quoted` tells `"no"` from a bare `no`."""

    text: str
    quoted: bool = False


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A list; not `whole` when reading stopped inside it or right behind it."""

    items: list[Node] = field(default_factory=list)
    whole: bool = True


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """Keys with values, in the order of the file; a key that came twice keeps its first value.

    Not `whole` when reading stopped inside it or right behind it: a key that is missing may stand below.
    """

    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)
    whole: bool = True

    def at(self, *path: str) -> Span:
        """Return the span of the value at `path`, or of the last part of the way that exists.

        A step is a key of a mapping or a text of a list.
        """
        node: Node = self
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            node = found
        return head(node)

    def key(self, name: str) -> Span:
        """Return the span of a key, or of the mapping's beginning where there is no such key."""
        return self.keys[name].span if name in self.keys else head(self)


def _step(node: Node, step: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.values.get(step)
    if isinstance(node, Sequence):
        return next((n for n in node.items if isinstance(n, Scalar) and n.text.strip() == step), None)
    return None


def head(node: Node) -> Span:
    """Return the span of a node on one line, otherwise of its first key or item: enough to see what is meant."""
    if node.span.line == node.span.end_line and node.span.column < node.span.end_column:
        return node.span
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values())).span
    if isinstance(node, Sequence) and node.items:
        return head(node.items[0])
    return node.span


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
            return None, [_no_file(path, start)]
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
        before = _with_our_line_ends(error.object[: error.start].decode("utf-8")).split("\n")
        line, column = len(before), len(before[-1]) + 1
        span = Span(name, line, column, line, column + 1)
        help_text = "save the file as UTF-8 (in the editor: save with encoding)"
        return None, [_error("not-utf8", span, "this is not UTF-8 text", help_text)]


def _with_our_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_file(path: Path, span: Span) -> Diagnostic:
    if path.is_symlink() and not path.exists():
        return _error("unreadable-file", span, "this is a link that leads nowhere", "put the file itself here")
    if path.exists():
        return _error("unreadable-file", span, "this is not a file", "remove or rename it")
    return _error("unreadable-file", span, "there is no such file", "write it, or bring it back")


def read_yaml(text: str, name: str, *, first_line: int = 1) -> Document:
    """Read one YAML document.

    `first_line` is the line of the file on which `text` begins (front matter
    begins on line 2). Never raises on any text: what is wrong is in `found`.
    """
    # YAML ends a line also at U+0085, U+2028 and U+2029, editors and we do not: they become spaces.
    text = _with_our_line_ends(text).translate(_NO_LINE_ENDS)
    if len(text) > MOST_BYTES:
        message = f"the text is larger than {MOST_BYTES // 1_000_000} MB"
        return Document(None, [_error("yaml-limit", Span(name), message, "split it into smaller files")])
    builder = _Builder(text, name, first_line)
    try:
        builder.run(yaml.parse(text, Loader=_Loader))
        return Document(builder.root, builder.found)
    except yaml.MarkedYAMLError as error:
        builder.found.append(syntax_error(error, text, name, first_line))
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        builder.found.append(character_error(text, name, first_line))
    except _StopReadingError:
        pass
    _cut(builder.root)
    return Document(builder.root, builder.found)


def _cut(node: Node | None) -> None:
    """Mark everything that the place where reading stopped may belong to: the last of the last of the last."""
    while isinstance(node, Sequence | Mapping):
        node.whole = False
        inside = node.items if isinstance(node, Sequence) else list(node.values.values())
        node = inside[-1] if inside else None


class _StopReadingError(Exception):
    """A limit was met; the diagnostic is already noted."""


class _Builder:
    """Turns events into nodes and notes what the format allows but we do not."""

    def __init__(self, text: str, name: str, first_line: int) -> None:
        self.name = name
        self.offset = first_line
        # Where no line end closes the text, the parser's last place is on a line that is not there.
        self.end = (text.count("\n"), len(text) - text.rfind("\n") - 1)
        self.root: Node | None = None
        self.documents = 0
        self.found: list[Diagnostic] = []
        # What is open, and in a mapping the key that waits for its value (None for one that was refused).
        self.stack: list[tuple[Sequence | Mapping, list[Scalar | None]]] = []
        self.count = 0

    def span(self, event: Any) -> Span:
        line, column = min((event.start_mark.line, event.start_mark.column), self.end)
        end_line, end_column = min((event.end_mark.line, event.end_mark.column), self.end)
        return Span(self.name, line + self.offset, column + 1, end_line + self.offset, end_column + 1)

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
        self.documents += 1
        if self.documents > 1:
            self.refuse(self.span(event), "a second document begins here", "keep one document in a file")

    def scalar(self, event: Any) -> None:
        refused = self.features(event)
        bad = BAD_CHARACTER.search(event.value)
        if bad:  # written as an escape in double quotes, such as "\0"
            self.found.append(invisible(bad[0], self.span(event)))
        text = BAD_CHARACTER.sub("", event.value) if bad else event.value
        self.add(Scalar(self.span(event), text, event.style in ("'", '"'), refused=refused))

    def open_mapping(self, event: Any) -> None:
        refused = self.features(event)
        node = Mapping(self.span(event), refused=refused)
        if self.documents > 1 and not self.stack and isinstance(self.root, Mapping):
            node = self.root  # what stands in a second document is read as if it stood in the first
        self.push(node)

    def open_sequence(self, event: Any) -> None:
        refused = self.features(event)
        self.push(Sequence(self.span(event), refused=refused))

    def push(self, node: Sequence | Mapping) -> None:
        self.add(node)
        self.stack.append((node, []))
        if len(self.stack) > MOST_DEPTH:
            message = f"lists and mappings stand more than {MOST_DEPTH} deep inside one another"
            self.found.append(_error("yaml-limit", node.span, message, "look for a bracket that is not closed"))
            raise _StopReadingError

    def close(self, event: Any) -> None:
        node, _ = self.stack.pop()
        span = self.span(event)
        node.span = Span(self.name, node.span.line, node.span.column, span.line, span.column)

    def alias(self, event: Any) -> None:
        message = "`*` stands for a piece of text elsewhere, which is not allowed here"
        self.refuse(self.span(event), message, "write the text out, or put it in quotes")
        self.add(Node(self.span(event), refused=True))

    def features(self, event: Any) -> bool:
        if event.anchor:
            span = self.span(event)
            self.refuse(span, "`&` names a piece of text, which is not allowed here", "put the text in quotes")
        if event.tag:
            span = self.span(event)
            self.refuse(span, "`!` gives a type, which is not allowed here", "put the text in quotes")
        return bool(event.anchor or event.tag)

    def refuse(self, span: Span, message: str, help_text: str) -> None:
        self.found.append(_error("yaml-feature", span, message, help_text))

    def add(self, node: Node) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            message = f"the file holds more than {MOST_NODES:,} keys and texts"
            self.found.append(_error("yaml-limit", node.span, message, "split it into smaller files"))
            raise _StopReadingError
        if not self.stack:
            self.root = node if self.root is None else self.root
            return
        parent, waiting = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif waiting:
            self.pair(parent, waiting.pop(), node)
        else:
            waiting.append(self.as_key(node, parent))

    def as_key(self, node: Node, parent: Mapping) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        parent.refused = True
        if not node.refused:
            self.refuse(node.span, "a key has to be a word, not a list or mapping", "put the text in quotes")
        return None

    def pair(self, mapping: Mapping, key: Scalar | None, value: Node) -> None:
        if key is None:
            return
        if key.text in mapping.keys:
            first = mapping.keys[key.text]
            self.found.append(
                Diagnostic(
                    "duplicate-key",
                    "error",
                    key.span,
                    f"the key `{short(key.text)}` stands here twice",
                    help="keep one of the two",
                    other=first.span,
                    other_label="first here",
                )
            )
            return
        mapping.keys[key.text] = key
        mapping.values[key.text] = value


def _error(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    return Diagnostic(rule, "error", span, message, help=help_text)
