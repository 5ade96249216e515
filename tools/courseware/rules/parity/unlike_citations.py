"""Twin pages that do not rest on the same entries of the register.

A finding that is cited in one language and not in the other is either a claim
without ground there, or was left out. How often and where an entry is cited
makes no difference.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    A rota was talked about.[@kit-rota]

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    Over een rooster is gesproken.

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    A rota was talked about.[@kit-rota]

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    Over een rooster is gesproken.[@kit-rota]
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span, short
from courseware.pages import Page
from courseware.targets import leaked_citations
from courseware.twins import page_twins

SEVERITY = "warning"


def check(course: Course) -> Iterator[Finding]:
    """Yield the pages that cite other entries than their twin, with the first that differs."""
    for first, page in page_twins(course):
        leaks = any(each.leaks("citation") or any(leaked_citations(each, course.register)) for each in (first, page))
        theirs, ours = _cited(first), _cited(page)
        # A citation that is none or is not known has its own message, and where it is mended this one may be gone.
        if not leaks and theirs.keys() ^ ours.keys() <= course.register.evidence.keys():
            yield from _difference(first, page, theirs, ours)


def _cited(page: Page) -> dict[str, Span]:
    """Return what a page cites with its first places."""
    places: dict[str, Span] = {}
    for citation in page.citations:
        places.setdefault(citation.id, citation.span)
    return places


def _difference(first: Page, page: Page, theirs: dict[str, Span], ours: dict[str, Span]) -> Iterator[Finding]:
    extra = [name for name in ours if name not in theirs]
    missing = [name for name in theirs if name not in ours]
    if not extra and not missing:
        return
    others = len(extra) + len(missing) - 1
    notes = (f"{others} more of these pages differ",) if others else ()
    if extra:
        message = f"`{first.language}` does not cite `{short(extra[0])}`"
        yield Finding(ours[extra[0]], message, "cite the same entries in both pages", notes=notes)
    else:
        message = f"this page does not cite `{short(missing[0])}`"
        span, other = Span(page.file), theirs[missing[0]]
        help_text = "cite it where the page says the same, or take it out of the twin"
        yield Finding(span, message, help_text, notes=notes, other=other, other_label=f"cited in `{first.language}`")
