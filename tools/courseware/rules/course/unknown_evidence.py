"""A citation of something that the register does not have.

Every figure and finding rests on an entry of `docs/data/evidence.yaml`; a
citation of nothing is a claim without ground.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import REGISTER_FILE, Course
from courseware.diagnostics import Diagnostic, Span, did_you_mean, said_enough


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every cited id that is no entry of the register."""
    if said_enough(course.found, REGISTER_FILE, course.register.evidence):
        return
    for quiz in course.quizzes.values():
        for item in quiz.items:
            for name in item.evidence:
                if name not in course.register.evidence:
                    yield _unknown(course, name, item.node.at("evidence", name))
    for page in course.pages:
        for citation in page.citations:
            if citation.id not in course.register.evidence:
                yield _unknown(course, citation.id, citation.span)


def _unknown(course: Course, name: str, span: Span) -> Diagnostic:
    near = did_you_mean(name, course.register.evidence, what="entries") or "look in docs/data/evidence.yaml"
    return Diagnostic("unknown-evidence", "error", span, f"the register has no entry `{name}`", help=near)
