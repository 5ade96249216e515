"""An id that is used twice.

Learners' answers, citations and embeddings are found by id: the second one
would never be seen, or would take over the answers of the first. The same holds
for a quiz, an item or a tool that a page embeds twice, for the fields of a tool,
and for a folder of two modules.

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

from collections.abc import Iterator, Sequence

from courseware.course import TOOLS_FILE, Course
from courseware.data_file import Data
from courseware.diagnostics import Finding, short
from courseware.model import Module, Quiz, Scenario
from courseware.nodes import Mapping
from courseware.pages import Block, Page
from courseware.source import MOST_FOUND


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


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every second use of an id among the fields of a tool."""
    for tool in course.tools.values() if data.file == TOOLS_FILE else ():
        yield from _twice("field", [(field.id, field.node) for field in tool.fields])


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every block of a page that embeds what another one above it does."""
    seen: dict[tuple[str, str], Block] = {}
    for block in page.blocks:
        above = seen.setdefault((block.name, block.argument), block)
        if above is not block and not block.problem and not above.problem:
            message = f"this page embeds `{short(f'{block.name} | {block.argument}'.strip(' |'))}` twice"
            yield Finding(block.span, message, "take one of them out", other=above.span, other_label="first here")


def check(course: Course) -> Iterator[Finding]:
    """Yield every second use of an id among modules, objectives and register entries."""
    modules = course.file.modules
    yield from _twice("module", [(module.id, module.node) for module in modules])
    yield from _same_folder(modules)
    yield from _twice("objective", [(o.id, o.node) for module in modules for o in module.objectives])
    yield from _twice("entry", [(e.id, e.node) for e in course.register.entries if e.node])


def _same_folder(modules: Sequence[Module]) -> Iterator[Finding]:
    first: dict[str, Module] = {}
    for module in modules:
        above = first.setdefault(module.folder, module)
        # Of two with one id, that is said.
        if module.folder and above is not module and above.id != module.id:
            yield Finding(
                module.node.at("folder"),
                f"two modules have the folder `{short(module.folder)}`",
                help="give this one a folder of its own",
                other=above.node.at("folder"),
                other_label="first here",
            )


def _twice(what: str, ids: list[tuple[str, Mapping]]) -> Iterator[Finding]:
    seen: dict[str, Mapping] = {}
    found = 0
    many = f"{what}s" if what != "entry" else "entries"
    for name, node in ids:
        if not name or seen.setdefault(name, node) is node:
            continue
        found += 1
        if found > MOST_FOUND:
            message = f"up to here more than {MOST_FOUND:,} {many} have the id of another one"
            yield Finding(node.at("id"), message, "mend these; what stands below is told then")
            return
        yield Finding(
            node.at("id"),
            f"there are two {many} `{name}`",
            help="give this one another id",
            other=seen[name].at("id"),
            other_label="first here",
        )
