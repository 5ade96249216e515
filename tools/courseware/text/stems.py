"""Words brought back to their stems, so that `meeting` and `meetings` count as one word.

Snowball: the English and the Dutch algorithm (Porter 2001; for Dutch Kraaij
and Pohlmann 1994). A stem is good for comparing, not for showing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import Stemmer

from courseware.text.kept import Kept
from courseware.words import word_lists

#: A word of fewer letters says too little about what a text is about.
SHORTEST = 4
#: Nothing longer than this is a word (letters); a hostile one would keep the stemmer busy.
LONGEST = 60
#: A compound has this many letters or more, and its parts have:
SHORTEST_COMPOUND, SHORTEST_PART = 10, 6


@cache
def stems(language: str) -> Kept[str]:
    """Return the stems of a language's words, to be looked up by the word in lower case."""
    return Kept(lambda word: _stem(word, language))


def stem(word: str, language: str) -> str:
    """Return the stem of a word in lower case; in a language without a stemmer the word itself."""
    return stems(language)[word]


def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    if stemmer is None or len(word) > LONGEST:
        return word
    word = word_lists(language)["irregular-forms"].get(word, word)
    # The algorithms know the straight apostrophe only; a stem must not end in what is left of one.
    stemmed: str = stemmer.stemWord(word.replace("’", "'"))
    return stemmed.removesuffix("'") or word


def content_words(vocabulary: frozenset[str], language: str) -> frozenset[str]:
    """Return the words of a text that say what it is about: no `stop-words` and no short ones."""
    return frozenset([word for word in vocabulary - stop_words(language) if len(word) >= SHORTEST])


def akin(words: Collection[str], others: Collection[str], language: str) -> frozenset[str]:
    """Return those words that also stand among the others: in another form, in a compound, or as a part of one."""
    stem_of = stems(language)
    names = set(map(stem_of.__getitem__, others)).union(others, *_compounds(others))
    found = [word for word in words if word in names or stem_of[word] in names]
    return frozenset(found + [word for word in words if _is_long(word) and not names.isdisjoint(_parts(word))])


def _is_long(word: str) -> bool:
    return SHORTEST_COMPOUND <= len(word) <= LONGEST


def _compounds(words: Iterable[str]) -> Iterator[frozenset[str]]:
    return (_parts(word) for word in words if _is_long(word))


@lru_cache(maxsize=100_000)
def _parts(word: str) -> frozenset[str]:
    """Return the beginnings and ends of a long word, any of which may be a word of its own."""
    lengths = range(SHORTEST_PART, len(word))
    return frozenset(part for length in lengths for part in (word[:length], word[-length:]))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words that say nothing about what a text is about; none in a language without lists."""
    return frozenset(word_lists(language).get("stop-words", ()))


@cache
def _stemmer(language: str) -> Any:
    name = word_lists(language).get("stemmer")
    return Stemmer.Stemmer(name) if name else None
