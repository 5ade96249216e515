"""An id that is used twice.

Learners' answers, citations and embeddings are found by id: the second one
would never be seen, or would take over the answers of the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Quiz
from courseware.source import Mapping


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield every second use of an id among the items of a quiz."""
    yield from _twice("item", [(item.id, item.node) for item in quiz.items])


def check(course: Course) -> Iterator[Finding]:
    """Yield every second use of an id among modules, objectives and register entries."""
    modules = course.file.modules
    yield from _twice("module", [(module.id, module.node) for module in modules])
    yield from _twice("objective", [(o.id, o.node) for module in modules for o in module.objectives])
    yield from _twice("entry", [(e.id, e.node) for e in course.register.entries if e.node])


def _twice(what: str, ids: list[tuple[str, Mapping]]) -> Iterator[Finding]:
    seen: dict[str, Mapping] = {}
    for name, node in ids:
        if name and name in seen:
            yield Finding(
                node.at("id"),
                f"there are two {what}s `{name}`" if what != "entry" else f"there are two entries `{name}`",
                help="give this one another id",
                other=seen[name].at("id"),
                other_label="first here",
            )
        seen.setdefault(name, node)
