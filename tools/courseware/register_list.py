"""What `course check --register` prints: each entry of the register with where it is used, or why it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from textwrap import fill

from courseware.course import Course
from courseware.coverage import coverage
from courseware.diagnostics import Span
from courseware.lines import visible

WIDTH = 110
#: So many places of an entry are named, and how many more there are.
MOST_PLACES = 3


def counts(course: Course) -> str:
    """Return how many entries are used, left out or neither, in brackets; empty where the register does not account.

    Empty also where a file could not be read as it was meant: it may cite more.
    """
    if not course.register.accounts:
        return ""
    found = coverage(course)
    if not found.whole:
        return ""
    parts = [f"{len(found.used)} used", f"{len(found.left_out)} left out with a reason"]
    parts += [f"{len(found.missing)} neither"] if found.missing else []
    return f" ({', '.join(parts)})"


def register_list(course: Course) -> str:
    """Return the entries in three parts: used, by theme; left out, by reason; and neither of them, by theme."""
    found = coverage(course)
    parts = [
        ("used", len(found.used), _used(course, found.used)),
        ("left out with a reason", len(found.left_out), _left_out(course, found.left_out)),
        ("neither used nor left out with a reason", len(found.missing), _missing(course, found.missing)),
    ]
    blocks = ["\n".join([f"register entries {title}: {number}", *rows]) for title, number, rows in parts]
    if not found.whole:
        blocks.append("some files could not be read as they were meant, and may use more")
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


def _used(course: Course, used: Mapping[str, Sequence[Span]]) -> Iterator[str]:
    for theme, names in _by_theme(course, used):
        yield f"  {theme} ({len(names)})"
        width = max(map(len, names))
        yield from (f"    {name:{width}}  {_places(used[name])}" for name in names)


def _missing(course: Course, missing: Collection[str]) -> Iterator[str]:
    for theme, names in _by_theme(course, missing):
        yield f"  {theme} ({len(names)})"
        yield _listed(names)


def _by_theme(course: Course, wanted: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the themes of some entries, each with their ids, in the order of the register."""
    named, themes = set(wanted), defaultdict[str, list[str]](list)
    for name, entry in course.register.evidence.items():
        if name in named:
            themes[entry.theme].append(name)
    return ((visible(theme), names) for theme, names in themes.items())


def _places(spans: Sequence[Span]) -> str:
    """Return the first places, one a file, and how many more there are."""
    firsts = list({span.file: span for span in reversed(spans)}.values())[::-1][:MOST_PLACES]
    more = len(spans) - len(firsts)
    named = ", ".join(f"{visible(span.file)}:{span.line}" for span in firsts)
    return f"{named} and {more} more" if more else named


def _left_out(course: Course, left_out: Iterable[str]) -> Iterator[str]:
    groups: dict[int, list[str]] = defaultdict(list)
    for name in left_out:
        groups[id(course.register.reasons[name])].append(name)
    for group in course.register.left_out:
        if id(group) in groups:
            reason = next((group.reason[code] for code in course.languages if code in group.reason), "no reason yet")
            said = visible(" ".join(reason.split()))
            names = groups[id(group)]
            yield fill(f"{said} ({len(names)})", WIDTH, initial_indent="  ", subsequent_indent="  ")
            yield _listed(names)


def _listed(names: Iterable[str]) -> str:
    indent = "    "
    return fill(", ".join(names), WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
