"""Typewriter's marks in prose, and where the characters of a text stand in its YAML file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from courseware.nodes import Scalar, scalars
from courseware.source import read_yaml
from courseware.text.marks import MOST, marks
from courseware.text.prose import Prose
from courseware.text.raw_text import positions


def mended(text: str, language: str = "en") -> str:
    """Return the text with every mark changed of which it is certain what it should be."""
    for mark in reversed(marks(Prose(text, language))):
        if mark.better is not None:
            text = text[: mark.start] + mark.better + text[mark.end :]
    return text


CHANGED = [
    ("en", 'Wim says "hello".', "Wim says “hello”."),
    ("en", '"Hello," says Wim, "you."', "“Hello,” says Wim, “you.”"),
    ("en", '("Hello")', "(“Hello”)"),
    ("en", '*"Hello"*, "*you*"', "*“Hello”*, “*you*”"),
    ("en", "It's Wim's, isn't it?", "It’s Wim’s, isn’t it?"),
    ("en", "the managers' room", "the managers’ room"),
    ("en", "Wim says 'hello'.", "Wim says ‘hello’."),
    ("en", "Wait ... now", "Wait … now"),
    ("en", "Wait... now", "Wait… now"),
    ("en", "Wim - or Esra", "Wim – or Esra"),
    ("en", "Wim , Esra : both .", "Wim, Esra: both."),
    ("nl", 'Wim zegt "hallo".', "Wim zegt ‘hallo’."),
    ("nl", "Wim zegt 'hallo'.", "Wim zegt ‘hallo’."),
    ("nl", "'s avonds, 't kopje, z'n collega's", "’s avonds, ’t kopje, z’n collega’s"),
    ("en", "in the '90s and '80s", "in the ’90s and ’80s"),
    ("en", "He said 'hi' to 'em.", "He said ‘hi’ to ’em."),
    ("en", "The managers' room: 'hi'.", "The managers’ room: ‘hi’."),
    ("en", "'Hello' and 'em', 'A' or 'B'", "‘Hello’ and ‘em’, ‘A’ or ‘B’"),
    ("en", "“next” - (call) - “now”", "“next” – (call) – “now”"),
    ("nl", 'In \'90: "dubbel"', "In ’90: ‘dubbel’"),
    ("nl", "Zegt hij 's avonds 'dag'?", "Zegt hij ’s avonds ‘dag’?"),
]


@pytest.mark.parametrize(("language", "before", "after"), CHANGED)
def test_what_is_certain(language: str, before: str, after: str) -> None:
    assert mended(before, language) == after
    assert marks(Prose(after, language)) == ()


UNCERTAIN = [
    ("en", '"Hello', 1),
    ("en", 'Hello" "', 2),
    ("en", "He said '90 minutes'", 2),
    ("en", "rock 'n' roll, he said 'yes'", 4),
    ("en", "'Wim says 'hi'", 3),
    ("en", "'Hello", 1),
    ("en", "the number '90'", 1),
    ("nl", "'n kopje' 'ja'", 4),
    ("en", "...", 1),
    ("nl", "\"Ik zei 'ja' hoor\"", 2),
    ("nl", 'Hij zegt ‘dag’ en "tot ziens".', 2),
]


@pytest.mark.parametrize(("language", "text", "uncertain"), UNCERTAIN)
def test_what_is_left_to_the_author(language: str, text: str, uncertain: int) -> None:
    assert [mark.better for mark in marks(Prose(text, language))].count(None) == uncertain


UNTOUCHED = [
    "`'a' ... b , c`",
    '[a](b.md "the title")',
    "<b title='x'>, <!-- \"x\" ... -->",
    '{ title="x" }',
    '=== "Tab"',
    '--8<-- "file.md"',
    '\\"so\\"',
    "6' wide",
    "5 - 3, a -b, well-known - ",
    "....",
    "1 , 2",
    "<pre>it's</pre> it's",
    "*x* , y",
    ":-) so :)",
    "see [this](x.md) .",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_prose_or_no_mark(text: str) -> None:
    assert marks(Prose(text, "en")) == ()


def test_a_language_without_quotation_marks_of_its_own() -> None:
    assert marks(Prose('l\'eau ... "oui"', "xx")) == ()


def test_no_more_than_so_many_are_looked_at() -> None:
    assert len(marks(Prose("it's " * (MOST + 5), "en"))) == MOST
    assert len(marks(Prose("'" * 1_000_000, "en"))) == MOST


def placed(document: str) -> tuple[str, dict[int, str]]:
    """Return a document's text, and what stands in the file where each of its characters is said to stand."""
    root = read_yaml(document, "x").root
    assert root is not None
    (_, scalar), *_ = [each for each in scalars(root) if each[0] == "en"]
    assert isinstance(scalar, Scalar)
    lines = document.split("\n")
    text = scalar.text.strip()
    at = positions(text, lines, scalar.span, scalar.style)
    return text, {index: lines[line - 1][column - 1] for index, (line, column) in at.items()}


WRITTEN = [
    "en: It is so",
    "en: It is\n  so, on two lines",
    "{en: It is so, nl: x}",
    "en: 'It is so'",
    'en: "It is so"',
    'en: "It is\n  so"\nnl: x',
    "en: >-\n  It is\n  so.\n\n  Yes.\nnl: x",
    "en: >-  # it is a comment\n  It is so.",
    "en: |\n  It is\n    so.\n",
    "nl: It is so\nen:   It is so   # yes",
]


@pytest.mark.parametrize("document", WRITTEN)
def test_every_character_is_placed(document: str) -> None:
    text, at = placed(document)
    assert at == {index: character for index, character in enumerate(text) if not character.isspace()}


@pytest.mark.parametrize(
    "document", ["en: 'It''s so'", 'en: "It is \\"so\\""', 'en: "It is\\x20so"', 'en: "It is\\\n  so"']
)
def test_where_there_are_escapes_nothing_is_placed(document: str) -> None:
    assert placed(document)[1] == {}


@given(st.text("Aa '\"\\:#-\n’", max_size=40), st.sampled_from(["'", '"', ">", "|", None]))
def test_what_is_placed_is_right(text: str, style: str | None) -> None:
    dumped = yaml.dump({"en": text}, default_style=style, allow_unicode=True, width=12)
    if read_yaml(dumped, "x").found:
        return
    read, at = placed(dumped.replace('"en"', "en").replace("'en'", "en")) if style in (">", "|") else placed(dumped)
    assert all(read[index] == character for index, character in at.items())
