"""An item as it reads in one language: what the rules on wording look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from courseware.diagnostics import Span
from courseware.model import Item, Localised, Part
from courseware.nodes import Mapping, Node, Scalar
from courseware.reading import UNFINISHED
from courseware.text.prose import Prose


class ChoiceWording(NamedTuple):
    """A choice with its feedback; `right` if it belongs to the key."""

    id: str
    text: Prose
    feedback: Prose
    right: bool


class PartWording(NamedTuple):
    """A choice, or what stands in its place: `what` it is (a choice, a pair, a step), its texts, its feedback."""

    what: str
    id: str
    text: Prose
    feedback: Prose


#: What authors call a part that stands under a key.
_CALLED = {"targets": "target", "pairs": "pair", "steps": "step", "feedback": "outcome"}


@dataclass(frozen=True)
class Wording:
    """An item in one language. A text that is missing is empty. `others` are its parts that are no choices."""

    language: str
    stem: Prose
    choices: tuple[ChoiceWording, ...] = ()
    hint: Prose | None = None
    others: tuple[PartWording, ...] = ()

    @property
    def parts(self) -> tuple[PartWording, ...]:
        """The choices and whatever else has a text or feedback, in the order of the form."""
        choices = (PartWording("choice", choice.id, choice.text, choice.feedback) for choice in self.choices)
        return (*choices, *self.others)

    @cached_property
    def answer(self) -> tuple[ChoiceWording, ...]:
        """The right choices."""
        return tuple(choice for choice in self.choices if choice.right)

    @cached_property
    def distractors(self) -> tuple[ChoiceWording, ...]:
        """The choices that are not right."""
        return tuple(choice for choice in self.choices if not choice.right)

    @property
    def texts(self) -> Iterator[Prose]:
        """Every text that a learner reads."""
        yield self.stem
        for part in self.parts:
            yield part.text
            yield part.feedback
        if self.hint is not None:
            yield self.hint


def wordings(item: Item) -> tuple[Wording, ...]:
    """Return an item in each of its languages; a text still to be written counts as missing.

    Kept with the item, so that all rules share the words that one of them asked for.
    """
    kept: dict[str, tuple[Wording, ...]] = vars(item)
    if "_wordings" not in kept:
        kept["_wordings"] = tuple(_wordings(item))
    return kept["_wordings"]


def _wordings(item: Item) -> Iterator[Wording]:
    choices = item.node.values.get("choices")
    for language in item.stem:
        rows = []
        for choice in item.choices:
            node = choices.values.get(choice.id) if isinstance(choices, Mapping) else None
            feedback = node.values.get("feedback") if isinstance(node, Mapping) else None
            rows.append(
                ChoiceWording(
                    choice.id,
                    _prose(choice.text, node, language),
                    _prose(choice.feedback, feedback, language),
                    choice.id in item.key,
                )
            )
        stem = _prose(item.stem, item.node.values.get("stem"), language)
        hint = _prose(item.hint, item.node.values.get("hint"), language) if item.hint else None
        yield Wording(language, stem, tuple(rows), hint, tuple(_part(item, part, language) for part in item.parts))


def _part(item: Item, part: Part, language: str) -> PartWording:
    node: Node | None = item.node
    for key in part.way:
        node = node.values.get(key) if isinstance(node, Mapping) else None
    inside = node.values.get("feedback") if isinstance(node, Mapping) else None
    is_outcome = part.way[0] == "feedback"
    text = Prose("", language, _nowhere) if is_outcome else _prose(part.text, node, language)
    feedback = _prose(part.feedback, node if is_outcome else inside, language)
    return PartWording(_CALLED[part.way[0]], part.id, text, feedback)


def _prose(texts: Localised, node: Node | None, language: str) -> Prose:
    text = texts.get(language, "")
    written = node.values.get(language) if isinstance(node, Mapping) else None
    if not isinstance(written, Scalar):
        return Prose("" if text == UNFINISHED else text, language, _nowhere)
    return Prose("", language, written.part) if text == UNFINISHED else written.prose(language)


def _nowhere(start: int, end: int) -> Span:
    """Return no place: there is nothing to point at in a text that is not there."""
    return Span("")
