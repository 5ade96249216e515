"""A page that embeds a quiz or an item which does not exist.

The reader would find nothing at that place.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Diagnostic, did_you_mean


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every block whose quiz, item or module is not there."""
    known = {
        "quiz": (course.quizzes, "quizzes"),
        "item": (course.items, "items"),
        "objectives": ({module.id for module in course.file.modules}, "modules"),
    }
    for page in course.pages:
        for block in page.blocks:
            if block.problem or block.name not in known:
                continue
            names, plural = known[block.name]
            if block.argument not in names:
                what = "module" if block.name == "objectives" else block.name
                message = f"there is no {what} `{block.argument}`"
                help_text = did_you_mean(block.argument, names, what=plural)
                yield Diagnostic("unknown-quiz", "error", block.span, message, help=help_text)
