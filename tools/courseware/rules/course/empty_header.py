"""A table with a head cell that says nothing.

Who listens to a table hears the head of the column with each cell. Where it is
empty, a number is just a number (WCAG 2.2, 1.3.1). The corner above a column of
names is empty most often: say what the names are.

Bad, in `docs/en/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    |       | Monday | Friday |
    |-------|--------|--------|
    | Wim   | fills  | waits  |

Bad, in `docs/nl/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    |       | maandag | vrijdag |
    |-------|---------|---------|
    | Wim   | vult    | wacht   |

Good, in `docs/en/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    | who   | Monday | Friday |
    |-------|--------|--------|
    | Wim   | fills  | waits  |

Good, in `docs/nl/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    | wie   | maandag | vrijdag |
    |-------|---------|---------|
    | Wim   | vult    | wacht   |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.pages import Page

#: The line below a table's head: dashes between bars.
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")
#: A cell with the bar that ends it; one that follows a backslash is part of the text.
_CELL = re.compile(r"((?:[^|\\]|\\.)*)(\||$)")


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield each head cell of a table in which nothing stands."""
    for (number, head), (_, rule) in pairwise(page.lines):
        if "|" in head and _RULE.match(rule):
            for start, end in _empty(head):
                span = Span(page.file, number, start + 1, number, end + 1)
                yield Finding(span, "this head cell is empty", "say what the column holds, in a word or two")


def _empty(head: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each empty cell reaches, its bar included; outside the outer bars there is none."""
    start = head.index("|") + 1 if head.lstrip().startswith("|") else 0
    stop = len(head.rstrip().removesuffix("|"))
    while start <= stop:
        cell = _CELL.match(head, start)
        if cell is None:
            return
        if not cell[1].strip() and cell.start() < max(stop, 1):
            yield cell.start(), cell.end()
        if not cell[2]:
            return
        start = cell.end()
