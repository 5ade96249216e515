"""A scenario's texts, each in all its languages, with the entries of the register that they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from courseware.localised import localised
from courseware.model import Scenario
from courseware.text.prose import Prose


@dataclass(frozen=True)
class ScenarioText:
    """One text of a scenario by language; a language in which it is missing is left out.

    `asks` where it tells what a learner chooses from, as the stem and the choices of an item do.
    """

    in_languages: Mapping[str, Prose]
    asks: bool = False


@dataclass(frozen=True)
class ScenarioPart:
    """The texts of a node, or all those outside the nodes, where `node` is empty.

    What the scenario cites as a whole, its parts `share`; `own` is what a node
    cites besides. Outside the nodes rests on what any of them cites.
    """

    node: str
    texts: tuple[ScenarioText, ...]
    shared: tuple[str, ...]
    own: tuple[str, ...]


def scenario_parts(scenario: Scenario, languages: Collection[str]) -> tuple[ScenarioPart, ...]:
    """Return the texts of a scenario, those outside the nodes first. Made once for each scenario."""
    kept: dict[str, tuple[ScenarioPart, ...]] = vars(scenario)
    if "_parts" not in kept:
        kept["_parts"] = tuple(_parts(scenario, languages))
    return kept["_parts"]


def _parts(scenario: Scenario, languages: Collection[str]) -> Iterator[ScenarioPart]:
    shared = tuple(dict.fromkeys(scenario.evidence))
    anywhere = tuple(dict.fromkeys(name for node in scenario.nodes for name in node.evidence))
    outside = (
        ScenarioText(texts, key == "opening")
        for key, written in scenario.node.values.items()
        if key != "nodes"
        for _, texts in localised(written, languages)
        if texts
    )
    yield ScenarioPart("", tuple(outside), shared, anywhere)
    for node in scenario.nodes:
        inside = (ScenarioText(texts, key == "text") for key, texts in localised(node.node, languages) if texts)
        yield ScenarioPart(node.id, tuple(inside), shared, tuple(dict.fromkeys(node.evidence)))


def scenario_texts(scenario: Scenario, languages: Collection[str]) -> Iterator[ScenarioText]:
    """Yield all texts of a scenario."""
    for part in scenario_parts(scenario, languages):
        yield from part.texts
