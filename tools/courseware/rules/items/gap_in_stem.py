"""A gap inside the stem that a choice has to fill.

Readers have to hold the sentence in mind and try each choice in the gap,
which measures memory and reading, not what is asked (Moore and others 2023).
A gap at the end of a stem is no harder than a question, and is left alone, and
so is “[…]” in what somebody says.

Bad, in an item:

    stem:
      en: Who ____ the cups keeps the kitchen pleasant.
      nl: Wie de kopjes ____, houdt de keuken prettig.

Good, in an item:

    stem:
      en: Nine cups stand in the sink. What do you do?
      nl: Er staan negen kopjes in de gootsteen. Wat doe je?
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.gaps import gap_in_marks, has_words_behind
from courseware.text.terms import terms
from courseware.wording import Wording

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first gap, in marks or else in words."""
    stem = wording.stem
    in_words = (match.span() for match in terms(wording.language, "gap-words").find(stem))
    place = gap_in_marks(stem) or next(in_words, None)
    if place and has_words_behind(stem, place):
        help_text = "ask a question, or let the sentence end where the choices go on"
        yield Finding(stem.span(*place), "a gap stands inside the stem", help_text)
