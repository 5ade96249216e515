"""Words that allow no exception, such as "always" and "nobody", in distractors and not in the answer.

Little holds without exception, and learners know it: such a choice is struck
out unread (Haladyna, Downing and Rodriguez 2002, Applied Measurement in
Education 15). On exam items that people had labelled, more than one warning in
three was about a word that they had not minded; where it belongs to what
somebody really says, waive it.

Bad, in an item:

    choices:
      a: {en: You always wash, nl: Je wast altijd af, feedback: {en: They wait., nl: Ze wachten.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Yes., nl: Ja.}}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: They wait., nl: Ze wachten.}}

Good, in an item:

    choices:
      a: {en: You wash, nl: Je wast af, feedback: {en: They wait., nl: Ze wachten.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Yes., nl: Ja.}}
      c: {en: You walk out, nl: Je loopt weg, feedback: {en: They wait., nl: Ze wachten.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.text.labels import labels
from courseware.text.prose import Prose
from courseware.text.terms import terms
from courseware.text.word_sets import is_about_others, word_set
from courseware.wording import Wording

SEVERITY = "warning"

#: In a distractor of more words than this, one word gives nothing away.
MOST_WORDS = 25


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first such word of a distractor, unless the answer holds one as well."""
    absolute = terms(wording.language, "absolute-terms")
    short = [choice for choice in wording.distractors if len(choice.text.words) <= MOST_WORDS]
    found = [(choice, match) for choice in short if (match := next(absolute.find(choice.text), None))]
    found = [(choice, match) for choice, match in found if not _is_about_others(choice.text)]
    if found and not any(next(absolute.find(choice.text), None) for choice in wording.answer):
        choice, match = found[0]
        notes = (f"{len(found)} of the {len(wording.distractors)} distractors do",) if len(found) > 1 else ()
        message = f"this distractor allows no exception: “{match[0].lower()}”"
        help_text = "leave the word out, or make the choice a mistake that people really make"
        yield Finding(choice.text.span(*match.span()), message, help_text, notes=notes)


def _is_about_others(text: Prose) -> bool:
    """Tell whether a choice speaks of other choices, such as "only A": that is a flaw of its own."""
    names = ("all-of-the-above", "none-of-the-above", "combined-choices")
    connecting = word_set(text.language, "label-words")
    return any(is_about_others(text, name) for name in names) or bool(labels(bare(text.plain), connecting))
