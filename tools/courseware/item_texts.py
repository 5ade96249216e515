"""An item's texts one by one, each in all its languages: what the rules on figures and on twins compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from courseware.model import Item
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Scalar
from courseware.reading import UNFINISHED
from courseware.text.prose import Prose
from courseware.wording import wordings

Part = Literal["stem", "choice", "part", "feedback", "hint", "rationale", "trainer"]


class ItemText(NamedTuple):
    """One text of an item by language; a language in which it is missing is left out.

    `choice` is the id of the choice (or pair, step, target, outcome) that it belongs to, `right` tells whether
    that choice is part of the key.
    """

    part: Part
    in_languages: Mapping[str, Prose]
    choice: str = ""
    right: bool = False


def item_texts(item: Item) -> tuple[ItemText, ...]:
    """Return the texts of an item in the order of its form. Made once for each item."""
    kept: dict[str, tuple[ItemText, ...]] = vars(item)
    if "_texts" not in kept:
        kept["_texts"] = tuple(text for text in _item_texts(item) if text.in_languages)
    return kept["_texts"]


def _item_texts(item: Item) -> Iterator[ItemText]:
    read = wordings(item)
    yield ItemText("stem", _written({wording.language: wording.stem for wording in read}))
    for number, choice in enumerate(item.choices):
        texts = {wording.language: wording.choices[number].text for wording in read}
        feedback = {wording.language: wording.choices[number].feedback for wording in read}
        yield ItemText("choice", _written(texts), choice.id, choice.id in item.key)
        yield ItemText("feedback", _written(feedback), choice.id, choice.id in item.key)
    for number, part in enumerate(item.parts):
        texts = {wording.language: wording.others[number].text for wording in read}
        feedback = {wording.language: wording.others[number].feedback for wording in read}
        yield ItemText("part", _written(texts), part.id)
        yield ItemText("feedback", _written(feedback), part.id)
    yield ItemText("hint", _written({wording.language: wording.hint for wording in read if wording.hint}))
    yield ItemText("rationale", _of_key(item, "rationale"))
    yield ItemText("trainer", _of_key(item, "trainer"))


def _of_key(item: Item, key: str) -> dict[str, Prose]:
    node = item.node.values.get(key)
    written = node.values if isinstance(node, MappingNode) else {}
    return {
        language: text.prose(language)
        for language, text in written.items()
        if isinstance(text, Scalar) and language in item.stem and text.text.strip() not in ("", UNFINISHED)
    }


def _written(texts: Mapping[str, Prose]) -> dict[str, Prose]:
    return {language: prose for language, prose in texts.items() if prose.text}
