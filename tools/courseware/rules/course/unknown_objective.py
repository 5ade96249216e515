"""An objective that `docs/data/course.yaml` does not have.

Every item, scenario, lesson, tool and statement serves an objective; that is how one sees what is
taught and not practised.

Bad, in an item:

    objective: settle-the-dishes

Good, in an item:

    objective: settle-the-washing-up
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import COURSE_FILE, TOOLS_FILE, Course
from courseware.data_file import Data
from courseware.diagnostics import Finding, Span, did_you_mean, said_enough
from courseware.model import Item, Scenario
from courseware.pages import Page
from courseware.statements import Statements


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield an item's objective if there is no such objective."""
    if item.objective:
        yield from _unknown(course, item.objective, item.node.at("objective"))


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield every objective of a scenario that does not exist."""
    for name in scenario.objectives:
        yield from _unknown(course, name, scenario.node.at("objectives", name))


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every objective of a page that does not exist."""
    for name in page.meta.get("objectives") or ():
        yield from _unknown(course, name, page.node.at("objectives", name))


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every objective of a tool or a statement that does not exist."""
    for tool in course.tools.values() if data.file == TOOLS_FILE else ():
        for name in tool.objectives:
            yield from _unknown(course, name, tool.node.at("objectives", name))
    for statement in data.value.statements if isinstance(data.value, Statements) else ():
        if statement.objective:
            yield from _unknown(course, statement.objective, statement.node.at("objective"))


def _unknown(course: Course, name: str, span: Span) -> Iterator[Finding]:
    known = course.file.objectives
    if name not in known and not said_enough(course.found, COURSE_FILE, known):
        help_text = did_you_mean(name, known, what="objectives") or "look in docs/data/course.yaml"
        yield Finding(span, f"there is no objective `{name}`", help_text)
