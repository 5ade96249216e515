"""ordering: steps to be put in the right order (QTI: orderInteraction).

The YAML holds them in the right order; the page shows another one, the same at
each build. Buttons move a step up or down. Dragging is left out: it needs a
second way for keys and fingers anyway, and with buttons all have the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from courseware.choices import ChoiceText, Counted, count, with_feedback, written_choices
from courseware.item_type import ItemType, View
from courseware.model import Item, Part
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import Field, TableOf
from courseware.scoring import score_order

_STEPS = Counted("steps", "step", 3, 7, "four or five are best")

_FIELDS: Mapping[str, Field] = {
    "steps": Field(
        TableOf(ChoiceText("step")),
        required=True,
        advice="add `steps:` with `a:`, `b:`, `c:`, in the right order",
        means="What learners put in order, written in the right order; the page mixes them.",
    ),
}


class Ordering(ItemType):
    """`steps:` in the right order; the whole order earns the point, all but one step half of it."""

    name = "ordering"
    fields = _FIELDS

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        steps = read.get("steps") or {}
        count(written_choices(node, reader, "steps"), node, reader, _STEPS)
        parts = tuple(Part(("steps", name), text, feedback) for name, (text, feedback) in steps.items())
        return {"parts": parts, "key": tuple(steps), "meaning": tuple(steps)}

    def score(self, item: Item, answer: Sequence[str]) -> Fraction:
        return score_order(item.key, answer)

    def controls(self, item: Item, view: View) -> str:
        rows = []
        for step in mixed(item):
            text = view.plain(step.text)
            buttons = "".join(
                f'<button type="button" class="cw-step__{way}" aria-label="{view.words[f"move-{way}"]}: {text}">'
                "</button>"
                for way in ("up", "down")
            )
            rows.append(
                f'<li class="cw-step" data-step="{step.id}"><span class="cw-step__text">{view.html(step.text)}</span>'
                f'<span class="cw-step__move" hidden>{buttons}</span><span class="cw-part__mark"></span></li>'
            )
        return (
            f'<p class="cw-item__instruction">{view.words["put-in-order"]}</p>'
            f'<ol class="cw-order">{"".join(rows)}</ol><p class="cw-order__said course-hidden" role="status"></p>'
        )

    def notes(self, item: Item, view: View) -> str:
        rows = [
            f'<li class="cw-note" data-for="{step.id}"><p class="cw-note__choice">'
            f'<strong class="cw-note__text">{view.html(step.text)}</strong></p>'
            f'<p class="cw-note__feedback">{view.html(step.feedback)}</p></li>'
            for step in item.parts
        ]
        return f'<ol class="cw-notes cw-notes--order">{"".join(rows)}</ol>'

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        return ["steps:", *with_feedback("abcd", texts, codes)]


def mixed(item: Item) -> tuple[Part, ...]:
    """Return the steps in an order that is made from their ids, and is never the right one."""
    order = sorted(item.parts, key=lambda step: hashlib.sha256(f"{item.name} {step.id}".encode()).digest())
    if tuple(order) == item.parts:
        order = order[1:] + order[:1]
    return tuple(order)


TYPE = Ordering()
