"""A citation of something that the register does not have.

Every figure and finding rests on an entry of `docs/data/evidence.yaml`; a
citation of nothing is a claim without ground.

Bad, in an item:

    evidence: [kit-plates]

Good, in an item:

    evidence: [kit-cups]

Good, in a page:

    Nine of twelve washed their own cup.[@kit-cups]
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import REGISTER_FILE, Course
from courseware.diagnostics import Finding, Span, did_you_mean, said_enough
from courseware.model import Item
from courseware.pages import Page


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield every id under `evidence` that is no entry of the register."""
    for name in item.evidence:
        yield from _unknown(course, name, item.node.at("evidence", name))


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every citation that is no entry of the register."""
    for citation in page.citations:
        yield from _unknown(course, citation.id, citation.span)


def _unknown(course: Course, name: str, span: Span) -> Iterator[Finding]:
    known = course.register.evidence
    if name not in known and not said_enough(course.found, REGISTER_FILE, known):
        help_text = did_you_mean(name, known, what="entries") or "look in docs/data/evidence.yaml"
        yield Finding(span, f"the register has no entry `{name}`", help_text)
