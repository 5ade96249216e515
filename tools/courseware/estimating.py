"""What the item types have in common in which learners type a number that the register holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from courseware.item_type import ItemType, View
from courseware.model import Estimate, Item, Register
from courseware.nodes import Mapping as MappingNode
from courseware.reading import Reader
from courseware.schema import Field, Number, Slug

#: What is asked for is mostly a number out of a hundred.
LOWEST, HIGHEST = 0, 100

FIGURE_FIELDS: Mapping[str, Field] = {
    "figure": Field(
        Slug(),
        required=True,
        advice="name the register entry that holds the number; it stands under `evidence`, too",
        means="The register entry that holds the number; it stands under evidence, too.",
    ),
    "group": Field(Slug(), means="Which of the entry's figures, where it has several: the key of its group."),
    "lowest": Field(Number(-999_999, 999_999), means="The lowest number that may be typed; 0 where it is left out."),
    "highest": Field(Number(-999_999, 999_999), means="The highest number; 100 where it is left out."),
}


class NumberType(ItemType):
    """An item type in which learners type a whole number.

    There is no slider: where its knob stands at first, many would leave it, and
    whoever cannot move one exactly would guess worse than they know.
    """

    shared = ("items/number.js",)

    def estimate(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> Estimate:
        """Return what is to be estimated, noting where the bounds cross."""
        lowest, highest = (read.get(key) for key in ("lowest", "highest"))
        found = Estimate(
            read.get("figure") or "",
            read.get("group") or "",
            LOWEST if lowest is None else int(lowest),
            HIGHEST if highest is None else int(highest),
            int(read.get("tolerance") or 0),
            int(read.get("half_credit") or 0),
        )
        if found.lowest >= found.highest:
            key = "lowest" if "lowest" in node.values else "highest"
            message = f"nothing lies between {found.lowest} and {found.highest}"
            reader.error("invalid-value", node.at(key), message, "write the lower number under `lowest`")
        return found

    def with_figure(self, item: Item, register: Register) -> Item:
        asked = item.estimate
        figure = register.figure(asked.entry, asked.group) if asked else None
        if asked is None or figure is None or not self.graded:
            return item
        key = (f"{figure.value:g}", str(asked.tolerance), str(asked.half_credit))
        return replace(item, key=key, meaning=(*item.meaning, *key))

    def instruction(self, asked: Estimate, words: Mapping[str, str]) -> str:
        """Return the sentence that says what to type, and what it earns."""
        raise NotImplementedError

    def controls(self, item: Item, view: View) -> str:
        asked = item.estimate
        if asked is None:
            return ""
        name, how = f"{view.element}--number", f"{view.element}--how"
        size = max(len(str(asked.lowest)), len(str(asked.highest)))
        return (
            f'<p class="cw-item__instruction" id="{how}">{self.instruction(asked, view.words)}</p>'
            f'<p class="cw-number"><label for="{name}">{view.words["your-number"]}</label> '
            f'<input type="text" inputmode="numeric" id="{name}" aria-describedby="{how}" size="{size + 1}"'
            f' maxlength="{size + 3}" data-lowest="{asked.lowest}" data-highest="{asked.highest}"'
            ' autocomplete="off"></p>'
        )


def meaning(asked: Estimate) -> tuple[str, ...]:
    """Return what a kept number is an answer to."""
    return asked.entry, asked.group, str(asked.lowest), str(asked.highest)
