"""A percentage or share without a source.

Whoever reads "three quarters" asks: of whom, and when? A citation answers.
In a page it stands in the same paragraph, in the same table, or in the line
that leads to a list; an item names it under `evidence`. What somebody says in
quotation marks is part of a case, and so is "half of your team"; a sum that
the text calls its own rests on what stands beside it.

It knows shares by their form: it misses "a third agreed" (as it has to let "a
third way" pass), and "two in three" of a made-up case needs a waiver.

Bad, in a page:

    Most people wash up: three quarters do.

Good, in a page:

    Most people wash up: three quarters did in March 2024.[@kit-cups] That sum is ours.

    “Half of the cups are mine,” says Esra. It takes her half an hour.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from courseware.citing import cited_paragraphs
from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.item_texts import item_texts
from courseware.model import Item
from courseware.pages import Page
from courseware.text.figures import Claim, claims
from courseware.text.prose import Prose
from courseware.text.terms import terms

SEVERITY = "warning"

#: What somebody says. An apostrophe within a word closes nothing.
_SAID = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’")


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the first figure of an item that names no evidence."""
    if item.evidence or "evidence" in item.node.values:
        return
    for text in item_texts(item):
        for prose in text.in_languages.values():
            made = _uncited(prose) if text.part != "trainer" else []
            if made:
                yield _finding(prose, made, "name the register entry under `evidence`")
                return


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every paragraph with a figure and no citation."""
    for paragraph, names in cited_paragraphs(page):
        made = _uncited(paragraph.prose) if not names else []
        if made:
            yield _finding(paragraph.prose, made, "cite the register entry behind it, as in `[@its-id]`")


def _uncited(prose: Prose) -> list[Claim]:
    """Return the percentages and shares of a text that nobody in a case says."""
    made = [claim for claim in claims(prose) if claim.kind != "count"]
    if not made or any(terms(prose.language, "own-sum").find(prose)):
        return []
    said = [match.span() for match in prose.matches(_SAID)]
    starts = [start for start, _ in said]
    return [claim for claim in made if not _is_inside(claim.start, starts, said)]


def _is_inside(position: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and position < spans[at][1]


def _finding(prose: Prose, made: list[Claim], help_text: str) -> Finding:
    first = made[0]
    written = " ".join(prose.plain[first.start : first.end].split())
    notes = (f"{len(made) - 1} more in this text",) if len(made) > 1 else ()
    return Finding(prose.span(first.start, first.end), f"`{written}` has no source", help_text, notes=notes)
