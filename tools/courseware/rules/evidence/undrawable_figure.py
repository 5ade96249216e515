"""A bar of a chart that would show what is not so.

A bar is read at a glance, and its length is believed. So a chart has one unit,
percentages lie between 0 and 100, and a figure has one value and no range.
What the register marks `use: do-not-quiz` is not drawn: it needs the words
that say what is wrong with it. `show: rest` is for percentages, of which the
rest is a share as well.

Bad, in an entry:

    figures:
      - {value: 9, unit: people, qualifier: exact, use: do-not-quiz}

Bad, in `docs/data/charts.yaml`:

    charts:
      cups:
        title: {en: "Cups on the third floor, March 2024", nl: "Kopjes op de derde verdieping, maart 2024"}
        rows:
          - {evidence: kit-cups, label: {en: washed, nl: afgewassen}}
          - {evidence: kit-cups, label: {en: dried as well, nl: ook afgedroogd}}

Good, in an entry:

    figures:
      - {value: 9, unit: people, qualifier: exact}

Good, in `docs/data/charts.yaml`:

    charts:
      cups:
        title: {en: "Cups on the third floor, March 2024", nl: "Kopjes op de derde verdieping, maart 2024"}
        rows:
          - {evidence: kit-cups, label: {en: washed, nl: afgewassen}}
          - {evidence: kit-cups, label: {en: dried as well, nl: ook afgedroogd}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_files.charts import Row
from courseware.diagnostics import Finding
from courseware.model import Figure


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first reason why a bar cannot be drawn, for each bar."""
    for chart in data.value.values() if data.name == "charts" else ():
        read = [(row, row.figure(course.register)) for row in chart.rows]
        drawn = [(row, figure) for row, figure in read if figure is not None]
        for row, figure in drawn:
            entry = course.register.evidence[row.evidence]
            reason = _reason(row, figure, entry.use, drawn[0][1])
            if reason is not None:
                other = entry.node.at("id") if entry.node is not None else None
                yield Finding(row.node.at("evidence"), *reason, other=other, other_label="the entry")


def _reason(row: Row, figure: Figure, use: str, first: Figure) -> tuple[str, str] | None:
    """Return why a bar cannot be drawn, and what to do; None where it can be."""
    if "do-not-quiz" in (use, figure.use):
        return f"the register marks this figure of `{row.evidence}` with `use: do-not-quiz`", "tell it in words"
    if figure.to is not None:
        return f"this figure of `{row.evidence}` is a range", "tell it in words"
    if figure.unit != first.unit:
        return f"this bar counts `{figure.unit}` and the first one `{first.unit}`", "make two charts of it"
    if figure.unit == "percent" and not 0 <= figure.value <= 100:
        return f"{figure.value:g} percent has no place on a scale from 0 to 100", "correct it, or tell it in words"
    if figure.unit != "percent" and row.rest:
        return f"what is left of {figure.value:g} `{figure.unit}` is no figure", "take `show: rest` out"
    if figure.value < 0:
        return f"a bar cannot be {figure.value:g} long", "tell it in words"
    return None
