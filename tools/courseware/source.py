"""YAML read as events into nodes (`nodes.py`).

The C parser's events are turned into our own nodes. `yaml.compose` would do
the same, but crashes the process on deeply nested input and needs over a
gigabyte for a hostile file of ten megabytes. Reading stops with a diagnostic
at the limits below.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from courseware.diagnostics import Diagnostic, Span, error, short
from courseware.nodes import File, Mapping, Node, Scalar, Sequence
from courseware.yaml_errors import BAD_CHARACTER, character_error, invisible, syntax_error

#: A text file larger than this (in bytes) is not read.
MOST_BYTES = 10_000_000
#: Lists and mappings may stand this deep inside one another.
MOST_DEPTH = 64
#: A file may hold this many keys, texts, lists and mappings together.
MOST_NODES = 200_000
#: A longer text (in characters) is not read.
MOST_TEXT = 20_000
#: Behind so many mistakes of the format a file is not read on: nobody reads more messages.
MOST_FOUND = 1_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_OUR_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")


@dataclass(slots=True)
class Document:
    """A YAML text that was read: its root node (None where there is none) and what was found."""

    root: Node | None
    found: list[Diagnostic]


def read_bytes(path: Path, name: str, most: int = MOST_BYTES) -> tuple[str | None, list[Diagnostic]]:
    """Return the file's text, or None and a diagnostic that says why it cannot be read.

    A byte order mark is dropped. `name` is the file's name in messages, `most` the bytes that it may hold.
    """
    start = Span(name)
    try:
        if not path.is_file():
            return None, [_no_file(path, start)]
        if path.stat().st_size > most:
            message = f"the file is larger than {most // 1_000_000} MB"
            return None, [error("yaml-limit", start, message, "split it into smaller files")]
        raw = path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or "unknown reason").lower()
        message = f"the file cannot be read: {reason}"
        return None, [error("unreadable-file", start, message, "look at its permissions")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as problem:
        before = _with_our_line_ends(problem.object[: problem.start].decode("utf-8")).split("\n")
        line, column = len(before), len(before[-1]) + 1
        span = Span(name, line, column, line, column + 1)
        help_text = "save the file as UTF-8 (in the editor: save with encoding)"
        return None, [error("not-utf8", span, "this is not UTF-8 text", help_text)]


def _with_our_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_file(path: Path, span: Span) -> Diagnostic:
    if path.is_symlink() and not path.exists():
        return error("unreadable-file", span, "this is a link that leads nowhere", "put the file itself here")
    if path.exists():
        return error("unreadable-file", span, "this is not a file", "remove or rename it")
    return error("unreadable-file", span, "there is no such file", "write it, or bring it back")


def read_yaml(text: str, name: str, *, first_line: int = 1) -> Document:
    """Read one YAML document.

    `first_line` is the line of the file on which `text` begins (front matter
    begins on line 2). Never raises on any text: what is wrong is in `found`.
    """
    # YAML ends a line also at U+0085, U+2028 and U+2029, editors and we do not: they become spaces.
    text = _NOT_OUR_LINE_ENDS.sub(" ", _with_our_line_ends(text))
    if len(text) > MOST_BYTES:
        message = f"the text is larger than {MOST_BYTES // 1_000_000} MB"
        return Document(None, [error("yaml-limit", Span(name), message, "split it into smaller files")])
    builder = _Builder(text, name, first_line)
    try:
        builder.run(yaml.parse(text, Loader=_Loader))
        return Document(builder.root, builder.found)
    except yaml.MarkedYAMLError as problem:
        stopped = syntax_error(problem, text, name, first_line)
        too_deep = "nesting" in (problem.problem or "")  # the parser has a limit of its own, further away than ours
        builder.found.append(_too_deep(stopped.span) if too_deep else stopped)
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
    if isinstance(node, Scalar) and not node.style and node.span.line < node.span.end_line:
        # Behind what should have ended it, a text without marks runs on into what it is no part of.
        node.text, node.refused = "", True


def _too_deep(span: Span) -> Diagnostic:
    message = f"lists and mappings stand more than {MOST_DEPTH} deep inside one another"
    return error("yaml-limit", span, message, "look for a bracket that is not closed")


class _StopReadingError(Exception):
    """A limit was met; the diagnostic is already noted."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read.

    `key` waits for its value, None for one that was refused. Where a mapping
    of a list comes to its first key again, this is what stands from there on:
    perhaps the next of the list, without its `- `. Then `before` is what it
    belongs to if not, and `noted` the place of what was said of that key.
    """

    node: Sequence | Mapping
    waiting: list[Scalar | None] = field(default_factory=list)
    before: Mapping | None = None
    noted: int = 0


class _Builder:
    """Turns events into nodes and notes what the format allows but we do not."""

    def __init__(self, text: str, name: str, first_line: int) -> None:
        end = (text.count("\n"), len(text) - text.rfind("\n") - 1)
        self.file = File(name, text, first_line, end, array("I"))
        self.root: Node | None = None
        self.documents = 0
        self.found: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.count = 0

    def span(self, event: Any) -> Span:
        return self.file.span(event.start_mark, event.end_mark)

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
            handler = handlers.get(event.__class__)
            if handler:
                handler(event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.refuse(self.span(event), "a second document begins here", "keep one document in a file")

    def scalar(self, event: Any) -> None:
        text, style = event.value, event.style
        if len(text) > MOST_TEXT:
            message = f"this text has more than {MOST_TEXT:,} characters"
            begin = self.file.span(event.start_mark, event.start_mark)
            self.found.append(error("yaml-limit", begin, message, "shorten it, or look for a mark that is not closed"))
            self.add(Node(begin, refused=True))
            return
        refused = self.features(event) if event.anchor or event.tag else False
        if style == '"':  # the only style with escapes, such as "\0"
            bad = BAD_CHARACTER.search(text)
            if bad:
                self.found.append(invisible(bad[0], self.span(event)))
                text = BAD_CHARACTER.sub("", text)
        self.add(Scalar((self.file, event.start_mark, event.end_mark), text, style or "", refused=refused))

    def open_mapping(self, event: Any) -> None:
        refused = self.features(event)
        node = Mapping((self.file, event.start_mark, event.end_mark), refused=refused)
        if self.documents > 1 and not self.stack and isinstance(self.root, Mapping):
            node = self.root  # what stands in a second document is read as if it stood in the first
        self.push(node)

    def open_sequence(self, event: Any) -> None:
        refused = self.features(event)
        self.push(Sequence((self.file, event.start_mark, event.end_mark), refused=refused))

    def push(self, node: Sequence | Mapping) -> None:
        self.add(node)
        self.stack.append(_Open(node))
        if len(self.stack) > MOST_DEPTH:
            self.found.append(_too_deep(node.span))
            raise _StopReadingError

    def close(self, event: Any) -> None:
        now = self.stack.pop()
        node = now.node
        if now.before is not None and isinstance(node, Mapping):
            node = self.join(now.before, node)
        # A closing bracket belongs to it; to a block, which ends where the next thing begins, nothing more does.
        node.ends_at(self.file, event.end_mark)

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
        self.found.append(error("yaml-feature", span, message, help_text))

    def add(self, node: Node) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            message = f"the file holds more than {MOST_NODES:,} keys and texts"
            self.found.append(error("yaml-limit", node.span, message, "split it into smaller files"))
            raise _StopReadingError
        if len(self.found) > MOST_FOUND:
            message = f"up to here the file holds more than {MOST_FOUND:,} mistakes"
            self.found.append(error("yaml-limit", node.span, message, "mend these; what stands below is read then"))
            raise _StopReadingError
        if not self.stack:
            self.root = node if self.root is None else self.root
            return
        now = self.stack[-1]
        parent, waiting = now.node, now.waiting
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif not waiting:
            waiting.append(node if isinstance(node, Scalar) else None)
            if waiting[0] is None:
                self.refuse_key(node, parent)
        else:
            key = waiting.pop()
            if key is None:
                return
            if key.text in parent.keys:
                self.duplicate(parent.keys[key.text], key)
                parent = self.perhaps_next(now, parent, key)
            elif now.before is not None and key.text in now.before.keys:
                self.next_begins(now, now.before, parent)
            if key.text not in parent.keys:
                parent.keys[key.text] = key
                parent.values[key.text] = node

    def perhaps_next(self, now: _Open, parent: Mapping, key: Scalar) -> Mapping:
        """Return where to put a key that stands there already: what begins with it, or the mapping itself."""
        in_list = len(self.stack) > 1 and isinstance(self.stack[-2].node, Sequence)
        if in_list and now.before is None and not parent.in_brackets and key.text == next(iter(parent.keys)):
            now.node, now.before, now.noted = Mapping(key.place), parent, len(self.found) - 1
            return now.node
        return parent

    def next_begins(self, now: _Open, before: Mapping, node: Mapping) -> None:
        """Note that a mapping, with which a second key of the one before comes again, is the next of the list."""
        key = next(iter(node.keys))
        help_text = f"does the next one of the list begin here? then write `- {short(key)}: …`"
        self.found[now.noted] = replace(self.found[now.noted], help=help_text)
        now.before = None
        before.ends_before(node)
        around = self.stack[-2].node
        assert isinstance(around, Sequence)
        around.items.append(node)

    def join(self, before: Mapping, node: Mapping) -> Mapping:
        """Put what stands behind a key that came twice into the mapping in which it stands."""
        for key, value in node.values.items():
            before.keys.setdefault(key, node.keys[key])
            before.values.setdefault(key, value)
        return before

    def refuse_key(self, node: Node, parent: Mapping) -> None:
        """Refuse what stands in a key's place and is no text."""
        parent.refused = True
        if not node.refused:
            self.refuse(node.span, "a key has to be a word, not a list or mapping", "put the text in quotes")

    def duplicate(self, first: Scalar, key: Scalar) -> None:
        self.found.append(
            Diagnostic(
                key.span,
                f"the key `{short(key.text)}` stands here twice",
                "keep one of the two",
                other=first.span,
                other_label="first here",
                rule="duplicate-key",
                severity="error",
            )
        )
