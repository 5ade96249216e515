"""Choices that combine others or numbered statements, such as "A and C" or "only statement 2".

Such items (K-type) are read more slowly, discriminate less and reward those
who can strike out combinations (Haladyna, Downing and Rodriguez 2002, Applied
Measurement in Education 15). Ask for each statement by itself instead. One
choice with one number ("only statement 2") is left alone, unless others name
statements as well. "A, B and C" for all there are has a rule of its own.

Bad, in an item:

    choices:
      a: {en: A and B, nl: A en B, feedback: {en: B holds., nl: B klopt.}}
      b: {en: A and C, nl: A en C, feedback: {en: C fails., nl: C klopt niet.}}
      c: {en: B and C, nl: B en C, feedback: {en: Yes., nl: Ja.}}

Good, in an item:

    choices:
      a: {en: Cups, nl: Kopjes, feedback: {en: They stand there., nl: Die staan er.}}
      b: {en: Cups and plates, nl: Kopjes en borden, feedback: {en: Yes., nl: Ja.}}
      c: {en: Spoons, nl: Lepels, feedback: {en: No spoons., nl: Geen lepels.}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.text.labels import accepting, labels
from courseware.text.word_sets import is_about_others, word_set
from courseware.wording import Wording

SEVERITY = "warning"

#: Pairs made of at most so many parts are combinations of these.
MOST_PARTS = 3


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first of the choices that combine."""
    said = [bare(choice.text.plain) for choice in wording.choices]
    combining = _by_label(wording, said) or _in_words(wording) or _of_pairs(wording.language, said)
    if combining:
        count = len(combining)
        notes = (f"{count} of the {len(wording.choices)} choices do",) if count > 1 else ()
        help_text = "make each statement a choice of its own, with `type: multiple-response`"
        yield Finding(wording.choices[combining[0]].text.span(), "this choice combines others", help_text, notes=notes)


def _by_label(wording: Wording, said: list[str]) -> list[int]:
    """Return which choices combine labels of other choices or of statements in the stem."""
    connecting = word_set(wording.language, "label-words")
    named = [labels(text, connecting) for text in said]
    if not any(named):
        return []
    combining = [number for number, found in enumerate(named) if found]
    found = frozenset().union(*named)
    if found & set("123456789") and not _numbered(wording, said):
        return []  # "1 or 2" may be an amount
    own = [choice.id for choice in wording.choices]
    if len(combining) == 1 and not found <= set(own) and not _names_some(wording.language, said[combining[0]], found):
        return []
    # What accepts all others is another rule's.
    accepts = accepting(dict(zip(own, named, strict=True)))
    return [number for number in combining if own[number] not in accepts]


def _numbered(wording: Wording, said: list[str]) -> bool:
    """Tell whether statements are numbered: in the stem, or named in the choices."""
    nouns = _nouns(wording.language)
    in_stem = re.compile(rf"(?<![\w.,])(?:(?:{nouns})\s+)?1[.):]\s", re.IGNORECASE)
    return bool(in_stem.search(wording.stem.plain)) or any(re.search(nouns, text) for text in said)


def _names_some(language: str, text: str, found: frozenset[str]) -> bool:
    """Tell whether a choice calls what it combines by a noun: "answers 1 and 2"."""
    return len(found) > 1 and re.match(rf"(?:{_nouns(language)})", text) is not None


def _nouns(language: str) -> str:
    return "|".join(sorted(word_set(language, "label-nouns"))) or "(?!)"


def _in_words(wording: Wording) -> list[int]:
    choices = enumerate(wording.choices)
    return [number for number, choice in choices if is_about_others(choice.text, "combined-choices")]


def _of_pairs(language: str, said: list[str]) -> list[int]:
    """Return all choices if each of them is a pair out of the same few parts."""
    between = _between(language)
    if len(said) < 3 or not between.search(said[0]):
        return []
    pairs = [between.split(text) for text in said]
    parts = {part for pair in pairs for part in pair}
    return list(range(len(said))) if len(parts) <= MOST_PARTS and all(len(pair) == 2 for pair in pairs) else []


@cache
def _between(language: str) -> re.Pattern[str]:
    joining = "|".join(sorted(word_set(language, "joined-by"))) or "(?!)"
    return re.compile(rf" ?[,;] ?| (?:{joining}) ")  # a bare text has single spaces
