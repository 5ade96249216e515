"""An id that is used twice.

Learners' answers, citations and embeddings are found by id: the second one
would never be seen, or would take over the answers of the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Diagnostic
from courseware.source import Mapping


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield every second use of an id among items of a quiz, modules, objectives and register entries."""
    for quiz in course.quizzes.values():
        yield from _twice("item", [(item.id, item.node) for item in quiz.items])
    modules = course.file.modules
    yield from _twice("module", [(module.id, module.node) for module in modules])
    yield from _twice("objective", [(o.id, o.node) for module in modules for o in module.objectives])
    yield from _twice("entry", [(e.id, e.node) for e in course.register.entries if e.node])


def _twice(what: str, ids: list[tuple[str, Mapping]]) -> Iterator[Diagnostic]:
    seen: dict[str, Mapping] = {}
    for name, node in ids:
        if name and name in seen:
            yield Diagnostic(
                "duplicate-id",
                "error",
                node.at("id"),
                f"there are two {what}s `{name}`" if what != "entry" else f"there are two entries `{name}`",
                help="give this one another id",
                other=seen[name].at("id"),
                other_label="first here",
            )
        seen.setdefault(name, node)
