"""What each YAML file of the course may hold: the course file, the register, a quiz, a scenario."""

from __future__ import annotations

import re
from typing import Any

from courseware.diagnostics import did_you_mean, short
from courseware.item_type import COMMON_FIELDS, ItemType
from courseware.items import item_types
from courseware.nodes import Mapping, Node, Scalar, head
from courseware.reading import UNFINISHED, Reader
from courseware.schema import (
    Day,
    Field,
    Flag,
    Flexible,
    InLanguages,
    Kind,
    Languages,
    ListOf,
    Number,
    OneOf,
    Record,
    Slug,
    TableOf,
    Text,
)

_OBJECTIVE = Record(
    "an objective",
    {
        "id": Field(Slug(), required=True, means="The name by which items and pages say that they practise it."),
        "level": Field(COMMON_FIELDS["level"].kind, required=True, means="What it asks, from remember to create."),
        "text": Field(InLanguages(), required=True, means="What a learner can do afterwards; begins with the verb."),
        "waive": COMMON_FIELDS["waive"],
    },
    make=lambda values, node, reader: (values, node),
)

_MODULE = Record(
    "a module",
    {
        "id": Field(Slug(), required=True, means="The module's name; pages list its objectives by it."),
        "folder": Field(Slug(), required=True, means="The folder of its pages, in the folder of each language."),
        "title": Field(InLanguages(), required=True, means="Its name for learners."),
        "subtitle": Field(InLanguages(), required=True, means="What it is about, in a word."),
        "promise": Field(InLanguages(), required=True, means="What a learner gets out of it, in a sentence."),
        "minutes": Field(Number(1, 600), required=True, means="How long it takes, from the first page to the last."),
        "core_minutes": Field(Number(1, 120), means="How long its part of the core route takes."),
        "unnumbered": Field(Flag(), means="true where it stands around the numbered modules, as a start or an end."),
        "state": Field(
            OneOf(("published", "planned"), "states"),
            required=True,
            means="A planned module is announced on the home page and has no pages yet.",
        ),
        "owner": Field(InLanguages(), means="Who keeps it right: a role or a department, not a person."),
        "review": Field(Day(), means="The day by which its owner reads it again, as in 2027-06-01."),
        "objectives": Field(ListOf(_OBJECTIVE), required=True, means="What a learner can do afterwards."),
        "waive": COMMON_FIELDS["waive"],
    },
    make=lambda values, node, reader: (values, node),
)

LANGUAGE = Record(
    "a language",
    {
        "name": Field(Text(), required=True, means="The language's name, in that language."),
        "state": Field(
            OneOf(("published", "draft"), "states"),
            required=True,
            means="Every text stands in each published language; in a draft it may be missing.",
        ),
    },
)

COURSE = Record(
    "the course file",
    {
        "id": Field(Slug(), required=True, means="The course's name. Never change it: answers are kept by it."),
        "title": Field(InLanguages(), required=True, means="The course's name for learners."),
        "version": Field(Text("a version"), means="The version of the course, as certificates and saved data name it."),
        "languages": Field(TableOf(LANGUAGE), required=True, means="The languages by their code, as in en and nl."),
        "modules": Field(ListOf(_MODULE), required=True, means="The modules, in the order in which they are learnt."),
        "waive": COMMON_FIELDS["waive"],
    },
)

_YEAR_OR_MONTH = r"[0-9]{4}(-(0[1-9]|1[0-2]))?"
_PERIOD = rf"{_YEAR_OR_MONTH}(/{_YEAR_OR_MONTH})?"


def is_period(text: str) -> bool:
    """Tell whether a text is a year, a month or two of them with a slash between, of which the first comes first."""
    first, _, last = text.partition("/")
    digits = min(len(first), len(last))
    return re.fullmatch(_PERIOD, text) is not None and first[:digits] <= last[:digits]


class _Period(Kind):
    """A year or a month, or two of them with a slash between."""

    _text = Text("a year, a month or two of them with /")

    def read(self, node: Node, reader: Reader) -> str | None:
        if reader.unfinished(node):
            return None
        text = self._text.read(node, reader)
        if text is not None and not is_period(text):
            help_text = "write a year or a month, or two of them: 2020, 2022-01 or 2021-11/2021-12"
            if re.fullmatch(_PERIOD, text):
                help_text = "write the earlier moment first"
            reader.error("invalid-value", head(node), f"`{short(text)}` is no period", help_text)
            return None
        return text

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        message = "this is no period: write 2020, 2022-01 or 2021-11/2021-12"
        return {**self._text.json_schema(languages), "pattern": rf"^\s*{_PERIOD}\s*$", "patternErrorMessage": message}


_DO_NOT_QUIZ = Field(
    OneOf(("do-not-quiz",), "uses"), means="With do-not-quiz: to be mentioned with its inconsistency, not to be asked."
)

_FIGURE = Record(
    "a figure",
    {
        "value": Field(Number(-1e12, 1e12, decimals=True), required=True, means="The number."),
        "to": Field(Number(-1e12, 1e12, decimals=True), means="The upper end of a range; value is then the lower."),
        "unit": Field(Slug(), required=True, means="What is counted: a key of labels: units."),
        "qualifier": Field(Slug(), required=True, means="How exact it is: exact, or a key of labels: qualifiers."),
        "group": Field(Flexible(), means="Whom it is about: a key of populations, or a text in each language."),
        "said": Field(InLanguages(), means="The figure in words, where the text has it so, such as “a quarter”."),
        "use": _DO_NOT_QUIZ,
    },
)

_ENTRY = Record(
    "an entry",
    {
        "id": Field(Slug(), required=True, means="The entry's name. Never change it: pages and items cite it."),
        "type": Field(Slug(), required=True, means="What sort of finding it is: a key of labels: types."),
        "theme": Field(Slug(), required=True, means="What it is about: a key of labels: themes."),
        "population": Field(
            ListOf(Slug(), or_one=True),
            required=True,
            means="Whom it is about: keys of populations; [] where it is about the study itself.",
        ),
        "period": Field(
            _Period(),
            means="When it was measured or said: '2020', '2022-01' or '2021-11/2021-12'.",
        ),
        "compared_with": Field(
            Text("a year or a month"), means="The earlier moment: written as a period, or a key of labels: moments."
        ),
        "section": Field(
            Text("the heading in the source"), required=True, means="The heading in the source, as it stands there."
        ),
        "source": Field(Slug(), required=True, means="Where it comes from: a key of data_sources."),
        "text": Field(InLanguages(), required=True, means="The finding in our own words, with group and moment."),
        "figures": Field(ListOf(_FIGURE), means="Each number that the text holds."),
        "caveats": Field(ListOf(Slug()), means="What limits it: keys of caveats."),
        "inconsistencies": Field(ListOf(Slug()), means="Where the source contradicts itself: keys of inconsistencies."),
        "use": _DO_NOT_QUIZ,
        "waive": COMMON_FIELDS["waive"],
    },
    make=lambda values, node, reader: (values, node),
)

_LEFT_OUT = Record(
    "a group of entries left out",
    {
        "reason": Field(InLanguages(), required=True, means="Why the course does not use them, read behind a colon."),
        "entries": Field(ListOf(Slug(), least=1, or_one=True), required=True, means="Which ones: ids of entries."),
        "waive": COMMON_FIELDS["waive"],
    },
    make=lambda values, node, reader: (values, node),
)

_SOURCE = Record(
    "the source",
    {
        "title": Field(InLanguages(), required=True, means="The title of the report."),
        "publisher": Field(Text(), required=True, means="Who published it."),
        "year": Field(Number(1900, 2100), required=True, means="The year in which it was published."),
        "language": Field(Text(), required=True, means="The code of the language it is written in."),
    },
)

_DATA_SOURCE = Record(
    "a data source",
    {
        "name": Field(InLanguages(), required=True, means="The name of the survey or the interviews."),
        "note": Field(InLanguages(), required=True, means="How it was done, and how far it reaches."),
    },
)

_INCONSISTENCY = Record(
    "an inconsistency",
    {
        "title": Field(InLanguages(), required=True, means="What it is about, in a few words."),
        "what": Field(InLanguages(), required=True, means="What contradicts what."),
        "use": Field(InLanguages(), required=True, means="What this course says in view of it."),
    },
)

REGISTER = Record(
    "the register",
    {
        "source": Field(_SOURCE, required=True, means="The report that the register is about."),
        "data_sources": Field(TableOf(_DATA_SOURCE), required=True, means="Where findings come from."),
        "populations": Field(TableOf(InLanguages()), required=True, means="The groups that findings are about."),
        "caveats": Field(TableOf(InLanguages()), required=True, means="What limits findings."),
        "inconsistencies": Field(
            TableOf(_INCONSISTENCY), required=True, means="Where the source contradicts itself, and what we say."
        ),
        "evidence": Field(ListOf(_ENTRY), required=True, means="The findings, an entry each."),
        "left_out": Field(ListOf(_LEFT_OUT), means="Entries that the course does not use, with the reason; may be []."),
        "labels": Field(
            TableOf(TableOf(InLanguages())), required=True, means="The words that readers see for what keys hold."
        ),
    },
)


def item_record(item_type: ItemType) -> Record:
    """Return what an item of a type may hold, in the order in which the course writes it."""
    fields: dict[str, Field] = {}
    for key, common in COMMON_FIELDS.items():
        fields[key] = common
        if key == "stem":
            fields |= item_type.fields
    return Record("an item", fields)


class _AnItem(Kind):
    """An item: the common keys and those of its type."""

    def read(self, node: Node, reader: Reader) -> tuple[dict[str, Any], Mapping] | None:
        if not isinstance(node, Mapping):
            reader.wrong_type(node, "an item with its keys")
            return None
        written = node.values.get("type")
        name = written.text if isinstance(written, Scalar) else ""
        item_type = item_types().get(name)
        if item_type is None:
            if name.strip() not in ("", UNFINISHED):
                help_text = did_you_mean(name, item_types(), what="types")
                reader.error("invalid-value", node.at("type"), f"`{short(name)}` is no item type", help_text)
            # Without its type an item's own keys cannot be judged: read what all items share.
            shared = {k: v for k, v in node.values.items() if k in COMMON_FIELDS}
            known = Mapping(node.span, {k: node.keys[k] for k in shared}, shared, node.whole)
            return Record("an item", COMMON_FIELDS).read(known, reader), node
        read = item_record(item_type).read(node, reader)
        own = item_type.values(read, node, reader)
        for key in item_type.fields:
            read.pop(key, None)
        return {**read, **own}, node

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        of_a_type = [
            {"if": _type_is({"const": name}), "then": _with_types(item_record(item_type).json_schema(languages))}
            for name, item_type in item_types().items()
        ]
        of_none = _with_types(Record("an item", COMMON_FIELDS).json_schema(languages))
        del of_none["additionalProperties"]
        return {"allOf": [*of_a_type, {"if": _type_is({"enum": list(item_types())}), "else": of_none}]}


def _type_is(what: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {"type": what}, "required": ["type"]}


def _with_types(item: dict[str, Any]) -> dict[str, Any]:
    """Name the item types in the schema of an item: an editor offers them, and `read` takes no other spelling."""
    item["properties"]["type"] = {"description": COMMON_FIELDS["type"].means, "enum": list(item_types())}
    return item


def _quiz(values: dict[str, Any], node: Mapping, reader: Reader) -> dict[str, Any]:
    """Note where the mark to reach is missing, or has nothing to be reached by."""
    types = [item_types().get(item.get("type") or "") for item, _ in values.get("items") or ()]
    is_open = bool(types) and not any(item_type is None or item_type.graded for item_type in types)
    if is_open and "mastery" in node.values:
        message = "nothing in this quiz earns points, so there is no mark to reach"
        reader.error("unknown-key", node.key("mastery"), message, "remove `mastery`")
    elif not is_open and "mastery" not in node.values and node.whole and values.get("mastery") is None:
        advice = "add `mastery: 80` (percent of the points)"
        reader.error("missing-key", head(node), "a quiz has no `mastery`", advice)
    return values


class _QuizRecord(Record):
    """A quiz; its mark to reach may be missing where nothing is graded."""

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        graded = [name for name, item_type in item_types().items() if item_type.graded]
        has_points = {"items": {"type": "array", "contains": _type_is({"enum": graded})}}
        return {
            **Record.json_schema(self, languages),
            "if": {"properties": has_points, "required": ["items"]},
            "then": {"required": ["mastery"]},
        }


QUIZ = _QuizRecord(
    "a quiz",
    {
        "title": Field(InLanguages(), required=True, means="The quiz's name for learners."),
        "mastery": Field(
            Number(1, 100),
            means="Percent of the points from which on a learner has mastered this part; none for pre-questions alone.",
        ),
        "items": Field(ListOf(_AnItem(), least=1), required=True, means="The items, in the order of the page."),
        "waive": COMMON_FIELDS["waive"],
    },
    make=_quiz,
)

#: How a scenario ends, in words that praise and blame nobody.
OUTCOMES = ("reached", "partly", "missed")

_OPTION = Record(
    "an option",
    {
        "text": Field(InLanguages(), required=True, means="What a learner can do here, a sentence."),
        "consequence": Field(InLanguages(), required=True, means="What comes of it, before the story goes on."),
        "to": Field(Slug(), required=True, means="Where it leads: the id of a node or of an ending."),
    },
    make=lambda values, node, reader: (values, node),
)

_NODE = Record(
    "a node",
    {
        "text": Field(InLanguages(), required=True, means="What happens here, up to the choice."),
        "evidence": Field(ListOf(Slug(), or_one=True), means="What this moment rests on: ids from the register."),
        "options": Field(
            TableOf(_OPTION),
            required=True,
            rule="dead-end",
            advice="add `options:` with `a:` and `b:`, or make it an ending",
            means="What a learner can do here, by its letter; two to four.",
        ),
    },
    make=lambda values, node, reader: (values, node),
)

_ENDING = Record(
    "an ending",
    {
        "outcome": Field(
            OneOf(OUTCOMES, "outcomes"), required=True, means="Whether the learner reached what the opening asks for."
        ),
        "title": Field(InLanguages(), required=True, means="The ending in a few words, for the list of those seen."),
        "text": Field(InLanguages(), required=True, means="How it ends, and what it costs whom."),
    },
    make=lambda values, node, reader: (values, node),
)

_DEBRIEF = Record(
    "the debrief",
    {
        "text": Field(InLanguages(), required=True, means="Compares the ways: what each wins, and what it costs."),
        "better_move": Field(InLanguages(), required=True, means="The move that made the difference, and why."),
        "questions": Field(
            ListOf(InLanguages(), least=1), required=True, means="What learners ask themselves, or a trainer the group."
        ),
    },
)

SCENARIO = Record(
    "a scenario",
    {
        "title": Field(InLanguages(), required=True, means="The scenario's name for learners."),
        "objectives": Field(
            ListOf(Slug(), least=1), required=True, means="What it practises: ids from docs/data/course.yaml."
        ),
        "minutes": Field(Number(1, 120), required=True, means="How long it takes to walk it once, with the debrief."),
        "evidence": Field(ListOf(Slug(), or_one=True), means="What it rests on: ids from docs/data/evidence.yaml."),
        "opening": Field(InLanguages(), required=True, means="Who is who, what is the matter, what you want to reach."),
        "nodes": Field(
            TableOf(_NODE), required=True, means="The moments of choice by their ids; the story begins with the first."
        ),
        "endings": Field(TableOf(_ENDING), required=True, means="How it can end, by their ids; two or more."),
        "debrief": Field(_DEBRIEF, required=True, means="What the reader sees behind each ending."),
        "waive": COMMON_FIELDS["waive"],
    },
)
