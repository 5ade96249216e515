"""Words of frequency that each reader fills in differently, such as "often" and "meestal", in choices.

What one calls "often" is half the time to another, so that two choices may
both hold (Haladyna, Downing and Rodriguez 2002; Case and Swanson in the NBME
item-writing guide 2020). Labels by people hardly agree on them, so it is a thought.

Bad, in an item:

    choices:
      a: {en: You often wash, nl: Je wast vaak af, feedback: {en: They wait., nl: Ze wachten.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Yes., nl: Ja.}}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: They wait., nl: Ze wachten.}}

Good, in an item:

    choices:
      a: {en: You wash on Mondays, nl: Je wast maandag af, feedback: {en: They wait., nl: Ze wachten.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Yes., nl: Ja.}}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: They wait., nl: Ze wachten.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.terms import terms
from courseware.wording import Wording

SEVERITY = "hint"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first such word."""
    vague = terms(wording.language, "vague-terms")
    found = [(choice, match) for choice in wording.choices if (match := next(vague.find(choice.text), None))]
    if found:
        choice, match = found[0]
        notes = (f"{len(found)} of the {len(wording.choices)} choices have such a word",) if len(found) > 1 else ()
        message = f"how much is “{match[0].lower()}”?"
        help_text = "name a moment, a number or a rhythm, such as every Monday"
        yield Finding(choice.text.span(*match.span()), message, help_text, notes=notes)
