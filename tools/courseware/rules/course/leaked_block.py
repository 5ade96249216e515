"""A block, a citation or a link that would show as text in the page.

A mistyped one is no error to Markdown: readers would see the slashes, or the
brackets. Ids of the register are looked for in brackets and behind an `@`.

Bad, in a page:

    /// quizz | kitchen
    ///

Bad, in a page:

    A rota was talked about.(@kit-rota)

Bad, in a page:

    Look at [where it comes from] (../sources.md).

Good, in a page:

    /// quiz | kitchen
    ///

Good, in a page:

    A rota was talked about.[@kit-rota] Look at [where it comes from](../sources.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, short
from courseware.pages import Page
from courseware.targets import leaked_citations


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every block that is unknown, incomplete or not closed, and what is no citation or link."""
    for block in page.blocks:
        if block.problem:
            yield Finding(block.span, block.problem, block.help)
    for span, ids in leaked_citations(page, course.register):
        help_text = f"write `[{short('; '.join(f'@{name}' for name in ids))}]`"
        yield Finding(span, "this is no citation", help_text)
