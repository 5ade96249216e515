"""A node of a scenario to which no way leads.

It is written, translated and checked, and nobody will ever read it. Most often
an option that should lead here leads elsewhere. The story begins with the
first node of the file. What stands behind an unreachable node is not named as
well: a way to the one is a way to the other.

Bad, in a scenario:

    nodes:
      at-the-sink:
        text: {en: Nine cups again. What do you do?, nl: Weer negen kopjes. Wat doe je?}
        options:
          a:
            text: {en: You ask Wim., nl: Je vraagt het Wim.}
            consequence: {en: Wim has an idea., nl: Wim heeft een idee.}
            to: one-rule
      on-friday:
        text: {en: Wim is angry. What do you do?, nl: Wim is boos. Wat doe je?}
        options:
          a:
            text: {en: You ask him now., nl: Je vraagt het hem nu.}
            consequence: {en: He thinks., nl: Hij denkt na.}
            to: one-rule

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


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield each node out of reach, but none that could be reached from one that is named already."""
    through = ways(scenario)
    if not through.sure or through.first not in through.can_end():
        return  # that the beginning leads to no ending is one thing, said once
    reached: set[str] = set()
    through.follow(through.first, reached)
    lost = [name for name in through.leads_to if name not in reached]
    behind = {target for name in lost for target in through.leads_to[name] if target != name}
    named: set[str] = set()
    # First those to which not even a lost node leads; then, of nodes that lead round in a ring, one.
    for name in sorted(lost, key=lambda name: name in behind):
        if name not in named:
            through.follow(name, named)
            nodes = scenario.node.values["nodes"]
            assert isinstance(nodes, Mapping)
            help_text = "lead an option to it with `to:`, or remove it"
            yield Finding(nodes.key(name), f"no way leads to the node `{name}`", help_text)
