"""A `///` that would show as text in the page.

A mistyped block is no error to Markdown: readers would see the slashes.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Diagnostic


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every block that is unknown, incomplete or not closed."""
    for page in course.pages:
        for block in page.blocks:
            if block.problem:
                yield Diagnostic("leaked-block", "error", block.span, block.problem, help=block.help)
