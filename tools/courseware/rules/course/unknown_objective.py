"""An objective that `docs/data/course.yaml` does not have.

Every item, lesson and tool serves an objective; that is how one sees what is
taught and not practised.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import COURSE_FILE, Course
from courseware.diagnostics import Diagnostic, Span, did_you_mean, said_enough


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every objective of an item or page that does not exist."""
    if said_enough(course.found, COURSE_FILE, course.file.objectives):
        return
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.objective and item.objective not in course.file.objectives:
                yield _unknown(course, item.objective, item.node.at("objective"))
    for page in course.pages:
        for name in page.meta.get("objectives") or ():
            if name not in course.file.objectives:
                yield _unknown(course, name, page.node.at("objectives", name))


def _unknown(course: Course, name: str, span: Span) -> Diagnostic:
    help_text = did_you_mean(name, course.file.objectives, what="objectives") or "look in docs/data/course.yaml"
    return Diagnostic("unknown-objective", "error", span, f"there is no objective `{name}`", help=help_text)
