"""An ending of a scenario to which no way leads.

Learners see how many endings there are, and would look for this one in vain.
Lead an option to it, or remove it. While a node leads to no ending at all
(`dead-end`), nothing is said here: mending that may mend this.

Bad, in a scenario:

    nodes:
      at-the-sink:
        text: {en: Nine cups again. What do you do?, nl: Weer negen kopjes. Wat doe je?}
        options:
          a:
            text: {en: You ask Wim., nl: Je vraagt het Wim.}
            consequence: {en: Wim has an idea., nl: Wim heeft een idee.}
            to: one-rule
    endings:
      one-rule:
        outcome: reached
        title: {en: One rule, nl: Eén regel}
        text: {en: The sink is empty., nl: De gootsteen is leeg.}
      a-rota:
        outcome: partly
        title: {en: A rota, nl: Een rooster}
        text: {en: Wim does two turns., nl: Wim doet twee beurten.}

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
            text: {en: You draw up a rota., nl: Je maakt een rooster.}
            consequence: {en: Lin signs it., nl: Lin zet haar naam erop.}
            to: a-rota
    endings:
      one-rule:
        outcome: reached
        title: {en: One rule, nl: Eén regel}
        text: {en: The sink is empty., nl: De gootsteen is leeg.}
      a-rota:
        outcome: partly
        title: {en: A rota, nl: Een rooster}
        text: {en: Wim does two turns., nl: Wim doet twee beurten.}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Scenario
from courseware.nodes import Mapping
from courseware.ways import ways


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield each ending to which no node leads; a node out of reach is said to be so itself."""
    through = ways(scenario)
    if not through.sure or not through.can_end() >= through.leads_to.keys():
        return  # where nodes lead round in a ring, one of them may have to lead here
    met = {target for targets in through.leads_to.values() for target in targets}
    endings = scenario.node.values["endings"]
    assert isinstance(endings, Mapping)
    for name in through.endings:
        if name not in met:
            help_text = "lead an option to it with `to:`, or remove it"
            yield Finding(endings.key(name), f"no way leads to the ending `{name}`", help_text)
