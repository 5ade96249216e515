"""Statements that people answer about their own work, on one scale: what the mirror and the baseline have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from typing import Any

from courseware.model import Localised
from courseware.nodes import Mapping
from courseware.schema import Field, InLanguages, ListOf, Record, Slug, TableOf


@dataclass(frozen=True)
class Statement:
    """One statement: the objective it belongs to, and its `texts` by their keys (`text`, or `manager` and `team`)."""

    id: str
    objective: str
    texts: MappingType[str, Localised]
    node: Mapping


@dataclass(frozen=True)
class Statements:
    """All statements of a file, with the steps of their scale from the least to the most."""

    scale: tuple[Localised, ...]
    statements: tuple[Statement, ...]

    @property
    def hash(self) -> str:
        """What answers are kept under: it changes with the statements, their order and the number of steps."""
        meaning = " ".join([str(len(self.scale)), *(statement.id for statement in self.statements)])
        return hashlib.sha256(meaning.encode()).hexdigest()[:8]


def statements_file(
    what: str, texts: MappingType[str, str]
) -> tuple[Record, Callable[[MappingType[str, Any], Mapping], Statements]]:
    """Return what a data file needs that holds statements with these `texts`, each with what it means to an author."""
    fields = {
        "objective": Field(Slug(), required=True, means="What it belongs to: an id from docs/data/course.yaml."),
        **{key: Field(InLanguages(), required=True, means=means) for key, means in texts.items()},
    }
    statement = Record("a statement", fields, make=lambda values, node, reader: (values, node))
    record = Record(
        what,
        {
            "scale": Field(ListOf(InLanguages()), required=True, means="The answers, from the least to the most."),
            "statements": Field(
                TableOf(statement), required=True, means="The statements by their ids, in their order."
            ),
        },
    )

    def make(values: MappingType[str, Any], _: Mapping) -> Statements:
        read = (values.get("statements") or {}).items()
        return Statements(
            tuple(values.get("scale") or ()),
            tuple(
                Statement(key, given.get("objective") or "", {name: given.get(name) or {} for name in texts}, node)
                for key, (given, node) in read
            ),
        )

    return record, make
