"""A gap inside the stem that a choice has to fill.

Readers have to hold the sentence in mind and try each choice in the gap,
which measures memory and reading, not what is asked (Moore and others 2023).
A gap at the end of a stem is no harder than a question, and is left alone.

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

import re
from collections.abc import Iterator
from itertools import chain

from courseware.diagnostics import Finding
from courseware.text.terms import terms
from courseware.wording import Wording

SEVERITY = "warning"

#: Underscores that mark nothing up, four dots or more, an ellipsis between spaces, a sign that stands for a number.
#: Code is named first, so that what stands inside it is passed over.
_GAP = re.compile(
    r"`[^`\n]*`|(_{4,}+|(?<![\w_])_{1,3}(?![\w_])|\.{4,}+|(?<=\s)(?:…|\.{3})(?=\s[^\W\dA-Z])"
    r"|(?<=\s)\?(?=\s[×+−÷=/*-]))"
)


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first gap, in marks or else in words."""
    stem = wording.stem
    in_words = (match.span() for match in terms(wording.language, "gap-words").find(stem))
    place = next(chain(_in_marks(stem.text), in_words), None)
    if place and any(letter.isalnum() for letter in stem.plain[place[1] :]):
        help_text = "ask a question, or let the sentence end where the choices go on"
        yield Finding(stem.span(*place), "a gap stands inside the stem", help_text)


def _in_marks(text: str) -> Iterator[tuple[int, int]]:
    if any(mark in text for mark in ("_", "..", "…", " ? ")):
        yield from (match.span(1) for match in _GAP.finditer(text) if match[1])
