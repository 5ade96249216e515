"""A percentage or share without a source.

Whoever reads "three quarters" asks: of whom, and when? A citation answers.
In a page it stands in the same paragraph, in the same table, or in the line
that leads to a list; an item names it under `evidence`, and so does a
scenario, as a whole or in one of its nodes, and an entry of a data file. What somebody says in quotation
marks is part of a case, and so is "half of your team"; a sum that the text
calls its own rests on what stands beside it.

It knows shares by their form: it misses "a third agreed" (as it has to let "a
third way" pass), and "two in three" of a made-up case needs a waiver.

Bad, in a page:

    Most people wash up: three quarters do.

Bad, in a scenario:

    opening:
      en: Of all employees 79% look up when you ask. You want to ask.
      nl: Van alle medewerkers kijkt 79% op als je iets vraagt. Je wilt iets vragen.

Good, in a scenario:

    opening:
      en: Half of your team looks up when you ask. You want to ask.
      nl: De helft van je team kijkt op als je iets vraagt. Je wilt iets vragen.

Good, in a page:

    Most people wash up: three quarters did in March 2024.[@kit-cups] That sum is ours.

    “Half of the cups are mine,” says Esra. It takes her half an hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courseware.citing import cited_by, cited_paragraphs
from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding
from courseware.item_texts import item_texts
from courseware.localised import cites
from courseware.model import Item, Scenario
from courseware.pages import Page
from courseware.scenario_texts import scenario_parts
from courseware.text.figures import Claim, claims, unquoted
from courseware.text.prose import Prose
from courseware.text.terms import terms

SEVERITY = "warning"

_NAME_IT = "name the register entry under `evidence`"


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the first figure of an item that names no evidence."""
    if cites(item.node):
        return
    for text in item_texts(item):
        for prose in text.in_languages.values():
            made = _uncited(prose) if text.part != "trainer" else []
            if made:
                yield _finding(prose, made, _NAME_IT)
                return


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first figure without evidence of each node, and of what stands outside the nodes."""
    unread = {node.id for node in scenario.nodes if not node.evidence and cites(node.node)}
    if unread or (not scenario.evidence and cites(scenario.node)):
        return
    for part in scenario_parts(scenario, course.languages):
        if not part.shared and not part.own:
            yield from _first(prose for text in part.texts for prose in text.in_languages.values())


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first figure without evidence of each entry of a data file."""
    for part in data_parts(data, course.languages):
        if not part.cites:
            yield from _first(prose for prose in part.proses if not cited_by(prose))


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every paragraph with a figure and no citation."""
    for paragraph, names in cited_paragraphs(page):
        made = _uncited(paragraph.prose) if not names else []
        if made:
            yield _finding(paragraph.prose, made, "cite the register entry behind it, as in `[@its-id]`")


def _first(proses: Iterable[Prose]) -> Iterator[Finding]:
    found = ((prose, _uncited(prose)) for prose in proses)
    first = next(((prose, made) for prose, made in found if made), None)
    if first is not None:
        yield _finding(*first, _NAME_IT)


def _uncited(prose: Prose) -> list[Claim]:
    """Return the percentages and shares of a text that nobody in a case says."""
    made = [claim for claim in claims(prose) if claim.kind != "count"]
    if not made or any(terms(prose.language, "own-sum").find(prose)):
        return []
    return unquoted(prose, made)


def _finding(prose: Prose, made: list[Claim], help_text: str) -> Finding:
    first = made[0]
    written = " ".join(prose.plain[first.start : first.end].split())
    notes = (f"{len(made) - 1} more in this text",) if len(made) > 1 else ()
    return Finding(prose.span(first.start, first.end), f"`{written}` has no source", help_text, notes=notes)
