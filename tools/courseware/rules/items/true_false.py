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
from itertools import pairwise

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.text.prose import WORD, Prose
from courseware.text.question import question
from courseware.text.terms import terms
from courseware.text.word_sets import word_set
from courseware.wording import Wording

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first of two choices that only agree or disagree, or what the stem asks for."""
    verdicts = word_set(wording.language, "true-false")
    only = [choice for choice in wording.choices if bare(choice.text.plain) in verdicts]
    if len(only) > 1:
        help_text = "ask what somebody should do, decide or conclude, and make each reason a choice"
        yield Finding(only[0].text.span(), "these choices only say whether something is true", help_text)
        return
    asked = _asked_for(wording.stem)
    if asked:
        help_text = "ask about one thing, so that the choices answer the same question"
        message = "the stem asks which statement is true, whatever it is about"
        yield Finding(wording.stem.span(*asked), message, help_text)


def _asked_for(stem: Prose) -> tuple[int, int] | None:
    """Return where a stem asks which of several statements is true, or whether something is."""
    match = next(terms(stem.language, "true-or-false").find(stem), None)
    if match:
        return match.span()
    verdicts = word_set(stem.language, "verdicts")
    if verdicts.isdisjoint(stem.vocabulary):
        return None
    start, end = question(stem)
    words = WORD.findall(stem.plain[start:end].lower())
    nouns = [number for number, word in enumerate(words) if word in word_set(stem.language, "statements")]
    behind = words[nouns[0] :] if nouns and words[0] in word_set(stem.language, "question-words") else []
    joins = word_set(stem.language, "before-a-verdict")
    for before, word in pairwise(behind):
        if word in verdicts and (word == behind[-1] or before in joins or behind[-1] in joins):
            return start, end
    return None
