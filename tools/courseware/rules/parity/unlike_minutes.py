"""Twin pages that do not take the same time.

`minutes` in the front matter is what a learner plans with, and what the
module's own time is the sum of. It stands in both languages, and is the same.

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
        theirs, ours = first.meta.get("minutes"), page.meta.get("minutes")
        if theirs == ours or any(_is_unread(each) or each.file in mistyped for each in (first, page)):
            continue
        here, there = (f"is {each}" if each is not None else "is not given" for each in (ours, theirs))
        other = first.node.at("minutes") if theirs is not None else None
        message = f"`minutes` {here} here, and {there} in `{first.language}`"
        yield Finding(page.node.at("minutes"), message, "give both pages the same minutes", other=other)


def _is_unread(page: Page) -> bool:
    """Tell whether minutes may stand there that could not be read, which another rule says."""
    is_wrong = "minutes" in page.node.values and page.meta.get("minutes") is None
    return is_wrong or not page.node.values or not page.node.whole
