"""A `///` that would show as text in the page.

A mistyped block is no error to Markdown: readers would see the slashes.

Bad, in a page:

    /// quizz | kitchen
    ///

Good, in a page:

    /// quiz | kitchen
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.pages import Page


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every block that is unknown, incomplete or not closed."""
    for block in page.blocks:
        if block.problem:
            yield Finding(block.span, block.problem, block.help)
