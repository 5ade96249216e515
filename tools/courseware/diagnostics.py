"""What is wrong, where, and what to do about it.

A diagnostic is written for the author of a text. Its message states a fact in
lower case without a full stop, its help says what to do, and its span is the
smallest piece of the file that the message is about.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

#: An error is provably wrong and stops a build; a warning is mended or waived with a reason; a hint is a thought.
Severity = Literal["error", "warning", "hint"]

#: Among more names than these none is offered.
_MOST_KNOWN = 5_000
#: What `nearest` may offer at most; more than this helps nobody.
MOST_SUGGESTIONS = 3


class Span(NamedTuple):
    """A piece of a file: from a line and column to another, both counted from 1.

    `end_column` is the column behind the last character. `file` is relative to
    the course's root and uses forward slashes on every system.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Edit(NamedTuple):
    """A change that is safe to make unseen: what stands in `span` becomes `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one cause.

    `label` stands beside the marked text, `notes` are further facts (measured
    values, limits), `help` says what to do. `other` is the second half of a
    finding that has two places, with its own label. `edits` mend it.
    """

    span: Span
    message: str
    help: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    other: Span | None = None
    other_label: str = ""
    edits: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        # What an author wrote, and a message repeats, may run over several lines.
        object.__setattr__(self, "message", " ".join(self.message.split()))
        object.__setattr__(self, "help", " ".join(self.help.split()))


@dataclass(frozen=True, slots=True)
class Diagnostic(Finding):
    """A finding under the name of its rule and with the rule's severity."""

    rule: str = field(kw_only=True)
    severity: Severity = field(kw_only=True)


def error(rule: str, span: Span, message: str, help: str = "", label: str = "") -> Diagnostic:  # noqa: A002
    """Return an error that loading a file finds."""
    return Diagnostic(span, message, help, label, rule=rule, severity="error")


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, then by rule, and drop what was found twice."""
    return sorted(dict.fromkeys(diagnostics), key=lambda d: (d.span, d.rule, d.message))


#: After these a file is not read any further: what it seems to lack may stand in it.
_STOPPED = {"yaml-syntax", "yaml-limit", "not-utf8", "unreadable-file"}


def unread_files(diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Return the files that were not read to their end, so that nobody says what they lack."""
    return {d.span.file for d in diagnostics if d.rule in _STOPPED}


def said_enough(diagnostics: Iterable[Diagnostic], file: str, names: Collection[str]) -> bool:
    """Tell whether a name that is not among those of `file` needs no word: the file itself is what is wrong."""
    found = list(diagnostics)
    return file in unread_files(found) or (not names and any(d.span.file == file for d in found))


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that look most like `name`, best first."""
    # difflib's cost grows with the length of both names and with their number: what is hostile gets no offer.
    known = list(known)
    if len(name) > 80 or len(known) > _MOST_KNOWN:
        return []
    folded = name.casefold()
    same = sorted((other for other in known if other.casefold() == folded), key=lambda other: other != name)
    return same[:MOST_SUGGESTIONS] or difflib.get_close_matches(name, known, n=MOST_SUGGESTIONS, cutoff=0.6)


def did_you_mean(name: str, known: Iterable[str], *, what: str) -> str:
    """Return a help text: the nearest known names, or, if there are few, all of them."""
    names = list(known)
    near = nearest(name, names)
    if near:
        return "did you mean " + " or ".join(f"`{n}`" for n in near) + "?"
    if 0 < len(names) <= 12:
        return f"{what} are " + ", ".join(names)
    return ""


def short(text: str) -> str:
    """Return what an author wrote, cut to what a message can hold."""
    return text if len(text) <= 40 else text[:39] + "…"
