"""A word that stands twice in a row, such as "the the", also over a line break.

It comes from rewriting, and whoever wrote it reads over it. Words that may be
doubled ("that that", "je je") are left alone, and so are names.

Bad, in a page:

    Wim finds the
    the sink full.

Bad, in an item:

    stem: {en: Who washes?, nl: Wie doet de de afwas?}

Good, in a page:

    Wim knows that that cup is hers.

Good, in an item:

    stem: {en: Who washes?, nl: Weet je dat je je kopje kwijt bent?}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding
from courseware.item_texts import item_texts
from courseware.model import Item, Scenario
from courseware.nodes import scalars
from courseware.pages import Page
from courseware.text.prose import WORD, Prose
from courseware.words import word_lists

SEVERITY = "warning"

#: What may stand between the two: one or two spaces, emphasis. More is where code was, which is blanked out.
_BETWEEN = re.compile(r"[*_]{0,3}\s{1,2}[*_]{0,3}")


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each text."""
    for text in item_texts(item):
        for prose in text.in_languages.values():
            yield from _doubled(prose)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each text."""
    for key, scalar in scalars(scenario.node):
        if key in course.languages:
            yield from _doubled(scalar.prose(key))


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each text."""
    for part in data_parts(data, course.languages):
        for prose in part.proses:
            yield from _doubled(prose)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first such word of each paragraph, heading and cell."""
    for paragraph in page.paragraphs:
        yield from _doubled(paragraph.prose)


def _doubled(prose: Prose) -> Iterator[Finding]:
    # Comparing the words finds the few texts worth a closer look.
    if len(prose.vocabulary) == len(prose.words) or not any(map(eq, prose.words, prose.words[1:])):
        return
    found = list(_places(prose))
    if found:
        start, end, word = found[0]
        notes = (f"this text has {len(found)} such places",) if len(found) > 1 else ()
        yield Finding(prose.span(start, end), f"“{word}” stands here twice", "keep one of the two", notes=notes)


def _places(prose: Prose) -> Iterator[tuple[int, int, str]]:
    allowed = word_lists(prose.language).get("doubled-word-exempt", ())
    first = None
    for second in prose.matches(WORD):
        if first is not None and first[0].lower() == second[0].lower() and second[0].lower() not in allowed:
            is_name = first[0][0].isupper() and second[0][0].isupper()
            if not is_name and _BETWEEN.fullmatch(prose.text, first.end(), second.start()):
                yield first.start(), second.end(), second[0].lower()
        first = second
