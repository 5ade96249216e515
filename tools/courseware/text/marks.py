"""Typewriter's marks in prose, and what stands in their place in print."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple, cast

from courseware.text.prose import Prose
from courseware.words import word_lists

Kind = Literal["double", "single", "dots", "hyphen", "space"]

#: No more of one text than these are looked at.
MOST = 200

#: What a text has to hold for a closer look.
_SIGNS = ("'", '"', "...", " - ", " ,", " .", " ;", " :", " !", " ?")
_MARK = re.compile(
    r"(?P<double>\")|(?P<single>')|(?P<dots>(?<!\.)\.{3}(?!\.))"
    r"|(?P<hyphen>(?:(?<=[^\W\d_] )|(?<=[”’\"')!?…] ))-(?= (?:[^\W\d_]|[“‘\"'(]\w)))"
    r"|(?P<space>(?<=[^\W\d_]) (?=[,.;:!?](?:\s|$)))"
)
#: What is no prose: link titles, HTML, attributes, tabs and snippets, escaped characters.
_HIDDEN = re.compile(
    r"\]\([^()\s]*[ \t]+\"[^\"\n]*\"\)|<[a-zA-Z/!][^<>]*>|\{[^{}]*\}|^(?:===[!+]?|-+8<-+)[^\n]*|\\.", re.MULTILINE
)
_CODE = re.compile(r"<(?:script|style|pre|code)\b", re.IGNORECASE)
#: Behind these a quotation mark opens.
_OPENERS = frozenset("([{*_/–—“‘\"'")
#: What may be a year or a decade (’90, ’90s), and the word in “rock ’n’ roll”, or the name of a letter.
_YEAR, _AND = re.compile(r"'[0-9]{2}s?(?![\w'])"), re.compile(r"(?<=\w )'[nN]'(?= \w)")


class Mark(NamedTuple):
    """A mark from `start` to `end` of a text, and what is `better`; None where that is not certain."""

    start: int
    end: int
    kind: Kind
    better: str | None


def marks(prose: Prose) -> tuple[Mark, ...]:
    """Return the typewriter's marks of a text in their order; none in a language without `quotation-marks`."""
    text = prose.text
    if not any(sign in text for sign in _SIGNS):
        return ()
    quotes = word_lists(prose.language).get("quotation-marks")
    if quotes is None or _CODE.search(text):
        return ()
    shown = _HIDDEN.sub(lambda match: " " * len(match[0]), text)
    found = [match for match in islice(_MARK.finditer(shown), MOST) if _is_mark(match, shown, prose.plain)]
    better = _QuotationMarks(shown, found, prose.language, quotes).better
    return tuple(Mark(match.start(), match.end(), _kind(match), better(match)) for match in found)


def _kind(match: re.Match[str]) -> Kind:
    return cast(Kind, match.lastgroup)


def _is_mark(match: re.Match[str], shown: str, plain: str) -> bool:
    """Tell whether a mark neither marks the text up nor stands for feet; a space is one only between what is shown."""
    beside = 1 if _kind(match) in ("hyphen", "space") else 0
    start, end = match.start() - beside, match.end() + beside
    return plain[start:end] == shown[start:end] and not (_kind(match) == "single" and _is_unit(shown, match))


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark stands for feet or minutes."""
    return text[match.start() - 1 : match.start()].isdigit() and not text[match.end() : match.end() + 1].isalpha()


class _QuotationMarks:
    """Which marks of a text open, close or stand for letters, as far as that is certain."""

    def __init__(self, text: str, found: list[re.Match[str]], language: str, quotes: list[str]) -> None:
        self.text = text
        self.quotes = quotes
        self._shortened = _shortened(language)
        doubles = [self._side(match) for match in found if _kind(match) == "double"]
        singles = [self._side(match) for match in found if _kind(match) == "single"]
        are_paired = doubles == ["opens", "closes"] * (len(doubles) // 2)
        # Where one kind serves for both, what stands inside the other is not for us to choose.
        nested = quotes[:2] == quotes[2:] and ("opens" in singles or quotes[0] in text)
        self._doubles_are_certain = are_paired and not nested
        self._singles_are_certain = _are_certain(singles)

    def better(self, match: re.Match[str]) -> str | None:
        """Return what to write in the place of a mark; None where that is not certain."""
        kind, side = _kind(match), self._side(match)
        if kind == "dots":
            return "…" if self.text.strip() != "..." else None  # alone it would stand for a text still to be written
        if kind == "hyphen":
            return "–"
        if kind == "space":
            return ""
        if kind == "double":
            return self.quotes[side == "closes"] if self._doubles_are_certain else None
        if side == "joins":
            return "’"
        if not self._singles_are_certain:
            return None
        return {"opens": self.quotes[2], "closes": self.quotes[3], "shortens": "’"}[side]

    def _side(self, match: re.Match[str]) -> str:
        before, after = self.text[match.start() - 1 : match.start()], self.text[match.end() : match.end() + 1]
        if match[0] == "'":
            if before.isalnum() and after.isalpha():
                return "joins"
            at = match.start()
            if not before.isalnum() and (self._shortened.match(self.text, at) or _YEAR.match(self.text, at)):
                return "shortens"
            if _AND.match(self.text, at) or _AND.match(self.text, max(0, at - 2)):
                return ""
        is_first, is_before_text = not before.strip() or before in _OPENERS, after.isalnum() or after in _OPENERS
        if is_first and is_before_text:
            return "opens"
        return "closes" if before.strip() and not after.isalnum() else ""


def _are_certain(sides: list[str]) -> bool:
    """Tell whether every single mark that opens is closed, and what stands for letters at no place where it may open.

    What closes nothing is an apostrophe ("the managers’ room") and looks the same.
    """
    is_open = may_be_open = False
    for side in sides:
        if not side or (side == "opens" and is_open):
            return False
        if side == "opens":
            is_open = True
        elif side == "shortens":
            may_be_open = may_be_open or not is_open
        elif side == "closes":
            if may_be_open and not is_open:
                return False
            is_open = False
    return not is_open


@cache
def _shortened(language: str) -> re.Pattern[str]:
    """Return what finds the words of a language that begin with an apostrophe: ’s avonds, ’t, ’em."""
    words = "|".join(word_lists(language).get("shortened", ())) or "(?!)"
    return re.compile(rf"'(?:{words})(?![\w'])")
