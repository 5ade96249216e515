"""A node of a scenario from which the learner cannot get to an ending.

Either it has no options and is no ending, or its options lead round in a ring.
Going back is offered on every page of a scenario: no option is needed for it.

Bad, in a scenario:

    nodes:
      at-the-sink:
        text: {en: Nine cups again. What do you do?, nl: Weer negen kopjes. Wat doe je?}
        options:
          a:
            text: {en: You ask Wim., nl: Je vraagt het Wim.}
            consequence: {en: Wim has an idea., nl: Wim heeft een idee.}
            to: one-rule
          b:
            text: {en: You wait., nl: Je wacht af.}
            consequence: {en: So does Wim., nl: Wim ook.}
            to: on-friday
      on-friday:
        text: {en: Wim is angry. What do you do?, nl: Wim is boos. Wat doe je?}
        options:
          a:
            text: {en: You wait., nl: Je wacht af.}
            consequence: {en: It is Friday again., nl: Het is weer vrijdag.}
            to: on-friday

Good, in a scenario:

    nodes:
      at-the-sink:
        text: {en: Nine cups again. What do you do?, nl: Weer negen kopjes. Wat doe je?}
        options:
          a:
            text: {en: You ask Wim., nl: Je vraagt het Wim.}
            consequence: {en: Wim has an idea., nl: Wim heeft een idee.}
            to: one-rule
          b:
            text: {en: You wait., nl: Je wacht af.}
            consequence: {en: So does Wim., nl: Wim ook.}
            to: on-friday
      on-friday:
        text: {en: Wim is angry. What do you do?, nl: Wim is boos. Wat doe je?}
        options:
          a:
            text: {en: You ask him now., nl: Je vraagt het hem nu.}
            consequence: {en: He thinks., nl: Hij denkt na.}
            to: one-rule
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Scenario
from courseware.nodes import Mapping
from courseware.ways import ways

#: A note names this many nodes at most.
MOST_NAMED = 8


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield each node with an empty table of options, and the first of those from which no ending can be reached."""
    for node in scenario.nodes:
        written = node.node.values.get("options")
        if isinstance(written, Mapping) and not written.keys and written.whole and not written.refused:
            help_text = "add `a:` and `b:`, or make it an ending"
            yield Finding(node.node.key("options"), f"the node `{node.id}` has no option", help_text)
    through = ways(scenario)
    nodes = scenario.node.values.get("nodes")
    if not through.sure or not isinstance(nodes, Mapping):
        return
    can_end = through.can_end()
    stuck = [name for name in through.leads_to if name not in can_end]
    if stuck:
        notes = _others(stuck[1:])
        help_text = "lead one of its options to an ending, or to a node from which there is a way to one"
        message = f"from the node `{stuck[0]}` no way leads to an ending"
        yield Finding(nodes.key(stuck[0]), message, help_text, notes=notes)


def _others(names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    named = ", ".join(f"`{name}`" for name in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return (f"nor from {named}{more}",)
