"""YAML read as events into nodes that know their place.

The C parser's events are turned into our own nodes. `yaml.compose` would do
the same, but crashes the process on deeply nested input and needs over a
gigabyte for a hostile file of ten megabytes. Reading stops with a diagnostic
at the limits below. A scalar stays the text that the author wrote: `No` is the
text "No", and the schema says what it should be.
"""

from __future__ import annotations

import re
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
_NO_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
#: What YAML does not allow in a text.
_BAD_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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
        builder.found.append(_syntax_error(error, text, name, first_line))
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        builder.found.append(_character_error(text, name, first_line))
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
        bad = _BAD_CHARACTER.search(event.value)
        if bad:  # written as an escape in double quotes, such as "\0"
            self.found.append(_invisible(bad[0], self.span(event)))
        text = _BAD_CHARACTER.sub("", event.value) if bad else event.value
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


_IN_QUOTES = "put the text in quotes"
_NOT_CLOSED = ("a quotation mark is never closed", "close it, or use `>-` and no quotes")
_BACKSLASH = ("a backslash in double quotes begins something unknown", "write two backslashes, or use single quotes")
_INDENTATION = "give it the same indentation as its neighbours"
_ON_NEXT_LINE = "begin the text on the next line, or put all of it in quotes"

#: The parser's words, and what to tell an author instead: (message, help).
_PLAIN_WORDS = {
    "mapping values are not allowed": (
        "a second `: ` stands in this line",
        "put the text in quotes, or on the next line after `>-`",
    ),
    "could not find expected ':'": ("a key without its colon", "write `key: text`, or indent the text further"),
    "did not find expected key": (
        "the line does not fit the ones above it",
        f"{_INDENTATION}, and close quotation marks",
    ),
    "did not find expected '-' indicator": (
        "the line does not fit the list above it",
        "begin it with `- `, or give it the indentation of what it belongs to",
    ),
    "found unexpected end of stream": _NOT_CLOSED,
    "found unexpected document indicator": _NOT_CLOSED,
    "did not find expected ',' or ']'": (
        "a list in square brackets is not closed, or a comma is missing",
        "write `[a, b]`; text that begins with `[` belongs in quotes",
    ),
    "did not find expected ',' or '}'": (
        "a mapping in braces is not closed, or a comma is missing",
        "write `{en: text, nl: text}`; text with a comma belongs in quotes there",
    ),
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
    "found invalid Unicode character escape code": _BACKSLASH,
    "block sequence entries are not allowed": (
        "a `- ` stands where no list can begin",
        "put the text in quotes, or the list on a line of its own",
    ),
    "did not find expected <document start>": (
        "this line belongs to nothing above it",
        "give it the indentation of what it belongs to",
    ),
    "did not find expected comment or line break": ("text stands behind `>` or `|`", _ON_NEXT_LINE),
    "found an indentation indicator": ("text stands behind `>` or `|`", _ON_NEXT_LINE),
    "did not find expected whitespace or line break": ("a space is missing here", "put a space behind the mark"),
    "did not find expected node content": ("a value is missing here", "write a text, or put the mark in quotes"),
}
#: Where the parser stops far behind the mistake, the mistake is where it began to read the piece.
_AT_BEGINNING = (
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
)


def _syntax_error(error: yaml.MarkedYAMLError, text: str, name: str, first_line: int) -> Diagnostic:
    lines = text.split("\n")
    problem = (error.problem or "").strip()
    mark, begin = error.problem_mark or error.context_mark, error.context_mark
    message, help_text = _plain_words(problem, error.context or "", lines, mark, begin)
    if begin is not None and (problem.startswith(_AT_BEGINNING) or message.startswith("text cannot begin")):
        mark = begin
    span = _character(lines, mark, name, first_line)
    other, other_label = None, ""
    if begin is not None and mark is not None and begin.line < mark.line:
        other, other_label = _character(lines, begin, name, first_line), "it begins here"
    return Diagnostic("yaml-syntax", "error", span, message, help=help_text, other=other, other_label=other_label)


def _plain_words(problem: str, context: str, lines: list[str], mark: Any, begin: Any) -> tuple[str, str]:
    """Return what is wrong and what to do, in an author's words."""
    before, here = _around(lines, mark)
    first = _around(lines, begin)[1] or here
    if here == "\t":
        return "a tab stands where only spaces may", "replace it by spaces"
    if here and re.search("cannot start|mapping keys are not allowed", problem):
        return f"text cannot begin with `{here}`", _IN_QUOTES
    if first in tuple("*&!%") and re.search("anchor|alias|tag|directive|YAML document", context + problem):
        return f"text cannot begin with `{first}`", _IN_QUOTES
    if problem.startswith("mapping values") and ": " not in before:
        return _PLAIN_WORDS["did not find expected key"][0], f"{_INDENTATION}; perhaps the line above lacks a colon"
    if problem.startswith(("did not find expected key", "did not find expected '-'")) and before.strip(" -"):
        closed = "a bracket" if before.rstrip()[-1] in "]}" else "a quotation mark"
        help_text = "put all of it in quotes, or on the next line after `>-`"
        return f"text stands behind {closed} that closes", help_text
    for start, plain in _PLAIN_WORDS.items():
        if problem.startswith(start):
            return plain
    return f"the YAML cannot be read here: {problem or 'unknown reason'}", "look at this line and the one above it"


def _around(lines: list[str], mark: Any) -> tuple[str, str]:
    """Return the line up to a mark, and the character at it."""
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    return (line[: mark.column], line[mark.column : mark.column + 1]) if line else ("", "")


def _character(lines: list[str], mark: Any, name: str, first_line: int) -> Span:
    """Return the span of the character at a mark; at the end of a line there is none."""
    last = (len(lines) - 1, len(lines[-1]))
    line, column = min((mark.line, mark.column), last) if mark is not None else (0, 0)
    end = column + len(_around(lines, mark)[1])
    return Span(name, line + first_line, column + 1, line + first_line, end + 1)


def _character_error(text: str, name: str, first_line: int) -> Diagnostic:
    # The C reader counts bytes, the Python one characters: look the character up instead.
    match = _BAD_CHARACTER.search(text)
    bad = match.start() if match else 0
    line = text.count("\n", 0, bad)
    column = bad - (text.rfind("\n", 0, bad) + 1)
    span = Span(name, line + first_line, column + 1, line + first_line, column + 2)
    return _invisible(match[0] if match else "", span)


def _invisible(character: str, span: Span) -> Diagnostic:
    shown = f"U+{ord(character):04X}" if character else "unknown"
    message = f"an invisible character ({shown}) stands here"
    return _error("yaml-syntax", span, message, "delete it and type the text again")
