"""Two choices of an item that say the same, or two of its pairs, targets or steps.

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
from courseware.wording import PartWording, Wording

_MARKS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first choice that repeats one above it; a pair may well say what a target says."""
    above: dict[tuple[str, str], PartWording] = {}
    for part in wording.parts:
        # Not the plain text: two pieces of code are not the same because both are blanked there.
        said = bare(_MARKS.sub("", part.text.text))
        first = above.setdefault((part.what, said), part)
        if said and first is not part:
            help_text = f"write another {part.what}, or leave it out"
            yield Finding(
                part.text.span(),
                f"{part.what} {part.id} says the same as {part.what} {first.id}",
                help_text + ": three choices will do" * (part.what == "choice"),
                other=first.text.span(),
                other_label="first here",
            )
            return
