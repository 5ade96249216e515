"""A word that makes a reader feel outside, such as "staff", "leverage" or "eigenaarschap".

Our reader leads people and knows no policy language; such words hide who does
what, and several name people as if they were stock. The list is short on
purpose: words that are nearly always better said otherwise in a course like
this one (`words/lists/`, `jargon`, with what to write instead). Where one is
right, for instance in what somebody says, waive it.

Bad, in an item:

    stem:
      en: Which staff do you ask to wash up?
      nl: Welk personeel vraag je om af te wassen?

Good, in an item:

    stem:
      en: Whom do you ask to wash up?
      nl: Wie vraag je om af te wassen?

Bad, in a page:

    We reach out to the third floor.

Good, in a page:

    We ring the third floor from the staff room.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding
from courseware.item_texts import item_texts
from courseware.model import Item, Scenario
from courseware.nodes import scalars
from courseware.pages import Page
from courseware.text.prose import Prose
from courseware.text.terms import terms
from courseware.words import word_lists

SEVERITY = "warning"


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each text."""
    for text in item_texts(item):
        for prose in text.in_languages.values():
            yield from _jargon(prose)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each text."""
    for key, scalar in scalars(scenario.node):
        if key in course.languages:
            yield from _jargon(scalar.prose(key))


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each text."""
    for part in data_parts(data, course.languages):
        for prose in part.proses:
            yield from _jargon(prose)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each paragraph, heading and cell."""
    for paragraph in page.paragraphs:
        yield from _jargon(paragraph.prose)


def _jargon(prose: Prose) -> Iterator[Finding]:
    found = list(terms(prose.language, "jargon").find(prose))
    if found:
        match = found[0]
        phrase = " ".join(match[0].lower().split())
        instead = word_lists(prose.language)["jargon"][phrase]
        notes = (f"this text has {len(found)} such words",) if len(found) > 1 else ()
        yield Finding(prose.span(*match.span()), f"“{phrase}” is jargon", f"write: {instead}", notes=notes)
