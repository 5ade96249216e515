"""An option of a scenario that leads to a node or ending which does not exist.

The learner would choose, and the story would stop. Behind `to:` stands the id
of one of the scenario's nodes or endings. The nearest ids are offered.

Bad, in a scenario:

    nodes:
      at-the-sink:
        text: {en: Nine cups again. What do you do?, nl: Weer negen kopjes. Wat doe je?}
        options:
          a:
            text: {en: You ask Wim., nl: Je vraagt het Wim.}
            consequence: {en: Wim has an idea., nl: Wim heeft een idee.}
            to: one-rul
          b:
            text: {en: You draw up a rota., nl: Je maakt een rooster.}
            consequence: {en: Lin signs it., nl: Lin zet haar naam erop.}
            to: a-rota

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
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, did_you_mean, unread_files
from courseware.model import Scenario
from courseware.ways import MOST_MEANT, MOST_NAMES, names


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield every option whose `to` names nothing, once both nodes and endings are there."""
    if scenario.file in unread_files(course.found) or not {"nodes", "endings"} <= scenario.node.keys.keys():
        return
    known = dict.fromkeys(names(scenario))
    left = MOST_MEANT if len(known) <= MOST_NAMES else 0
    for node in scenario.nodes:
        for option in node.options:
            if option.to and option.to not in known:
                help_text = did_you_mean(option.to, known, what="nodes and endings") if left > 0 else ""
                left -= 1
                yield Finding(
                    option.node.at("to"),
                    f"there is no node or ending `{option.to}`",
                    help_text or "write the id of one of this scenario’s nodes or endings",
                )
