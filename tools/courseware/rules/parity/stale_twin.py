"""A page, an item, a scenario or an entry of a data file that was changed in one language only.

`docs/data/twins.yaml` holds a fingerprint of each text in each language, from
the time when both were in step. Where one has changed since then and the other
has not, the other is probably out of date. Bring it up to date, or find that
it needs no change; then `course check --accept-twins` records how both stand
now. If both have changed, they count as brought up to date. White space, and
straight quotation marks for printed ones, are no change.

What is new is not in the file yet; this is said once for all of them. A course
without the file does without this rule.

Bad, in `docs/data/twins.yaml`:

    kitchen#nine-cups: {en: 0123456789ab, nl: 56ab6a4e4b1f}

Good, in a page:

    A course without a record of its twins.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.twins import TWINS_FILE, Record, changed_alone, current_texts, published, read_twins

SEVERITY = "warning"

_ACCEPT = "run `course check --accept-twins`"


def check(course: Course) -> Iterator[Finding]:
    """Yield the texts that did not change when their twin did, and one finding for all that are not recorded."""
    record, problem = read_twins(course.root)
    if problem is not None:
        yield problem
    elif record is not None:
        yield from _stale(course, record)


def _stale(course: Course, record: Record) -> Iterator[Finding]:
    codes, new = published(course), 0
    for name, now in current_texts(course).items():
        before = record.get(name, {})
        new += now.whole and not all(code in before for code in codes)
        changed, unchanged = changed_alone(before, now)
        for code in unchanged:
            others = " and ".join(f"`{other}`" for other in changed)
            message = f"{others} changed and `{code}` did not"
            help_text = f"bring `{code}` up to date; if it needs no change, {_ACCEPT}"
            yield Finding(now.places[code], message, help_text)
    if new:
        message = f"{'1 text is' if new == 1 else f'{new:,} texts are'} not recorded yet"
        yield Finding(Span(TWINS_FILE), message, f"once the languages say the same, {_ACCEPT}")
