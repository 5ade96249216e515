"""Choices of an item of which one is far longer than another.

A choice that stands out by its length draws the eye, right or wrong (Haladyna,
Downing and Rodriguez 2002, Applied Measurement in Education 15: keep choices
about equal in length). Where it is the answer that stands out, the rule
`conspicuous-answer` says so. A short choice is often just right, so it is a thought.

Bad, in an item:

    choices:
      a: {en: You wash, nl: Je wast af, feedback: {en: It is done., nl: Dat is gedaan.}}
      b: {en: You ask Esra to dry, nl: Je vraagt Esra te drogen, feedback: {en: Yes., nl: Ja.}}
      c:
        en: You leave it and put up a notice for everyone
        nl: Je laat het staan en hangt voor iedereen een briefje op
        feedback: {en: They wait., nl: Ze wachten.}

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

SEVERITY = "hint"

#: The longest choice has so many times the characters of the shortest, and so many more.
RATIO, MORE = 2.5, 15


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the longest choice."""
    written = [choice for choice in wording.choices if choice.text.text]
    if len(written) < len(wording.choices) or len(written) < 2:
        return
    longest, shortest = max(written, key=_length), min(written, key=_length)
    long, short = _length(longest), _length(shortest)
    conspicuous = answer_stands_out([_length(c) for c in wording.answer], [_length(c) for c in wording.distractors])
    if long >= RATIO * short and long >= short + MORE and not conspicuous:
        message = f"this choice is {long / short:.1f} times as long as choice {shortest.id}"
        counts = ", ".join(f"{choice.id} {_length(choice)}" for choice in written)
        yield Finding(longest.text.span(), message, "write them about as long", notes=(f"characters: {counts}",))


def _length(choice: ChoiceWording) -> int:
    return len(choice.text.plain)
