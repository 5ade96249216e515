"""How easy a text is to read: syllables counted by hand, texts worked out by hand."""

from __future__ import annotations

import pytest

from courseware.text.prose import WORD
from courseware.text.readability import has_reading_ease, reading_ease, syllables

#: Words by the number of their syllables, as a speaker counts them.
COUNTED = {
    "en": {
        1: "a you make makes made rule whole worked called asked used team here there while changed says two one "
        "course eye eyes friend through thought watch years can’t they’re Wim’s don’t wives",
        2: "table pages boxes wanted something someone every maybe sentence people doing being saying player client "
        "quiet minutes safely careful colleague colleagues didn’t create question social patient movement beyond "
        "evening homework therefore settled handled business isn’t schedule centre metres really",
        3: "idea area usual media radio creating manager everyone agreement employees various previous interview "
        "newsletter together calendar element theatre medium realise quietly",
        4: "usually evaluate situation experience society January continuous variety realism",
        5: "organisation",
        6: "sustainability",
    },
    "nl": {
        1: "de je team jij wij thuis nieuw uur één kijk draai z’n mail leeuw",
        2: "bureau nieuwe mooie draaien vrije buien werken zoiets online deadline meeting feedback mensen afspraak "
        "vrijdag eeuwen moeilijk privé tweeën update weekstart check-in roeien opnieuw ieder zeeën",
        3: "ideeën familie interview bijeenkomst manager teamleden thuiswerken sociaal hybride duidelijk collega’s "
        "video theater geoefend radio vacuüm museum enquête",
        4: "medewerkers situatie beïnvloeden reageren beantwoorden uiteindelijk financieel januari",
        5: "organisatie coördinator geïnterviewden leidinggevende officiële",
        6: "onderzoeksinstituut",
    },
}


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        (code, word, count)
        for code, counts in COUNTED.items()
        for count, all_ in counts.items()
        for word in all_.split()
    ],
)
def test_syllables(language: str, word: str, count: int) -> None:
    assert syllables(word.lower(), language) == count


def test_what_has_no_vowel_is_one_syllable() -> None:
    assert [syllables(word, "nl") for word in ("b", "z’n", "hr-mt")] == [1, 1, 2]


@pytest.mark.parametrize("word", ["a" * 61, "la" * 5_000_000])
def test_what_is_too_long_for_a_word_counts_as_one(word: str) -> None:
    assert syllables(word, "en") == syllables(word, "nl") == 1


def test_as_long_as_a_word_may_be() -> None:
    assert syllables("la" * 30, "nl") == 30


#: Texts with their sentences and syllables, counted by hand, and the score that follows.
TEXTS = [
    ("en", "Wim finds the sink full again. He washes nine cups.", 2, 12, 206.835 - 1.015 * 10 / 2 - 84.6 * 12 / 10),
    ("en", "Responsibility remains.", 1, 8, 206.835 - 1.015 * 2 - 84.6 * 8 / 2),
    ("nl", "Wim vindt de gootsteen vol. Hij wast negen kopjes af.", 2, 13, 206.84 - 0.93 * 10 / 2 - 77 * 13 / 10),
    ("nl", "De leidinggevende belt.", 1, 7, 206.84 - 0.93 * 3 - 77 * 7 / 3),
]


@pytest.mark.parametrize(("language", "text", "sentences", "counted", "score"), TEXTS)
def test_texts(language: str, text: str, sentences: int, counted: int, score: float) -> None:
    words = WORD.findall(text.lower())
    assert sum(syllables(word, language) for word in words) == counted
    assert reading_ease(words, sentences, language) == pytest.approx(score)


def test_languages_we_can_judge() -> None:
    assert [has_reading_ease(code) for code in ("en", "nl", "fr")] == [True, True, False]
