"""A text in one language, ready for the rules: without its marks, as words, with places for what is found.

What marks a text up is blanked, not cut out, so that a position in `plain` is
the same position in the text as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain

from courseware.diagnostics import Span
from courseware.text.kept import Kept

#: A word: letters, with apostrophes and hyphens inside.
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")

_MARKS = re.compile(r"[`*_\[\\<{]")
_MARKED = re.compile(
    r"`[^`\n]*`"  # code
    r"|\[@[^\[\]]*\]"  # citation
    r"|(?<=\])\([^()\n]*\)"  # a link's target
    r"|</?[a-zA-Z][^<>\n]*>|<!--.*?-->"  # HTML, in pages
    r"|\{:?[^{}\n]*\}"  # attributes, in pages
    r"|[*\[\]\\]|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)",
    re.DOTALL,
)

#: Returns the span of the piece between two positions.
Place = Callable[[int, int], Span]


def _words(piece: str) -> tuple[str, ...]:
    return tuple(WORD.findall(piece))


#: The words of a piece between white space: no word spans two pieces.
_words_of = Kept(_words).__getitem__


def blanked(text: str) -> str:
    """Return a text of the same length in which white space stands for what marks it up."""
    if not _MARKS.search(text):
        return text
    return _MARKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


class Prose:
    """A text with its language; everything made from it is made once, when first asked for."""

    def __init__(self, text: str, language: str, place: Place = lambda start, end: Span("")) -> None:
        self.text = text
        self.language = language
        self._place = place

    @cached_property
    def plain(self) -> str:
        """The text with its marks blanked."""
        return blanked(self.text)

    @cached_property
    def lower(self) -> str:
        """The plain text in lower case, in which a few odd letters are two."""
        return self.plain.lower()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case, in their order."""
        return tuple(chain.from_iterable(map(_words_of, self.lower.split())))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words in lower case."""
        return frozenset(self.words)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what a pattern finds in the plain text."""
        return pattern.finditer(self.plain)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the span of a piece of the text, or of the whole."""
        return self._place(start, len(self.text) if end is None else end)
