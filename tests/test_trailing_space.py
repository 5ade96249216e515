"""White space at the end of lines: what its repair takes away, and what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.checking import Options, check_course
from courseware.repair import mended
from courseware.rules.language.trailing_space import MOST_EDITS
from tests.courses import PAGE, QUIZ


def after_fix(root: Path, file: str, text: str) -> str:
    (root / file).write_text(text, encoding="utf-8")
    found = [each for each in check_course(root, Options(spelling=False)).found if each.rule == "trailing-space"]
    assert len(found) == 1 and found[0].span.file == file
    return mended(text, found)[0]


def test_every_line_of_a_page(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    spaced = text.replace("\n", " \n").replace("--- \n", "---\n")  # the lines around the front matter are no text
    assert after_fix(root, PAGE, spaced) == text


def test_front_matter_without_its_first_line(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8").removeprefix("---\n")
    assert after_fix(root, PAGE, text.replace("minutes: 20", "minutes: 20 ")) == text


def test_every_line_of_a_quiz(root: Path) -> None:
    text = (root / QUIZ).read_text(encoding="utf-8")
    assert after_fix(root, QUIZ, text.replace("\n", " \t\n")) == text


@pytest.mark.parametrize("spaces", ["   ", "     ", "  \t"])
def test_of_a_line_break_two_spaces_are_left_or_none(root: Path, spaces: str) -> None:
    """White space that ends in two spaces breaks the line in Markdown, and still does when it is mended."""
    text = (root / PAGE).read_text(encoding="utf-8")
    left = "  " if spaces.endswith("  ") else ""
    assert after_fix(root, PAGE, f"{text}\nWim washes.{spaces}\nEsra dries.\n") == (
        f"{text}\nWim washes.{left}\nEsra dries.\n"
    )


def test_a_thousand_lines_at_a_time(root: Path) -> None:
    text = (root / QUIZ).read_text(encoding="utf-8")
    lines = "# Tea. \n" * (MOST_EDITS + 1)
    assert after_fix(root, QUIZ, lines + text) == "# Tea.\n" * MOST_EDITS + "# Tea. \n" + text
