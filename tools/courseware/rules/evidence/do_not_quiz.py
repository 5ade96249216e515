"""An item or a scenario that rests on an entry that is not to be asked about.

Some findings contradict themselves in the source, or are one person's guess.
The register marks them `use: do-not-quiz`: a page may mention them together
with what is wrong with them, but nobody should be scored on them, and no
consequence in a scenario should hang on them.

Bad, in the register:

    evidence:
      - id: kit-cups
        type: figure
        theme: cups
        population: third-floor
        section: Cups
        source: note-on-the-door
        text:
          en: Of twelve people on the third floor, nine washed their own cup.
          nl: Van twaalf mensen op de derde verdieping wasten er negen hun eigen kopje af.
        use: do-not-quiz

Good, in an item:

    evidence: [kit-cups]
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Item, Scenario, ScenarioNode


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield every id under `evidence` whose entry is marked."""
    yield from _marked(item, "item", course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the same for a scenario and its nodes."""
    yield from _marked(scenario, "scenario", course)
    for node in scenario.nodes:
        yield from _marked(node, "node", course)


def _marked(part: Item | Scenario | ScenarioNode, what: str, course: Course) -> Iterator[Finding]:
    for name in dict.fromkeys(part.evidence):
        entry = course.register.evidence.get(name)
        if entry is not None and entry.use == "do-not-quiz":
            message = f"the register marks `{name}` with `use: do-not-quiz`"
            help_text = f"rest the {what} on another entry, or tell of this one in a page"
            other = entry.node.at("use") if entry.node is not None else None
            span = part.node.at("evidence", name)
            yield Finding(span, message, help_text, other=other, other_label="marked here")
