"""Warnings that somebody has looked at and left, with a reason: `waive: {rule: reason}`.

A waiver stands beside what it is about: in an item, a quiz, a page's front
matter, a module, an objective, a register entry, a group of what the register
leaves out. It covers what is found in the innermost of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from courseware.diagnostics import Diagnostic, Severity, Span, did_you_mean, short, unread_files
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Scalar

#: Behind the last line of any file.
END = 10**9
#: For a waiver that nothing needed, so many findings of its rule are looked at, whether it was meant for one.
MOST_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """Something that may hold waivers: its lines in a file, and the rules it waives with where that is said."""

    file: str
    first_line: int
    last_line: int
    waivers: tuple[tuple[str, Span], ...] = ()
    name: str = ""


def holder(node: MappingNode, file: str, *, whole_file: bool = False) -> Holder:
    """Return what a mapping waives; with `whole_file` it speaks for all of its file (front matter does)."""
    written = node.values.get("waive")
    keys = written.keys if isinstance(written, MappingNode) else {}
    waivers = tuple((key, scalar.span) for key, scalar in keys.items())
    if whole_file:
        return Holder(file, 1, END, waivers)
    own = node.values.get("id")
    name = own.text.strip() if isinstance(own, Scalar) else ""
    return Holder(file, node.span.line, node.last_line, waivers, name)


def without_waived(
    found: Iterable[Diagnostic], holders: Iterable[Holder], severities: Mapping[str, Severity], ran: Iterable[str]
) -> tuple[list[Diagnostic], int]:
    """Drop what is waived and add what is wrong with the waivers; return that and how many findings were waived.

    `severities` are those of all rules, `ran` the names of those that were
    asked this time: a waiver of another one cannot be called unused.
    """
    found = list(found)
    by_file: dict[str, list[Holder]] = defaultdict(list)
    for each in holders:
        by_file[each.file].append(each)
    innermost = {file: _Nested(places) for file, places in by_file.items()}
    used: set[Span] = set()
    left: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    kept, waived = [], 0
    for diagnostic in found:
        file = diagnostic.span.file
        place = innermost[file].at(diagnostic.span.line) if file in innermost else None
        span = dict(place.waivers).get(diagnostic.rule) if place and diagnostic.severity != "error" else None
        if span is None:
            kept.append(diagnostic)
            if place is not None:
                left[place.file, diagnostic.rule].append(place)
        else:
            used.add(span)
            waived += 1
    unread, ran = unread_files(found), set(ran)
    for file, places in by_file.items():
        waivers = [] if file in unread else [(place, *waiver) for place in places for waiver in place.waivers]
        for place, rule, span in waivers:
            if severities.get(rule, "error") == "error":
                kept.append(_invalid(rule, span, severities))
            elif span not in used and rule in ran:
                kept.append(_unused(rule, span, place, left.get((file, rule), [])))
    return kept, waived


class _Nested:
    """The holders of a file, any two of which are apart or one inside the other; each knows the one around it."""

    def __init__(self, holders: Iterable[Holder]) -> None:
        self._holders = sorted(holders, key=lambda each: (each.first_line, -each.last_line))
        self._first_lines = [each.first_line for each in self._holders]
        self._around: list[int] = []
        for number, each in enumerate(self._holders):
            outer = number - 1
            while outer >= 0 and self._holders[outer].last_line < each.last_line:
                outer = self._around[outer]
            self._around.append(outer)

    def at(self, line: int) -> Holder | None:
        """Return the innermost holder of a line."""
        number = bisect_right(self._first_lines, line) - 1
        while number >= 0 and self._holders[number].last_line < line:
            number = self._around[number]
        return self._holders[number] if number >= 0 else None


def _unused(rule: str, span: Span, place: Holder, left: list[Holder]) -> Diagnostic:
    """Return what to say of a waiver that nothing needed; `left` is where findings of its rule stand in the file."""
    message, help_text = f"nothing here needs the waiver of `{rule}`", "remove it"
    inside = (each for each in left[:MOST_LOOKED_AT] if each is not place and _holds(place, each))
    missed = next(inside, None)
    if missed is not None:
        name = f"`{short(missed.name)}`" if missed.name else f"what begins on line {missed.first_line}"
        message = f"the waiver of `{rule}` does not reach into {name}"
        help_text = "move it there, where the warning stands"
    return Diagnostic(span, message, help_text, rule="unused-waiver", severity="warning")


def _holds(outer: Holder, inner: Holder) -> bool:
    return outer.first_line <= inner.first_line and inner.last_line <= outer.last_line


def _invalid(rule: str, span: Span, severities: Mapping[str, Severity]) -> Diagnostic:
    if rule in severities:
        message, help_text = f"`{rule}` is an error, which cannot be waived", "mend what it says, and remove this"
    else:
        waivable = [name for name, severity in severities.items() if severity != "error"]
        message = f"there is no rule `{short(rule)}` to waive"
        help_text = did_you_mean(rule, waivable, what="rules") or "`course explain` lists the rules"
    return Diagnostic(span, message, help_text, rule="invalid-waiver", severity="error")
