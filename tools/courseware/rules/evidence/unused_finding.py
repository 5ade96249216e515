"""An entry of the register that the course neither uses nor leaves out with a reason.

Somebody chose what to teach. A finding that nobody uses was either forgotten, or
left out for a reason that a reader who looks it up would like to know. So each
entry is used (a page, an item, a scenario or a data file cites it), or it stands
under `left_out` in the register; one reason may serve several entries.

The rule speaks where the register has `left_out`, be it an empty list: with that
a course says that it accounts for every entry. It always counts over the whole
course, whichever files are reported on, and says nothing while a file cannot be
read as it was meant, since nobody knows what else it cites.

Bad, in the register:

    evidence:
      - id: plates-by-two
        type: finding
        theme: cups
        population: third-floor
        period: 2024-03
        section: Plates
        source: note-on-the-door
        text:
          en: In March 2024 one person on the third floor asked for plates.
          nl: In maart 2024 vroeg één mens op de derde verdieping om borden.
    left_out: []

Good, in the register:

    evidence:
      - id: plates-by-two
        type: finding
        theme: cups
        population: third-floor
        period: 2024-03
        section: Plates
        source: note-on-the-door
        text:
          en: In March 2024 one person on the third floor asked for plates.
          nl: In maart 2024 vroeg één mens op de derde verdieping om borden.
    left_out:
      - reason: {en: one person asked for it., nl: één mens vroeg erom.}
        entries: [plates-by-two]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from courseware.course import Course
from courseware.coverage import Coverage, coverage
from courseware.diagnostics import Finding, nearest
from courseware.targets import leaked_citations

SEVERITY = "warning"

#: Of so many mistyped names at most one looks which entry is meant; it costs time.
MOST_MISTYPED = 10


def check(course: Course) -> Iterator[Finding]:
    """Yield every entry that is neither used nor left out with a reason."""
    if not course.register.accounts:
        return
    found = coverage(course)
    if not found.whole or not found.missing:
        return
    meant = {*_mistyped(found), *_leaking(course)}
    for name in found.missing:
        entry = course.register.evidence[name]
        if name not in meant and entry.node is not None:
            help_text = "cite it where it helps a reader, or name it under `left_out` with a reason"
            yield Finding(entry.node.at("id"), f"nothing in the course uses `{name}`", help_text)


def _mistyped(found: Coverage) -> Collection[str]:
    """Return the entries that a mistyped name may stand for: that is said where it stands."""
    return {near for name in found.unknown[:MOST_MISTYPED] for near in nearest(name, found.missing)}


def _leaking(course: Course) -> Iterator[str]:
    """Yield what pages name in their text, or in something that was meant to be a citation: that is said there."""
    for page in course.pages:
        for _, names in leaked_citations(page, course.register):
            yield from names
        for block in page.blocks:
            if block.problem and block.meant == "citation":
                yield from re.findall(r"[\w-]+", page.lines[block.span.line - page.first_line][1])
