"""A figure in an item or a scenario that the register marks as not to be asked about.

An entry may hold one number that cannot be relied on beside others that can:
its figure is then marked `use: do-not-quiz`. This looks for that number in
an item's stem and choices, and in a scenario's opening, nodes and options. A
number up to twelve may well count something else, so it speaks only of larger
ones, and of percentages and shares.

Bad, in an entry:

    figures:
      - {value: 14, unit: ticks, qualifier: exact, use: do-not-quiz}

Bad, in an item:

    stem:
      en: Fourteen ticks stand on the note. What do you say?
      nl: Er staan veertien streepjes op het briefje. Wat zeg je?

Good, in an entry:

    figures:
      - {value: 14, unit: ticks, qualifier: exact, use: do-not-quiz}

Good, in an item:

    stem:
      en: Nine cups stand in the sink. What do you say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.item_texts import item_texts
from courseware.model import Evidence, Item, Scenario
from courseware.nodes import Mapping, Scalar, Sequence
from courseware.scenario_texts import scenario_parts
from courseware.text.figures import claims, numbers
from courseware.text.prose import Prose

SEVERITY = "warning"

#: Up to here a number may well count something else.
_SMALL = 12


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the stem and the choices that hold a figure marked in one of the cited entries."""
    marked = _all_marked(item.evidence, course)
    for text in item_texts(item) if marked else ():
        if text.part in ("stem", "choice", "part"):
            for prose in text.in_languages.values():
                yield from _findings(prose, marked)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield what a learner chooses from that holds such a figure."""
    shared = _all_marked(scenario.evidence, course)
    for part in scenario_parts(scenario, course.languages):
        own = _all_marked(part.own, course)
        marked = {**shared, **own} if own else shared
        for text in part.texts if marked else ():
            for prose in text.in_languages.values() if text.asks else ():
                yield from _findings(prose, marked)


def _all_marked(names: Iterable[str], course: Course) -> dict[float, tuple[str, Span]]:
    """Return the marked figures of some entries with their names; an entry marked as a whole is another rule's."""
    marked: dict[float, tuple[str, Span]] = {}
    for name in dict.fromkeys(names):
        entry = course.register.evidence.get(name)
        if entry is not None and entry.use != "do-not-quiz":
            marked |= {value: (name, span) for value, span in _marked(entry).items()}
    return marked


def _marked(entry: Evidence) -> dict[float, Span]:
    """Return the marked figures of an entry with the places of their marks; found once for each entry."""
    kept: dict[str, dict[float, Span]] = vars(entry)
    if "_marked" not in kept:
        figures = entry.node.values.get("figures") if entry.node is not None else None
        nodes = figures.items if isinstance(figures, Sequence) else []
        uses = [(node, node.values.get("use")) for node in nodes if isinstance(node, Mapping)]
        marked = [node for node, use in uses if isinstance(use, Scalar) and use.text.strip() == "do-not-quiz"]
        values = {figure.value for figure in entry.figures}
        found = {value: node.at("use") for node in marked if (value := _number(node)) in values}
        kept["_marked"] = {value: span for value, span in found.items() if value is not None}
    return kept["_marked"]


def _number(node: Mapping) -> float | None:
    value = node.values.get("value")
    try:
        return float(value.text) if isinstance(value, Scalar) else None
    except ValueError:
        return None


def _findings(prose: Prose, marked: dict[float, tuple[str, Span]]) -> Iterator[Finding]:
    said = [(number.start, number.end, number.value) for number in numbers(prose) if number.value > _SMALL]
    said += [(claim.start, claim.end, round(claim.value)) for claim in claims(prose) if claim.kind != "count"]
    for start, end, value in sorted(said):
        if value in marked:
            name, other = marked[value]
            message = f"this figure of `{name}` is marked `use: do-not-quiz`"
            help_text = "ask about something else that the entry holds"
            yield Finding(prose.span(start, end), message, help_text, other=other, other_label="marked here")
            return
