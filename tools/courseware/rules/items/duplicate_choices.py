"""Two choices of an item that say the same.

Capitals, marks, white space and a full stop make no difference. Where one of
the two is right, so is the other; where both are wrong, one is no choice.

Bad, in an item:

    choices:
      a: {en: Wash them, nl: Afwassen, feedback: {en: They are clean., nl: Ze zijn schoon.}}
      b: {en: Ask Esra, nl: Esra vragen, feedback: {en: She helps., nl: Ze helpt.}}
      c: {en: wash them., nl: Weglopen, feedback: {en: They wait., nl: Ze wachten.}}

Good, in an item:

    choices:
      a: {en: Wash them, nl: Afwassen, feedback: {en: They are clean., nl: Ze zijn schoon.}}
      b: {en: Ask Esra, nl: Esra vragen, feedback: {en: She helps., nl: Ze helpt.}}
      c: {en: Walk out, nl: Weglopen, feedback: {en: They wait., nl: Ze wachten.}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.wording import ChoiceWording, Wording

_MARKS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first choice that repeats one above it."""
    above: dict[str, ChoiceWording] = {}
    for choice in wording.choices:
        # Not the plain text: two pieces of code are not the same because both are blanked there.
        said = bare(_MARKS.sub("", choice.text.text))
        first = above.setdefault(said, choice)
        if said and first is not choice:
            yield Finding(
                choice.text.span(),
                f"choice {choice.id} says the same as choice {first.id}",
                "write another choice, or leave it out: three choices will do",
                other=first.text.span(),
                other_label="first here",
            )
            return
