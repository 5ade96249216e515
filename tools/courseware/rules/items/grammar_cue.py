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
from courseware.wording import Wording
from courseware.words import word_lists

SEVERITY = "hint"

#: One choice differs from the others only where there are two others at least.
FEWEST = 3

_ENDS_A_SENTENCE = re.compile(r"[.!?…][\"'”’)]*\Z")
_FIRST = re.compile(r"\W*([^\W\d_])")


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield an article that leads to the choices, or else the first choice that is written unlike all others."""
    stem = wording.stem
    text = stem.text.rstrip(" :…\n")
    article = next((m for m in _article(wording.language).finditer(text) if _leads_to_choices(text, m.end())), None)
    if article:
        help_text = "write the article in front of each choice, or ask a question"
        yield Finding(stem.span(*article.span()), f"“{article[0]}” fits only some of the choices", help_text)
        return
    if len(wording.choices) < FEWEST:
        return
    texts = [choice.text.plain.strip() for choice in wording.choices]
    first = [match[1] if (match := _FIRST.match(text)) else "" for text in texts]
    for alike, what in (
        ([bool(_ENDS_A_SENTENCE.search(text)) for text in texts], "ends like a sentence"),
        ([letter.isupper() for letter in first] if all(first) else [], "begins with a capital"),
    ):
        for value in (True, False):
            if alike.count(value) == 1 and "" not in texts:
                choice = wording.choices[alike.index(value)]
                does = f"this choice alone {what}" if value else f"this choice alone does not {_PLURAL[what]}"
                yield Finding(choice.text.span(), does, "write all choices alike")
                return


_PLURAL = {"ends like a sentence": "end like a sentence", "begins with a capital": "begin with a capital"}


def _leads_to_choices(text: str, end: int) -> bool:
    """Tell whether a gap stands behind, or nothing."""
    behind = text[end : end + 4].lstrip(" ")
    return end == len(text) or behind.startswith(("_", "...", "…"))


@cache
def _article(language: str) -> re.Pattern[str]:
    articles = "|".join(word_lists(language).get("articles", ())) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{articles})(?!\w)", re.IGNORECASE)
