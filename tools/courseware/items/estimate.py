"""estimate: type a number, then see the figure with its population and date (QTI: textEntryInteraction).

The figure comes from the register, so that it is corrected in one place and
never stands in a page without its group and moment.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from courseware.estimating import FIGURE_FIELDS, NumberType, meaning
from courseware.item_type import View
from courseware.model import Estimate, Item, Part
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import Field, InLanguages, Number, Record
from courseware.scoring import score_estimate

#: How a number may come out, in the order of the form.
OUTCOMES = ("close", "low", "high")

_FEEDBACK = Record(
    "the feedback",
    {
        "close": Field(InLanguages(), required=True, means="For whoever is within the tolerance."),
        "low": Field(InLanguages(), required=True, means="For whoever is below it: why one would think less."),
        "high": Field(InLanguages(), required=True, means="For whoever is above it: why one would think more."),
    },
)

_FIELDS: Mapping[str, Field] = {
    **FIGURE_FIELDS,
    "tolerance": Field(
        Number(0, 999_999),
        required=True,
        advice="add `tolerance: 5`: up to so much off earns the point",
        means="Up to so much off earns the point, in the unit of the figure.",
    ),
    "half_credit": Field(Number(1, 999_999), means="Up to so much off earns half of the point."),
    "feedback": Field(
        _FEEDBACK,
        required=True,
        rule="missing-feedback",
        advice="add `feedback:` with `close:`, `low:` and `high:`",
        means="What learners read afterwards, by how their number came out.",
    ),
}


class EstimateType(NumberType):
    """`figure:` with `tolerance:`; the whole point within it, half of it up to `half_credit:`."""

    name = "estimate"
    fields = _FIELDS

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        asked = self.estimate(read, node, reader)
        width = asked.highest - asked.lowest
        if asked.half_credit and asked.half_credit <= asked.tolerance:
            message = f"half credit ends at {asked.half_credit} off, and the whole point only at {asked.tolerance}"
            reader.error(
                "invalid-value", node.at("half_credit"), message, "write more than the tolerance, or remove it"
            )
        widest = max(asked.half_credit, asked.tolerance)
        if 0 < width <= 2 * widest:
            key = "half_credit" if asked.half_credit > asked.tolerance else "tolerance"
            message = f"{widest} off to both sides covers all from {asked.lowest} to {asked.highest}"
            reader.error("invalid-value", node.at(key), message, "nobody could be wrong: write less")
        feedback = read.get("feedback") or {}
        parts = tuple(Part(("feedback", outcome), {}, feedback.get(outcome) or {}) for outcome in OUTCOMES)
        return {"parts": parts, "estimate": asked, "meaning": meaning(asked)}

    def score(self, item: Item, answer: Sequence[str]) -> Fraction:
        return score_estimate(item.key, answer[0]) if answer and item.key else Fraction(0)

    def instruction(self, asked: Estimate, words: Mapping[str, str]) -> str:
        said = [words["type-number"].format(lowest=asked.lowest, highest=asked.highest)]
        said.append(words["earns-all"].format(n=asked.tolerance) if asked.tolerance else words["earns-exact"])
        if asked.half_credit:
            said.append(words["earns-half"].format(n=asked.half_credit))
        return " ".join(said)

    def notes(self, item: Item, view: View) -> str:
        rows = [
            f'<li class="cw-note" data-for="{part.id}"><p class="cw-note__choice">'
            f"<strong>{view.words[f'outcome-{part.id}']}</strong></p>"
            f'<p class="cw-note__feedback">{view.html(part.feedback)}</p></li>'
            for part in item.parts
        ]
        return f'<p class="cw-figure">{view.figure}</p><ul class="cw-notes">{"".join(rows)}</ul>'

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        feedback = [f"  {outcome}: {texts}" for outcome in OUTCOMES]
        return ["figure: …", "tolerance: 5", "half_credit: 15", "feedback:", *feedback]


TYPE = EstimateType()
