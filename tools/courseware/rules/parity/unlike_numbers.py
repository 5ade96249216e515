"""Numbers that differ between the languages.

A number is corrected in one language and forgotten in the other sooner than
anything else. Compared are each text of an item, a scenario, a data file or
a register entry with its twin, and of pages what stands below each heading: numbers in
digits, number words from 13 to 99, and percentages and shares where both texts
have some ("three quarters", "driekwart"). A number in digits may stand in words
in the other language. Number words up to twelve are left alone: languages
count small things and tell the time in ways of their own ("half past nine",
"half tien"; "the two of you", "jullie"). Times in digits are compared as times, whichever clock they
go by ("4 p.m.", "16.00 uur"), and what a language tells in a word of its own
is no number it lacks ("a fortnight", "veertien dagen").

Bad, in an item:

    rationale:
      en: Ask before 14 April.
      nl: Vraag het vóór 15 april.

Good, in an item:

    rationale:
      en: Ask the two of them before 14 April, at half past nine or at 4 p.m.
      nl: Vraag het hun vóór 14 april, om half tien of om 16.00 uur.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding, Span
from courseware.item_texts import item_texts
from courseware.localised import entry_texts, twin_texts
from courseware.model import Item, Scenario
from courseware.pages import Page
from courseware.scenario_texts import scenario_texts
from courseware.text.clock import Time, times
from courseware.text.figures import Claim, Number, claims, has_digits, number_words, numbers
from courseware.text.prose import Prose
from courseware.text.told_numbers import Told, told
from courseware.twins import page_twins

SEVERITY = "warning"

#: From the one to the other a number in words has to stand in the twin: hundreds are put together in ways of their own.
_LEAST, _MOST = 13, 99
#: Texts of more characters are not compared, whatever the files hold.
_LONGEST = 1_000_000


_Piece = TypeVar("_Piece", Number, Time)
#: A number, a number of whole percents or the minutes of a day: which of these, and how much.
_Key = tuple[str, float]


@dataclass(frozen=True)
class _Figure:
    """A number, a time or a claim; not `firm` where the other language may do without it.

    The first of its keys is how it is mostly meant, the others are how it may be
    meant as well: "5.30" is a number, half past five in the morning or in the afternoon.
    """

    keys: tuple[_Key, ...]
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
        yield from _difference([theirs], [ours], theirs.language)


def check(course: Course) -> Iterator[Finding]:
    """Yield the same for the entries of the register, and the parts of pages whose numbers differ from the twin's."""
    for entry in course.register.entries:
        for _, texts in entry_texts(entry, course.languages):
            yield from _between(texts, course)
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
    if sum(len(prose.text) for prose in (*theirs, *ours)) > _LONGEST:
        return
    with_claims = all(any(claims(prose) for prose in proses) for proses in (theirs, ours))
    if not with_claims and not any(_may_be_firm(prose) for prose in (*theirs, *ours)):
        return
    there, here = (list(_figures(proses, with_claims)) for proses in (theirs, ours))
    extra, missing = _unlike(here, there)
    if extra or missing:
        extra, missing = _not_told(extra, missing, ours, theirs), _not_told(missing, extra, theirs, ours)
    extra, missing = ([figure for figure in figures if figure.firm] for figures in (extra, missing))
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
        for claim in made:
            # The other language may have it in a phrase that claims nothing.
            bare: tuple[_Key, ...] = (("", claim.value),) if claim.kind == "percentage" else ()
            yield _Figure((("%", round(claim.value)), *bare), prose, claim.start, claim.end)
        at_times = _outside(times(prose), made) if has_digits(prose) else []
        for time in at_times:
            yield _Figure(_keys_of(time), prose, time.start, time.end)
        for number in _outside(_outside(numbers(prose), made), at_times):
            firm = _LEAST <= number.value <= _MOST or prose.plain[number.start].isdigit()
            yield _Figure((("", number.value),), prose, number.start, number.end, firm)


def _outside(pieces: Iterable[_Piece], others: Sequence[Number | Claim | Time]) -> list[_Piece]:
    """Return those pieces of a text that begin in none of the others, which stand in their order."""
    starts = [other.start for other in others]
    found = []
    for piece in pieces:
        at = bisect_right(starts, piece.start) - 1
        if at < 0 or piece.start >= others[at].end:
            found.append(piece)
    return found


def _keys_of(time: Time | Told) -> tuple[_Key, ...]:
    as_numbers = [("", number) for number in time.numbers]
    as_times = [("time", float(minutes)) for minutes in time.minutes]
    return (*as_numbers, *as_times) if isinstance(time, Told) or time.is_number else (*as_times, *as_numbers)


def _may_be_firm(prose: Prose) -> bool:
    """Tell whether a text may hold a number that its twin has to hold, too."""
    return has_digits(prose) or not number_words(prose.language, _LEAST, _MOST).isdisjoint(prose.vocabulary)


def _unlike(here: list[_Figure], there: list[_Figure]) -> tuple[list[_Figure], list[_Figure]]:
    """Return the figures of two texts that the other lacks, or has less often, the firm ones first."""
    for most in (1, None):  # as they are mostly meant, then as they may be meant
        here, there = _unpaired(here, there, most)
    return here, there


def _unpaired(here: list[_Figure], there: list[_Figure], most: int | None) -> tuple[list[_Figure], list[_Figure]]:
    """Return what is left of each text when figures with one of their first keys in common are put in pairs."""
    here, there = (sorted(figures, key=lambda figure: not figure.firm) for figures in (here, there))
    waiting: dict[_Key, deque[int]] = defaultdict(deque)
    for number, figure in enumerate(there):
        for key in figure.keys[:most]:
            waiting[key].append(number)
    taken: set[int] = set()
    left = []
    for figure in here:
        rows = [waiting[key] for key in figure.keys[:most] if key in waiting]
        for row in rows:
            while row and row[0] in taken:
                row.popleft()
        if any(rows):
            taken.add(next(filter(None, rows)).popleft())
        else:
            left.append(figure)
    return left, [figure for number, figure in enumerate(there) if number not in taken]


def _not_told(
    figures: list[_Figure], others: list[_Figure], ours: Sequence[Prose], theirs: Sequence[Prose]
) -> list[_Figure]:
    """Return those figures that the other language does not tell in words of its own ("a fortnight", "kwartier").

    What covers a figure tells what it may be as well: "veertien dagen" are two weeks.
    """
    if not any(figure.firm for figure in figures):
        return []
    said = {key for figure in others for key in figure.keys}
    said.update(key for prose in theirs for piece in told(prose) for key in _keys_of(piece))
    left = [figure for figure in figures if said.isdisjoint(figure.keys)]
    by_prose: dict[int, list[_Figure]] = defaultdict(list)
    covered: set[int] = set()
    for figure in sorted(left, key=lambda figure: figure.start):
        by_prose[id(figure.prose)].append(figure)
    for prose in ours:
        row = by_prose[id(prose)]
        starts = [figure.start for figure in row]
        for piece in told(prose) if row else ():
            if not said.isdisjoint(_keys_of(piece)):
                inside = row[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
                covered.update(id(figure) for figure in inside if figure.end <= piece.end)
    return [figure for figure in left if id(figure) not in covered]
