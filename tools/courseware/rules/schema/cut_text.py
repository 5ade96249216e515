"""A text that is cut off at a `#` behind a space.

In YAML a `#` behind a space begins a comment: what follows it is not part of
the text, and nobody is told. Put such a text behind `>-` on the next line, or
in quotes. A comment that is meant has two spaces before it, and is left alone.

Bad, in an item:

    stem:
      en: Esra stands in room #3 with nine cups. What do you say?
      nl: Esra staat in kamer #3 met negen kopjes. Wat zeg je?

Good, in an item:

    stem:
      en: >-
        Esra stands in room #3 with nine cups. What do you say?
      nl: >-
        Esra staat in kamer #3 met negen kopjes. Wat zeg je?
    level: apply  # she has to choose
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Finding, Span
from courseware.model import Quiz, Scenario
from courseware.nodes import Node, scalars
from courseware.pages import Page

SEVERITY = "warning"

#: The texts of a page's front matter, which has no languages.
FRONT_MATTER = ("title", "description", "drawing_alt")


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield each text of a quiz that is cut off."""
    yield from _cut_off(quiz.node, course.languages)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield each text of a scenario that is cut off."""
    yield from _cut_off(scenario.node, course.languages)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield each text of a data file that is cut off."""
    yield from _cut_off(data.node, course.languages)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield each text of a page's front matter that is cut off."""
    yield from _cut_off(page.node, FRONT_MATTER)


def check(course: Course) -> Iterator[Finding]:
    """Yield each text of the course file and the register that is cut off."""
    yield from _cut_off(course.file.node, course.languages)
    yield from _cut_off(course.register.node, course.languages)


def _cut_off(node: Node, keys: Collection[str]) -> Iterator[Finding]:
    # To look once through the file is quicker than to look behind each of its texts.
    if not _may_cut(node.file_text):
        return
    for key, scalar in scalars(node):
        if key in keys and scalar.text and not scalar.style:
            behind = scalar.behind
            if behind.startswith(" #"):
                file, _, _, line, column = scalar.span
                span = Span(file, line, column + 1, line, column + len(behind.rstrip()))
                help_text = "put the text behind `>-` on the next line, or two spaces before a comment that is meant"
                yield Finding(span, "the text ends before this `#`", help_text)


def _may_cut(text: str) -> bool:
    """Tell whether a `#` stands anywhere behind a single space; found by plain search, quicker than by a pattern."""
    start = text.find(" #", 1)
    while start > 0 and text[start - 1] in " \t\n":
        start = text.find(" #", start + 1)
    return start > 0
