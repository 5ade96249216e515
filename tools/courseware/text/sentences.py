"""Where sentences end, in prose with abbreviations, initials, numbers and speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from courseware.text.prose import Prose
from courseware.words import word_lists

#: Closing marks, with the quotation marks and brackets that may stand behind them; or an empty line.
_END = re.compile(r"(?P<mark>[.!?…]+)[\"'”’»)\]]*(?=\s)|\n[ \t]*\n")
#: What stands before a full stop: the letters, digits and full stops back to the last space (an abbreviation is short).
_BEFORE = re.compile(r"[^\s(\[“‘\"']{1,12}$")
#: What the next sentence begins with, behind quotation marks and brackets. `’s Avonds` begins with a small letter.
_NEXT = re.compile(r"\s+[\"'“‘«(\[]*(?P<first>[’'][a-z]\s+[A-Z]|\S)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentences(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the beginning and the end of each sentence within the text, without white space around it.

    A full stop behind an abbreviation of the language's list or behind an
    initial ends nothing, nor does any mark before a small letter.
    """
    text = prose.plain
    start = 0
    for match in _END.finditer(text):
        if match["mark"] is None or _ends(text, match, prose.language):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, len(text))


def length(sentence: str) -> int:
    """Return how many words a sentence has; a number counts as one, a dash or a lone mark does not."""
    return sum(1 for chunk in sentence.split() if any(map(str.isalnum, chunk)))


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    if following["first"].islower():
        return False
    if match["mark"] != ".":
        return True
    before = _BEFORE.search(text, max(0, match.start() - 12), match.start())
    word = before[0] if before else ""
    # One capital letter is an initial; `I` and `U` end sentences as well, and far more often.
    initial = bool(_INITIAL.fullmatch(word)) and word.isupper() and word not in ("I", "U")
    return not initial and word.lower() not in _abbreviations(language)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    """Return the abbreviations that stand before more of their sentence, without their last full stop."""
    return frozenset(word.lower().removesuffix(".") for word in word_lists(language).get("abbreviations", ()))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
