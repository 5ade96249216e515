"""A data file's texts, each in all its languages, with what they rest on: what the rules on texts read and compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from courseware.data_file import Data
from courseware.diagnostics import Span
from courseware.localised import cites, localised
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Node, Scalar, Sequence, head
from courseware.text.prose import Prose


@dataclass(frozen=True)
class DataPart:
    """An entry of a data file: what stands under a name in a table, or one of a list.

    `name` is its way from the file's root, such as `terms/autonomy`; empty for the
    texts that stand in no table and no list. A language in which a text is missing
    is left out. An entry rests on what stands under `evidence` anywhere in it, and
    at the file's root; `cites` tells whether anything stands there, be it readable or not.
    """

    name: str
    place: Span
    last_line: int
    texts: tuple[Mapping[str, Prose], ...]
    evidence: tuple[str, ...]
    cites: bool

    @property
    def proses(self) -> Iterator[Prose]:
        """The texts one by one, in each of their languages."""
        return (prose for text in self.texts for prose in text.values())


def data_parts(data: Data, languages: Collection[str]) -> tuple[DataPart, ...]:
    """Return the entries of a data file, in its order; those of all other texts first. Made once for each file."""
    kept: dict[str, tuple[DataPart, ...]] = vars(data)
    if "_parts" not in kept:
        kept["_parts"] = tuple(part for part in _parts(data.node, languages) if part.texts)
    return kept["_parts"]


def evidence_in(node: Node) -> Iterator[tuple[MappingNode, tuple[str, ...]]]:
    """Yield the mappings inside a node that cite, in the order of the file, each with the ids under its `evidence`."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Sequence):
            waiting += reversed(here.items)
        elif isinstance(here, MappingNode):
            if cites(here):
                yield here, _ids(here.values["evidence"])
            waiting += reversed(here.values.values())


def _ids(written: Node) -> tuple[str, ...]:
    nodes = written.items if isinstance(written, Sequence) else [written]
    return tuple(node.text.strip() for node in nodes if isinstance(node, Scalar) and node.text.strip())


def _parts(root: MappingNode, languages: Collection[str]) -> Iterator[DataPart]:
    everywhere = {"evidence": root.values["evidence"]} if "evidence" in root.values else {}
    shared = MappingNode(root.place, values=everywhere)
    tables = {key: value for key, value in root.values.items() if not _is_text(value, languages)}
    loose = {key: value for key, value in root.values.items() if key not in tables}
    yield _part("", MappingNode(root.place, values=loose), shared, languages)
    for key, table in tables.items():
        for name, node, place in _entries(table):
            yield _part(f"{key}/{name}".rstrip("/"), node, shared, languages, place)


def _is_text(node: Node, languages: Collection[str]) -> bool:
    return isinstance(node, MappingNode) and bool(node.values) and all(code in languages for code in node.values)


def _entries(table: Node) -> Iterator[tuple[str, Node, Span]]:
    """Yield the entries of a table by name, or of a list by their `id`, or by their number where they have none.

    What has plain values or cites is no table, but an entry itself.
    """
    if isinstance(table, MappingNode) and (cites(table) or any(isinstance(n, Scalar) for n in table.values.values())):
        yield "", table, head(table)
    elif isinstance(table, MappingNode):
        yield from ((key, node, table.keys[key].span) for key, node in table.values.items())
    for number, node in enumerate(table.items if isinstance(table, Sequence) else (), 1):
        own = node.values.get("id") if isinstance(node, MappingNode) else None
        yield (own.text.strip() if isinstance(own, Scalar) else str(number)), node, head(node)


def _part(
    name: str, node: Node, shared: MappingNode, languages: Collection[str], place: Span | None = None
) -> DataPart:
    texts = tuple(texts for _, texts in localised(node, languages) if texts)
    citing = [*evidence_in(shared), *evidence_in(node)]
    ids = tuple(dict.fromkeys(name for _, names in citing for name in names))
    return DataPart(name, place or head(node), node.last_line, texts, ids, bool(citing))
