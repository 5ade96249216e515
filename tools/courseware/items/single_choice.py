"""single-choice: one of the choices is the answer (QTI: choiceInteraction, maxChoices 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courseware.choices import ChoiceType, choice_fields
from courseware.diagnostics import short
from courseware.model import Item
from courseware.nodes import Node, Scalar, Sequence
from courseware.reading import Reader
from courseware.schema import Text


@dataclass(frozen=True, slots=True)
class _OneLetter(Text):
    """The letter of one choice, not in a list."""

    what: str = "the letter of one choice"

    def read(self, node: Node, reader: Reader) -> str | None:
        if isinstance(node, Sequence) and node.items:
            one = node.items[0]
            help_text = "name one, or make it `type: multiple-response`"
            if len(node.items) == 1 and isinstance(one, Scalar) and one.text:
                help_text = f"write `{short(one.text)}`, or name two or more and make it `type: multiple-response`"
            reader.wrong_type(node, self.what, help_text)
            return None
        return Text.read(self, node, reader)


class SingleChoice(ChoiceType):
    """`answer: a`, radio buttons, right or wrong."""

    name = "single-choice"
    control = "radio"
    first_answer = "a"
    fields = choice_fields(_OneLetter())

    def instruction(self, item: Item, words: Mapping[str, str]) -> str:
        return words["choose-one"]


TYPE = SingleChoice()
