"""What an item type is: its fields in the YAML, its score and its HTML.

A type is one file in `items/` that sets `TYPE`; it is found by walking that
folder, and its script is `docs/assets/items/<type>.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from courseware.model import Item, Localised, Register
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import WAIVERS, Field, InLanguages, ListOf, Number, OneOf, Slug, Text

#: Bloom's levels as revised by Anderson and Krathwohl (2001).
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")

#: The keys that every item may have, whatever its type.
COMMON_FIELDS: Mapping[str, Field] = {
    "id": Field(Slug(), required=True, means="The item's name. Never change it: learners' answers are kept by it."),
    "type": Field(Text("an item type"), required=True, means="How learners answer it."),
    "objective": Field(
        Slug(),
        required=True,
        advice="name the objective of `docs/data/course.yaml` it practises",
        means="What it practises: an id from docs/data/course.yaml.",
    ),
    "level": Field(OneOf(LEVELS, "levels"), means="What it asks of a learner, from remember to create."),
    "evidence": Field(ListOf(Slug(), or_one=True), means="What it rests on: ids from docs/data/evidence.yaml."),
    "stem": Field(InLanguages(), required=True, means="A person, a moment, the fact that decides, and the question."),
    "hint": Field(InLanguages(), means="What a learner may read before answering."),
    "rationale": Field(InLanguages(), means="The thought behind the answer, below the feedback on each choice."),
    "trainer": Field(InLanguages(), means="For whoever uses the item in a workshop; learners do not see it."),
    "revision": Field(Number(1, 999), means="Raise it when the meaning changes: answers to the item then lapse."),
    "waive": Field(WAIVERS, means="Rules that are not to speak here, each with your reason."),
}


@dataclass(frozen=True)
class View:
    """What rendering an item needs to know of its page: ids, words, how to write text as HTML or without mark-up.

    `figure` is the HTML of the figure that an estimate is about, with its population and date.
    """

    element: str
    words: Mapping[str, str]
    html: Callable[[Localised | None], str]
    plain: Callable[[Localised | None], str]
    figure: str = ""


class Labels(NamedTuple):
    """What an item says of itself: above its stem (in a quiz the number stands there), on its button, above the answer.

    All three are HTML.
    """

    above: str
    check: str
    answer: str


class ItemType:
    """An item type; `name` is what authors write behind `type:`.

    An item of a type that is not `graded` earns no points and counts in no
    result. `shared` are scripts that go before its own; `speaks` tells whether
    its script has words of its own, under its name, `shows_sources` whether what it rests on stands
    below its feedback.
    """

    name: str
    fields: Mapping[str, Field]
    graded: bool = True
    shared: tuple[str, ...] = ()
    speaks: bool = True
    shows_sources: bool = True

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        """Turn what was read of the type's own fields into values of `Item`, noting what is wrong."""
        raise NotImplementedError

    def with_figure(self, item: Item, register: Register) -> Item:
        """Return an item with what it takes from the register."""
        return item

    def score(self, item: Item, answer: Sequence[str]) -> Fraction:
        """Return the score of an answer, from 0 to 1; 0 where nothing is graded."""
        return Fraction(0)

    def labels(self, words: Mapping[str, str]) -> Labels:
        """Return what an item of this type says of itself."""
        return Labels("", words["check"], words["answer"])

    def controls(self, item: Item, view: View) -> str:
        """Return the HTML inside the item's fieldset, below the stem."""
        raise NotImplementedError

    def notes(self, item: Item, view: View) -> str:
        """Return the HTML of the answer and the feedback."""
        raise NotImplementedError

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        """Return the lines of YAML with which an author begins its own fields; `texts` is a text in each language."""
        raise NotImplementedError
