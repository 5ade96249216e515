"""The ways through a scenario: where its options lead, what can be reached, and from where an ending can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from courseware.diagnostics import nearest
from courseware.model import Scenario
from courseware.nodes import Mapping as MappingNode

#: For this many names that are not there, the one that was meant is looked for among this many; it costs time.
MOST_MEANT, MOST_NAMES = 20, 1000


@dataclass(frozen=True)
class Ways:
    """Where each node of a scenario leads, in the order of the file.

    A name that is not there stands for the one that looks most like it, so
    that one typing error is not said twice. A node is `open` if it has no
    options, or one that leads nowhere. `sure` is False where somebody has to
    mend the file before anything can be called out of reach.
    """

    leads_to: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...]
    open: frozenset[str]
    sure: bool

    @property
    def first(self) -> str:
        """The node with which the scenario begins."""
        return next(iter(self.leads_to), "")

    def follow(self, start: str, seen: set[str]) -> None:
        """Add to `seen` each node and ending to which ways lead from one, itself included."""
        _spread([start], self.leads_to, seen)

    def can_end(self) -> set[str]:
        """Return the nodes from which a way leads to an ending or to an open node, and the endings."""
        back: dict[str, list[str]] = {}
        for node, targets in self.leads_to.items():
            for target in targets:
                back.setdefault(target, []).append(node)
        seen: set[str] = set()
        _spread([*self.endings, *self.open], back, seen)
        return seen


def _spread(waiting: list[str], ways: Mapping[str, Iterable[str]], seen: set[str]) -> None:
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += ways.get(name, ())


def names(scenario: Scenario) -> list[str]:
    """Return the ids of a scenario's nodes and endings as they stand in the file, unreadable ones included."""
    return [*_keys(scenario.node, "nodes"), *_keys(scenario.node, "endings")]


def ways(scenario: Scenario) -> Ways:
    """Return the ways through a scenario."""
    known = dict.fromkeys(names(scenario))
    unknown = dict.fromkeys(o.to for node in scenario.nodes for o in node.options if o.to and o.to not in known)
    looked_for = list(unknown)[:MOST_MEANT] if len(known) <= MOST_NAMES else []
    meant = {name: next(iter(nearest(name, known)), "") for name in looked_for}
    leads_to, without_way, astray = {}, set(), set()
    for node in scenario.nodes:
        targets = [option.to if option.to in known else meant.get(option.to, "") for option in node.options]
        leads_to[node.id] = tuple(filter(None, targets))
        if not targets:
            without_way.add(node.id)
        if not all(targets) or len(targets) < len(_keys(node.node, "options")):
            astray.add(node.id)
    endings = tuple(ending.id for ending in scenario.endings)
    read = len(leads_to) + len(endings) == len(known)
    written = [scenario.node.values.get(part) for part in ("nodes", "endings")]
    whole = scenario.node.whole and all(isinstance(table, MappingNode) for table in written)
    return Ways(leads_to, endings, frozenset(without_way | astray), read and whole and not astray | without_way)


def _keys(node: MappingNode, key: str) -> list[str]:
    written = node.values.get(key)
    return list(written.keys) if isinstance(written, MappingNode) else []
