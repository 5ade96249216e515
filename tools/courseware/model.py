"""The course's parts as plain values.

Each keeps the YAML node it was read from, so that a rule can point at the
exact line. Words as in QTI and learning design: an item has a stem, choices, a
key (`answer`), feedback and belongs to an objective.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from courseware.diagnostics import Span
from courseware.nodes import Mapping as MappingNode

#: A text in each language: language code -> text.
Localised = Mapping[str, str]


@dataclass(frozen=True)
class Language:
    """A language of the course; a `draft` one may have gaps and is not published."""

    code: str
    name: str
    span: Span
    draft: bool = False


@dataclass(frozen=True)
class Objective:
    """Something a learner can do after a module, to be seen in what they do."""

    id: str
    module: str
    level: str
    text: Localised
    node: MappingNode


@dataclass(frozen=True)
class Module:
    """A module: its pages stand in `docs/<language>/<folder>/`; `planned` ones have no pages yet.

    Its `owner`, a role, reads it again by the day of its `review`. Its `core_minutes` are those of
    the core route, the short way through the course. An `unnumbered` one stands around the others,
    as a start or an end.
    """

    id: str
    folder: str
    title: Localised
    subtitle: Localised
    promise: Localised
    minutes: int
    planned: bool
    objectives: tuple[Objective, ...]
    node: MappingNode
    owner: Localised = field(default_factory=dict)
    review: date | None = None
    core_minutes: int = 0
    unnumbered: bool = False


@dataclass(frozen=True)
class CourseFile:
    """`docs/data/course.yaml`."""

    id: str
    title: Localised
    languages: tuple[Language, ...]
    modules: tuple[Module, ...]
    node: MappingNode
    version: str = ""

    @cached_property
    def objectives(self) -> dict[str, Objective]:
        """All objectives by id."""
        return {o.id: o for m in self.modules for o in m.objectives}


@dataclass(frozen=True)
class Figure:
    """A number of the register with its unit and how exact the source makes it."""

    value: float
    unit: str
    qualifier: str
    to: float | None = None
    group: str | Localised | None = None
    said: Localised | None = None
    use: str = ""


@dataclass(frozen=True)
class Evidence:
    """A finding of the register: what was found among whom, when, by what means, and its limits."""

    id: str
    type: str
    theme: str
    text: Localised
    population: tuple[str, ...]
    source: str
    section: str
    period: str = ""
    compared_with: str = ""
    figures: tuple[Figure, ...] = ()
    caveats: tuple[str, ...] = ()
    inconsistencies: tuple[str, ...] = ()
    use: str = ""
    node: MappingNode | None = None


@dataclass(frozen=True)
class Contradiction:
    """Something that does not fit in the source, and what we therefore say."""

    title: Localised
    what: Localised
    use: Localised


@dataclass(frozen=True)
class DataSource:
    """Where findings come from: a survey, the interviews, the report itself."""

    name: Localised
    note: Localised


@dataclass(frozen=True)
class LeftOut:
    """Entries of the register that the course does not use, by their ids, and the one reason for all of them."""

    reason: Localised
    entries: tuple[str, ...]
    node: MappingNode


@dataclass(frozen=True)
class Register:
    """`docs/data/evidence.yaml`."""

    title: Localised
    publisher: str
    year: int
    sources: Mapping[str, DataSource]
    populations: Mapping[str, Localised]
    caveats: Mapping[str, Localised]
    contradictions: Mapping[str, Contradiction]
    evidence: Mapping[str, Evidence]
    labels: Mapping[str, Mapping[str, Localised]]
    node: MappingNode
    entries: tuple[Evidence, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def reasons(self) -> dict[str, LeftOut]:
        """The groups of what is left out by the ids of their entries; where an id stands in two, the first."""
        return {name: group for group in reversed(self.left_out) for name in group.entries}

    @property
    def accounts(self) -> bool:
        """Whether the register says what the course leaves out, be it nothing: then it speaks for every entry."""
        return "left_out" in self.node.values

    def figure(self, entry: str, group: str = "") -> Figure | None:
        """Return the one figure of an entry, or the one about a group; None where there is not exactly one."""
        figures = self.evidence[entry].figures if entry in self.evidence else ()
        found = [figure for figure in figures if not group or figure.group == group]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Choice:
    """One of the things a learner can choose, with the feedback on it."""

    id: str
    text: Localised
    feedback: Localised


@dataclass(frozen=True)
class Part:
    """What an item of another type has in the place of choices: a pair, a target, a step, an outcome with its feedback.

    `way` are the keys that lead to it in the YAML of the item, such as `pairs` and `a`; `target` is what a pair
    belongs to. Either text may be empty.
    """

    way: tuple[str, ...]
    text: Localised
    feedback: Localised
    target: str = ""

    @property
    def id(self) -> str:
        """The last of the keys."""
        return self.way[-1]


@dataclass(frozen=True)
class Estimate:
    """A number to be estimated: the figure of an entry of the register about a group, from `lowest` to `highest`.

    Up to `tolerance` off earns the point, up to `half_credit` off half of it; both in the figure's own unit.
    """

    entry: str
    group: str
    lowest: int
    highest: int
    tolerance: int = 0
    half_credit: int = 0


@dataclass(frozen=True)
class Item:
    """A question with what belongs to it.

    `key` is what an answer is held against: the ids of the right choices, the pairs as `pair:target`, the steps in
    their order, or the figure, its tolerance and where half credit ends. `meaning` is what else a kept answer
    depends on. Types with choices have `choices`, the others `parts`. One that is not `graded` counts in no result.
    """

    id: str
    quiz: str
    type: str
    stem: Localised
    node: MappingNode
    objective: str = ""
    level: str = ""
    evidence: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    key: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    estimate: Estimate | None = None
    meaning: tuple[str, ...] = ()
    graded: bool = True
    hint: Localised | None = None
    rationale: Localised | None = None
    trainer: Localised | None = None
    revision: int = 1
    waive: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name by which a page embeds the item."""
        return f"{self.quiz}#{self.id}"

    @cached_property
    def hash(self) -> str:
        """Eight hex digits that change when a kept answer no longer means the same.

        Made of type, choice ids, key, meaning and revision: correcting a typo or the
        order keeps learners' answers, changing the key lets them lapse.
        """
        parts: list[Any] = [self.type, sorted(c.id for c in self.choices), sorted(self.key), self.revision]
        parts += [self.meaning] if self.meaning else []
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Quiz:
    """A file of `quizzes/`; its id is the file's name, `mastery` the percentage to reach, 0 where nothing is graded."""

    id: str
    file: str
    title: Localised
    mastery: int
    items: tuple[Item, ...]
    node: MappingNode

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def graded(self) -> tuple[Item, ...]:
        """The items that earn points."""
        return tuple(item for item in self.items if item.graded)


@dataclass(frozen=True)
class Option:
    """What a learner can do at a node: `to` is the id of the node or ending it leads to."""

    id: str
    text: Localised
    consequence: Localised
    to: str
    node: MappingNode


@dataclass(frozen=True)
class ScenarioNode:
    """A node of a scenario: what happens, up to the choice. Its own `node` is, as everywhere, that of the YAML."""

    id: str
    text: Localised
    evidence: tuple[str, ...]
    options: tuple[Option, ...]
    node: MappingNode


@dataclass(frozen=True)
class Ending:
    """An ending of a scenario; its `outcome` says whether the learner reached what the opening asks for."""

    id: str
    outcome: str
    title: Localised
    text: Localised
    node: MappingNode


@dataclass(frozen=True)
class Debrief:
    """What a learner reads behind every ending of a scenario."""

    text: Localised
    better_move: Localised
    questions: tuple[Localised, ...]


@dataclass(frozen=True)
class Scenario:
    """A file of `quizzes/scenarios/`: a case with choices and consequences; its id is the file's name.

    It begins with the first of its `nodes`. A learner may go back, sees which
    of the `endings` there are, and compares the ways in the `debrief`.
    """

    id: str
    file: str
    title: Localised
    objectives: tuple[str, ...]
    minutes: int
    evidence: tuple[str, ...]
    opening: Localised
    nodes: tuple[ScenarioNode, ...]
    endings: tuple[Ending, ...]
    debrief: Debrief
    node: MappingNode
