"""What a YAML file may hold, said as data.

A kind reads a node into a plain value and notes what is wrong; it never
raises. A value that could not be read is None, so that one cause gives one
message. The same kind gives the JSON Schema with which an author's editor
completes keys and underlines mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from courseware.diagnostics import did_you_mean, short
from courseware.nodes import Mapping, Node, Scalar, Sequence, head
from courseware.reading import Around, Reader

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

#: With these words an author says that a list holds nothing.
NONE = ("none", "geen", "null", "~")


class Languages(NamedTuple):
    """The codes of the languages in which every text must be written, and of the `drafts` in which it may."""

    published: tuple[str, ...]
    drafts: tuple[str, ...] = ()


class Kind:
    """A kind of value. `read` returns the value, or None when it could not be read."""

    def read(self, node: Node, reader: Reader) -> Any:
        """Read `node`, noting what is wrong with `reader`."""
        raise NotImplementedError

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        """Return JSON Schema (draft-07) for what `read` accepts, as a parser of YAML 1.2 hands it over.

        It refuses nothing that `read` accepts, with one exception: `null` and
        `~` are texts to `read`, but to an editor the same as nothing at all.
        """
        raise NotImplementedError


def _scalar(pattern: str, message: str) -> dict[str, Any]:
    """Return the schema of a scalar; one without quotes may be a number or `true` to an editor."""
    return {"type": ["string", "number", "boolean"], "pattern": pattern, "patternErrorMessage": message}


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """A text that is not empty."""

    what: str = "a text"

    def read(self, node: Node, reader: Reader) -> str | None:
        if not isinstance(node, Scalar):
            reader.wrong_type(node, self.what, _only_one(node))
            return None
        text = node.text.strip()
        if not text:
            if not node.refused:
                help_text = "write it, or remove the key" if reader.optional else "write it"
                reader.error("empty-text", head(node), f"{self.what} is missing here", help_text)
            return None
        return text

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        return _scalar(r"\S", f"{self.what} is missing here")


def _only_one(node: Node) -> str:
    """Return what to write in place of a list with a single text."""
    one = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
    return f"write `{short(one.text)}`" if isinstance(one, Scalar) and one.text else ""


@dataclass(frozen=True, slots=True)
class Slug(Kind):
    """An id: lower-case letters, digits and single hyphens."""

    def read(self, node: Node, reader: Reader) -> str | None:
        if reader.unfinished(node):
            return None
        text = Text("an id").read(node, reader)
        if text is not None and not SLUG.fullmatch(text):
            made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
            help_text = f"write `{made}`" if made else "use a-z, 0-9 and hyphens"
            reader.error("invalid-value", head(node), f"`{short(text)}` is not an id", help_text)
            return None
        return text

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        return _scalar(rf"^\s*{SLUG.pattern}\s*$", "this is not an id: use a-z, 0-9 and hyphens")


@dataclass(frozen=True, slots=True)
class OneOf(Kind):
    """One of a fixed set of words, of letters and hyphens."""

    words: tuple[str, ...]
    what: str = "values"

    def read(self, node: Node, reader: Reader) -> str | None:
        if reader.unfinished(node):
            return None
        text = Text(f"one of {', '.join(self.words)}").read(node, reader)
        if text is not None and text not in self.words:
            help_text = did_you_mean(text, self.words, what=self.what)
            reader.error("invalid-value", head(node), f"`{short(text)}` is not allowed here", help_text)
            return None
        return text

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        # The second half lets spaces in quotes pass, which `read` drops.
        spaced = rf"^\s*({'|'.join(self.words)})\s*$"
        return {"anyOf": [{"enum": list(self.words)}, {"type": "string", "pattern": spaced}]}


class Flag(Kind):
    """`true` or `false`, which an editor takes for no text."""

    _words = OneOf(("true", "false"))

    def read(self, node: Node, reader: Reader) -> bool | None:
        text = self._words.read(node, reader)
        return None if text is None else text == "true"

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        return {"anyOf": [{"type": "boolean"}, self._words.json_schema(languages)]}


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number between two bounds, both included; whole unless `decimals`."""

    low: float
    high: float
    decimals: bool = False

    def read(self, node: Node, reader: Reader) -> float | None:
        if reader.unfinished(node):
            return None
        if not isinstance(node, Scalar) or not re.fullmatch(self._pattern, node.text):
            reader.wrong_type(node, self._what, self._meant(node))
            return None
        value = float(node.text) if self.decimals else int(node.text)
        if not self.low <= value <= self.high:
            reader.error("invalid-value", head(node), f"{node.text} is out of range", f"write {self._range}")
            return None
        return value

    @property
    def _what(self) -> str:
        return "a number" if self.decimals else "a whole number"

    def _meant(self, node: Node) -> str:
        """Return what to write in place of a number with a comma or a percent sign."""
        text = node.text.strip() if isinstance(node, Scalar) else ""
        parts = re.fullmatch(r"(-?[0-9]{1,15})(?:,([0-9]{1,9}))?\s*(?:%|percent|procent)?", text)
        if parts is None or (parts[2] and not self.decimals):
            return ""
        return f"write {parts[1]}.{parts[2]}" if parts[2] else f"write {parts[1]}"

    @property
    def _range(self) -> str:
        return f"{self._what} from {self.low:g} to {self.high:g}"

    @property
    def _pattern(self) -> str:
        return r"-?[0-9]{1,15}(\.[0-9]{1,9})?" if self.decimals else r"-?[0-9]{1,15}"

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        return {
            "type": ["number" if self.decimals else "integer", "string"],
            "minimum": self.low,
            "maximum": self.high,
            "pattern": f"^{self._pattern}$",
            "patternErrorMessage": f"expected {self._range}",
        }


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A day of the calendar, as in 2027-06-01 (ISO 8601)."""

    def read(self, node: Node, reader: Reader) -> date | None:
        if reader.unfinished(node):
            return None
        text = Text("a day").read(node, reader)
        if text is None:
            return None
        try:
            return date.fromisoformat(text if re.fullmatch(_DAY, text, re.ASCII) else "")
        except ValueError:
            help_text = "write year, month and day, as in 2027-06-01"
            reader.error("invalid-value", head(node), f"`{short(text)}` is no day of the calendar", help_text)
            return None

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        return _scalar(rf"^\s*{_DAY}\s*$", "this is no day: write year, month and day, as in 2027-06-01")


@dataclass(frozen=True, slots=True)
class InLanguages(Kind):
    """A text in each language of the course."""

    def read(self, node: Node, reader: Reader) -> dict[str, str] | None:
        if not isinstance(node, Mapping):
            example = ", ".join(f"{code}: …" for code in reader.languages)
            reader.wrong_type(node, f"a text in each language ({example})")
            return None
        texts: dict[str, str] = {}
        meant: set[str] = set()
        known = [*reader.languages, *reader.drafts]
        for key, value in node.values.items():
            if key not in known:
                message = f"`{short(key)}` is no language of this course"
                meant.add(reader.unknown_key(key, node, known, message, "languages"))
                continue
            reader.optional = key in reader.drafts
            text = Text().read(value, reader)
            if text is not None:
                texts[key] = text
        for code in reader.languages:
            if code not in node.values and code not in meant and node.whole:
                message = f"the text in `{code}` is missing"
                reader.error("missing-translation", head(node), message, f"add `{code}:` with the text")
        return texts

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        codes = [*languages.published, *languages.drafts]
        return _mapping({code: Text().json_schema(languages) for code in codes}, languages.published)


@dataclass(frozen=True, slots=True)
class Flexible(Kind):
    """A word, or a text in each language."""

    def read(self, node: Node, reader: Reader) -> Any:
        return (InLanguages() if isinstance(node, Mapping) else Text()).read(node, reader)

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        return {"anyOf": [Text().json_schema(languages), InLanguages().json_schema(languages)]}


@dataclass(frozen=True, slots=True)
class ListOf(Kind):
    """A list; with `or_one` a single value stands for a list of one."""

    of: Kind
    least: int = 0
    or_one: bool = False
    what: str = "a list"

    def read(self, node: Node, reader: Reader) -> list[Any] | None:
        if self.or_one and isinstance(node, Scalar):
            value = self.of.read(node, reader)
            return None if value is None else [value]
        if not isinstance(node, Sequence):
            reader.wrong_type(node, self.what, self._meant(node))
            return None
        if len(node.items) < self.least and node.whole:
            message = f"expected at least {self.least}, found {len(node.items)}"
            help_text = "add one, or remove the key" if reader.optional else "add one"
            reader.error("invalid-value", head(node), message, help_text)
        read, was_full = [], reader.is_full
        for each in node.items:
            if reader.is_full and not was_full:  # that the rest is not told is said; of thousands reading takes long
                break
            reader.optional = False
            read.append(self.of.read(each, reader))
        return [value for value in read if value is not None]

    def _meant(self, node: Node) -> str:
        """Return how to write as a list what stands in its place."""
        if isinstance(node, Scalar):
            text = node.text.strip()
            if not text or not isinstance(self.of, Slug):
                return ""
            return "write `[]`" if text.lower() in NONE and not self.least else f"write `[{short(text)}]`"
        if not isinstance(node, Mapping) or not node.keys or node.in_brackets:
            return ""
        return f"begin each of them with `- `, as in `- {short(next(iter(node.keys)))}: …`"

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        one = self.of.json_schema(languages)
        many = {"type": "array", "items": one, "minItems": self.least}
        return {"anyOf": [one, many]} if self.or_one else many


@dataclass(frozen=True, slots=True)
class TableOf(Kind):
    """A mapping whose keys are ids of the author's choice."""

    of: Kind
    advice: str = ""

    def read(self, node: Node, reader: Reader) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            in_list = "write a name with a colon in place of each `- `, as in `a:`"
            reader.wrong_type(node, "keys with values", self.advice or in_list * isinstance(node, Sequence))
            return None
        read, was_full = {}, reader.is_full
        for key, value in node.values.items():
            if reader.is_full and not was_full:
                break
            if reader.belongs_outside(key, node, self.of):
                continue
            reader.optional = True
            name, got = Slug().read(node.keys[key], reader), self.of.read(value, reader)
            if name is not None and got is not None:
                read[name] = got
        return read

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        ids, values = Slug().json_schema(languages), self.of.json_schema(languages)
        return {"type": "object", "propertyNames": ids, "additionalProperties": values}


#: Rules that are not to speak, each with the author's reason.
WAIVERS = TableOf(Text("a reason"), "write the rule and your reason, as in `waive: {long-sentence: it is a quotation}`")


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record. `rule` names the diagnostic for its absence, `advice` what to do then.

    `means` is a sentence for the author, which an editor shows beside the key.
    """

    kind: Kind
    required: bool = False
    rule: str = "missing-key"
    advice: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Record(Kind):
    """A mapping with fixed keys; `make` builds the value from what was read and the node."""

    what: str
    fields: MappingType[str, Field]
    make: Callable[[dict[str, Any], Mapping, Reader], Any] = lambda values, node, reader: values

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, Mapping):
            reader.wrong_type(node, f"{self.what} with its keys")
            return None
        values, meant = self._values(node, reader), set[str]()
        for key, value in node.values.items():
            if key not in self.fields and not value.refused:
                message = f"{self.what} has no key `{short(key)}`"
                meant.add(reader.unknown_key(key, node, self.fields, message, "keys"))
        for key, known in self.fields.items():
            if known.required and key not in node.values and key not in values and key not in meant and node.whole:
                advice = known.advice or f"add `{key}:`"
                reader.error(known.rule, head(node), f"{self.what} has no `{key}`", advice)
        return self.make(values, node, reader)

    def _values(self, node: Mapping, reader: Reader) -> dict[str, Any]:
        """Return what stands under the keys of this record, those that were found too far inside included."""
        values: dict[str, Any] = {}
        here = Around(self.what, self.fields, node)
        reader.around.append(here)
        for key, value in node.values.items():
            known = self.fields.get(key)
            if known is not None:
                here.key, reader.optional = key, not known.required
                values[key] = known.kind.read(value, reader)
        for moved in reader.moved.pop(id(node), ()):
            if moved.key not in values:
                values[moved.key] = self.fields[moved.key].kind.read(moved.value, reader)
        reader.around.pop()
        return values

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        properties = {
            key: {"description": known.means, **known.kind.json_schema(languages)} for key, known in self.fields.items()
        }
        return _mapping(properties, [key for key, known in self.fields.items() if known.required])


def _mapping(properties: dict[str, Any], required: Collection[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
