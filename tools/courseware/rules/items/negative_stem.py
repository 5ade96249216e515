"""A question that asks for what is not so, even if its negation is emphasised.

Knowing what is wrong is not knowing what is right, and people who labelled
exam items minded a negation in capitals as much as a plain one (compare
Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15).
Sometimes it is just what should be asked: which step to leave out.

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

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.question import negations
from courseware.text.terms import terms
from courseware.text.word_sets import word_set
from courseware.wording import Wording

SEVERITY = "hint"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first emphasised negation of the question."""
    words = (word_set(wording.language, name) for name in ("question-words", "subordinators"))
    for match, emphasised in negations(wording.stem, terms(wording.language, "negations").find(wording.stem), *words):
        if emphasised:
            help_text = "see if the question can be turned round"
            yield Finding(wording.stem.span(*match.span()), "the question asks for what is not so", help_text)
            return
