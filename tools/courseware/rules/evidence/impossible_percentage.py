"""A figure in percent that is above 100 or below 0.

A share of a group is neither; mostly a digit too many was typed, or the unit
is another one. Growth may be more than 100 percent: then waive this with the
reason.

Bad, in an entry:

    figures:
      - {value: 970, unit: percent, qualifier: exact}

Good, in an entry:

    figures:
      - {value: 97, unit: percent, qualifier: exact}
      - {value: 970, unit: people, qualifier: exact}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.nodes import Mapping, Scalar, Sequence

SEVERITY = "warning"

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")


def check(course: Course) -> Iterator[Finding]:
    """Yield every figure in percent, and every end of a range, that is no share of a group."""
    for entry in course.register.entries:
        figures = entry.node.values.get("figures") if entry.node is not None else None
        for figure in figures.items if isinstance(figures, Sequence) else ():
            if isinstance(figure, Mapping) and _text(figure, "unit") == "percent":
                for key in ("value", "to"):
                    yield from _outside(figure, key)


def _outside(figure: Mapping, key: str) -> Iterator[Finding]:
    text = _text(figure, key)
    if _NUMBER.fullmatch(text) and not 0 <= float(text) <= 100:
        message = f"{text} is no percentage of a group"
        yield Finding(figure.at(key), message, "correct it, or its unit; for growth, waive this with the reason")


def _text(figure: Mapping, key: str) -> str:
    written = figure.values.get(key)
    return written.text.strip() if isinstance(written, Scalar) else ""
