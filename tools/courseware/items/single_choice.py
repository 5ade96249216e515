"""single-choice: one of the choices is the answer (QTI: choiceInteraction, maxChoices 1)."""

from __future__ import annotations

from collections.abc import Mapping

from courseware.choices import ChoiceType, choice_fields
from courseware.model import Item
from courseware.schema import Text


class SingleChoice(ChoiceType):
    """`answer: a`, radio buttons, right or wrong."""

    name = "single-choice"
    control = "radio"
    fields = choice_fields(Text("the letter of one choice"))

    def instruction(self, item: Item, words: Mapping[str, str]) -> str:
        return words["choose-one"]


TYPE = SingleChoice()
