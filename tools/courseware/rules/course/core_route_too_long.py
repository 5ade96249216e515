"""A page on which the core route takes longer than the whole page.

`core_minutes` is what a page takes on the core route, the short way through
the course: all of the page or a part of it. It is at most the page's own
`minutes`.

Bad, in the front matter:

    minutes: 8
    core_minutes: 9

Good, in the front matter:

    minutes: 8
    core_minutes: 5
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.pages import Page


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the core minutes of a page when they are more than its minutes."""
    core, whole = page.meta.get("core_minutes"), page.meta.get("minutes")
    is_unread = "minutes" in page.node.values and whole is None
    if core and not is_unread and core > (whole or 0):
        all_of_it = f"the whole page {whole}" if whole else "and the page has no `minutes`"
        message = f"the core route takes {core} minutes here, {all_of_it}"
        yield Finding(page.node.at("core_minutes"), message, "correct one of the two numbers")
