"""Twin pages whose headings differ in number or level.

Twins are read side by side: by translators, by whoever compares what was
changed, and by readers who switch the language in the middle of a page. The
headings are the steps of that ladder. Their words may be anything.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    ## Full

    ## Empty

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    ## Vol

    ### Leeg

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    ## Full

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    ## Wat doe je als hij vol is?
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.pages import Page
from courseware.twins import page_twins

SEVERITY = "warning"


def check(course: Course) -> Iterator[Finding]:
    """Yield the first heading of each page that differs from the one in its place in the twin."""
    for first, page in page_twins(course):
        yield from _difference(first, page)


def _difference(first: Page, page: Page) -> Iterator[Finding]:
    for theirs, ours in zip_longest(first.headings, page.headings):
        if theirs and ours and theirs.level == ours.level:
            continue
        notes: tuple[str, ...] = ()
        if len(first.headings) != len(page.headings):
            counts = f"{len(page.headings)} in `{page.language}`, {len(first.headings)} in `{first.language}`"
            notes = (f"headings: {counts}",)
        other, label = (theirs.span, f"level {theirs.level} here") if theirs else (None, "")
        if ours is None:
            message, span, label = "a heading is missing in this page", Span(page.file), "this one"
        elif theirs is None:
            message, span = f"this heading has no twin in `{first.language}`", ours.span
        else:
            message, span = f"this heading has another level than in `{first.language}`", ours.span
        help_text = "give both pages the same headings in the same order"
        yield Finding(span, message, help_text, notes=notes, other=other, other_label=label)
        return
