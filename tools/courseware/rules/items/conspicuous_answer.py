"""An answer that stands out by its length.

Authors polish the answer most, so it grows; learners who know nothing learn to
pick the longest choice (Haladyna, Downing and Rodriguez 2002, Applied
Measurement in Education 15). On exam items that people had labelled, one
warning in four was about lengths that they had not minded.

Bad, in an item:

    choices:
      a: {en: You wash, nl: Je wast af, feedback: {en: It is done., nl: Dat is gedaan.}}
      b:
        en: You ask Esra to dry, since two of you are done in three minutes
        nl: Je vraagt Esra te drogen, want met zijn tweeën ben je zo klaar
        feedback: {en: Yes., nl: Ja.}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: They wait., nl: Ze wachten.}}

Good, in an item:

    choices:
      a: {en: You wash what is there, nl: Je wast af wat er staat, feedback: {en: It is done., nl: Dat is gedaan.}}
      b: {en: You ask Esra to dry, nl: Je vraagt Esra te drogen, feedback: {en: Yes., nl: Ja.}}
      c: {en: You walk out at once, nl: Je loopt meteen weg, feedback: {en: They wait., nl: Ze wachten.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.lengths import answer_stands_out
from courseware.wording import ChoiceWording, Wording

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield an answer that is longer than any distractor by far; of several right choices, each has to be."""
    if not answer_stands_out([_length(choice) for choice in wording.answer], [_length(c) for c in wording.distractors]):
        return
    shortest = min(wording.answer, key=_length)
    ratio = _length(shortest) / max(map(_length, wording.distractors))
    counts = ", ".join(f"{choice.id} {_length(choice)}" for choice in wording.choices)
    message = f"the answer is {_times(ratio)} as long as any distractor"
    help_text = "move the reason into `feedback`, or write the distractors out as far"
    yield Finding(shortest.text.span(), message, help_text, notes=(f"characters: {counts}",))


def _length(choice: ChoiceWording) -> int:
    return len(choice.text.plain)


def _times(ratio: float) -> str:
    return "over twice" if ratio > 2 else f"{ratio:.1f} times"
