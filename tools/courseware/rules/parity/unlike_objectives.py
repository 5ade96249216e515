"""Twin pages that do not serve the same objectives.

`objectives` in the front matter say which objectives a lesson teaches. They
are the same in each language; the order makes no difference.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    objectives: [settle-the-washing-up]
    ---

    # The kettle

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    objectives: [read-a-small-survey]
    ---

    # De waterkoker

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    objectives: [settle-the-washing-up, read-a-small-survey]
    ---

    # The kettle

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    objectives: [read-a-small-survey, settle-the-washing-up]
    ---

    # De waterkoker
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, short
from courseware.pages import Page
from courseware.twins import page_twins


def check(course: Course) -> Iterator[Finding]:
    """Yield the pages whose objectives differ from those of their twin, with the first that does."""
    mistyped = {found.span.file for found in course.with_rule("unknown-key")}
    for first, page in page_twins(course):
        if any(_is_unread(each) or each.file in mistyped for each in (first, page)):
            continue
        theirs, ours = (dict.fromkeys(each.meta.get("objectives") or ()) for each in (first, page))
        extra = [name for name in ours if name not in theirs]
        missing = [name for name in theirs if name not in ours]
        # What there is not has its own message, and where it is mended this one may be gone.
        if not course.file.objectives.keys() >= {*extra, *missing}:
            continue
        help_text = "name the same objectives in both pages"
        if extra:
            message = f"`{first.language}` does not name the objective `{short(extra[0])}`"
            other = first.node.at("objectives") if theirs else None
            yield Finding(page.node.at("objectives", extra[0]), message, help_text, other=other)
        elif missing:
            message = f"the objective `{short(missing[0])}` is named in `{first.language}` and not here"
            span, other = page.node.at("objectives"), first.node.at("objectives", missing[0])
            yield Finding(span, message, help_text, other=other)


def _is_unread(page: Page) -> bool:
    """Tell whether objectives may stand there that could not be read, which another rule says."""
    is_wrong = "objectives" in page.node.values and page.meta.get("objectives") is None
    return is_wrong or not page.node.values or not page.node.whole
