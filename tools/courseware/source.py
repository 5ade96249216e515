"""YAML read as events into nodes that know their place.

The C parser's events are turned into our own nodes. `yaml.compose` would do
the same, but crashes the process on deeply nested input and needs over a
gigabyte for a hostile file of ten megabytes. Reading stops with a diagnostic
at the limits below. A scalar stays the text that the author wrote: `No` is the
text "No", and the schema says what it should be.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from weakref import ref

import yaml

from courseware.diagnostics import Diagnostic, Span, error, short
from courseware.text.prose import Prose
from courseware.yaml_errors import BAD_CHARACTER, character_error, invisible, syntax_error

#: A text file larger than this (in bytes) is not read.
MOST_BYTES = 10_000_000
#: Lists and mappings may stand this deep inside one another.
MOST_DEPTH = 64
#: A file may hold this many keys, texts, lists and mappings together.
MOST_NODES = 200_000

#: A piece of text longer than this (in characters) is not marked by itself in a message, its whole text is.
MOST_MARKED = 300

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_OUR_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")


class _File(NamedTuple):
    """What turns the parser's marks into places of a file."""

    name: str
    text: str
    first_line: int
    #: Where no line end closes the text, the parser's last place is on a line that is not there.
    end: tuple[int, int]
    #: Where each line begins; empty until somebody asks for a place.
    starts: array[int]

    def at(self, index: int) -> tuple[int, int]:
        """Return the line and column of a character of the text."""
        if not self.starts:
            self.starts.append(0)
            self.starts.extend(match.end() for match in re.finditer("\n", self.text))
        line = bisect_right(self.starts, index) - 1
        return line + self.first_line, index - self.starts[line] + 1

    def span(self, start: Any, end: Any) -> Span:
        (line, column), (end_line, end_column) = (start.line, start.column), (end.line, end.column)
        if end_line >= self.end[0]:
            line, column = min((line, column), self.end)
            end_line, end_column = min((end_line, end_column), self.end)
        return Span(self.name, line + self.first_line, column + 1, end_line + self.first_line, end_column + 1)


class Node:
    """Something in a YAML file, with its span.

    What is `refused` holds something that was found wrong already, so that
    nobody has to say anything more about it. `place` is a span, or the
    parser's marks, of which a span is made when somebody asks: of a big file
    few are ever asked for.
    """

    __slots__ = ("_place", "refused")

    def __init__(self, place: Span | tuple[_File, Any, Any], *, refused: bool = False) -> None:
        self._place = place
        self.refused = refused

    @property
    def span(self) -> Span:
        """Where it stands."""
        place = self._place
        return place if isinstance(place, Span) else place[0].span(place[1], place[2])

    @property
    def file_text(self) -> str:
        """The whole text that it was read from, with line feeds at the line ends; empty for what stands in none."""
        place = self._place
        return "" if isinstance(place, Span) else place[0].text

    @property
    def last_line(self) -> int:
        """The line on which it ends. To YAML a list or mapping ends where the next thing begins, further below."""
        place, span = self._place, self.span
        if isinstance(place, Span):
            return span.end_line
        text, end = place[0].text, place[2].index
        nothing_before = not text[text.rfind("\n", 0, end) + 1 : end].strip(" ")
        return span.end_line - (nothing_before and span.end_line > span.line)

    def ends_at(self, file: _File, end: Any) -> None:
        """Note the parser's mark at which a list or mapping ends."""
        place = self._place
        if isinstance(place, Span):
            self._place = Span(*place[:3], *file.span(end, end)[3:])
        else:
            self._place = (file, place[1], end)


class Scalar(Node):
    """A text as written. `style` is its first mark: a quotation mark, `>` or `|`, empty for a plain text."""

    __slots__ = ("_prose", "style", "text")

    def __init__(
        self, place: Span | tuple[_File, Any, Any], text: str, style: str = "", *, refused: bool = False
    ) -> None:
        self._place = place
        self._prose: ref[Prose] | None = None
        self.text = text
        self.style = style
        self.refused = refused

    def prose(self, language: str) -> Prose:
        """Return the text in its language, without white space around it; made once, so that all rules share it.

        Held weakly: the prose knows this node, and what know each other are not freed while nobody looks for cycles.
        """
        made = self._prose() if self._prose is not None else None
        if made is None or made.language != language:
            made = Prose(self.text.strip(), language, self.part)
            self._prose = ref(made)
        return made

    def part(self, start: int, end: int) -> Span:
        """Return the span of a piece of the text, counted in the text without white space around it.

        Found by its words: what stands in the file may be folded over several
        lines. Where it cannot be found (behind an escape, say), the whole text's.
        """
        place, text = self._place, self.text.strip()
        words = text[start:end].split()
        if isinstance(place, Span) or not words or end - start > MOST_MARKED:
            return head(self)
        file, first, last = place
        written = file.text[first.index : last.index]
        # No word is broken over two lines, so that the first and the last tell where a piece stands.
        begin = _occurrence(written, words[0], text[: text.index(words[0], start)].count(words[0]))
        stop = _occurrence(written, words[-1], text[: text.rindex(words[-1], start, end)].count(words[-1]))
        stop += len(words[-1])
        if begin < 0 or written[begin:stop].split() != words:
            return head(self)
        return Span(file.name, *file.at(first.index + begin), *file.at(first.index + stop))

    @property
    def behind(self) -> str:
        """What stands behind it on its last line, with the white space before that."""
        place = self._place
        if isinstance(place, Span):
            return ""
        file, _, last = place
        end = file.text.find("\n", last.index)
        return file.text[last.index : end if end >= 0 else None]


def _occurrence(text: str, word: str, number: int) -> int:
    """Return where a word stands for the first time in a text (`number` 0), the second (1) and so on; -1 if never."""
    found = text.find(word)
    for _ in range(number):
        if found < 0:
            break
        found = text.find(word, found + len(word))
    return found


class Sequence(Node):
    """A list; not `whole` when reading stopped inside it or right behind it."""

    __slots__ = ("items", "whole")

    def __init__(self, place: Span | tuple[_File, Any, Any], *, refused: bool = False) -> None:
        super().__init__(place, refused=refused)
        self.items: list[Node] = []
        self.whole = True


class Mapping(Node):
    """Keys with values, in the order of the file; a key that came twice keeps its first value.

    Not `whole` when reading stopped inside it or right behind it: a key that is missing may stand below.
    """

    __slots__ = ("keys", "values", "whole")

    def __init__(
        self,
        place: Span | tuple[_File, Any, Any],
        keys: dict[str, Scalar] | None = None,
        values: dict[str, Node] | None = None,
        whole: bool = True,
        *,
        refused: bool = False,
    ) -> None:
        super().__init__(place, refused=refused)
        self.keys: dict[str, Scalar] = {} if keys is None else keys
        self.values: dict[str, Node] = {} if values is None else values
        self.whole = whole

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


def scalars(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Yield every text inside a node, in the order of the file, with the key it stands under; empty in a list."""
    waiting = [("", node)]
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, Scalar):
            yield key, node
        elif isinstance(node, Sequence):
            waiting += [("", inside) for inside in reversed(node.items)]
        elif isinstance(node, Mapping):
            waiting += reversed(node.values.items())


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
        builder.found.append(syntax_error(problem, text, name, first_line))
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
        end = (text.count("\n"), len(text) - text.rfind("\n") - 1)
        self.file = _File(name, text, first_line, end, array("I"))
        self.root: Node | None = None
        self.documents = 0
        self.found: list[Diagnostic] = []
        # What is open, and in a mapping the key that waits for its value (None for one that was refused).
        self.stack: list[tuple[Sequence | Mapping, list[Scalar | None]]] = []
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
        self.stack.append((node, []))
        if len(self.stack) > MOST_DEPTH:
            message = f"lists and mappings stand more than {MOST_DEPTH} deep inside one another"
            self.found.append(error("yaml-limit", node.span, message, "look for a bracket that is not closed"))
            raise _StopReadingError

    def close(self, event: Any) -> None:
        node, _ = self.stack.pop()
        node.ends_at(self.file, event.start_mark)

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
        if not self.stack:
            self.root = node if self.root is None else self.root
            return
        parent, waiting = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif not waiting:
            waiting.append(node if isinstance(node, Scalar) else None)
            if waiting[0] is None:
                self.refuse_key(node, parent)
        else:
            key = waiting.pop()
            if key is not None and key.text not in parent.keys:
                parent.keys[key.text] = key
                parent.values[key.text] = node
            elif key is not None:
                self.duplicate(parent.keys[key.text], key)

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
