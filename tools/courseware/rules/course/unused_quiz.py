"""A quiz that no page embeds.

It is checked and translated, and nobody ever sees it.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Diagnostic


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every quiz that no page embeds as a whole."""
    embedded = {block.argument for page in course.pages for block in page.blocks if block.name == "quiz"}
    for quiz in course.quizzes.values():
        if quiz.id not in embedded:
            help_text = f"put `/// quiz | {quiz.id}` and a line of `///` into a page of each language"
            message = f"no page embeds the quiz `{quiz.id}`"
            yield Diagnostic("unused-quiz", "error", quiz.node.at("title"), message, help=help_text)
