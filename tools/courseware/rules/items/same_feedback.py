"""The same feedback under two choices of an item, or under two of its pairs, steps or outcomes.

Feedback that explains why *this* choice is weaker teaches more than one that
only repeats what is right (Shute 2008, Review of Educational Research 78). The
same words under two choices cannot say what is good and what is missing in each.

Bad, in an item:

    choices:
      a: {en: You wait, nl: Je wacht, feedback: {en: The sink stays full., nl: De gootsteen blijft vol.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Yes. She dries., nl: Ja. Zij droogt af.}}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: The sink stays full., nl: De gootsteen blijft vol.}}

Good, in an item:

    choices:
      a: {en: You wait, nl: Je wacht, feedback: {en: The sink stays full., nl: De gootsteen blijft vol.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Yes. She dries., nl: Ja. Zij droogt af.}}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: She will notice., nl: Dat valt haar op.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.wording import PartWording, Wording

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first choice whose feedback has the words of an earlier one's."""
    seen: dict[tuple[str, ...], PartWording] = {}
    pairs = []
    for choice in wording.parts:
        earlier = seen.setdefault(choice.feedback.words, choice)
        if earlier is not choice and choice.feedback.words:
            pairs.append((earlier, choice))
    if pairs:
        earlier, choice = pairs[0]
        number = len({each.id for pair in pairs for each in pair})
        total = sum(1 for part in wording.parts if part.what == choice.what)
        notes = (f"so it is with {number} of the {total} {choice.what}s",) if number > 2 else ()
        yield Finding(
            choice.feedback.span(),
            f"the feedback on {choice.id} is that on {earlier.id}",
            f"say what is good about this {choice.what}, and what it costs here",
            notes=notes,
            other=earlier.feedback.span(),
            other_label="here, too",
        )
