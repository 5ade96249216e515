"""The trial of a quiz's items on readers: what they get to see, and what their lines earn."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.model import Item, Quiz
from tests.benchmarks.blind import graded, quiz_called, score, sheet

SHIPPED = Path(__file__).parents[1]
#: Guesses before a module earn no points.
QUIZZES = sorted(path.stem for path in (SHIPPED / "quizzes").glob("*.yaml") if not path.stem.endswith("-guess"))


def right_line(number: int, item: Item) -> str:
    """Return the line of a reader who knows."""
    key = item.key[:1] if item.type == "estimate" else item.key
    return f"{number}: {' '.join(key).replace(':', '=')}"


@pytest.fixture(params=QUIZZES)
def quiz(request: pytest.FixtureRequest) -> Quiz:
    return quiz_called(SHIPPED, request.param)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_sheet_asks_everything_and_gives_nothing_away(quiz: Quiz, language: str) -> None:
    text = sheet(quiz, language)
    for item in graded(quiz):
        assert item.stem[language] in text
        for choice in item.choices:
            assert choice.text[language] in text
            assert choice.feedback[language] not in text
        assert not item.rationale or item.rationale[language] not in text


def test_who_knows_gets_all_points_and_who_is_silent_none(quiz: Quiz) -> None:
    lines = [right_line(number, item) for number, item in enumerate(graded(quiz), 1)]
    assert set(score(quiz, "\n".join(lines))) <= {1}
    assert set(score(quiz, "")) <= {0}


def test_an_answer_is_read_with_or_without_ornament() -> None:
    quiz = quiz_called(SHIPPED, "connection")
    first = graded(quiz)[0]
    assert first.type == "estimate"
    assert score(quiz, f"My answers\n 1. {first.key[0]}\n")[0] == score(quiz, f"1: {first.key[0]} of 100")[0] == 1
