"""An entry of the register that names something which the register does not explain.

Looked at are its population, source, limits and contradictions, and the words
that readers see for its type, theme and earlier moment and for the units and
qualifiers of its figures (`labels`). A reader would see a finding without the
people it is about, without the limit that belongs to it, or a key in the place
of words. Labels are compared where the register has any of their sort.

Bad, in an entry:

    caveats: [one-flat]

Bad, in an entry:

    theme: cup

Good, in an entry:

    caveats: [one-floor]
    theme: cups
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from courseware.course import REGISTER_FILE, Course
from courseware.diagnostics import Finding, Span, did_you_mean, short, unread_files
from courseware.model import Evidence, Register
from courseware.nodes import Mapping, Node, Scalar, Sequence
from courseware.records import is_period
from courseware.schema import SLUG

#: The keys of an entry and of a figure that name a label, with the sort of label and what needs none.
_OF_ENTRY = {"type": ("types", ""), "theme": ("themes", "")}
_OF_FIGURE = {"unit": ("units", ""), "qualifier": ("qualifiers", "exact")}
#: What to write in the place of a moment that has no label.
_DATED = "write a year or a month, as in 2019 or 2019-03"


def check(course: Course) -> Iterator[Finding]:
    """Yield every name in an entry that the register does not explain."""
    if REGISTER_FILE in unread_files(course.found):
        return
    register = course.register
    for entry in register.entries:
        yield from _unknown(entry, "population", entry.population, register.populations)
        yield from _unknown(entry, "caveats", entry.caveats, register.caveats)
        yield from _unknown(entry, "inconsistencies", entry.inconsistencies, register.contradictions)
        if entry.source:
            yield from _unknown(entry, "source", (entry.source,), register.sources)
    yield from _groups(register)
    yield from _labels(register)


def _unknown(entry: Evidence, key: str, names: tuple[str, ...], known: Collection[str]) -> Iterator[Finding]:
    for name in names:
        if name not in known and entry.node is not None:
            message = f"the register explains no `{short(name)}` under its {key}"
            help_text = did_you_mean(name, known, what=key)
            yield Finding(entry.node.at(key, name), message, help_text)


def _groups(register: Register) -> Iterator[Finding]:
    """Yield every group of a figure that is a word and no population."""
    for figure in (figure for entry in register.entries for figure in _figures(entry)):
        group = _text(figure, "group")
        if group and group not in register.populations:
            message = f"the register explains no `{short(group)}` under its population"
            help_text = did_you_mean(group, register.populations, what="population")
            yield Finding(figure.at("group"), message, help_text or "write the group in each language")


def _labels(register: Register) -> Iterator[Finding]:
    """Yield each name without a label where it stands first: the same name again has the same cause."""
    written = _keys(register)
    places: dict[tuple[str, str], list[Span]] = {}
    for sort, name, span in _named(register):
        if name not in written.get(sort, ()):
            places.setdefault((sort, name), []).append(span)
    for (sort, name), spans in places.items():
        known = [*written.get(sort, ()), *(["exact"] if sort == "qualifiers" else [])]
        notes = (f"named {len(spans)} times",) if len(spans) > 1 else ()
        advice = _DATED if sort == "moments" else f"add it to `{sort}` under `labels`"
        help_text = did_you_mean(name, known, what=sort) or advice
        message = f"the register explains no `{short(name)}` under its {sort}"
        if name[:1].isdigit() and sort == "moments":
            message = f"`{short(name)}` is no year or month"
        yield Finding(spans[0], message, help_text, notes=notes)


def _named(register: Register) -> Iterator[tuple[str, str, Span]]:
    """Yield each name that needs a label, with the sort of label and its place; not those of which there are none."""
    for entry, node in ((entry, entry.node) for entry in register.entries if entry.node is not None):
        for part, keys in [(node, _OF_ENTRY), *((figure, _OF_FIGURE) for figure in _figures(entry))]:
            for key, (sort, plain) in keys.items():
                name = _text(part, key)
                if sort in register.labels and name != plain and SLUG.fullmatch(name):
                    yield sort, name, part.at(key)
        if entry.compared_with and not is_period(entry.compared_with):
            yield "moments", entry.compared_with, node.at("compared_with")


def _keys(register: Register) -> dict[str, list[str]]:
    """Return the names of the labels of each sort, also of those that could not be read."""
    labels = register.node.values.get("labels")
    tables = labels.values.items() if isinstance(labels, Mapping) else ()
    return {sort: list(table.values) for sort, table in tables if isinstance(table, Mapping)}


def _figures(entry: Evidence) -> list[Mapping]:
    written = entry.node.values.get("figures") if entry.node is not None else None
    return [node for node in written.items if isinstance(node, Mapping)] if isinstance(written, Sequence) else []


def _text(node: Mapping, key: str) -> str:
    written: Node | None = node.values.get(key)
    return written.text.strip() if isinstance(written, Scalar) else ""
