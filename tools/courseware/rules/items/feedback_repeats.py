"""Feedback that only repeats its choice.

Whoever chose it has read it; what helps is why it is good or weak here (Shute
2008, Review of Educational Research 78: feedback that explains does more than
feedback that only tells right from wrong). Judged by the words: "yes", "right"
and the like aside, all but one in five of them stand in the choice already.

Bad, in an item:

    choices:
      a: {en: You wait, nl: Je wacht, feedback: {en: The sink stays full., nl: De gootsteen blijft vol.}}
      b:
        en: You ask Esra to dry the cups
        nl: Je vraagt Esra de kopjes te drogen
        feedback: {en: "Yes, you ask Esra to dry the cups.", nl: "Ja, je vraagt Esra de kopjes te drogen."}

Good, in an item:

    choices:
      a: {en: You wait, nl: Je wacht, feedback: {en: The sink stays full., nl: De gootsteen blijft vol.}}
      b:
        en: You ask Esra to dry the cups
        nl: Je vraagt Esra de kopjes te drogen
        feedback: {en: "Yes. It is one request to one person.", nl: "Ja. Het is één verzoek aan één mens."}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.stems import stems
from courseware.text.word_sets import word_set
from courseware.wording import PartWording, Wording

SEVERITY = "warning"

#: Feedback repeats its choice while no more than this share of its words is new.
MOST_NEW = 0.2
#: The stems of words are only compared while no more than this share is new as written.
_WORTH_COMPARING = 0.5


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first such feedback of the item."""
    found = [choice for choice in wording.parts if _repeats(choice, wording.language)]
    if found:
        notes = (f"so does the feedback on {len(found)} {found[0].what}s",) if len(found) > 1 else ()
        message = f"the feedback on {found[0].id} only repeats the {found[0].what}"
        help_text = "say what is good about it, and what it costs or brings here"
        yield Finding(found[0].feedback.span(), message, help_text, notes=notes)


def _repeats(choice: PartWording, language: str) -> bool:
    said = choice.feedback.vocabulary - word_set(language, "verdict-words")
    if not said or len(said - choice.text.vocabulary) > _WORTH_COMPARING * len(said):
        return False
    stem_of = stems(language)
    repeated = {stem_of[word] for word in said}
    new = repeated - {stem_of[word] for word in choice.text.vocabulary}
    return len(new) <= MOST_NEW * len(repeated)
