"""A question that asks for what is not so, even if its negation is emphasised.

Knowing what is wrong is not knowing what is right, and people who labelled
exam items minded a negation in capitals as much as a plain one (compare
Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15).
Sometimes it is just what should be asked: which step to leave out. "Which step
is wrong?" and "which is least useful?" ask for what is not so as well.

Bad, in an item:

    stem:
      en: Nine cups stand in the sink. What do you NOT say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je NIET?

Good, in an item:

    stem:
      en: Nine cups stand in the sink. What do you say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.prose import WORD, Prose
from courseware.text.question import negations, question
from courseware.text.terms import terms
from courseware.text.word_sets import word_set
from courseware.wording import Wording

SEVERITY = "hint"

#: Behind "is wrong" stand so many words of the question at most: "what is wrong with this plan?" asks for a reason.
_LAST_WORDS = 2


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first emphasised negation of the question, or else the words that ask for the wrong one."""
    words = (word_set(wording.language, name) for name in ("question-words", "subordinators"))
    for match, emphasised in negations(wording.stem, terms(wording.language, "negations").find(wording.stem), *words):
        if emphasised:
            yield _finding(wording.stem, match)
            return
    for match in terms(wording.language, "asks-for-the-wrong-one").find(wording.stem):
        if _asks(wording.stem, match):
            yield _finding(wording.stem, match)
            return


def _asks(stem: Prose, match: re.Match[str]) -> bool:
    """Tell whether a question asks "which" and ends with these words, or almost: "which step is least useful?"."""
    start, end = question(stem)
    asked, behind = stem.plain[start:end], WORD.findall(stem.plain[match.end() : end])
    is_in_it = start <= match.start() < end and "?" in asked
    return is_in_it and len(behind) <= _LAST_WORDS and _asks_which(asked, stem.language)


def _asks_which(asked: str, language: str) -> bool:
    return not word_set(language, "which-words").isdisjoint(WORD.findall(asked.lower()))


def _finding(stem: Prose, match: re.Match[str]) -> Finding:
    help_text = "see if the question can be turned round"
    return Finding(stem.span(*match.span()), "the question asks for what is not so", help_text)
