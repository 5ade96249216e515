"""Twin pages whose headings differ in number or level.

Twins are read side by side: by translators, by whoever compares what was
changed, and by readers who switch the language in the middle of a page. The
headings are the steps of that ladder. Their words may be anything.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    ## Full

    ## Empty

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    ## Vol

    ### Leeg

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    ## Full

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    ## Wat doe je als hij vol is?
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product, zip_longest

from courseware.course import Course
from courseware.diagnostics import Finding, Span, short
from courseware.headings import Heading
from courseware.pages import Page
from courseware.twins import page_twins

SEVERITY = "warning"

_HELP = "give both pages the same headings in the same order"
#: Pairs of headings that are compared at most: beyond it only the first difference is looked for.
MOST_PAIRS = 10_000
#: So many of the things below a heading tell it from others.
MOST_MARKS = 20


@dataclass
class _Part:
    """A heading with what stands below it, as far as that is the same in every language."""

    heading: Heading
    length: int = 0
    marks: set[tuple[str, str]] = field(default_factory=set)


#: A heading of the first page and its twin; one of them may be missing.
_Pair = tuple[Heading | None, Heading | None]
#: How many headings have no twin or another level, and how unlike is what stands below the others.
_Cost = tuple[int, float]


def check(course: Course) -> Iterator[Finding]:
    """Yield the first heading of each page that has no twin, or another level than its twin."""
    for first, page in page_twins(course):
        levels = [[heading.level for heading in each.headings] for each in (first, page)]
        if levels[0] == levels[1]:
            continue
        # A title that is missing or stands there twice has its own message.
        if levels[0].count(1) != levels[1].count(1) and not (first.has_one_title and page.has_one_title):
            continue
        if len(first.headings) * len(page.headings) <= MOST_PAIRS:
            pairs = _pairs(_parts(first), _parts(page))
            differing = [(there, here) for there, here in pairs if not there or not here or there.level != here.level]
            yield _finding(first, page, differing)
        else:
            level = next(at for at, (there, here) in enumerate(zip_longest(*levels)) if there != here)
            yield _roughly(first, page, level)


def _parts(page: Page) -> list[_Part]:
    """Return the headings of a page with what stands below each."""
    parts = [_Part(heading) for heading in page.headings]
    starts = [heading.span.line for heading in page.headings]
    for number, line in page.lines:
        at = bisect_right(starts, number) - 1
        if at >= 0 and number > starts[at]:
            parts[at].length += len(line.strip())
    things = [(block.span, block.name, block.argument) for block in page.blocks]
    things += [(citation.span, "@", citation.id) for citation in page.citations]
    things += [(link.span, "](", link.target.partition("#")[0]) for link in page.links]
    for span, what, name in things:
        at = bisect_right(starts, span.line) - 1
        if at >= 0 and len(parts[at].marks) < MOST_MARKS:
            parts[at].marks.add((what, name))
    return parts


#: How many headings of theirs and of ours stand side by side: without a twin a heading is missing with what stands
#: below it, or alone. Of ways that cost the same, the first is taken, on which what was added stands last.
_WAYS = ((1, 0), (0, 1), (2, 1), (1, 2), (1, 1))


def _pairs(theirs: Sequence[_Part], ours: Sequence[_Part]) -> list[_Pair]:
    """Pair the headings so that the fewest have no twin or another level, and what stands below is most alike."""
    # What it costs at least to pair so many headings of theirs with so many of ours, and the last step to it.
    costs: dict[tuple[int, int], _Cost] = {(0, 0): (0, 0.0)}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for at in product(range(len(theirs) + 1), range(len(ours) + 1)):
        for some, others in _WAYS:
            before = at[0] - some, at[1] - others
            if before in costs:
                cost = _cost(costs[before], theirs[before[0] : at[0]], ours[before[1] : at[1]])
                if at not in costs or cost < costs[at]:
                    costs[at], steps[at] = cost, (some, others)
    pairs: list[_Pair] = []
    end, other_end = len(theirs), len(ours)
    while end or other_end:
        some, others = steps[end, other_end]
        there, here = theirs[end - some : end], ours[other_end - others : other_end]
        pairs += reversed([*zip_longest((part.heading for part in there), (part.heading for part in here))])
        end, other_end = end - some, other_end - others
    return pairs[::-1]


def _cost(before: _Cost, theirs: Sequence[_Part], ours: Sequence[_Part]) -> _Cost:
    """Return what it costs to put some headings side by side as well."""
    count, unlike = before
    if not theirs or not ours:
        return count + 1, unlike
    changed = theirs[0].heading.level != ours[0].heading.level
    return count + changed + abs(len(theirs) - len(ours)), unlike + _unlike(theirs, ours)


def _unlike(theirs: Sequence[_Part], ours: Sequence[_Part]) -> float:
    """Return how unlike is what stands below some headings and below some others."""
    marks = [set().union(*(part.marks for part in parts)) for parts in (theirs, ours)]
    here, there = (sum(part.length for part in parts) for parts in (theirs, ours))
    return len(marks[0] ^ marks[1]) + abs(here - there) / (here + there + 1)


def _finding(first: Page, page: Page, differing: Sequence[_Pair]) -> Finding:
    there, here = differing[0]
    other, label = None, ""
    if there and here:
        message, span = f"this heading has another level than in `{first.language}`", here.span
        other, label = there.span, f"level {there.level} here"
    elif here:
        message, span = f"`{_shown(here)}` has no twin in `{first.language}`", here.span
    else:
        assert there
        message, span = f"`{_shown(there)}` has no twin in `{page.language}`", there.span
    notes = _counts(first, page)
    if len(differing) > 1:
        notes += (f"{len(differing) - 1} more of these headings differ",)
    return Finding(span, message, _HELP, notes=notes, other=other, other_label=label)


def _roughly(first: Page, page: Page, at: int) -> Finding:
    here = page.headings[min(at, len(page.headings) - 1)].span if page.headings else Span(page.file)
    message = f"from here on the headings are not those in `{first.language}`"
    return Finding(here, message, _HELP, notes=_counts(first, page))


def _counts(first: Page, page: Page) -> tuple[str, ...]:
    ours, theirs = len(page.headings), len(first.headings)
    return (f"headings: {ours} in `{page.language}`, {theirs} in `{first.language}`",) if ours != theirs else ()


def _shown(heading: Heading) -> str:
    return short(f"{'#' * heading.level} {heading.text}")
