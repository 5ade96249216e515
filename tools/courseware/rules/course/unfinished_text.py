"""A text that `course new` left to be written: `…` alone.

It would be published as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Diagnostic
from courseware.schema import UNFINISHED
from courseware.source import Mapping, Node, Scalar, Sequence


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every text of a quiz, and every line of a page, that is `…` alone."""
    for quiz in course.quizzes.values():
        for scalar in _scalars(quiz.node):
            if scalar.text.strip() == UNFINISHED:
                yield Diagnostic("unfinished-text", "error", scalar.span, "this text is still to be written")
    for page in course.pages:
        for scalar in _scalars(page.node):
            if scalar.text.strip() == UNFINISHED:
                yield Diagnostic("unfinished-text", "error", scalar.span, "this text is still to be written")
        for span in page.unfinished:
            yield Diagnostic("unfinished-text", "error", span, "this text is still to be written")


def _scalars(node: Node) -> Iterator[Scalar]:
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += node.values.values()
