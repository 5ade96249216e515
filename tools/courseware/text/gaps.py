"""Gaps in a text, in marks: `____`, `…`, `[...]`, `----`, or `[blank]`."""

from __future__ import annotations

import re
from functools import cache

from courseware.text.prose import Prose
from courseware.words import word_lists

#: Underscores that mark nothing up, four dots or more, an ellipsis between spaces, a sign that stands for a number,
#: a row of hyphens between spaces. Code is named first, so that what stands inside it is passed over.
_GAP = (
    r"`[^`\n]*`|(_{4,}+|(?<![\w_])_{1,3}(?![\w_])|\.{4,}+|(?<=\s)(?:…|\.{3})(?=\s[^\W\dA-Z])"
    r"|(?<=\s)\?(?=\s[×+−÷=/*-])|(?<=[^\s-] )-{3,}+(?=[ .,;:?!])|\[\s*(?:(?i:LABELS)|_+)\s*\](?!\()"
)
#: Behind these a gap may stand for words that are left out of what somebody says.
_LEFT_OUT = r"|[\[(](?:…|\.{3})[\])]"
_QUOTATION = frozenset('“”‘"«»„')
_SIGNS = ("_", "..", "…", " ? ", "---", "[")


def gap_in_marks(prose: Prose) -> tuple[int, int] | None:
    """Return where the first gap of a text stands that has words behind it; none has if the first has none."""
    text = prose.text
    if not any(sign in text for sign in _SIGNS):
        return None
    found = _pattern(prose.language, not _QUOTATION.isdisjoint(text)).finditer(text)
    place = next((match.span(1) for match in found if match[1]), None)
    return place if place and has_words_behind(prose, place) else None


def has_words_behind(prose: Prose, place: tuple[int, int]) -> bool:
    """Tell whether a text goes on behind a place."""
    return any(letter.isalnum() for letter in prose.plain[place[1] :])


@cache
def _pattern(language: str, quotes: bool) -> re.Pattern[str]:
    labels = "|".join(map(re.escape, word_lists(language).get("gap-labels", ()))) or "(?!)"
    return re.compile(_GAP.replace("LABELS", labels) + ("" if quotes else _LEFT_OUT) + ")")
