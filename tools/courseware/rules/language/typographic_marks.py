"""A typewriter's mark where print has a better one: ' and ", three dots, a hyphen as a dash, a space before a comma.

They slip in with text from elsewhere, and beside the curly marks of the rest
they look like a mistake. House style: English “double”, Dutch ‘single’
quotation marks, ’ for the apostrophe, … and –. Code, links and HTML are left
alone; where it is certain which mark is meant, the finding carries the repair.

Bad, in an item:

    stem:
      en: Esra doesn't look up ... What do you say?
      nl: Esra kijkt niet op , ze roert. Wat zeg je?

Good, in an item:

    stem:
      en: Esra doesn’t look up … What do you say?
      nl: Esra kijkt niet op, ze roert. Wat zeg je?

Bad, in a page:

    Wim says "hello" to Esra.

Good, in a page:

    Wim says “hello” to Esra.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Edit, Finding, Span
from courseware.model import Quiz, Scenario
from courseware.nodes import Node, Scalar, scalars
from courseware.pages import Page
from courseware.text.marks import MOST, Mark, marks
from courseware.text.prose import Prose
from courseware.text.raw_text import positions
from courseware.words import word_lists

SEVERITY = "warning"
FIXES = True

#: What is said of each kind of mark.
_SAID = {
    "double": "this quotation mark is a straight one",
    "dots": "three full stops stand for an ellipsis",
    "hyphen": "this hyphen stands for a dash",
    "space": "a space stands before a punctuation mark",
}


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield the first such mark of each text."""
    yield from _in_yaml(quiz.node, course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first such mark of each text."""
    yield from _in_yaml(scenario.node, course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first such mark of each text."""
    yield from _in_yaml(data.node, course)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first such mark of each paragraph, heading and cell."""
    for paragraph in page.paragraphs:
        prose = paragraph.prose
        yield from _finding(prose, marks(prose), prose.span)


def _in_yaml(node: Node, course: Course) -> Iterator[Finding]:
    lines: list[str] = []
    for key, scalar in scalars(node):
        if key in course.languages:
            prose = scalar.prose(key)
            found = marks(prose)
            if found:
                lines = lines or node.file_text.split("\n")
                yield from _finding(prose, found, _placed(scalar, lines))


def _placed(scalar: Scalar, lines: Sequence[str]) -> Callable[[int, int], Span | None]:
    """Return what says where a piece of a text stands; it does not know of what it cannot be sure of."""
    file = scalar.span.file
    at = positions(scalar.text.strip(), lines, scalar.span, scalar.style)

    def place(start: int, end: int) -> Span | None:
        # A space has no place of its own: it lies between two characters that have.
        is_space = start not in at
        first, last = at.get(start - is_space), at.get(end - 1 + is_space)
        if first is None or last is None or first[0] != last[0]:
            return None
        column, end_column = first[1] + is_space, last[1] + 1 - is_space
        return Span(file, first[0], column, last[0], end_column) if end_column - column == end - start else None

    return place


def _finding(prose: Prose, found: Sequence[Mark], place: Callable[[int, int], Span | None]) -> Iterator[Finding]:
    if not found:
        return
    spans = [place(mark.start, mark.end) for mark in found]
    edits = tuple(
        Edit(span, mark.better)
        for mark, span in zip(found, spans, strict=True)
        if span is not None and mark.better is not None
    )
    first = found[0]
    count = f"{MOST} or more" if len(found) == MOST else str(len(found))
    notes = (f"this text has {count} such marks",) if len(found) > 1 else ()
    yield Finding(spans[0] or prose.span(), _message(first), _help(first, prose.language), notes=notes, edits=edits)


def _message(mark: Mark) -> str:
    if mark.kind == "single":
        return "this apostrophe is a straight one" if mark.better == "’" else "this quotation mark is a straight one"
    return _SAID[mark.kind]


def _help(mark: Mark, language: str) -> str:
    if mark.kind == "space":
        return "remove it"
    if mark.kind in ("double", "single") and mark.better != "’":
        opening, closing, *others = word_lists(language)["quotation-marks"]
        if mark.kind == "single":
            opening, closing = others
        return f"write {opening}…{closing}"
    return f"write {mark.better or '…'}"
