r"""White space at the end of a line, in YAML files and pages.

Nobody sees it, and every tool that compares versions shows it as a change. In
a page two spaces before a line of text mean a line break and stay.

Bad, in `docs/en/index.md`:

    b'---\ndescription: A course of one page.\n---\n\n# Home \n\n/// modules\n///\n'

Good, in `docs/en/index.md`:

    b'---\ndescription: A course of one page.\n---\n\nOne line,  \nand another.\n\n/// modules\n///\n'
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import COURSE_FILE, REGISTER_FILE, Course
from courseware.data_file import Data
from courseware.diagnostics import Edit, Finding, Span
from courseware.model import Quiz, Scenario
from courseware.nodes import Node
from courseware.pages import Page

SEVERITY = "warning"
FIXES = True

#: What Markdown takes for a line break.
_BREAK = "  "
#: So many lines are mended at once; the next time the rest.
MOST_EDITS = 1_000


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield the first such line."""
    yield from _first(_in_yaml(quiz.node, quiz.file))


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first such line."""
    yield from _first(_in_yaml(scenario.node, scenario.file))


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first such line."""
    yield from _first(_in_yaml(data.node, data.file))


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first such line, of the front matter or below."""
    yield from _first(_in_page(page))


def check(course: Course) -> Iterator[Finding]:
    """Yield the first such line of the course file and of the register."""
    yield from _first(_in_yaml(course.file.node, COURSE_FILE))
    for entry in course.register.entries[:1]:
        if entry.node is not None:
            yield from _first(_in_yaml(entry.node, REGISTER_FILE))


def _first(edits: Iterator[Edit]) -> Iterator[Finding]:
    kept, count = [], 0
    for edit in edits:
        count += 1
        if count <= MOST_EDITS:
            kept.append(edit)
    if kept:
        notes = (f"{count} lines of this file end in white space",) if count > 1 else ()
        message = "white space stands at the end of this line"
        yield Finding(kept[0].span, message, "remove it", notes=notes, edits=tuple(kept))


def _in_yaml(node: Node, file: str) -> Iterator[Edit]:
    for number, line in enumerate(node.file_text.split("\n"), node.first_line):
        yield from _spare(file, number, line)


def _in_page(page: Page) -> Iterator[Edit]:
    yield from _in_yaml(page.node, page.file)
    lines = page.text.split("\n")
    following = [*lines[1:], ""]
    for line, below, (number, shown) in zip(lines, following, page.lines, strict=False):
        if shown:  # nothing is shown of a line of code
            is_broken = bool(line.strip()) and bool(below.strip())
            yield from _spare(page.file, number, line, _BREAK if is_broken and line.endswith(_BREAK) else "")


def _spare(file: str, number: int, line: str, allowed: str = "") -> Iterator[Edit]:
    """Yield the edit that leaves of the white space behind a line what is allowed."""
    length = len(line.rstrip(" \t"))
    if line[length:] != allowed:
        yield Edit(Span(file, number, length + 1, number, len(line) + 1), allowed)
