"""A stem that asks nothing until the choices are read.

Learners should be able to think of an answer before they look at the choices
(Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15).
Warned of is a stem without a question or an instruction, and one that only
asks "which of these?". On exam items that people had labelled, one warning
in three was about a stem that they had not minded.

Bad, in an item:

    stem:
      en: The shared kitchen
      nl: De gedeelde keuken

Good, in an item:

    stem:
      en: Nine cups stand in the shared kitchen. What do you do?
      nl: Er staan negen kopjes in de gedeelde keuken. Wat doe je?
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.gaps import gap_in_marks
from courseware.text.prose import WORD
from courseware.text.question import question
from courseware.text.word_sets import word_set
from courseware.wording import Wording

SEVERITY = "warning"

HELP = "ask a whole question: who, in what situation, decides what?"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield a stem without question, or whose question points at the choices and no more."""
    stem = wording.stem
    empty = word_set(wording.language, "empty-question")
    if not stem.words or not empty or gap_in_marks(stem):  # a gap is a flaw of its own
        return
    start, end = question(stem)
    asked = stem.plain[start:end]
    if "?" not in asked:
        first = WORD.search(asked)
        if first is None or first[0].lower() not in word_set(wording.language, "instructions"):
            yield Finding(stem.span(start, end), "the stem asks nothing", HELP)
    elif empty.issuperset(WORD.findall(asked.lower())):
        yield Finding(stem.span(start, end), "the question says nothing about what is asked", HELP)
