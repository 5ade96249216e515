"""The rules' word lists as sets, for words that are looked up and not searched for."""

from __future__ import annotations

from functools import cache

from courseware.text.prose import Prose
from courseware.words import word_lists

#: By a list that choices begin with, the one of whole choices that say the same; none of these is longer (words).
_SAID_OF_ALL = {"all-of-the-above": "all-are-right", "none-of-the-above": "all-are-wrong"}
_MOST_WORDS = 6


@cache
def word_set(language: str, name: str) -> frozenset[str]:
    """Return a list of `words/lists/<language>.yaml`; an empty set in a language without lists."""
    return frozenset(word_lists(language).get(name, ()))


def is_about_others(choice: Prose, name: str) -> bool:
    """Tell whether a choice begins with a word of the list `name` and goes on with `words-about-choices` alone.

    "None of these is right" does, "none of the cups is mine" does not. Some say so
    the other way round, with all their words: "these are all right".
    """
    said = choice.words
    if not said:
        return False
    if len(said) <= _MOST_WORDS and name in _SAID_OF_ALL:
        phrases = word_set(choice.language, _SAID_OF_ALL[name])
        if " ".join(said) in phrases:
            return True
    return (
        said[0] in word_set(choice.language, name)
        and word_set(choice.language, "words-about-choices").issuperset(said[1:])
        and " ".join(said) not in word_set(choice.language, f"{name}-exempt")
    )
