"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.text.prose import Prose
from courseware.text.sentences import length, sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(Prose(text, language))]


TWO_EACH = {
    "en": [
        "The cup is clean. Wim put it there.",
        "Is it clean? Wim says so.",
        "Stop! Wim has the cup.",
        "Wim waited… Then he left.",
        "“Is it clean?” Wim asks.",
        "(The cup is clean.) Wim put it there.",
        "It was Wim and I. Then Esra came.",
        "They drink tea, coffee, etc. Then they wash up.",
        "The cup is clean\n\nWim put it there",
        "Nine. 12 were left.",
        "Wim left at 5. Esra stayed.",
    ],
    "nl": [
        "Het kopje is schoon. Wim zette het neer.",
        "Wim vertrok. ’s Avonds kwam Esra.",
        "‘Is het schoon?’ Wim knikt.",
        "Wim drinkt thee, koffie enz. Daarna wast hij af.",
        "Het is half drie. ‘Thee?’, vraagt Wim.",
    ],
}
ONE_EACH = {
    "en": [
        "Dr. Wim has the cup.",
        "Wim washes the big ones, e.g. Esra’s.",
        "Wim washes the big ones (e.g. Esra’s).",
        "J. Jansen and W.A. de Boer wash up.",
        "They left ca. 12 cups.",
        "“Is it clean?” asks Wim.",
        "Wim waited… and left.",
        "It costs 1.50 at 9.30 on www.example.org today.",
        "At 9 o’clock Wim comes.",
        "Wim comes",
        "Wim comes...",
        "Esp. Wim.",
    ],
    "nl": [
        "Dhr. Jansen wast af.",
        "Wim wast iets af, bijv. Esra’s kopje.",
        "Dat is d.w.z. Esra’s kopje.",
        "Er waren 1.000 kopjes.",
        "‘Is het schoon?’ vraagt Wim.",
        "Drs. P. Jansen komt i.p.v. Wim.",
        "Wim gaat o.a. ’s avonds.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in TWO_EACH.items() for text in texts])
def test_two_sentences(language: str, text: str) -> None:
    assert len(split(text, language)) == 2


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in ONE_EACH.items() for text in texts])
def test_one_sentence(language: str, text: str) -> None:
    assert split(text, language) == [text]


def test_closing_marks_belong_to_what_they_close() -> None:
    assert split("“Clean.” (He nods.) *Good.*  Bye.") == ["“Clean.”", "(He nods.)", "Good.", "Bye."]


def test_a_language_without_lists_has_no_abbreviations() -> None:
    assert split("Dr. Wim.", "xx") == ["Dr.", "Wim."]


def test_an_empty_text_has_no_sentence() -> None:
    assert split("") == split(" \n ") == split("`x`") == []


@given(st.text("Aa1 .!?…’”\n(", max_size=60))
def test_sentences_hold_everything_in_its_order(text: str) -> None:
    places = list(sentences(Prose(text, "en")))
    assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in places)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("One, two – three.", 3), ("In 2024 at 9.30", 4), ("well-known isn’t 3%", 3), ("…", 0)]
)
def test_words_as_a_reader_counts(text: str, words: int) -> None:
    assert length(text) == words


def test_a_text_of_megabytes_is_split_in_one_go() -> None:
    assert len(split("Wim. " * 200_000)) == 200_000
    assert len(split("." * 1_000_000)) == 1
