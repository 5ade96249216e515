"""Twin pages that embed other quizzes, items or lists, or in another order.

A learner who switches the language has to find the same questions: answers
are kept by item, whatever the language. So this is an error, not a matter of
style.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    /// item | kitchen#nine-cups
    ///

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    /// item | kitchen#what-nine-means
    ///

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    /// item | kitchen#nine-cups
    ///

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    /// item | kitchen#nine-cups
    ///
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.pages import Page
from courseware.twins import page_twins


def check(course: Course) -> Iterator[Finding]:
    """Yield the first block of each page that differs from the one in its place in the twin."""
    for first, page in page_twins(course):
        # A block that is not well formed has its own message, and where it is mended this one may be gone.
        if not any(block.problem for block in (*first.blocks, *page.blocks)):
            yield from _difference(first, page)


def _difference(first: Page, page: Page) -> Iterator[Finding]:
    for theirs, ours in zip_longest(first.blocks, page.blocks):
        if theirs and ours and (theirs.name, theirs.argument) == (ours.name, ours.argument):
            continue
        other = theirs.span if theirs else None
        if ours is None:
            message, span = "a block is missing in this page", Span(page.file)
        elif theirs is None:
            message, span = f"this block has no twin in `{first.language}`", ours.span
        else:
            message, span = f"this block is another one than in `{first.language}`", ours.span
        help_text = "embed the same in both pages, in the same order"
        yield Finding(span, message, help_text, other=other, other_label=f"in `{first.language}`" if other else "")
        return
