"""The charts: `docs/data/charts.yaml`. Each shows figures of the register, which keeps their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from courseware.data_file import DataFile
from courseware.model import Figure, Localised, Register
from courseware.nodes import Mapping as MappingNode
from courseware.schema import WAIVERS, Field, InLanguages, ListOf, Number, OneOf, Record, Slug, TableOf


@dataclass(frozen=True)
class Row:
    """A bar: the entry it shows, the number of the figure there (from 1; 0 where none is named), and its label.

    With `rest` it shows what the figure leaves of a hundred percent.
    """

    evidence: str
    number: int
    label: Localised
    rest: bool
    node: MappingNode

    def figure(self, register: Register) -> Figure | None:
        """Return the figure that is meant; None where there is none, or where it has to be named among several."""
        entry = register.evidence.get(self.evidence)
        figures = entry.figures if entry else ()
        if not self.number:
            return figures[0] if len(figures) == 1 else None
        return figures[self.number - 1] if self.number <= len(figures) else None


@dataclass(frozen=True)
class Chart:
    """A chart with its bars as they are written; `by_size` where the longest comes first."""

    id: str
    title: Localised
    rows: tuple[Row, ...]
    by_size: bool
    note: Localised
    node: MappingNode


_ROW = Record(
    "a row",
    {
        "evidence": Field(Slug(), required=True, means="The entry whose figure it shows: an id from the register."),
        "figure": Field(Number(1, 100), means="Which of the entry's figures, from 1; needed where it has several."),
        "show": Field(OneOf(("rest",)), means="With rest: what the figure leaves of 100 percent, called our own sum."),
        "label": Field(InLanguages(), required=True, means="Whom or what the bar stands for, in a few words."),
    },
    make=lambda values, node, reader: _row(values, node),
)

_CHART = Record(
    "a chart",
    {
        "title": Field(InLanguages(), required=True, means="What it shows, with the group and the year."),
        "rows": Field(ListOf(_ROW, least=2), required=True, means="The bars, from top to bottom."),
        "order": Field(
            OneOf(("largest-first",), "orders"), means="With largest-first: by their length. Else as they are written."
        ),
        "note": Field(InLanguages(), means="What a reader has to know to read it right, below the chart."),
        "evidence": Field(ListOf(Slug(), or_one=True), means="What the note rests on, besides what the bars show."),
    },
    make=lambda values, node, reader: (values, node),
)

_CHARTS = Record(
    "the charts",
    {
        "charts": Field(TableOf(_CHART), required=True, means="The charts by the names under which pages show them."),
        "waive": Field(WAIVERS, means="Rules that are not to speak in this file, each with a reason."),
    },
)


def _row(values: Mapping[str, Any], node: MappingNode) -> Row:
    number = int(values.get("figure") or 0)
    return Row(values.get("evidence") or "", number, values.get("label") or {}, values.get("show") == "rest", node)


def _make(values: Mapping[str, Any], node: MappingNode) -> dict[str, Chart]:
    return {name: _chart(name, *pair) for name, pair in (values.get("charts") or {}).items()}


def _chart(name: str, values: Mapping[str, Any], node: MappingNode) -> Chart:
    return Chart(
        id=name,
        title=values.get("title") or {},
        rows=tuple(values.get("rows") or ()),
        by_size=values.get("order") == "largest-first",
        note=values.get("note") or {},
        node=node,
    )


DATA_FILE = DataFile(_CHARTS, _make)
