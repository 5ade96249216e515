"""The site's own words and the rules' lists: the same in all languages, none missing, none left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest

import courseware
from courseware.source import read_yaml
from courseware.words import catalogues, parts, word_lists, words

CODE = Path(courseware.__file__).parent
SCRIPTS = CODE.parents[1] / "docs" / "assets"
#: What the scripts say: what all of them share, and a part for each that says something of its own.
SPOKEN = [part for part in parts() if part not in {"page", "months"}]
SPOKEN_WORDS = [key for part in SPOKEN for key in words("en", part)]


def gaps(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("part", parts())
@pytest.mark.parametrize("language", catalogues())
def test_all_catalogues_have_the_same_words_with_the_same_gaps(language: str, part: str) -> None:
    english, other = words("en", part), words(language, part)
    assert list(other) == list(english), "in the same order, so that translators find their way"
    assert {key: gaps(text) for key, text in other.items()} == {key: gaps(text) for key, text in english.items()}
    assert all(text.strip() for text in other.values())
    assert not [text for text in other.values() if re.search(r"[{}]", re.sub(r"\{\w+\}", "", text))], "a gap is {name}"


@pytest.mark.parametrize("language", catalogues())
def test_catalogues_hold_nothing_twice(language: str) -> None:
    text = (CODE / "words" / f"{language}.yaml").read_text(encoding="utf-8")
    assert read_yaml(text, language).found == []


@cache
def asked_in_python() -> frozenset[str]:
    """Return the keys that are looked up in `words`; the part of a key that is filled in reads `*`."""
    trees = [ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in CODE.rglob("*.py")]
    looked_up = [part for nodes in trees for node in nodes for part in looked_up_by(node)]
    return frozenset(key for part in looked_up for key in texts_in(part))


def looked_up_by(node: ast.AST) -> list[ast.expr]:
    """Return what stands in `words[...]`, `words.get(...)` and `_heading(view, ...)`."""
    if isinstance(node, ast.Subscript) and is_words(node.value):
        return [node.slice]
    if isinstance(node, ast.Call):
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "get" and is_words(function.value):
            return node.args[:1]
        if isinstance(function, ast.Name) and function.id == "_heading":
            return node.args[1:2]
    return []


def is_words(node: ast.AST) -> bool:
    called = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return called in {"words", "words_here"}


def texts_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(v.value) if isinstance(v, ast.Constant) else "*" for v in node.values)]
    if isinstance(node, ast.IfExp):
        return [*texts_in(node.body), *texts_in(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@cache
def script_texts() -> frozenset[str]:
    """Return every quoted text in our scripts; the part of a text that is filled in reads `*`."""
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in own_scripts())
    quoted = re.findall(r"'([^'\n]*)'|\"([^\"\n]*)\"|`([^`\n]*)`", scripts)
    return frozenset(re.sub(r"\$\{[^}]*\}", "*", "".join(parts)) for parts in quoted)


def own_scripts() -> list[Path]:
    return [path for path in sorted(SCRIPTS.rglob("*.js")) if "vendor" not in path.parts]


def is_asked(key: str, asked: Collection[str]) -> bool:
    """Tell whether the key is asked for, outright, as `number-*`, or as the form of `codes` for one (`codes-1`)."""
    key = re.sub(r"-[01]$", "", key)
    return key in asked or f"{key.rpartition('-')[0]}-*" in asked


@pytest.mark.parametrize("key", words("en", "page"))
def test_every_word_for_pages_is_used(key: str) -> None:
    assert is_asked(key, asked_in_python())


@pytest.mark.parametrize("key", SPOKEN_WORDS)
def test_every_word_for_scripts_is_used(key: str) -> None:
    assert is_asked(key, script_texts())


def test_every_word_that_code_asks_for_is_there() -> None:
    asked = {key for key in asked_in_python() if not key.endswith("-*")}
    assert "choose-one" in asked and asked <= set(words("en", "page"))


def test_every_word_that_scripts_ask_for_is_there() -> None:
    asked = {
        key for path in own_scripts() for key in re.findall(r"\bword\('([\w-]+)'", path.read_text(encoding="utf-8"))
    }
    # Two are no words and are put beside them by html/assets.py.
    assert "choose-first" in asked and asked <= {*SPOKEN_WORDS, "course", "root"}


def test_no_two_scripts_say_other_things_by_one_name() -> None:
    """A page has the words of all its scripts in one table."""
    assert sorted(SPOKEN_WORDS) == sorted(set(SPOKEN_WORDS))


def test_all_languages_have_the_same_lists() -> None:
    names = {language: sorted(word_lists(language)) for language in catalogues()}
    assert names["en"] and len({tuple(each) for each in names.values()}) == 1, names


@pytest.mark.parametrize("language", catalogues())
def test_lists_hold_nothing_twice(language: str) -> None:
    text = (CODE / "words" / "lists" / f"{language}.yaml").read_text(encoding="utf-8")
    assert read_yaml(text, language).found == []
    for name, entries in word_lists(language).items():
        assert name == "quotation-marks" or len(set(entries)) == len(entries), name


@pytest.mark.parametrize("name", sorted(word_lists("en")))
def test_every_list_is_used(name: str) -> None:
    """By its own name, or as the exceptions to another list."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    asked = [f"{mark}{each}{mark}" for each in (name, name.removesuffix("-exempt")) for mark in "\"'"]
    assert any(text in code for text in asked)


def test_a_language_without_lists_has_none() -> None:
    assert word_lists("de") == {}


def test_months_are_twelve() -> None:
    for language in catalogues():
        assert list(words(language, "months")) == [str(number) for number in range(1, 13)]


def test_a_language_without_words_borrows_the_first_ones() -> None:
    assert words("../nl", "page") == words("en", "page")
