"""An entry of the register that names a population, source, limit or contradiction which is not there.

A reader would see a finding without the people it is about, or without the
limit that belongs to it.

Bad, in an entry:

    caveats: [one-flat]

Good, in an entry:

    caveats: [one-floor]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from courseware.course import REGISTER_FILE, Course
from courseware.diagnostics import Finding, did_you_mean, unread_files
from courseware.model import Evidence


def check(course: Course) -> Iterator[Finding]:
    """Yield every name in an entry that the register does not explain."""
    if REGISTER_FILE in unread_files(course.found):
        return
    register = course.register
    for entry in register.entries:
        yield from _unknown(entry, "population", entry.population, register.populations)
        yield from _unknown(entry, "caveats", entry.caveats, register.caveats)
        yield from _unknown(entry, "inconsistencies", entry.inconsistencies, register.contradictions)
        if entry.source:
            yield from _unknown(entry, "source", (entry.source,), register.sources)


def _unknown(entry: Evidence, key: str, names: tuple[str, ...], known: Collection[str]) -> Iterator[Finding]:
    for name in names:
        if name not in known and entry.node is not None:
            message = f"the register explains no `{name}` under its {key}"
            help_text = did_you_mean(name, known, what=key)
            yield Finding(entry.node.at(key, name), message, help_text)
