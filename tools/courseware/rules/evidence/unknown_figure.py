"""A bar of a chart whose figure is not there.

A chart holds no numbers: each bar names an entry of the register and, where
that has several figures, which of them it shows, counted from 1. So a number
that is corrected in the register is right in every chart.

Bad, in `docs/data/charts.yaml`:

    charts:
      cups:
        title: {en: "Cups on the third floor, March 2024", nl: "Kopjes op de derde verdieping, maart 2024"}
        rows:
          - {evidence: kit-cups, figure: 2, label: {en: washed, nl: afgewassen}}
          - {evidence: kit-rota, label: {en: talked about, nl: besproken}}

Good, in `docs/data/charts.yaml`:

    charts:
      cups:
        title: {en: "Cups on the third floor, March 2024", nl: "Kopjes op de derde verdieping, maart 2024"}
        rows:
          - {evidence: kit-cups, figure: 1, label: {en: washed, nl: afgewassen}}
          - {evidence: kit-cups, label: {en: dried as well, nl: ook afgedroogd}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_files.charts import Row
from courseware.diagnostics import Finding
from courseware.model import Evidence


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every bar that names no figure of an entry that is there."""
    for chart in data.value.values() if data.name == "charts" else ():
        for row in chart.rows:
            entry = course.register.evidence.get(row.evidence)
            if entry is not None and row.figure(course.register) is None:
                yield _finding(row, entry)


def _finding(row: Row, entry: Evidence) -> Finding:
    count = len(entry.figures)
    if count == 0:
        message, help_text = f"`{entry.id}` has no figures", "show another entry, or tell this one in words"
    elif row.number:
        message = f"`{entry.id}` has no figure {row.number}"
        help_text = f"write a number from 1 to {count}" if count > 1 else "leave `figure` out: there is only one"
    else:
        message = f"`{entry.id}` has {count} figures, and the bar does not say which"
        help_text = f"add `figure:` with a number from 1 to {count}"
    other = entry.node.at("figures") if entry.node is not None else None
    span = row.node.at("figure") if row.number else row.node.at("evidence")
    return Finding(span, message, help_text, other=other, other_label="its figures" if count else "the entry")
