"""A text that `course new` left to be written: `…` alone.

It would be published as it stands.

Bad, in an item:

    hint: {en: Count who is asked., nl: …}

Good, in an item:

    hint: {en: Count who is asked., nl: Tel aan wie je het vraagt.}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Finding
from courseware.model import Quiz, Scenario
from courseware.nodes import Node, scalars
from courseware.pages import Page
from courseware.reading import UNFINISHED


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield every text of a quiz that is `…` alone."""
    yield from _unfinished(quiz.node)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield every text of a scenario that is `…` alone."""
    yield from _unfinished(scenario.node)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every text of a data file that is `…` alone."""
    yield from _unfinished(data.node)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every line of a page, and every text of its front matter, that is `…` alone."""
    yield from _unfinished(page.node)
    for span in page.unfinished:
        yield Finding(span, "this text is still to be written")


def _unfinished(node: Node) -> Iterator[Finding]:
    for _, scalar in scalars(node):
        if scalar.text.strip() == UNFINISHED:
            yield Finding(scalar.span, "this text is still to be written")
