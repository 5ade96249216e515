"""A text that is far longer in one language than in the other.

Usually something was added in one language only, or a part of a translation
got lost. Dutch is a little longer than English, so a text of the other
language may have from 0.7 to 1.6 times the characters of the first one, and a
whole page from 0.75 to 1.5 times. Texts of items, scenarios and data files
below 60 characters and pages below 1,000 are left alone: there a single word makes the
difference.

Bad, in an item:

    rationale:
      en: Ask one person for one thing, and say by when it has to be done.
      nl: Vraag het aan één mens.

Good, in an item:

    rationale:
      en: Ask one person for one thing, and say by when it has to be done.
      nl: Vraag één mens om één ding, en zeg wanneer het klaar moet zijn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding, Span
from courseware.item_texts import item_texts
from courseware.localised import twin_texts
from courseware.model import Item, Scenario
from courseware.pages import Page
from courseware.scenario_texts import scenario_texts
from courseware.text.prose import Prose
from courseware.twins import page_twins

SEVERITY = "warning"

#: The characters of the longer text below which nothing is compared, and the limits of the other text to the first.
_ITEM = (60, 0.7, 1.6)
_PAGE = (1000, 0.75, 1.5)


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the texts of an item that are far shorter or longer than in the first language."""
    for text in item_texts(item):
        yield from _between(text.in_languages, course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the same for a scenario."""
    for text in scenario_texts(scenario, course.languages):
        yield from _between(text.in_languages, course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the same for a data file."""
    for part in data_parts(data, course.languages):
        for texts in part.texts:
            yield from _between(texts, course)


def _between(texts: Mapping[str, Prose], course: Course) -> Iterator[Finding]:
    for theirs, ours in twin_texts(texts, course.published):
        # Most texts are alike as they are written, and that is soon seen.
        if _are_unlike((len(theirs.text), len(ours.text)), _ITEM):
            counts = _length([theirs]), _length([ours])
            if _are_unlike(counts, _ITEM):
                yield _finding(ours.span(), theirs.span(), counts, theirs.language)


def check(course: Course) -> Iterator[Finding]:
    """Yield the pages that are far shorter or longer than their twin."""
    for first, page in page_twins(course):
        counts = _length(_running_text(first)), _length(_running_text(page))
        if _are_unlike(counts, _PAGE):
            yield _finding(Span(page.file), Span(first.file), counts, first.language)


def _running_text(page: Page) -> Iterator[Prose]:
    return (paragraph.prose for paragraph in page.paragraphs)


def _length(texts: Iterable[Prose]) -> int:
    """Return the characters of some texts without what marks them up."""
    return sum(len(" ".join(prose.plain.split())) for prose in texts)


def _are_unlike(counts: tuple[int, int], limits: tuple[int, float, float]) -> bool:
    (theirs, ours), (least, low, high) = counts, limits
    return max(counts) >= least and not low * theirs <= ours <= high * theirs


def _finding(span: Span, other: Span, counts: tuple[int, int], first: str) -> Finding:
    theirs, ours = counts
    compared = "longer" if ours > theirs else "shorter"
    message = f"this text is far {compared} than the one in `{first}`"
    notes = (f"characters: {ours:,} here, {theirs:,} in `{first}`",)
    help_text = "see whether both say the same; if they do, waive this with the reason"
    return Finding(span, message, help_text, notes=notes, other=other, other_label=f"in `{first}`")
