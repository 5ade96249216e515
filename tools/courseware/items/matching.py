"""matching: each pair gets one of a few targets (QTI: matchInteraction, a directed pair for each)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from courseware.choices import ChoiceText, Counted, count, with_feedback, without, written_choices
from courseware.diagnostics import did_you_mean, nearest
from courseware.item_type import ItemType, View
from courseware.model import Item, Part
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Node
from courseware.reading import Reader
from courseware.schema import Field, InLanguages, Languages, Slug, TableOf
from courseware.scoring import score_pairs

#: With two pairs there is little to tell apart; more than eight are work, and more targets do not fit a phone.
_PAIRS = Counted("pairs", "pair", 3, 8, "four to six are best")
_TARGETS = Counted("targets", "target", 2, 4, "two or three are best")


@dataclass(frozen=True, slots=True)
class _PairText(ChoiceText):
    """A pair: its text in each language, the `target` that it belongs to, and the feedback on it."""

    what: str = "pair"

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, MappingNode):
            return ChoiceText.read(self, node, reader)
        target = None
        if "target" in node.values:
            target = Slug().read(node.values["target"], reader)
        elif node.whole:
            reader.error("missing-key", node.at(), "this pair has no `target`", "add `target:`, one of the targets")
        read = ChoiceText.read(self, without(node, "target"), reader)
        return None if read is None else (*read, target or "")

    def json_schema(self, languages: Languages) -> dict[str, Any]:
        schema = ChoiceText.json_schema(self, languages)
        target = {"description": "What it belongs to: one of the targets.", **Slug().json_schema(languages)}
        properties = {**schema["properties"], "target": target}
        return {**schema, "properties": properties, "required": [*schema["required"], "target"]}


_FIELDS: Mapping[str, Field] = {
    "targets": Field(
        TableOf(InLanguages()),
        required=True,
        advice="add `targets:`, a short text each",
        means="What pairs may belong to, by ids of your choice: two to four, in a word or two.",
    ),
    "pairs": Field(
        TableOf(_PairText()),
        required=True,
        advice="add `pairs:` with `a:`, `b:`, `c:`",
        means="What learners match, by its letter; each with its `target` and its feedback.",
    ),
}


class Matching(ItemType):
    """`targets:` and `pairs:`, a row of radio buttons for each pair, a share of the point for each right one."""

    name = "matching"
    fields = _FIELDS

    def values(self, read: dict[str, Any], node: MappingNode, reader: Reader) -> dict[str, Any]:
        targets = read.get("targets") or {}
        pairs = read.get("pairs") or {}
        names = written_choices(node, reader, "targets")
        count(names, node, reader, _TARGETS)
        count(written_choices(node, reader, "pairs"), node, reader, _PAIRS)
        for name, (_, _, target) in pairs.items():
            if target and names and target not in names:
                help_text = did_you_mean(target, nearest(target, names), what="targets")
                span, label = node.at("pairs", name, "target"), "targets are " + ", ".join(names)
                reader.error("unknown-choice", span, f"`{target}` names no target", help_text, label)
        parts = [Part(("targets", name), text, {}) for name, text in targets.items()]
        parts += [Part(("pairs", name), text, feedback, to) for name, (text, feedback, to) in pairs.items()]
        key = tuple(f"{name}:{to}" for name, (_, _, to) in pairs.items() if to in targets)
        return {"parts": tuple(parts), "key": key, "meaning": tuple(sorted(targets))}

    def score(self, item: Item, answer: Sequence[str]) -> Fraction:
        return score_pairs(item.key, answer)

    def controls(self, item: Item, view: View) -> str:
        rows = [f'<p class="cw-item__instruction">{view.words["match-each"]}</p>']
        for pair in _of(item, "pairs"):
            row = f"{view.element}--{pair.id}"
            buttons = "".join(
                f'<span class="cw-target"><input type="radio" name="{row}" id="{row}--{target.id}"'
                f' value="{pair.id}:{target.id}" autocomplete="off">'
                f'<label for="{row}--{target.id}">{view.html(target.text)}</label></span>'
                for target in _of(item, "targets")
            )
            rows.append(
                f'<fieldset class="cw-pair" data-pair="{pair.id}"><legend>{view.html(pair.text)}</legend>'
                f'<div class="cw-pair__targets">{buttons}</div><span class="cw-part__mark"></span></fieldset>'
            )
        return "".join(rows)

    def notes(self, item: Item, view: View) -> str:
        targets = {target.id: target.text for target in _of(item, "targets")}
        rows = [
            f'<li class="cw-note cw-note--right" data-for="{pair.id}"><p class="cw-note__choice">'
            f'<strong class="cw-note__verdict">{view.words["match-answer"]} {view.html(targets.get(pair.target))}'
            "</strong> "
            f'<span class="cw-note__text">{view.html(pair.text)}</span></p>'
            f'<p class="cw-note__feedback">{view.html(pair.feedback)}</p></li>'
            for pair in _of(item, "pairs")
        ]
        return f'<ul class="cw-notes">{"".join(rows)}</ul>'

    def beginning(self, texts: str, codes: Collection[str]) -> list[str]:
        targets = [f"  {name}: {texts}" for name in ("one", "other")]
        pairs = with_feedback("ab", texts, codes, "target: one") + with_feedback("cd", texts, codes, "target: other")
        return ["targets:", *targets, "pairs:", *pairs]


def _of(item: Item, key: str) -> list[Part]:
    return [part for part in item.parts if part.way[0] == key]


TYPE = Matching()
