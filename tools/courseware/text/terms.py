"""The rules' word lists: words and phrases of one language, found as whole words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property

from courseware.text.prose import WORD, Prose
from courseware.words import word_lists


class Terms:
    """Words and phrases to look for; what stands inside one of the `exempt` phrases does not count."""

    def __init__(self, phrases: tuple[str, ...], exempt: tuple[str, ...] = ()) -> None:
        # By a word of theirs, the phrases that it is part of: their words but the last, and the last. To that more
        # may be joined, as in "no one's".
        self._by_word: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for phrase in phrases:
            words = WORD.findall(phrase.lower())
            if words:
                self._by_word[max(words[:-1] or words, key=len)].append((frozenset(words[:-1]), words[-1]))
        self._words = frozenset(self._by_word)
        self._phrases = phrases
        self._exempt_phrases = exempt

    # Made when first needed: most lists find nothing in a small course.
    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _whole_words(self._phrases)

    @cached_property
    def _exempt(self) -> re.Pattern[str]:
        return _whole_words(self._exempt_phrases)

    def may_stand_in(self, prose: Prose) -> bool:
        """Tell whether a text may hold a phrase. Most hold none, and sets say so faster than a pattern."""
        vocabulary = prose.vocabulary
        if self._words.isdisjoint(vocabulary):
            return False
        phrases = (phrase for word in self._words & vocabulary for phrase in self._by_word[word])
        return any(vocabulary.issuperset(first) and last in prose.lower for first, last in phrases)

    def find(self, prose: Prose) -> Iterator[re.Match[str]]:
        """Yield the places where one of the phrases stands."""
        if not self.may_stand_in(prose):
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
