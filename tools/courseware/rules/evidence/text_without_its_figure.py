"""A percentage or share in an entry's text that is not among its figures.

Items and pages are checked against the figures of an entry, and readers read
its text: where the two differ, one of them was corrected and the other
forgotten. Compared are percentages and shares that stand in the text in every
language; where the languages differ, `unlike-numbers` says so. A share in
words may be 1.5 points off, one with "almost", "over" or "about" more; a text
that calls a sum its own is left alone.

Bad, in an entry:

    text:
      en: On the third floor, 79% washed their own cup in March 2024.
      nl: Op de derde verdieping waste 79% in maart 2024 het eigen kopje af.
    figures:
      - {value: 97, unit: percent, qualifier: exact}

Good, in an entry:

    text:
      en: On the third floor, about three quarters washed their own cup in March 2024.
      nl: Op de derde verdieping waste ongeveer driekwart in maart 2024 het eigen kopje af.
    figures:
      - {value: 75, unit: percent, qualifier: about, said: {en: three quarters, nl: driekwart}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.localised import entry_texts
from courseware.model import Evidence
from courseware.nodes import Mapping, Sequence
from courseware.text.figures import Claim, claims
from courseware.text.prose import Prose
from courseware.text.terms import terms

SEVERITY = "warning"

#: A note shows this many figures.
_MOST_SHOWN = 4


def check(course: Course) -> Iterator[Finding]:
    """Yield the texts of entries with a percentage or share that their figures do not hold."""
    for entry in course.register.entries:
        if entry.node is not None and _are_read(entry, entry.node):
            for key, texts in entry_texts(entry, course.languages):
                if key == "text":
                    yield from _finding(entry, [texts[code] for code in course.published if code in texts])


def _are_read(entry: Evidence, node: Mapping) -> bool:
    """Tell whether all the figures that are written could be read."""
    written = node.values.get("figures")
    return written is None or (isinstance(written, Sequence) and len(written.items) == len(entry.figures))


def _finding(entry: Evidence, proses: list[Prose]) -> Iterator[Finding]:
    loose = [_loose(entry, prose) for prose in proses]
    in_all = set.intersection(*({round(claim.value) for claim in made} for made in loose)) if loose else set()
    found = [claim for claim in loose[0] if round(claim.value) in in_all] if in_all else []
    if not found:
        return
    prose, first = proses[0], found[0]
    written = " ".join(prose.plain[first.start : first.end].split())
    shown = ", ".join(f"{figure.value:g}" for figure in entry.figures[:_MOST_SHOWN])
    more = ", …" * (len(entry.figures) > _MOST_SHOWN)
    notes = (f"figures: {shown}{more}" if shown else "this entry has no figures",)
    help_text = "correct the one that is wrong, or add it to `figures`"
    message = f"`{written}` is not among the figures of this entry"
    yield Finding(prose.span(first.start, first.end), message, help_text, notes=notes)


def _loose(entry: Evidence, prose: Prose) -> list[Claim]:
    """Return the percentages and shares of a text that no figure carries."""
    made = [claim for claim in claims(prose) if claim.kind != "count"]
    if not made or any(terms(prose.language, "own-sum").find(prose)):
        return []
    held = [end for figure in entry.figures for end in (figure.value, figure.to) if end is not None]
    return [claim for claim in made if not _is_held(claim, held)]


def _is_held(claim: Claim, held: list[float]) -> bool:
    low, high = claim.bounds
    return any(low <= value <= high for value in held)
