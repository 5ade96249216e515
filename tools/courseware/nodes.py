"""YAML as nodes that know their place: texts, lists and mappings.

A scalar stays the text that the author wrote: `No` is the text "No", and the
schema says what it should be.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple
from weakref import ref

from courseware.diagnostics import Span
from courseware.text.prose import Prose

#: A piece of text longer than this (in characters) is not marked by itself in a message, its whole text is.
MOST_MARKED = 300


class File(NamedTuple):
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

    __slots__ = ("place", "refused")

    def __init__(self, place: Span | tuple[File, Any, Any], *, refused: bool = False) -> None:
        self.place = place
        self.refused = refused

    @property
    def span(self) -> Span:
        """Where it stands."""
        place = self.place
        return place if isinstance(place, Span) else place[0].span(place[1], place[2])

    @property
    def file_text(self) -> str:
        """The whole text that it was read from, with line feeds at the line ends; empty for what stands in none."""
        place = self.place
        return "" if isinstance(place, Span) else place[0].text

    @property
    def first_line(self) -> int:
        """The line of its file on which that text begins."""
        place = self.place
        return 1 if isinstance(place, Span) else place[0].first_line

    @property
    def last_line(self) -> int:
        """The line on which it ends. To YAML a list or mapping ends where the next thing begins, further below."""
        place, span = self.place, self.span
        if isinstance(place, Span):
            return span.end_line
        text, end = place[0].text, place[2].index
        nothing_before = not text[text.rfind("\n", 0, end) + 1 : end].strip(" ")
        return span.end_line - (nothing_before and span.end_line > span.line)

    @property
    def in_brackets(self) -> bool:
        """Whether it is a list or mapping that is written in brackets or braces."""
        place = self.place
        return not isinstance(place, Span) and place[0].text[place[1].index : place[1].index + 1] in ("[", "{")

    def ends_before(self, node: Node) -> None:
        """Note that it ends where another node of its file begins."""
        if not isinstance(self.place, Span) and not isinstance(node.place, Span):
            self.place = (self.place[0], self.place[1], node.place[1])

    def ends_at(self, file: File, end: Any) -> None:
        """Note the parser's mark at which a list or mapping ends."""
        place = self.place
        if isinstance(place, Span):
            self.place = Span(*place[:3], *file.span(end, end)[3:])
        else:
            self.place = (file, place[1], end)


class Scalar(Node):
    """A text as written. `style` is its first mark: a quotation mark, `>` or `|`, empty for a plain text."""

    __slots__ = ("_prose", "style", "text")

    def __init__(
        self, place: Span | tuple[File, Any, Any], text: str, style: str = "", *, refused: bool = False
    ) -> None:
        self.place = place
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
        place, text = self.place, self.text.strip()
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
    def just_before(self) -> str:
        """The few characters that stand before it, on its line or further above."""
        place = self.place
        return "" if isinstance(place, Span) else place[0].text[max(0, place[1].index - 20) : place[1].index]

    @property
    def behind(self) -> str:
        """What stands behind it on its last line, with the white space before that."""
        place = self.place
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

    def __init__(self, place: Span | tuple[File, Any, Any], *, refused: bool = False) -> None:
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
        place: Span | tuple[File, Any, Any],
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
    span = node.span
    if span.line == span.end_line and span.column < span.end_column:
        return span
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values())).span
    if isinstance(node, Sequence) and node.items:
        return head(node.items[0])
    return span
