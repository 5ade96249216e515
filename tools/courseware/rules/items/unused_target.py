"""A target of a matching item to which nothing belongs.

Learners look for what belongs there and find that nothing does: the target
is a trap, and traps tell little about who knows (Haladyna, Downing and Rodriguez
2002, Applied Measurement in Education 15). Now and then "neither" is a fair
target of which a case has none; then leave the warning with that reason.

Bad, in an item:

    type: matching
    targets:
      you: {en: yours, nl: van jou}
      esra: {en: Esra’s, nl: van Esra}
      nobody: {en: nobody’s, nl: van niemand}
    pairs:
      a: {en: Washing up, nl: Afwassen, target: you, feedback: {en: It is your turn., nl: Jij bent aan de beurt.}}
      b: {en: Drying, nl: Afdrogen, target: esra, feedback: {en: She offered., nl: Ze bood het aan.}}
      c: {en: Asking, nl: Vragen, target: you, feedback: {en: You want it., nl: Jij wilt het.}}

Good, in an item:

    type: matching
    targets:
      you: {en: yours, nl: van jou}
      esra: {en: Esra’s, nl: van Esra}
    pairs:
      a: {en: Washing up, nl: Afwassen, target: you, feedback: {en: It is your turn., nl: Jij bent aan de beurt.}}
      b: {en: Drying, nl: Afdrogen, target: esra, feedback: {en: She offered., nl: Ze bood het aan.}}
      c: {en: Asking, nl: Vragen, target: you, feedback: {en: You want it., nl: Jij wilt het.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Item
from courseware.nodes import Mapping

SEVERITY = "warning"


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield each target that no pair names; nothing while a pair names none, or one that is not there."""
    targets = [part.id for part in item.parts if part.way[0] == "targets"]
    named = {part.target for part in item.parts if part.way[0] == "pairs"}
    written = item.node.values.get("targets")
    if not named or not named.issubset(targets) or not isinstance(written, Mapping):
        return
    for target in targets:
        if target not in named:
            help_text = "write a pair for it, or leave it out"
            yield Finding(written.key(target), f"no pair belongs to the target `{target}`", help_text)
