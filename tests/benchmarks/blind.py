"""Do the items of a quiz test something? Let people answer without its pages, then others after reading them.

    python -m tests.benchmarks.blind sheet cohesion --language nl > sheet.txt
    python -m tests.benchmarks.blind score cohesion reader-1.txt reader-2.txt

`sheet` prints the graded items with nothing that gives an answer away: no key, feedback, hint, evidence or id.
Readers write a line an item: `1: b`, `2: a c`, `3: a=office b=home` (a pair each), `4: c a d b` (an order),
`5: 75` (a number). `score` counts points as the course does, prints what each reader reached, and for each item
how many points it gave on average. Without its module a capable reader should reach 65% at most, with it 85%.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from fractions import Fraction
from pathlib import Path

from courseware.course import load_course
from courseware.items import item_types
from courseware.model import Item, Quiz

_ANSWER = re.compile(r"\s*(\d+)\s*[:.)]\s*(.*)")


def quiz_called(root: Path, name: str) -> Quiz:
    """Return a quiz of the course in a folder, or end with the names that there are."""
    quizzes = load_course(root).quizzes
    if name not in quizzes:
        sys.exit(f"no quiz `{name}`; there are {', '.join(quizzes)}")
    return quizzes[name]


def graded(quiz: Quiz) -> list[Item]:
    """Return the items that earn points."""
    return [item for item in quiz.items if item.graded]


def sheet(quiz: Quiz, language: str) -> str:
    """Return the questions of a quiz in one language, without anything that tells their answers."""
    return "\n\n".join(
        "\n".join([f"{number}. {item.stem.get(language)}", *_options(item, language)])
        for number, item in enumerate(graded(quiz), 1)
    )


def _options(item: Item, language: str) -> list[str]:
    if item.choices:
        more = ["   (more than one may be right)"] if item.type == "multiple-response" else []
        return [*more, *(f"   {choice.id}: {choice.text.get(language)}" for choice in item.choices)]
    if item.type == "estimate":
        return ["   (a number)"]
    parts = [(part.way, part.text.get(language)) for part in item.parts]
    if item.type == "ordering":
        # Written in the right order; the same shuffle for each reader.
        random.Random(item.id).shuffle(parts)  # a puzzle, no secret
        return ["   (put in order)", *(f"   {path[-1]}: {text}" for path, text in parts)]
    targets = ", ".join(f"{path[-1]} ({text})" for path, text in parts if path[0] == "targets")
    return [f"   (give each one of: {targets})", *(f"   {p[-1]}: {text}" for p, text in parts if p[0] == "pairs")]


def score(quiz: Quiz, answers: str) -> list[Fraction]:
    """Return the points of each graded item for a reader's lines; what was left out earns nothing."""
    given = {int(match[1]): match[2].strip() for match in map(_ANSWER.match, answers.splitlines()) if match}
    return [_points(item, given.get(number, "")) for number, item in enumerate(graded(quiz), 1)]


def _points(item: Item, answer: str) -> Fraction:
    words = re.findall(r"[\w-]+=[\w-]+|[\w-]+", answer) if item.type != "estimate" else re.findall(r"\d+", answer)[:1]
    return item_types()[item.type].score(item, [word.replace("=", ":") for word in words])


def main(arguments: list[str]) -> None:
    """Print a sheet, or what readers reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("sheet", "score"))
    parser.add_argument("quiz")
    parser.add_argument("answers", nargs="*", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--root", type=Path, default=Path())
    asked = parser.parse_args(arguments)
    quiz = quiz_called(asked.root, asked.quiz)
    if asked.what == "sheet":
        print(sheet(quiz, asked.language))
        return
    readers = [score(quiz, file.read_text(encoding="utf-8")) for file in asked.answers]
    for file, points in zip(asked.answers, readers, strict=True):
        print(f"{file.stem}: {float(sum(points) / len(points)):.0%}")
    for number, (item, *points) in enumerate(zip(graded(quiz), *readers, strict=True), 1):
        print(f"{number:3} {float(sum(points) / max(len(points), 1)):.2f} {item.id}")
    if readers:
        print(f"mean: {float(sum(map(sum, readers)) / len(readers) / len(graded(quiz))):.0%}")


if __name__ == "__main__":
    main(sys.argv[1:])
