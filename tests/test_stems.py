"""Stems and words of one family, in each language."""

from __future__ import annotations

import pytest

from courseware.text.stems import LONGEST, akin, content_words, stem


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["meeting", "meetings"]),
        ("en", ["Esra's".lower(), "esra’s", "esra"]),
        ("nl", ["werken", "werkt", "gewerkt"]),
        ("nl", ["afspraken", "afspraak"]),
        ("nl", ["dag", "dagen"]),
        ("en", ["person", "people"]),
        ("nl", ["collega’s", "collega's", "collega"]),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, words: list[str]) -> None:
    assert len({stem(word, language) for word in words}) == 1


def test_what_has_no_stem_stays() -> None:
    assert stem("tassen", "de") == "tassen"
    assert stem("meetings" * LONGEST, "en") == "meetings" * LONGEST
    assert stem("'", "en") == "'"


def test_content_words_say_what_a_text_is_about() -> None:
    assert content_words(frozenset({"because", "cup", "cups", "also"}), "en") == {"cups"}
    assert content_words(frozenset({"omdat", "kop", "kopjes", "ook"}), "nl") == {"kopjes"}
    assert content_words(frozenset({"because"}), "de") == {"because"}


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        (["kopjes", "bord"], ["kopje"], {"kopjes"}),
        (["keukenafspraak"], ["afspraak"], {"keukenafspraak"}),
        (["afspraak"], ["keukenafspraak"], {"afspraak"}),
        (["afspraken"], ["afsprakenkaart"], {"afspraken"}),
        (["verwachtingskaart"], ["verwachtingen"], {"verwachtingskaart"}),
        (["bordenkast"], ["borden"], {"bordenkast"}),
        (["kastdeur"], ["deur"], set()),  # parts of four letters are chance
        (["afspraak"], [], set()),
    ],
)
def test_akin(words: list[str], others: list[str], expected: set[str]) -> None:
    assert akin(words, others, "nl") == expected
