"""Choices of numbers that are put in order: what moves, what stays, and where nothing is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.checking import check_course
from courseware.repair import mended
from tests.courses import QUIZ

HEAD = """\
title: {en: The shared kitchen, nl: De gedeelde keuken}
mastery: 80
items:
  - id: cups
    type: single-choice
    objective: settle-the-washing-up
    level: apply
    evidence: [kit-cups]
    stem: {en: How many cups are yours?, nl: Hoeveel kopjes zijn van jou?}
    choices:
"""
TAIL = "    answer: b\n"


def choice(letter: str, number: int | str, end: str = "") -> str:
    return (
        f"      {letter}:\n"
        f"        en: {number} cups\n"
        f"        nl: {number} kopjes\n"
        "        feedback:\n"
        f"          en: Feedback {letter}.\n"
        f"          nl: Uitleg {letter}.\n{end}"
    )


def after_fix(root: Path, choices: str, tail: str = TAIL) -> str:
    """Return the choices as they stand after this rule's repair."""
    text = repaired(root, HEAD + choices + tail)
    assert text.startswith(HEAD) and text.endswith(tail)
    return text.removeprefix(HEAD).removesuffix(tail)


def repaired(root: Path, text: str) -> str:
    (root / QUIZ).write_text(text, encoding="utf-8")
    found = [diagnostic for diagnostic in check_course(root).found if diagnostic.rule == "unordered-numbers"]
    assert len(found) == 1
    return mended(text, found)[0]


def test_choices_move_with_their_letters(root: Path) -> None:
    a, b, c = choice("a", 9), choice("b", 3), choice("c", 6)
    assert after_fix(root, a + b + c) == b + c + a


def test_the_one_without_a_number_comes_last(root: Path) -> None:
    a, b, c, d = choice("a", 9), choice("b", "Esra's"), choice("c", 6), choice("d", 7)
    assert after_fix(root, a + b + c + d) == c + d + a + b


def test_comments_move_and_empty_lines_stay(root: Path) -> None:
    a = "      # first\n      # and more\n" + choice("a", 9, "          # inside a\n")
    b = choice("b", 3)
    c = "      # third\n" + choice("c", 6)
    assert after_fix(root, a + "\n" + b + "\n  # further left\n\n" + c) == b + "\n" + c + "\n  # further left\n\n" + a


def test_at_the_end_of_the_file(root: Path) -> None:
    head = HEAD.replace("    choices:\n", "    answer: b\n    choices:\n")
    a, b = choice("a", 9), choice("b", 3)
    for end in ("", "\n", "\n\n# the end\n"):
        written = head + (a + b).rstrip("\n") + end
        assert repaired(root, written) == head + (b + a).rstrip("\n") + end


@pytest.mark.parametrize(
    "choices",
    [
        "      {a: {en: 9 cups, nl: 9 kopjes, feedback: {en: A., nl: A.}},\n"
        "      b: {en: 3 cups, nl: 3 kopjes, feedback: {en: B., nl: B.}}}\n",
        choice("a", 9) + choice("b", 3).replace("3 kopjes", "11 kopjes"),  # the languages do not agree
    ],
)
def test_what_is_written_in_another_way_stays(root: Path, choices: str) -> None:
    assert after_fix(root, choices) == choices


def test_text_that_looks_like_comments_moves_with_its_choice(root: Path) -> None:
    a = choice("a", 9).replace("nl: Uitleg a.\n", "nl: |\n            Uitleg\n            # a.\n")
    b = choice("b", 3)
    assert after_fix(root, a + b) == b + a
