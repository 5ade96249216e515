"""A choice that denies all others, such as "none of the above".

Who picks it as the answer has shown what is wrong, and not that they know
what is right; where it is a distractor, it is seldom picked and tells nothing
(Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15).
On exam items that people had labelled, all twenty of these warnings were right.
Waive it where doing nothing on the list is really a possible decision.

Bad, in an item:

    choices:
      a: {en: Wash them, nl: Afwassen, feedback: {en: They are clean., nl: Ze zijn schoon.}}
      b: {en: Ask Esra, nl: Esra vragen, feedback: {en: She helps., nl: Ze helpt.}}
      c: {en: None of the above, nl: Geen van bovenstaande, feedback: {en: What then?, nl: Wat dan?}}

Good, in an item:

    choices:
      a: {en: Wash them, nl: Afwassen, feedback: {en: They are clean., nl: Ze zijn schoon.}}
      b: {en: Ask Esra, nl: Esra vragen, feedback: {en: She helps., nl: Ze helpt.}}
      c: {en: Walk out, nl: Weglopen, feedback: {en: They wait., nl: Ze wachten.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.word_sets import is_about_others
from courseware.wording import Wording

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first choice that denies the others."""
    for choice in wording.choices:
        if is_about_others(choice.text, "none-of-the-above"):
            help_text = "write what somebody might really choose, or leave it out: three choices will do"
            yield Finding(choice.text.span(), "this choice only denies the others", help_text)
            return
