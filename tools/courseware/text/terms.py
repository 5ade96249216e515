"""The rules' word lists: words and phrases of one language, found as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from courseware.text.prose import WORD, Prose
from courseware.words import word_lists


class Terms:
    """Words and phrases to look for; what stands inside one of the `exempt` phrases does not count."""

    def __init__(self, phrases: tuple[str, ...], exempt: tuple[str, ...] = ()) -> None:
        self.first_words = frozenset(m[0] for phrase in phrases if (m := WORD.search(phrase.lower())))
        self._phrases = phrases
        self._exempt_phrases = exempt

    # Made when first needed: most lists find nothing in a small course.
    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _whole_words(self._phrases)

    @cached_property
    def _exempt(self) -> re.Pattern[str]:
        return _whole_words(self._exempt_phrases)

    def find(self, prose: Prose) -> Iterator[re.Match[str]]:
        """Yield the places where one of the phrases stands."""
        # Most texts hold none of the words: sets tell so faster than a pattern.
        if self.first_words.isdisjoint(prose.vocabulary):
            return
        exempt = [m.span() for m in prose.matches(self._exempt)] if self._exempt_phrases else []
        for match in prose.matches(self._pattern):
            if not any(start <= match.start() and match.end() <= end for start, end in exempt):
                yield match


def _whole_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    inner = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)


@cache
def terms(language: str, name: str) -> Terms:
    """Return a list of `words/lists/<language>.yaml`; `<name>-exempt` beside it holds what does not count.

    A language without lists has an empty one, which finds nothing.
    """
    lists = word_lists(language)
    phrases = tuple(lists.get(name, ()))
    return Terms(phrases or ("\ue000",), tuple(lists.get(f"{name}-exempt", ())))


@cache
def patterns(language: str, name: str) -> tuple[re.Pattern[str], ...]:
    """Return the regular expressions of a list, for what no list of words can say."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in word_lists(language).get(name, ()))
