"""Tools: sheets that learners fill in for their own team, each with a filled-in example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from courseware.data_file import DataFile
from courseware.diagnostics import did_you_mean, short
from courseware.model import Localised
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Node, Scalar, Sequence
from courseware.reading import Reader
from courseware.schema import (
    WAIVERS,
    Field,
    Flag,
    InLanguages,
    Kind,
    Languages,
    ListOf,
    Number,
    OneOf,
    Record,
    Slug,
    TableOf,
)

#: What a field asks for: some words, a text, a day, a time, a table of short texts, or one of some choices.
KINDS = ("line", "text", "date", "time", "rows", "choice")
#: So many characters a whole sheet may hold, so that it stays on one page of paper; and so many its record in the
#: browser's store, which refuses more than 10,000.
ROOM, MOST_KEPT = 2_100, 9_800
#: The most that a line may hold, by how much longer a text may be, and the least that is of any use.
LONGEST_LINE, LINES_IN_A_TEXT, SHORTEST_LINE = 160, 4, 60

#: What kind of example belongs to a kind of field, in an author's words.
_EXAMPLES = {
    "rows": "a list of rows, as in `- {who: {en: …, nl: …}}`",
    "choice": "the id of a choice",
}


@dataclass(frozen=True)
class ToolField:
    """One field of a tool. `example` is a text by language, rows of such texts by column, or the id of a choice."""

    id: str
    kind: str
    label: Localised
    help: Localised
    example: Any
    node: MappingNode
    core: bool = False
    columns: Mapping[str, Localised] = field(default_factory=dict)
    rows: int = 0
    choices: Mapping[str, Localised] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its controls, by which what learners wrote is kept."""
        if self.kind == "rows":
            return tuple(f"{self.id}.{row}.{column}" for row in range(self.rows) for column in self.columns)
        return (self.id,)

    @property
    def lines(self) -> int:
        """How much of the sheet's room the field asks for."""
        return {"text": LINES_IN_A_TEXT, "date": 0, "time": 0, "choice": 0}.get(self.kind, len(self.names))


@dataclass(frozen=True)
class Variant:
    """A form in which a tool is used, such as online, with what is different then."""

    title: Localised
    note: Localised


@dataclass(frozen=True)
class Tool:
    """A sheet to fill in; `node` is where it stands in the file."""

    id: str
    title: Localised
    intro: Localised
    objectives: tuple[str, ...]
    evidence: tuple[str, ...]
    fields: tuple[ToolField, ...]
    variants: Mapping[str, Variant]
    limit: Localised
    node: MappingNode

    @property
    def longest_line(self) -> int:
        """How many characters one line may hold, so that all fields together have room.

        As JSON each of them may take two characters, as a quotation mark does.
        """
        chosen = [*self.variants, *(choice for each in self.fields for choice in each.choices)]
        names = [name for each in self.fields for name in each.names]
        taken = sum(len(name) + len('"":"YYYY-MM-DD",') for name in names) + sum(map(len, chosen)) + 100
        lines = sum(each.lines for each in self.fields)
        return max(0, min(LONGEST_LINE, min(ROOM, (MOST_KEPT - taken) // 2) // max(1, lines)))

    @property
    def has_core(self) -> bool:
        """Whether some fields are marked for the short route, and not all."""
        return len({each.core for each in self.fields}) == 2


class _Example(Kind):
    """An example: a text in each language, rows of them, or the id of a choice; the field's kind says which."""

    _text = InLanguages()
    _rows = ListOf(TableOf(InLanguages()), least=1)

    def read(self, node: Node, reader: Reader) -> Any:
        if isinstance(node, Sequence):
            return self._rows.read(node, reader)
        return (Slug() if isinstance(node, Scalar) and node.text.strip() else self._text).read(node, reader)

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        kinds = (self._text, self._rows, Slug())
        return {"anyOf": [kind.json_schema(languages) for kind in kinds]}


def _field(values: dict[str, Any], node: MappingNode, reader: Reader) -> ToolField:
    made = ToolField(
        id=values.get("id") or "",
        kind=values.get("kind") or "",
        label=values.get("label") or {},
        help=values.get("help") or {},
        example=values.get("example"),
        node=node,
        core=bool(values.get("core")),
        columns=values.get("columns") or {},
        rows=int(values.get("rows") or 0),
        choices=values.get("choices") or {},
    )
    if made.kind and node.whole:
        _check_kind(made, reader)
    return made


def _check_kind(made: ToolField, reader: Reader) -> None:
    """Note what the kind of a field asks for and does not find, or finds and cannot use."""
    wanted = {"rows": ("columns", "rows"), "choice": ("choices",)}
    for kind, keys in wanted.items():
        for key in keys:
            if kind == made.kind and key not in made.node.values:
                message = f"a field of kind `{kind}` has no `{key}`"
                reader.error("missing-key", made.node.at("kind"), message, f"add `{key}:`")
            elif kind != made.kind and key in made.node.values:
                message = f"`{key}` says nothing in a field of kind `{made.kind}`"
                help_text = f"remove it, or write `kind: {kind}`"
                reader.error("invalid-value", made.node.key(key), message, help_text)
    if made.example is not None:
        _check_example(made, reader)


def _check_example(made: ToolField, reader: Reader) -> None:
    found = "rows" if isinstance(made.example, list) else "choice" if isinstance(made.example, str) else ""
    place = made.node.at("example")
    if found != (made.kind if made.kind in _EXAMPLES else ""):
        expected = _EXAMPLES.get(made.kind, "a text in each language")
        message = f"this is no example for a field of kind `{made.kind}`"
        reader.error("invalid-value", place, message, f"write {expected}")
    elif found == "choice":
        _check_names([made.example], made, "choices", "choice", reader)
    elif found == "rows":
        _check_names([name for row in made.example for name in row], made, "columns", "column", reader)
        if made.rows and len(made.example) > made.rows:
            message = f"the example has {len(made.example)} rows, the field {made.rows}"
            reader.error("invalid-value", place, message, "raise `rows`, or shorten the example")


def _check_names(names: list[str], made: ToolField, key: str, what: str, reader: Reader) -> None:
    """Note the first name in an example that its field does not have; one that is written and no id is said there."""
    table = made.node.values.get(key)
    known = list(table.values) if isinstance(table, MappingNode) else names
    for name in names:
        if name not in known:
            message = f"this field has no {what} `{short(name)}`"
            reader.error("invalid-value", made.node.at("example"), message, did_you_mean(name, known, what=key))
            return


_FIELD = Record(
    "a field",
    {
        "id": Field(
            Slug(), required=True, means="The field's name. Never change it: what learners wrote is kept by it."
        ),
        "kind": Field(OneOf(KINDS, "kinds"), required=True, means="What it asks for: some words, a text, a day …"),
        "label": Field(InLanguages(), required=True, means="What to write there, in a few words."),
        "help": Field(InLanguages(), required=True, means="A sentence that says what makes it good."),
        "core": Field(Flag(), means="true where the field belongs to the short route."),
        "columns": Field(TableOf(InLanguages()), means="Of rows: the names of the columns, by their ids."),
        "rows": Field(Number(1, 8), means="Of rows: how many of them there are."),
        "choices": Field(TableOf(InLanguages()), means="Of a choice: what one can choose, by ids."),
        "example": Field(
            _Example(),
            required=True,
            advice="add `example:`, filled in for a team that the reader can picture",
            means="The field filled in: a text in each language, a list of rows, or the id of a choice.",
        ),
    },
    make=_field,
)


def _tool(values: dict[str, Any], node: MappingNode, reader: Reader) -> Tool:
    tool = Tool(
        id="",
        title=values.get("title") or {},
        intro=values.get("intro") or {},
        objectives=tuple(values.get("objectives") or ()),
        evidence=tuple(values.get("evidence") or ()),
        fields=tuple(values.get("fields") or ()),
        variants=values.get("variants") or {},
        limit=values.get("limit") or {},
        node=node,
    )
    if tool.longest_line < SHORTEST_LINE:
        message = f"so many fields leave {tool.longest_line} characters a line, {SHORTEST_LINE} are needed"
        reader.error("invalid-value", node.key("fields"), message, "take some out, or lower `rows`")
    return tool


_VARIANT = Record(
    "a variant",
    {
        "title": Field(InLanguages(), required=True, means="When it holds, in a word or two."),
        "note": Field(InLanguages(), required=True, means="What is different then, a sentence or two."),
    },
    make=lambda values, node, reader: Variant(values.get("title") or {}, values.get("note") or {}),
)

_TOOL = Record(
    "a tool",
    {
        "title": Field(InLanguages(), required=True, means="The tool's name for learners; the sheet bears it, too."),
        "intro": Field(InLanguages(), required=True, means="What the sheet is for, in a sentence or two."),
        "objectives": Field(
            ListOf(Slug(), least=1), required=True, means="What it practises: ids from docs/data/course.yaml."
        ),
        "evidence": Field(ListOf(Slug(), or_one=True), means="What it rests on: ids from docs/data/evidence.yaml."),
        "fields": Field(ListOf(_FIELD, least=1), required=True, means="What learners fill in, in this order."),
        "variants": Field(TableOf(_VARIANT), means="Forms in which it is used, such as online or at the office."),
        "limit": Field(InLanguages(), means="For what the tool is not meant, and what to do then."),
    },
    make=_tool,
)

_TOOLS = Record(
    "the file of tools",
    {
        "tools": Field(TableOf(_TOOL), required=True, means="The tools by their ids; a page embeds one by it."),
        "waive": Field(WAIVERS, means="Rules that are not to speak here, each with your reason."),
    },
)


def _make(values: Mapping[str, Any], node: MappingNode) -> dict[str, Tool]:
    return {name: replace(tool, id=name) for name, tool in (values.get("tools") or {}).items()}


DATA_FILE = DataFile(_TOOLS, _make)
