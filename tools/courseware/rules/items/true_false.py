"""A choice between true and false, in the choices or asked for by the stem.

Half of all guesses are right, and the item says nothing about why (Haladyna,
Downing and Rodriguez 2002, Applied Measurement in Education 15). A stem that
asks which statement is true hides several such items in one: the choices need
not have anything to do with one another.

Bad, in an item:

    stem:
      en: Which statement is true?
      nl: Welke stelling is juist?

Good, in an item:

    stem:
      en: Nine cups stand in the sink. What do you do?
      nl: Er staan negen kopjes in de gootsteen. Wat doe je?
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.text.terms import patterns
from courseware.wording import Wording
from courseware.words import word_lists

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first of two choices that only agree or disagree, or what the stem asks for."""
    only = [choice for choice in wording.choices if bare(choice.text.plain) in _verdicts(wording.language)]
    if len(only) > 1:
        help_text = "ask what somebody should do, decide or conclude, and make each reason a choice"
        yield Finding(only[0].text.span(), "these choices only say whether something is true", help_text)
        return
    for pattern in patterns(wording.language, "true-false-stem"):
        for match in wording.stem.matches(pattern):
            help_text = "ask about one thing, so that the choices answer the same question"
            message = "the stem asks which statement is true, whatever it is about"
            yield Finding(wording.stem.span(*match.span()), message, help_text)
            return


@cache
def _verdicts(language: str) -> frozenset[str]:
    return frozenset(word_lists(language).get("true-false", ()))
