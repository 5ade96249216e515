"""A page that embeds a quiz or an item which does not exist.

The reader would find nothing at that place.

Bad, in a page:

    /// item | kitchen#ten-cups
    ///

Good, in a page:

    /// item | kitchen#nine-cups
    ///
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from courseware.course import COURSE_FILE, QUIZ_FOLDER, Course
from courseware.diagnostics import Finding, did_you_mean, said_enough
from courseware.pages import Block


def check(course: Course) -> Iterator[Finding]:
    """Yield every block whose quiz, item or module is not there."""
    for page in course.pages:
        for block in page.blocks:
            what, names, plural, file = _known(course, block)
            if block.problem or not what or block.argument in names or said_enough(course.found, file, names):
                continue
            message = f"there is no {what} `{block.argument}`"
            help_text = did_you_mean(block.argument, names, what=plural) or f"look in {file}"
            yield Finding(block.span, message, help_text)


def _known(course: Course, block: Block) -> tuple[str, Collection[str], str, str]:
    """Return what a block names, the names that there are, and the file in which they stand."""
    if block.name == "objectives":
        return "module", [module.id for module in course.file.modules], "modules", COURSE_FILE
    quiz_id = block.argument.partition("#")[0]
    file = f"{QUIZ_FOLDER}/{quiz_id}.yaml"
    if block.name == "item":
        quizzes = [course.bank[quiz_id]] if quiz_id in course.bank else course.bank.values()
        return "item", [item.name for quiz in quizzes for item in quiz.items if item.id], "items", file
    return ("quiz" if block.name == "quiz" else ""), course.bank, "quizzes", file
