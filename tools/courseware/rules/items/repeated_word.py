"""A word of the stem that comes back in the answer and in no distractor.

Who knows nothing picks the choice that sounds like the question (Haladyna,
Downing and Rodriguez 2002, Applied Measurement in Education 15, call it clang).
Forms of a word count as one ("meeting", "meetings"), and so do parts of Dutch
compounds; names do not count. On exam items that people had labelled, one warning
in four was about a word that they had not minded.

Bad, in an item:

    stem:
      en: Nine dirty cups stand in the sink. What is the agreement?
      nl: Er staan negen vieze kopjes in de gootsteen. Wat is de afspraak?
    choices:
      a: {en: You ring Esra, nl: Je belt Esra, feedback: {en: She is out., nl: Ze is er niet.}}
      b: {en: Your own cup is yours to wash, nl: Je wast je eigen kopje af, feedback: {en: Yes., nl: Ja.}}
      c: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: It hangs., nl: Het hangt.}}

Good, in an item:

    stem:
      en: Nine dirty cups stand in the sink. What is the agreement?
      nl: Er staan negen vieze kopjes in de gootsteen. Wat is de afspraak?
    choices:
      a: {en: You ring Esra, nl: Je belt Esra, feedback: {en: She is out., nl: Ze is er niet.}}
      b: {en: You wash what you used, nl: Je wast af wat je gebruikte, feedback: {en: Yes., nl: Ja.}}
      c: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: It hangs., nl: Het hangt.}}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from courseware.diagnostics import Finding
from courseware.text.prose import WORD, Prose
from courseware.text.stems import akin, content_words
from courseware.wording import Wording

SEVERITY = "warning"

#: A text with more different words than this is no stem and no choice.
MOST_WORDS = 2_000
#: A word that does not begin a sentence.
_NAME = re.compile(rf"(?<=[^\W_]\s){WORD.pattern}|(?<=,\s){WORD.pattern}")


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first such word of the answer; with several answers, every one has to hold it."""
    language, texts = wording.language, [wording.stem, *(choice.text for choice in wording.choices)]
    if not wording.answer or not wording.distractors or any(len(text.vocabulary) > MOST_WORDS for text in texts):
        return
    first, *rest = wording.answer
    asked = content_words(wording.stem.vocabulary, language)
    shared = akin(content_words(first.text.vocabulary, language), asked, language)
    for choice in rest:
        shared = akin(shared, choice.text.vocabulary, language)
    for choice in wording.distractors:
        if shared:
            shared -= akin(shared, choice.text.vocabulary, language)
    if shared:
        shared -= _names(wording.stem) | _names(first.text)
    if shared:
        start, end = _place(first.text, shared)
        word = first.text.plain[start:end]
        asked_start, asked_end = _place(wording.stem, akin(asked, [word.lower()], language))
        yield Finding(
            first.text.span(start, end),
            f"“{word}” is in the stem, in the answer and in no distractor",
            "say it in other words, or let a distractor use it as well",
            other=wording.stem.span(asked_start, asked_end),
            other_label="in the stem",
        )


def _names(prose: Prose) -> frozenset[str]:
    """Return the words that begin with a capital inside a sentence: somebody or something that the item is about."""
    return frozenset(match[0].lower() for match in _NAME.finditer(prose.plain) if match[0][0].isupper())


def _place(prose: Prose, words: Collection[str]) -> tuple[int, int]:
    """Return where the first of these words stands."""
    return next(match.span() for match in WORD.finditer(prose.plain) if match[0].lower() in words)
