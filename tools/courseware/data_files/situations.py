"""What is going on?: `docs/data/situations.yaml`. A manager looks up what is the matter, and finds what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from courseware.data_file import DataFile
from courseware.model import Localised
from courseware.nodes import Mapping as MappingNode
from courseware.schema import WAIVERS, Field, InLanguages, ListOf, Record, Slug, TableOf, Text


@dataclass(frozen=True)
class Situation:
    """Something that is going on, with a sentence to open with; `lesson` and `tool` are pages, "" for none."""

    id: str
    title: Localised
    say: Localised
    then: Localised
    pitfall: Localised
    lesson: str
    tool: str
    evidence: tuple[str, ...]
    node: MappingNode


_SITUATION = Record(
    "a situation",
    {
        "title": Field(InLanguages(), required=True, means="What is going on, as you would tell a colleague."),
        "say": Field(InLanguages(), required=True, means="A sentence to open with, in quotation marks."),
        "then": Field(InLanguages(), required=True, means="What you do with the answer."),
        "pitfall": Field(InLanguages(), required=True, means="What many do, and what it costs."),
        "lesson": Field(Text("a page"), required=True, means="The lesson on it, as in connection/check-in.md."),
        "tool": Field(Text("a page"), means="The tool for it, as in connection/check-in-planner.md."),
        "evidence": Field(ListOf(Slug(), or_one=True), means="What it rests on: ids from the register."),
    },
    make=lambda values, node, reader: (values, node),
)

_SITUATIONS = Record(
    "the situations",
    {
        "situations": Field(TableOf(_SITUATION), required=True, means="The situations by their ids, in their order."),
        "waive": Field(WAIVERS, means="Rules that are not to speak in this file, each with a reason."),
    },
)


def _make(values: Mapping[str, Any], node: MappingNode) -> dict[str, Situation]:
    return {name: _situation(name, *pair) for name, pair in (values.get("situations") or {}).items()}


def _situation(name: str, values: Mapping[str, Any], node: MappingNode) -> Situation:
    return Situation(
        id=name,
        title=values.get("title") or {},
        say=values.get("say") or {},
        then=values.get("then") or {},
        pitfall=values.get("pitfall") or {},
        lesson=values.get("lesson") or "",
        tool=values.get("tool") or "",
        evidence=tuple(values.get("evidence") or ()),
        node=node,
    )


DATA_FILE = DataFile(_SITUATIONS, _make)
