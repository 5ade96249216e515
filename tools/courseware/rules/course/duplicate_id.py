"""An id that is used twice.

Learners' answers, citations and embeddings are found by id: the second one
would never be seen, or would take over the answers of the first.

Bad, in a module:

    objectives:
      - id: settle-the-washing-up
        level: apply
        text:
          en: Choose a first sentence.
          nl: Een eerste zin kiezen.
      - id: settle-the-washing-up
        level: evaluate
        text:
          en: Tell what a survey on one floor can carry.
          nl: Zeggen wat je met een enquête op één verdieping mag beweren.

Good, in a module:

    objectives:
      - id: settle-the-washing-up
        level: apply
        text:
          en: Choose a first sentence.
          nl: Een eerste zin kiezen.
      - id: read-a-small-survey
        level: evaluate
        text:
          en: Tell what a survey on one floor can carry.
          nl: Zeggen wat je met een enquête op één verdieping mag beweren.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Quiz, Scenario
from courseware.source import Mapping


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield every second use of an id among the items of a quiz."""
    yield from _twice("item", [(item.id, item.node) for item in quiz.items])


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield every ending that is called like a node: an option could not say which it leads to."""
    nodes, endings = scenario.node.values.get("nodes"), scenario.node.values.get("endings")
    if isinstance(nodes, Mapping) and isinstance(endings, Mapping):
        for name in endings.keys:
            if name in nodes.keys:
                yield Finding(
                    endings.key(name),
                    f"an ending and a node are both called `{name}`",
                    help="give the ending another id",
                    other=nodes.key(name),
                    other_label="the node",
                )


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
