"""reflection: a few words of one's own, kept on the device and never graded (QTI: extendedTextInteraction).

Nobody has to write: what there is to weigh can be opened without it. A box to fill
in before one may go on teaches nothing by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from courseware.item_type import ItemType, Labels, View
from courseware.model import Item, Part
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import Field, InLanguages

#: In characters. The store refuses records of 10,000, and written as JSON one character may take six.
LONGEST = 1500

_FIELDS: Mapping[str, Field] = {
    "feedback": Field(
        InLanguages(),
        required=True,
        rule="missing-feedback",
        advice="add `feedback:`: what there is to weigh in this situation",
        means="What there is to weigh in this situation: sides of the matter, no verdict.",
    ),
}


class Reflection(ItemType):
    """A box for text and, as feedback, what there is to weigh."""

    name = "reflection"
    graded = False
    fields = _FIELDS

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        return {"parts": (Part(("feedback",), {}, read.get("feedback") or {}),)}

    def labels(self, words: Mapping[str, str]) -> Labels:
        return Labels(words["to-think-about"], words["keep-text"], words["others-weigh"])

    def controls(self, item: Item, view: View) -> str:
        name, how = f"{view.element}--text", f"{view.element}--how"
        return (
            f'<p class="cw-item__instruction" id="{how}">{view.words["reflect"]}</p>'
            f'<p class="cw-text"><label for="{name}">{view.words["your-text"]}</label>'
            f'<textarea id="{name}" rows="5" maxlength="{LONGEST}" aria-describedby="{how}" autocomplete="off">'
            "</textarea></p>"
        )

    def notes(self, item: Item, view: View) -> str:
        return f'<p class="cw-note__feedback">{view.html(item.parts[0].feedback)}</p>' if item.parts else ""

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        return [f"feedback: {texts}"]


TYPE = Reflection()
