"""Texts that stand side by side in several languages, and whether they cite, found in a piece of a YAML file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType

from courseware.model import Evidence
from courseware.nodes import Mapping, Node, Scalar, Sequence
from courseware.reading import UNFINISHED
from courseware.text.prose import Prose


def localised(node: Node | None, languages: Collection[str]) -> Iterator[tuple[str, dict[str, Prose]]]:
    """Yield each text inside a node by language, in the order of the file, with the key it stands under.

    A language in which it is missing or still to be written is left out.
    """
    waiting = [("", node)]
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, Sequence):
            waiting += [(key, inside) for inside in reversed(node.items)]
        elif isinstance(node, Mapping):
            texts = {code: text for code, text in node.values.items() if isinstance(text, Scalar)}
            # All its keys have to be languages: one of the codes may be the name of a key.
            if texts and all(code in languages for code in node.values):
                written = {code: text for code, text in texts.items() if text.text.strip() not in ("", UNFINISHED)}
                yield key, {code: text.prose(code) for code, text in written.items()}
            else:
                waiting += reversed(node.values.items())


def entry_texts(entry: Evidence, languages: Collection[str]) -> tuple[tuple[str, dict[str, Prose]], ...]:
    """Return the texts of an entry of the register, as `localised` does. Made once for each entry."""
    kept: dict[str, tuple[tuple[str, dict[str, Prose]], ...]] = vars(entry)
    if "_texts" not in kept:
        kept["_texts"] = tuple(localised(entry.node, languages))
    return kept["_texts"]


def cites(node: Mapping) -> bool:
    """Tell whether something stands under `evidence`, be it readable or not."""
    written = node.values.get("evidence")
    return written is not None and not (isinstance(written, Sequence) and not written.items)


def twin_texts(texts: MappingType[str, Prose], languages: SequenceType[str]) -> Iterator[tuple[Prose, Prose]]:
    """Yield the text of the first of some languages with that of each other one, where both are there."""
    first, *others = languages or ("",)
    for code in others:
        if first in texts and code in texts:
            yield texts[first], texts[code]
