"""The rules' word lists as sets, for words that are looked up and not searched for."""

from __future__ import annotations

from functools import cache

from courseware.text.prose import Prose
from courseware.words import word_lists


@cache
def word_set(language: str, name: str) -> frozenset[str]:
    """Return a list of `words/lists/<language>.yaml`; an empty set in a language without lists."""
    return frozenset(word_lists(language).get(name, ()))


def is_about_others(choice: Prose, name: str) -> bool:
    """Tell whether a choice begins with a word of the list `name` and goes on with `words-about-choices` alone.

    "None of these is right" does, "none of the cups is mine" does not.
    """
    said = choice.words
    return (
        bool(said)
        and said[0] in word_set(choice.language, name)
        and word_set(choice.language, "words-about-choices").issuperset(said[1:])
        and " ".join(said) not in word_set(choice.language, f"{name}-exempt")
    )
