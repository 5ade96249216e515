"""Numbers that differ between the languages.

A number is corrected in one language and forgotten in the other sooner than
anything else. Compared are each text of an item with its twin, and of pages
what stands below each heading: numbers in digits, number words from 13 to 99,
and percentages and shares where both texts have some ("three quarters",
"driekwart"). A number in digits may stand in words in the other language.
Number words up to twelve are left alone: languages count small things and
tell the time in ways of their own ("half past nine", "half tien"; "the two of
you", "jullie").

Bad, in an item:

    rationale:
      en: Ask before 14 April.
      nl: Vraag het vóór 15 april.

Good, in an item:

    rationale:
      en: Ask the two of them before 14 April, at half past nine.
      nl: Vraag het hun vóór 14 april, om half tien.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.item_texts import item_texts
from courseware.model import Item
from courseware.pages import Page
from courseware.text.figures import claims, has_digits, number_words, numbers
from courseware.text.prose import Prose
from courseware.twins import page_twins, published

SEVERITY = "warning"

#: From the one to the other a number in words has to stand in the twin: hundreds are put together in ways of their own.
_LEAST, _MOST = 13, 99


@dataclass(frozen=True)
class _Figure:
    """A number, or a claim in whole percents; not `firm` where the other language may do without it."""

    key: tuple[str, float]
    prose: Prose
    start: int
    end: int
    firm: bool = True

    @property
    def span(self) -> Span:
        return self.prose.span(self.start, self.end)

    @property
    def written(self) -> str:
        return " ".join(self.prose.plain[self.start : self.end].split())


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the texts of an item whose numbers differ from those in the first language."""
    first, *others = published(course) or ("",)
    for text in item_texts(item):
        for code in others:
            if first in text.in_languages and code in text.in_languages:
                here = text.in_languages[code]
                yield from _difference([text.in_languages[first]], [here], first)


def check(course: Course) -> Iterator[Finding]:
    """Yield the parts of pages whose numbers differ from those of the twin."""
    for first, page in page_twins(course):
        # Where the headings differ, nobody knows which parts belong together.
        if len(first.headings) == len(page.headings):
            places = [Span(page.file), *(heading.span for heading in page.headings)]
            for theirs, ours, place in zip(_parts(first), _parts(page), places, strict=True):
                yield from _difference(theirs, ours, first.language, place)


def _parts(page: Page) -> list[list[Prose]]:
    """Return the running text above the first heading, then that of each heading with what stands below it."""
    lines = [heading.span.line for heading in page.headings]
    parts: list[list[Prose]] = [[] for _ in (0, *lines)]
    for paragraph in page.paragraphs:
        parts[bisect_right(lines, paragraph.prose.span(0, 1).line)].append(paragraph.prose)
    return parts


def _difference(
    theirs: Sequence[Prose], ours: Sequence[Prose], first: str, heading: Span | None = None
) -> Iterator[Finding]:
    """Yield one finding for two texts, or for what stands below a heading."""
    with_claims = all(any(claims(prose) for prose in proses) for proses in (theirs, ours))
    if not with_claims and not any(_may_be_firm(prose) for prose in (*theirs, *ours)):
        return
    there, here = (list(_figures(proses, with_claims)) for proses in (theirs, ours))
    extra, missing = _without(here, there), _without(there, here)
    if not extra and not missing:
        return
    # One number for another is one cause.
    others = max(len(extra), len(missing)) - 1
    notes = (f"{others} more of these texts differ",) if others else ()
    other = missing[0].span if missing else None
    help_text = "give both languages the same numbers"
    if extra:
        message = f"`{extra[0].written}` is not in the text in `{first}`"
        label = f"`{first}` has this one" if other else ""
        yield Finding(extra[0].span, message, help_text, notes=notes, other=other, other_label=label)
    else:
        message = f"`{missing[0].written}` is in the text in `{first}` and not in this one"
        place = heading or ours[0].span()
        yield Finding(place, message, help_text, notes=notes, other=other, other_label=f"in `{first}`")


def _figures(proses: Sequence[Prose], with_claims: bool) -> Iterator[_Figure]:
    for prose in proses:
        made = claims(prose) if with_claims else ()
        starts = [claim.start for claim in made]
        for claim in made:
            yield _Figure(("%", round(claim.value)), prose, claim.start, claim.end)
        for number in numbers(prose):
            at = bisect_right(starts, number.start) - 1
            if at < 0 or number.start >= made[at].end:
                firm = _LEAST <= number.value <= _MOST or prose.plain[number.start].isdigit()
                yield _Figure(("", number.value), prose, number.start, number.end, firm)


def _may_be_firm(prose: Prose) -> bool:
    """Tell whether a text may hold a number that its twin has to hold, too."""
    return has_digits(prose) or not number_words(prose.language, _LEAST, _MOST).isdisjoint(prose.vocabulary)


def _without(figures: list[_Figure], others: list[_Figure]) -> list[_Figure]:
    """Return the firm figures of a text that its twin lacks, or has less often."""
    left = Counter(figure.key for figure in others)
    found = []
    for figure in sorted(figures, key=lambda figure: not figure.firm):
        left[figure.key] -= 1
        if figure.firm and left[figure.key] < 0:
            found.append(figure)
    return found
