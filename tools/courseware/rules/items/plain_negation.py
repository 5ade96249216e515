"""A negation in the question that is not emphasised.

A "not" is read over, and then a learner who knows the answer picks a wrong
choice (Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education
15: word the stem positively; where a negation has to be, emphasise it). On
exam items that people had labelled, one warning in three was about a negation
that they had not minded.

Bad, in an item:

    stem:
      en: Nine cups stand in the sink. What do you not say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je niet?

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

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first plain negation of the question."""
    words = (word_set(wording.language, name) for name in ("question-words", "subordinators"))
    for match, emphasised in negations(wording.stem, terms(wording.language, "negations").find(wording.stem), *words):
        if not emphasised:
            help_text = "ask for what is right, or emphasise it: **not**"
            yield Finding(
                wording.stem.span(*match.span()), "the question holds a negation that is easy to miss", help_text
            )
            return
