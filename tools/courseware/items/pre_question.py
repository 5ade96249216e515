"""pre-question: guess a number before the text that holds it (QTI: textEntryInteraction, without outcome).

Guessing first helps when the answer is studied afterwards (Pan and Carpenter
2023, Educational Psychology Review 35). So the figure is not shown here: what
learners read after their guess leads to the page that holds it, and there a
block `guess` sets their number beside it. Nothing is graded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from courseware.estimating import FIGURE_FIELDS, NumberType, meaning
from courseware.item_type import Labels, View
from courseware.model import Estimate, Item, Part
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import Field, InLanguages

_FIELDS: Mapping[str, Field] = {
    **FIGURE_FIELDS,
    "feedback": Field(
        InLanguages(),
        required=True,
        rule="missing-feedback",
        advice="add `feedback:` that says where the answer stands, with a link to the page",
        means="Where the answer stands, with a link to the page; not the answer itself.",
    ),
}


class PreQuestion(NumberType):
    """`figure:` and, as feedback, where the answer stands; the number is kept and earns nothing."""

    name = "pre-question"
    graded = False
    shows_sources = False
    fields = _FIELDS

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        asked = self.estimate(read, node, reader)
        part = Part(("feedback",), {}, read.get("feedback") or {})
        return {"parts": (part,), "estimate": asked, "meaning": meaning(asked)}

    def labels(self, words: Mapping[str, str]) -> Labels:
        return Labels(words["first-guess"], words["keep-guess"], words["answer-stands"])

    def instruction(self, asked: Estimate, words: Mapping[str, str]) -> str:
        return words["guess-number"].format(lowest=asked.lowest, highest=asked.highest)

    def notes(self, item: Item, view: View) -> str:
        return f'<p class="cw-note__feedback">{view.html(item.parts[0].feedback)}</p>' if item.parts else ""

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        return ["figure: …", f"feedback: {texts}"]


TYPE = PreQuestion()
