"""A text that `course new` left to be written: `…` alone.

It would be published as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Quiz
from courseware.pages import Page
from courseware.schema import UNFINISHED
from courseware.source import Mapping, Node, Scalar, Sequence


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield every text of a quiz that is `…` alone."""
    yield from _unfinished(quiz.node)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every line of a page, and every text of its front matter, that is `…` alone."""
    yield from _unfinished(page.node)
    for span in page.unfinished:
        yield Finding(span, "this text is still to be written")


def _unfinished(node: Node) -> Iterator[Finding]:
    for scalar in _scalars(node):
        if scalar.text.strip() == UNFINISHED:
            yield Finding(scalar.span, "this text is still to be written")


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
