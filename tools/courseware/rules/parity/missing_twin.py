"""A page that is missing in one of the languages.

Twin pages have the same file name below `docs/<language>/`. Languages that are
marked `draft` in `docs/data/course.yaml` may have gaps.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

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


def check(course: Course) -> Iterator[Finding]:
    """Yield every page without its twin in a published language."""
    published = [language.code for language in course.file.languages if not language.draft]
    there = {(page.language, page.path) for page in course.pages}
    no_files = {found.span.file for found in course.with_rule("unreadable-file")}
    for page in course.pages:
        for code in published:
            if (code, page.path) not in there and page.file not in no_files:
                there.add((code, page.path))
                message = f"the page has no twin in `{code}`"
                help_text = f"write docs/{code}/{page.path}"
                yield Finding(Span(page.file), message, help_text)
