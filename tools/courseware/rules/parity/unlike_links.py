"""Twin pages that do not link to the same places.

A link that one language lacks is a way that its readers do not find. Compared
are the targets of links and pictures, as often as they stand there, in any
order; what stands behind `#` is left out, as the anchors of headings are
translated, save in a link to a term of the glossary, which has one id in all
languages. A source that exists in one language only is a reason for a waiver.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    First read [about the cups](index.md#clean-cups).

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    Lees eerst [over de kopjes](../index.md).

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    First read [about the cups](index.md#clean-cups).

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    Lees eerst [over de kopjes](index.md#schone-kopjes).
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span, short
from courseware.page_links import Link
from courseware.pages import GLOSSARY_PAGE, Page
from courseware.targets import Files
from courseware.twins import page_twins

SEVERITY = "warning"


def check(course: Course) -> Iterator[Finding]:
    """Yield the first link of each page that its twin does not have, or that it lacks itself."""
    for first, page in page_twins(course):
        extra, missing = _without(page.links, first.links), _without(first.links, page.links)
        # What leads nowhere, or shows as text, has its own message, and where it is mended this one may be gone.
        is_said = first.leaks("link") or page.leaks("link")
        is_said = is_said or _are_broken(page, extra, course) or _are_broken(first, missing, course)
        if (extra or missing) and not is_said:
            yield _finding(first, page, extra, missing)


def _are_broken(page: Page, links: list[Link], course: Course) -> bool:
    terms = course.data["glossary"].value if "glossary" in course.data else {}
    unknown = any(_is_term(link) and link.target.partition("#")[2] not in terms for link in links)
    return unknown or any(Files(course, page.language, page.path).broken(links))


def _finding(first: Page, page: Page, extra: list[Link], missing: list[Link]) -> Finding:
    others = len(extra) + len(missing) - 1
    if extra:
        span, message = extra[0].span, f"`{first.language}` has no such link"
        help_text = "link to the same places in both pages"
        # One link for another is one cause.
        others -= bool(missing)
    else:
        place = _place(missing[0])
        what = "a link within the page" if place == "#" else f"a link to `{short(place)}`"
        span, message = Span(page.file), f"{what} is missing in this page"
        help_text = "add it, or take it out of the twin"
    other = missing[0].span if missing else None
    notes = (f"{others} more of these pages differ",) if others else ()
    label = "it has this one" if other and extra else ""
    return Finding(span, message, help_text, notes=notes, other=other, other_label=label)


def _without(links: tuple[Link, ...], others: tuple[Link, ...]) -> list[Link]:
    """Return the links of a page that its twin lacks, or has less often."""
    left = Counter(map(_place, others))
    found = []
    for link in links:
        left[_place(link)] -= 1
        if left[_place(link)] < 0:
            found.append(link)
    return found


def _is_term(link: Link) -> bool:
    path, _, anchor = link.target.partition("#")
    return bool(anchor) and posixpath.basename(path) == GLOSSARY_PAGE


def _place(link: Link) -> str:
    path, _, anchor = link.target.partition("#")
    if _is_term(link):
        return link.target
    return path or "#" * bool(anchor)
