"""A course of made-up size for measuring: the project's own theme and settings, other pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[2]
LANGUAGES = ("en", "nl")


def bench_items() -> list[dict[str, Any]]:
    """Return the items with choices of the shipped quizzes: real words for a real measure."""
    files = sorted((PROJECT / "quizzes").glob("*.yaml"))
    items = [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8"))["items"]]
    return [item for item in items if "choices" in item]


def make_course(root: Path, pages: int, items: int, *, plain: bool = False) -> None:
    """Write a course of `pages` pages with `items` items each into `root`.

    With `plain` the same words stand in the pages as Markdown: stems as
    paragraphs, choices and feedback as lists.
    """
    shutil.copytree(PROJECT / "tools" / "theme", root / "tools" / "theme")
    shutil.copytree(PROJECT / "docs" / "assets", root / "docs" / "assets")
    shutil.copytree(PROJECT / "docs" / "data", root / "docs" / "data")
    (root / "tools" / "courseware").mkdir()  # watched by `serve`, therefore named in mkdocs.yml
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:\n.*?(?=^\S)", "", settings), encoding="utf-8")
    (root / "quizzes").mkdir()
    source = bench_items()
    for number in range(pages):
        chosen = [{**source[(number * items + i) % len(source)], "id": f"item-{i}"} for i in range(items)]
        if not plain:
            quiz = {"title": {"en": f"Quiz {number}", "nl": f"Quiz {number}"}, "mastery": 80, "items": chosen}
            text = yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False, width=100)
            (root / "quizzes" / f"quiz-{number}.yaml").write_text(text, encoding="utf-8")
        for language in LANGUAGES:
            folder = root / "docs" / language
            folder.mkdir(exist_ok=True)
            name = "index.md" if number == 0 else f"page-{number}.md"
            body = _as_markdown(chosen, language) if plain else f"/// quiz | quiz-{number}\n///\n"
            text = f"---\ndescription: A page to measure.\n---\n\n# Page {number}\n\n{body}"
            (folder / name).write_text(text, encoding="utf-8")


def _as_markdown(items: list[dict[str, Any]], language: str) -> str:
    parts = []
    for number, item in enumerate(items, 1):
        parts += [f"Question {number} of {len(items)}. {item['stem'][language]}", ""]
        for choice in item["choices"].values():
            parts.append(f"- {choice[language]}")
        parts += ["", "Answer and feedback", ""]
        for choice in item["choices"].values():
            parts += [f"- Right. {choice[language]}", "", f"    {choice['feedback'][language]}"]
        parts += ["", "Based on: " + ", ".join(item["evidence"]), ""]
    return "\n".join(parts)


def build(root: Path) -> None:
    """Build a scratch course with MkDocs."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
