"""A page whose title is missing, or stands there twice.

A page's title is its heading with one `#`: it stands in the navigation, in the
browser's tab and in what a search finds. Without one, MkDocs makes a title of
the file's name; of two, it takes the first, and a screen reader announces both.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    ## The kettle

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    ## De waterkoker

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.pages import Page

SEVERITY = "warning"


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield a page without a title, or its second title."""
    if page.has_one_title or not page.text.strip():
        return
    if page.titles:
        first, second, *more = page.titles
        notes = (f"this page has {len(more) + 2} titles",) if more else ()
        message, help_text = "this is a second title of the page", "write `##`"
        yield Finding(second.span, message, help_text, notes=notes, other=first.span, other_label="the first one")
    else:
        span = page.headings[0].span if page.headings else Span(page.file)
        yield Finding(span, "the page has no title", "begin its text with a line of `# ` and the title")
