"""The glossary: `docs/data/glossary.yaml`, the words that the course explains, each with its definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from courseware.data_file import DataFile
from courseware.model import Localised
from courseware.nodes import Mapping as MappingNode
from courseware.schema import WAIVERS, Field, InLanguages, ListOf, Record, Slug, TableOf


@dataclass(frozen=True)
class Term:
    """A word of the course; `also` are other words for the same thing."""

    id: str
    term: Localised
    definition: Localised
    also: tuple[Localised, ...]
    evidence: tuple[str, ...]
    node: MappingNode


_TERM = Record(
    "a term",
    {
        "term": Field(InLanguages(), required=True, means="The word as it stands within a sentence."),
        "also": Field(ListOf(InLanguages()), means="Other words for the same thing."),
        "definition": Field(
            InLanguages(), required=True, means="What it means in this course, in one or two sentences."
        ),
        "evidence": Field(ListOf(Slug(), or_one=True), means="What the definition rests on: ids from the register."),
    },
    make=lambda values, node, reader: (values, node),
)

_GLOSSARY = Record(
    "the glossary",
    {
        "terms": Field(TableOf(_TERM), required=True, means="The words by their ids, in any order."),
        "waive": Field(WAIVERS, means="Rules that are not to speak in this file, each with a reason."),
    },
)


def _make(values: Mapping[str, Any], node: MappingNode) -> dict[str, Term]:
    return {name: _term(name, *pair) for name, pair in (values.get("terms") or {}).items()}


def _term(name: str, values: Mapping[str, Any], node: MappingNode) -> Term:
    return Term(
        id=name,
        term=values.get("term") or {},
        definition=values.get("definition") or {},
        also=tuple(values.get("also") or ()),
        evidence=tuple(values.get("evidence") or ()),
        node=node,
    )


DATA_FILE = DataFile(_GLOSSARY, _make)
