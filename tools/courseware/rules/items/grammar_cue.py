"""Grammar or writing that sets one choice apart from the others.

A stem that ends in an article fits some choices and not others ("an" and
"cup", "het" and "beker"), and one choice alone with a full stop or a small
letter looks like a late addition (Haladyna, Downing and Rodriguez 2002,
Applied Measurement in Education 15). Often chance, so it is a thought.

Bad, in an item:

    stem:
      en: What you drink from in the kitchen is called a
      nl: In de keuken drink je op deze verdieping uit de

Good, in an item:

    stem:
      en: What is it called that you drink from in the kitchen?
      nl: Hoe heet het waar je in de keuken uit drinkt?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from courseware.diagnostics import Finding
from courseware.text.word_sets import word_set
from courseware.wording import Wording

SEVERITY = "hint"

#: One choice differs from the others only where there are two others at least.
FEWEST = 3

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\Z")
_FIRST_LETTER = re.compile(r"\W*([^\W\d_])")
_GAP = re.compile(r" ?(?:_|\.\.\.|…)")


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield an article that leads to the choices, or else the first choice that is written unlike all others."""
    stem = wording.stem
    text = stem.text.rstrip(" :…\n")
    for match in _articles(wording.language).finditer(text):
        if match.end() == len(text) or _GAP.match(stem.text, match.end()):
            help_text = "write the article in front of each choice, or ask a question"
            yield Finding(stem.span(*match.span()), f"“{match[0]}” fits only some of the choices", help_text)
            return
    if len(wording.choices) >= FEWEST and all(choice.text.text for choice in wording.choices):
        yield from _unlike_the_others(wording)


@cache
def _articles(language: str) -> re.Pattern[str]:
    articles = "|".join(sorted(word_set(language, "articles"))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{articles})(?!\w)", re.IGNORECASE)


def _unlike_the_others(wording: Wording) -> Iterator[Finding]:
    texts = [choice.text.plain.strip() for choice in wording.choices]
    letters = [match[1] for match in map(_FIRST_LETTER.match, texts) if match]
    sentences = [bool(_SENTENCE_END.search(text)) for text in texts]
    capitals = [letter.isupper() for letter in letters] if len(letters) == len(texts) else []
    for forms, having, lacking in (
        (sentences, "ends like a sentence", "does not end like a sentence"),
        (capitals, "begins with a capital", "begins with a small letter"),
    ):
        for form, does in ((True, having), (False, lacking)):
            if forms.count(form) == 1:
                span = wording.choices[forms.index(form)].text.span()
                yield Finding(span, f"this choice alone {does}", "write all choices alike")
                return
