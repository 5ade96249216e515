"""What the kinds of `schema.py` share while they read: where they are, what they found, the slips that many make."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from courseware.diagnostics import Diagnostic, Span, did_you_mean, error, nearest, short
from courseware.nodes import Mapping, Node, Scalar, Sequence, head

#: What `course new` writes where an author has to write.
UNFINISHED = "…"
#: Behind so many findings no nearest names are looked for: of tens of thousands that takes its time.
_MOST_OFFERS = 1_000
#: Nobody reads more messages on a file, and each takes its place in memory.
_MOST_ERRORS = 10_000


class _Kind(Protocol):
    def read(self, node: Node, reader: Reader) -> Any: ...


class _Field(Protocol):
    @property
    def kind(self) -> _Kind: ...


@dataclass(slots=True)
class Around:
    """A record that is being read, and its key whose value is being read now."""

    what: str
    fields: MappingType[str, _Field]
    node: Mapping
    key: str = ""


class Moved(NamedTuple):
    """A key with its value that stands further inside than where it belongs."""

    key: str
    value: Node


@dataclass(slots=True)
class Reader:
    """What reading needs to know, and where it notes what it found.

    `languages` are those in which every text must be written, `drafts` those
    in which it may.
    """

    languages: Collection[str]
    drafts: Collection[str] = ()
    found: list[Diagnostic] = field(default_factory=list)
    #: The records in which what is being read stands, from the outermost.
    around: list[Around] = field(default_factory=list)
    #: Whether what is read now may be left out together with its key.
    optional: bool = False
    #: What was found further inside than the record (by its node's `id()`) to which it belongs.
    moved: dict[int, list[Moved]] = field(default_factory=dict)
    #: The values of all that was found further inside, by `id()`.
    astray: set[int] = field(default_factory=set)

    @property
    def is_full(self) -> bool:
        """Whether nothing more is noted."""
        return len(self.found) > _MOST_ERRORS

    def error(self, rule: str, span: Span, message: str, help: str = "", label: str = "") -> None:  # noqa: A002
        """Note an error; behind so many only that there are more."""
        if len(self.found) < _MOST_ERRORS:
            self.found.append(error(rule, span, message, help, label))
        elif len(self.found) == _MOST_ERRORS:
            more = f"up to here there are more than {_MOST_ERRORS:,} mistakes"
            self.found.append(error("yaml-limit", span, more, "mend these; what stands below is told then"))

    def unfinished(self, node: Node) -> bool:
        """Note that a text is still to be written, if so, and say whether."""
        found = isinstance(node, Scalar) and node.text.strip() == UNFINISHED
        if found:
            self.error("unfinished-text", node.span, "this text is still to be written")
        return found

    def wrong_type(self, node: Node, expected: str, help: str = "") -> None:  # noqa: A002
        """Note that something else than `expected` stands here."""
        if node.refused or not getattr(node, "whole", True):
            return
        self.error("wrong-type", head(node), f"expected {expected}, found {_found(node)}", help)

    def unknown_key(self, key: str, node: Mapping, known: Collection[str], message: str, what: str) -> str:
        """Note a key that nothing reads with the slip that it comes of; return the known key that was meant, or ""."""
        name, colon, rest = key.partition(":")
        value, span = node.values[key], node.keys[key].span
        if colon and name in known and not node.keys[key].style and isinstance(value, Scalar) and not value.text:
            place = Span(span.file, span.line, span.column + len(name), span.line, span.column + len(name) + 1)
            self.error("unknown-key", place, f"a space is missing behind `{name}:`", f"write `{name}: {short(rest)}`")
            return name
        if self._decimal_comma(key, node) or self.belongs_outside(key, node):
            return ""
        if len(self.found) > _MOST_OFFERS:
            self.error("unknown-key", span, message)
            return ""
        self.error("unknown-key", span, message, did_you_mean(key, known, what=what))
        return next(iter(nearest(key, known)), "")

    def _decimal_comma(self, key: str, node: Mapping) -> bool:
        """Note that a comma in braces cut a number in two, if so, and say whether."""
        before = re.search(r"(?<![\w.,-])-?[0-9]{1,15},$", node.keys[key].just_before)
        if before is None or not re.fullmatch("[0-9]{1,9}", key) or not isinstance(node.values[key], Scalar):
            return False
        span = node.keys[key].span
        span = span._replace(column=span.column - len(before[0]))
        self.error("invalid-value", span, f"`{before[0]}{key}` is no number", f"write {before[0][:-1]}.{key}")
        return True

    def belongs_outside(self, key: str, node: Mapping, here: _Kind | None = None) -> bool:
        """Note that a key is one of a record around this place, which lacks it, if so, and say whether.

        Where any key may stand (`here` is then the kind of the values), its value has to say that it is astray.
        """
        for around in reversed(self.around):
            if key in around.fields:
                if key in around.node.values or (here and not self._is_astray(key, node, here, around)):
                    return False
                self._note_moved(key, node, around)
                return True
        return False

    def _is_astray(self, key: str, node: Mapping, here: _Kind, around: Around) -> bool:
        """Tell whether a value fits another place, and not where it stands."""
        there, value = around.fields[key].kind, node.values[key]
        as_there, as_here = Reader(self.languages, self.drafts), Reader(self.languages, self.drafts)
        there.read(value, as_there)
        here.read(value, as_here)
        return bool(as_here.found) and not as_there.found

    def _note_moved(self, key: str, node: Mapping, around: Around) -> None:
        self.moved.setdefault(id(around.node), []).append(Moved(key, node.values[key]))
        self.astray.add(id(node.values[key]))
        span, goal = node.keys[key].span, around.node.key(around.key)
        help_text = f"give it a line of its own, as far left as `{around.key}`"
        if not node.in_brackets and goal.line < span.line and goal.column < span.column:
            help_text = f"move it left, to where `{around.key}` begins"
        self.error("unknown-key", span, f"`{key}` belongs to the {around.what.partition(' ')[2]}", help_text)


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return "keys with values"
    if isinstance(node, Sequence):
        return "a list"
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return f"`{short(text)}`" if text else "nothing"
