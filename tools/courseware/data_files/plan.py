"""Suggestions for the if-then plan: moments that come by themselves, and things to do then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from courseware.data_file import DataFile
from courseware.model import Localised
from courseware.nodes import Mapping as MappingNode
from courseware.schema import WAIVERS, Field, InLanguages, ListOf, Record, TableOf


@dataclass(frozen=True)
class Suggestions:
    """What a learner may take over into the plan, behind “if” and behind “then”."""

    cues: tuple[Localised, ...] = ()
    actions: tuple[Localised, ...] = ()


@dataclass(frozen=True)
class PlanFile:
    """The suggestions for the whole course, and those for a module by its id."""

    general: Suggestions = Suggestions()
    modules: Mapping[str, Suggestions] = field(default_factory=dict)
    node: MappingNode | None = None

    def of(self, module: str) -> Suggestions:
        """Return the suggestions for a module, those for the whole course where it has none of a sort."""
        own = self.modules.get(module, self.general)
        return Suggestions(own.cues or self.general.cues, own.actions or self.general.actions)


def _suggestions(values: Mapping[str, Any]) -> Suggestions:
    return Suggestions(tuple(values.get("cues") or ()), tuple(values.get("actions") or ()))


_MEANS = {
    "cues": "Moments that come by themselves, to be read behind “if”.",
    "actions": "One thing to do, to be read behind “then”: in English behind “then I”, in Dutch behind “dan”.",
}

_MODULE = Record(
    "the suggestions for a module",
    {key: Field(ListOf(InLanguages(), least=1), required=True, means=means) for key, means in _MEANS.items()},
    make=lambda values, node, reader: _suggestions(values),
)

_PLAN = Record(
    "the file of suggestions",
    {
        **_MODULE.fields,
        "modules": Field(TableOf(_MODULE), means="Suggestions that fit a module, by its id in docs/data/course.yaml."),
        "waive": Field(WAIVERS, means="Rules that are not to speak here, each with your reason."),
    },
)


def _make(values: Mapping[str, Any], node: MappingNode) -> PlanFile:
    return PlanFile(_suggestions(values), values.get("modules") or {}, node)


DATA_FILE = DataFile(_PLAN, _make)
