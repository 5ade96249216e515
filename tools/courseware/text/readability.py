"""How easy a text is to read, after Flesch; for Dutch with the weights of Douma.

Flesch 1948, Journal of Applied Psychology 32; Douma 1960, De leesbaarheid van
landbouwbladen. Both count syllables; here they are counted by groups of
vowels, with the exceptions that come up in running text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import cache

from courseware.text.kept import Kept

#: By language: what a text begins with, and what a word per sentence and a syllable per word take away.
_WEIGHTS = {"en": (206.835, 1.015, 84.6), "nl": (206.84, 0.93, 77.0)}
#: Nothing longer than this is a word (letters): it counts as one syllable.
_LONGEST = 60


def has_reading_ease(language: str) -> bool:
    """Tell whether we can say how easy a text of a language is to read."""
    return language in _WEIGHTS


def reading_ease(words: Collection[str], sentences: int, language: str) -> float:
    """Return the ease of a text from its words in lower case: 60 to 70 is plain, below 50 is hard."""
    start, per_word, per_syllable = _WEIGHTS[language]
    counted = sum(map(_kept(language).__getitem__, words))
    return start - per_word * len(words) / sentences - per_syllable * counted / len(words)


@cache
def _kept(language: str) -> Kept[int]:
    return Kept(lambda word: syllables(word, language))


def syllables(word: str, language: str) -> int:
    """Return the number of syllables of a word in lower case."""
    if len(word) > _LONGEST:
        return 1
    word = word.replace("’", "'")
    return sum(max(1, _COUNTERS[language](part)) for part in word.split("-") if part)


# What reads like fewer syllables than groups of vowels,
_EN_LESS = re.compile(
    r"(?:[^aeiouylr]|(?<!t)r|[aeiouy]l)e$"  # make, rule; not table, centre
    r"|(?:[bdfkmnptvw]|(?<!t)r|[aeiouy]l|th)es$"  # makes, rules; not boxes, pages
    r"|(?:[bcfgkmnprsvwxzh]|[aeiouyl]l)ed$"  # worked, called; not wanted, settled
    r"|(?:[^aeiouyl]|[aeiouy]l)e(?=(?:ly|ful|fully|less|ness|ments?)$)"  # safely, movement
    r"|[gq]ues?$"  # colleague
    r"|^every|^(?:some|home|there|where|here|time|life)(?=[bcdfghjkmnpqrstvwxz][a-z]{2})"  # something, homework
)
# and like more.
_EN_MORE = re.compile(
    r"(?<![ctsg])ia|ia(?=t[ei])|(?<![ctsgxln])io(?!u)|(?<=[rvd])iou|iu(?=m)"  # media
    r"|(?<![ctsf])ie(?=t|nt|nc)|ie(?=ty)"  # client, society
    r"|(?<![qg])u(?=a|ou)"  # usual, continuous
    r"|(?<=cr)ea(?=t[ei])|(?<=^r)ea(?=li)|(?<=th)ea(?=t)|(?<=\bid)ea|(?<=\bar)ea|(?<=vid)eo"  # create, idea
    r"|(?<=[aeiouy])ing|(?<!^e)(?<=[aeou])y(?!ed$)(?=[aeou].)"  # doing, player
    r"|(?:s|th)ms?$|(?<=[dst])n't$"  # realism, didn't
)
_EN_ENDING = re.compile(r"'(?:s|re|ve|ll|d|m)?$")
_EN_WHOLE = {
    **dict.fromkeys(["business", "evening", "science", "maybe"], 2),
    **dict.fromkeys(["evenings", "everyone", "anyone", "element", "businesses"], 3),
    **dict.fromkeys(["elements", "hundred", "hundreds"], 3),
}


def _english(word: str) -> int:
    word = _EN_ENDING.sub("", word)
    if word in _EN_WHOLE:
        return _EN_WHOLE[word]
    groups = len(re.findall(r"[aeiouy]+", word))
    return groups - len(_EN_LESS.findall(word)) + len(_EN_MORE.findall(word))


#: What is spoken as one vowel, the longest first; two dots begin a syllable of their own.
_NL_VOWEL = re.compile(r"aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ai|[aeiouyäëïöü]")
#: Words from English, respelt as Dutch would; alone and in compounds.
_NL_RESPELT = [
    (re.compile(pattern), spoken)
    for pattern, spoken in {
        r"team": "tiem",
        r"(?<=on)line(?!a)|(?<=dead)line(?!a)": "lain",
        r"dead(?=l)": "ded",
        r"update|upgrade": "updeet",
        r"break": "breek",
        r"share(?=n|d)|share$": "sjer",
        r"home(?=[bcdfghjklmnprstvw])|home$": "hoom",
        r"remote": "riemoot",
        r"museum": "musejum",
        r"(?<=b)uy": "ui",
        r"qu": "kw",
    }.items()
]


def _dutch(word: str) -> int:
    letters = unicodedata.normalize("NFD", word)
    # Accents go (één), the two dots stay (ideeën).
    plain = "".join(letter for letter in letters if letter == "\u0308" or not unicodedata.combining(letter))
    plain = unicodedata.normalize("NFC", plain)
    for pattern, spoken in _NL_RESPELT:
        plain = pattern.sub(spoken, plain)
    return len(_NL_VOWEL.findall(plain))


_COUNTERS: dict[str, Callable[[str], int]] = {"en": _english, "nl": _dutch}
