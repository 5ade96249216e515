"""A text that is the same in two languages.

Mostly its translation was forgotten when the text was copied. Compared are the
texts of items, scenarios, data files and register entries with four words and more, and
the paragraphs of twin pages with eight and more. Words with a capital hardly
count, so that names and titles may be the same, and neither do numbers and
code. Where a text is meant to be the same, waive this with the reason.

Bad, in an item:

    rationale:
      en: You ask one of them.
      nl: You ask one of them.

Good, in an item:

    rationale:
      en: Wim, Esra, Lin, Kofi
      nl: Wim, Esra, Lin, Kofi
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding
from courseware.item_texts import item_texts
from courseware.localised import entry_texts, localised, twin_texts
from courseware.model import Item, Scenario
from courseware.pages import Page
from courseware.scenario_texts import scenario_texts
from courseware.text.prose import WORD, Prose
from courseware.twins import page_twins

SEVERITY = "warning"

#: From this many words on a text is looked at, and from this many without a capital.
_IN_FILES, _IN_PAGES = (4, 3), (8, 6)


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the first text of an item that is the same as in the first language."""
    yield from _in_file((text.in_languages for text in item_texts(item)), course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the same for a scenario."""
    yield from _in_file((text.in_languages for text in scenario_texts(scenario, course.languages)), course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the same for each entry of a data file."""
    for part in data_parts(data, course.languages):
        yield from _in_file(part.texts, course)


def check(course: Course) -> Iterator[Finding]:
    """Yield the same for each entry of the register, each reason to leave some out, and for twin pages."""
    for entry in course.register.entries:
        yield from _in_file((texts for _, texts in entry_texts(entry, course.languages)), course)
    for group in course.register.left_out:
        yield from _in_file((texts for _, texts in localised(group.node, course.languages)), course)
    for first, page in page_twins(course):
        there = {_said(prose): prose for prose in _paragraphs(first)}
        same = [(prose, there[_said(prose)]) for prose in _paragraphs(page) if _said(prose) in there]
        yield from _finding([pair for pair in same if _tells(pair[0], *_IN_PAGES)])


def _in_file(texts: Iterable[Mapping[str, Prose]], course: Course) -> Iterator[Finding]:
    pairs = (pair for text in texts for pair in twin_texts(text, course.published))
    # Nearly all texts differ, and that is soon seen.
    same = [(ours, theirs) for theirs, ours in pairs if ours.text == theirs.text]
    yield from _finding([pair for pair in same if _tells(pair[0], *_IN_FILES)])


def _paragraphs(page: Page) -> Iterator[Prose]:
    return (paragraph.prose for paragraph in page.paragraphs if paragraph.kind == "paragraph")


def _said(prose: Prose) -> str:
    return " ".join(prose.text.split())


def _tells(prose: Prose, least: int, least_small: int) -> bool:
    """Tell whether a text is more than names, titles, numbers and code."""
    words = WORD.findall(prose.plain)
    return len(words) >= least and sum(word[0].islower() for word in words) >= least_small


def _finding(same: list[tuple[Prose, Prose]]) -> Iterator[Finding]:
    """Yield one finding for an item, a scenario, an entry or a page: what was copied was copied as a whole."""
    if same:
        ours, theirs = same[0]
        message = f"this text is the same as in `{theirs.language}`"
        notes = (f"{len(same)} texts here are the same",) if len(same) > 1 else ()
        help_text = "translate it; if it is meant to be the same, waive this with the reason"
        other = theirs.span()
        yield Finding(ours.span(), message, help_text, notes=notes, other=other, other_label=f"in `{theirs.language}`")
