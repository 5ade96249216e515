"""A chart whose title does not say when.

A chart is copied out of its page and shown elsewhere, and then its title is
all that is left. It names the group and the moment: a year or a month.

Bad, in `docs/data/charts.yaml`:

    charts:
      cups:
        title: {en: Who washes cups on the third floor, nl: Wie op de derde verdieping kopjes afwast}
        rows:
          - {evidence: kit-cups, label: {en: washed, nl: afgewassen}}
          - {evidence: kit-cups, label: {en: dried as well, nl: ook afgedroogd}}

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
from courseware.diagnostics import Finding
from courseware.localised import localised
from courseware.text.moments import names_moment

SEVERITY = "warning"


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every title without a year or a month, where the register says when."""
    for chart in data.value.values() if data.name == "charts" else ():
        entries = (course.register.evidence.get(row.evidence) for row in chart.rows)
        if any(entry is not None and entry.period for entry in entries):
            for _, texts in localised(chart.node.values.get("title"), course.languages):
                for prose in texts.values():
                    if not names_moment(prose):
                        yield Finding(prose.span(), "the title does not say when", "add the year, and the group")
