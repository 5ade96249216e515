"""Where in a stem the question stands, and which negations turn it round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from courseware.text.prose import WORD, Prose

#: The end of a sentence with the white space behind it, or a line break.
_END = re.compile(r"(?<=[.!?…])[\"'“”‘’)\]]*\s+|\n\s*")
_BOLD = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
#: The question is looked for in this many last characters of a stem: a hostile text may hold millions.
_LAST = 2_000
#: A stem that the choices complete is turned round by a negation among its last words only.
_LAST_WORDS = 3


def question(prose: Prose) -> tuple[int, int]:
    """Return where the question begins and ends: the last sentence with a question mark, or else the last one.

    Found once for each text.
    """
    kept: dict[str, tuple[int, int]] = vars(prose)
    if "_question" not in kept:
        kept["_question"] = _question(prose)
    return kept["_question"]


def _question(prose: Prose) -> tuple[int, int]:
    text = prose.plain.rstrip()
    first = max(0, len(text) - _LAST)
    starts = [first, *(match.end() for match in _END.finditer(text, first))]
    ends = [*starts[1:], len(text)]
    places = [(start, len(text[:end].rstrip())) for start, end in zip(starts, ends, strict=True)]
    return next((place for place in reversed(places) if "?" in text[slice(*place)]), places[-1])


def negations(
    prose: Prose, found: Iterable[re.Match[str]], question_words: frozenset[str], subordinators: frozenset[str]
) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield those of the negations found in a stem that turn its question round, and whether each is emphasised.

    None of them does in "If he is not there, what do you do?", which asks behind
    the negation, nor in "What do you do if he is not there?". Emphasised is what
    is written in capitals or in bold.
    """
    place: tuple[int, int] | None = None
    for match in found:
        start, end = place = place or question(prose)
        if not start <= match.start() < end:
            continue
        before = WORD.findall(prose.plain[start : match.start()].lower())
        behind = WORD.findall(prose.plain[match.end() : end].lower())
        if "?" in prose.plain[start:end]:
            turns = question_words.isdisjoint(behind) and subordinators.isdisjoint(before[1:])
        else:
            turns = len(behind) <= _LAST_WORDS
        if turns:
            bold = _BOLD.finditer(prose.text, start, end)
            yield match, match[0].isupper() or any(m.start() < match.start() and match.end() < m.end() for m in bold)
