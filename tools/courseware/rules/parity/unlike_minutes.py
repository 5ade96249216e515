"""Twin pages that do not take the same time.

`minutes` in the front matter is what a learner plans with, and what the
module's own time is the sum of. It stands in both languages, and is the same;
so does `core_minutes`, where the core route takes in the page.

Bad, in `docs/en/kettle.md`:

    ---
    description: Who fills the kettle.
    minutes: 4
    ---

    # The kettle

Bad, in `docs/nl/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    minutes: 5
    ---

    # De waterkoker

Good, in `docs/en/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

Good, in `docs/nl/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.pages import Page
from courseware.twins import page_twins


def check(course: Course) -> Iterator[Finding]:
    """Yield the pages whose minutes differ from those of their twin."""
    mistyped = {found.span.file for found in course.with_rule("unknown-key")}
    for first, page in page_twins(course):
        for key in ("minutes", "core_minutes"):
            theirs, ours = first.meta.get(key), page.meta.get(key)
            if theirs == ours or any(_is_unread(each, key) or each.file in mistyped for each in (first, page)):
                continue
            here, there = (f"is {each}" if each is not None else "is not given" for each in (ours, theirs))
            other = first.node.at(key) if theirs is not None else None
            message = f"`{key}` {here} here, and {there} in `{first.language}`"
            yield Finding(page.node.at(key), message, "give both pages the same minutes", other=other)


def _is_unread(page: Page, key: str) -> bool:
    """Tell whether minutes may stand there that could not be read, which another rule says."""
    is_wrong = key in page.node.values and page.meta.get(key) is None
    return is_wrong or not page.node.values or not page.node.whole
