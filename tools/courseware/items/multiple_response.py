"""multiple-response: two or more of the choices are the answer (QTI: choiceInteraction, maxChoices 0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courseware.choices import ChoiceType, choice_fields, written_choices
from courseware.model import Item
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import ListOf, Text


class MultipleResponse(ChoiceType):
    """`answer: [a, c]`, check boxes, a share of the point for each right choice."""

    name = "multiple-response"
    control = "checkbox"
    first_answer = "[a, b]"
    fields = choice_fields(ListOf(Text("the letter of a choice"), what="a list of letters, such as [a, c]"))

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        values = super().values(read, node, reader)
        key, choices = values["key"], written_choices(node, reader)
        if read.get("answer") is not None and len(set(key)) != len(key):
            reader.error("answer-count", node.at("answer"), "a letter stands twice in the answer", "name it once")
        elif read.get("answer") is not None and len(key) < 2:
            help_text = "name two or more, or make it `type: single-choice`"
            reader.error("answer-count", node.at("answer"), f"the answer names {len(key) or 'no'} choice", help_text)
        elif choices and len(key) >= len(choices):
            help_text = "leave at least one choice that is not right"
            reader.error("answer-count", node.at("answer"), "every choice is in the answer", help_text)
        return values

    def instruction(self, item: Item, words: Mapping[str, str]) -> str:
        number = words.get(f"number-{len(item.key)}", str(len(item.key)))
        return words["choose-several"].format(n=number)


TYPE = MultipleResponse()
