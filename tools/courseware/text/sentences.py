"""Where sentences end, in prose with abbreviations, initials, numbers and speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from courseware.text.prose import Prose
from courseware.words import word_lists

#: Closing marks, with the quotation marks and brackets that may stand behind them; or an empty line. A row of
#: marks is looked at once, from its beginning: a million dots are a second's work, not a day's.
_END = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]++)[\"'”’»)\]]*+(?=\s)|\n[ \t]*\n")
#: What the next sentence begins with, behind quotation marks and brackets. `’s Avonds` begins with a small letter.
_NEXT = re.compile(r"\s+[\"'“‘«(\[]*(?P<first>[’'][a-z]\s+[A-Z]|\S)")
_OPENING = "([{“‘\"'"
#: No abbreviation is longer (characters).
_LONGEST_ABBREVIATION = 12
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


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


def may_be_longer(prose: Prose, words: int) -> bool:
    """Tell whether a sentence may have more words than these: soon seen of most texts, and then none has."""
    pieces = prose.plain.split()
    if len(pieces) <= words:
        return False
    abbreviations = _abbreviations(prose.language)
    count = 0
    for piece, following in zip(pieces, [*pieces[1:], "A"], strict=True):
        count += 1
        if count > words:
            return True
        if piece[-1] in ".!?" and following[0].isupper():
            word = piece[:-1].lstrip(_OPENING)
            # What may be an initial or an abbreviation may stand inside a sentence.
            count = count if word.isupper() or word.lower() in abbreviations else 0
    return False


def length(sentence: str) -> int:
    """Return how many words a sentence has; a number counts as one, a dash or a lone mark does not."""
    return sum(1 for chunk in sentence.split() if any(map(str.isalnum, chunk)))


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    end = match.end()
    if not text[end + 1 : end + 2].isupper():
        following = _NEXT.match(text, end)
        if following is None or following["first"].islower():
            return following is None
    if match["mark"] != ".":
        return True
    before = text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()].split()
    word = before[-1].lstrip(_OPENING) if before else ""
    # One capital letter is an initial; `I` and `U` end sentences as well, and far more often.
    is_initial = word.isupper() and word not in ("I", "U") and _INITIALS.fullmatch(word)
    return not is_initial and word.lower() not in _abbreviations(language)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    """Return the abbreviations that stand before more of their sentence, without their last full stop."""
    return frozenset(word.lower().removesuffix(".") for word in word_lists(language).get("abbreviations", ()))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
