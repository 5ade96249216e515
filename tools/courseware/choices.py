"""What the item types with choices have in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from courseware.diagnostics import did_you_mean, nearest
from courseware.item_type import ItemType, View
from courseware.model import Choice, Item
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Node
from courseware.reading import Reader
from courseware.schema import Field, InLanguages, Kind, Languages, TableOf
from courseware.scoring import score_choices

#: Three is as good as four or five (Rodriguez 2005); two is a coin to toss, six is a list.
FEWEST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class ChoiceText(Kind):
    """A choice, or what stands in its place: its text in each language and, under `feedback`, the feedback on it."""

    what: str = "choice"

    def read(self, node: Node, reader: Reader) -> tuple[dict[str, str], dict[str, str]] | None:
        if not isinstance(node, MappingNode):
            InLanguages().read(node, reader)
            return None
        feedback: dict[str, str] = {}
        text_node = without(node, "feedback")
        feedback_node = node.values.get("feedback")
        mistyped = (
            next((k for k in text_node.keys if nearest(k, ["feedback"])), None) if feedback_node is None else None
        )
        if mistyped is not None:
            del text_node.values[mistyped]
            message = f"a {self.what} has no key `{mistyped}`"
            reader.error("unknown-key", node.key(mistyped), message, "did you mean `feedback`?")
        elif feedback_node is None and node.whole:
            help_text = "add `feedback:`: why one would choose this, what it costs here, what to do"
            reader.error("missing-feedback", node.at(), f"this {self.what} has no feedback", help_text)
        elif feedback_node is not None:
            feedback = InLanguages().read(feedback_node, reader) or {}
        return InLanguages().read(text_node, reader) or {}, feedback

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        texts = InLanguages().json_schema(languages)
        feedback = {"description": "Why one would choose this, what it costs here, what to do.", **texts}
        properties = {**texts["properties"], "feedback": feedback}
        return {**texts, "properties": properties, "required": [*texts["required"], "feedback"]}


def without(node: MappingNode, key: str) -> MappingNode:
    """Return a mapping without one of its keys."""
    rest = MappingNode(node.place, dict(node.keys), dict(node.values), node.whole)
    rest.keys.pop(key, None)
    rest.values.pop(key, None)
    return rest


def choice_fields(answer: Kind) -> Mapping[str, Field]:
    """Return the fields of a type with choices, whose key is written as `answer`."""
    return {
        "choices": Field(
            TableOf(ChoiceText()),
            required=True,
            advice="add `choices:` with `a:`, `b:`, `c:`",
            means="What learners pick from, by its letter; three or four are best.",
        ),
        "answer": Field(
            answer,
            required=True,
            rule="missing-answer",
            advice="add `answer:` with the right choice",
            means="The letter of the right choice; of every right choice where there are several: [a, c].",
        ),
    }


def written_choices(node: MappingNode, reader: Reader, key: str = "choices") -> list[str] | None:
    """Return the names of an item's choices as they stand in the file, or None while they are not all known."""
    written = node.values.get(key)
    if isinstance(written, MappingNode) and written.whole and not written.refused:
        return [name for name, value in written.values.items() if id(value) not in reader.astray]
    return None


class Counted(NamedTuple):
    """How many there may be of what stands under a key, called `one`, and what is best."""

    key: str
    one: str
    fewest: int
    most: int
    advice: str


def count(names: list[str] | None, node: MappingNode, reader: Reader, of: Counted) -> None:
    """Note that there are too few or too many, if so; `names` is None while they are not all known."""
    if names is not None and not of.fewest <= len(names) <= of.most:
        found = f"{len(names) or 'no'} {of.one}{'s' * (len(names) != 1)}"
        message = f"found {found}, expected {of.fewest} to {of.most}"
        reader.error("number-of-choices", node.key(of.key), message, of.advice)


class ChoiceType(ItemType):
    """An item type in which learners pick from choices. `control` is the kind of HTML input."""

    control: str
    #: What `course new` writes as the answer.
    first_answer: str
    speaks = False

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        texts = read.get("choices") or {}
        choices = tuple(Choice(name, text, feedback) for name, (text, feedback) in texts.items())
        names = written_choices(node, reader)
        count(names, node, reader, Counted("choices", "choice", FEWEST, MOST, "three or four are best"))
        key = read.get("answer")
        key = tuple(key) if isinstance(key, list) else (key,) if key else ()
        for name in key:
            if names and name not in names:
                help_text = did_you_mean(name, nearest(name, names), what="choices")
                span = node.at("answer", name)
                label = "choices are " + ", ".join(names)
                reader.error("unknown-choice", span, f"answer `{name}` names no choice", help_text, label)
        return {"choices": choices, "key": key}

    def score(self, item: Item, answer: Sequence[str]) -> Fraction:
        return score_choices(item.key, answer)

    def instruction(self, item: Item, words: Mapping[str, str]) -> str:
        """Return the sentence that says how many to choose."""
        raise NotImplementedError

    def controls(self, item: Item, view: View) -> str:
        rows = [f'<p class="cw-item__instruction">{self.instruction(item, view.words)}</p>']
        for choice in item.choices:
            row_id = f"{view.element}--{choice.id}"
            rows.append(
                f'<div class="cw-choice" data-choice="{choice.id}">'
                f'<input type="{self.control}" name="{view.element}" id="{row_id}" value="{choice.id}"'
                f' autocomplete="off"><label for="{row_id}">{view.html(choice.text)}</label>'
                '<span class="cw-choice__mark"></span></div>'
            )
        return "".join(rows)

    def notes(self, item: Item, view: View) -> str:
        rows = []
        for choice in item.choices:
            right = choice.id in item.key
            verdict = view.words["right" if right else "wrong"]
            rows.append(
                f'<li class="cw-note{" cw-note--right" * right}" data-for="{choice.id}"><p class="cw-note__choice">'
                f'<strong class="cw-note__verdict">{verdict}</strong> '
                f'<span class="cw-note__text">{view.html(choice.text)}</span></p>'
                f'<p class="cw-note__feedback">{view.html(choice.feedback)}</p></li>'
            )
        return f'<ul class="cw-notes">{"".join(rows)}</ul>'

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        return ["choices:", *with_feedback("abc", texts, codes), f"answer: {self.first_answer}"]


def with_feedback(letters: str, texts: str, codes: Collection[str], *more: str) -> list[str]:
    """Return the lines with which an author begins choices, or what stands in their place; `more` are keys of each."""
    rows = []
    for letter in letters:
        rows += [f"  {letter}:", *(f"    {code}: …" for code in codes), *(f"    {key}" for key in more)]
        rows.append(f"    feedback: {texts}")
    return rows
