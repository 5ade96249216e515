"""YAML files into the course's model, with what is wrong with them.

A file that is broken still gives what could be read, so that one mistake does
not hide the next.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from courseware.data_file import Data
from courseware.data_files import data_files
from courseware.diagnostics import Span, short
from courseware.items import item_types
from courseware.model import (
    Contradiction,
    CourseFile,
    DataSource,
    Debrief,
    Ending,
    Evidence,
    Figure,
    Item,
    Language,
    LeftOut,
    Module,
    Objective,
    Option,
    Quiz,
    Register,
    Scenario,
    ScenarioNode,
)
from courseware.nodes import Mapping, Node
from courseware.reading import Reader
from courseware.records import COURSE, LANGUAGE, QUIZ, REGISTER, SCENARIO
from courseware.schema import SLUG, Kind, TableOf
from courseware.source import read_bytes, read_yaml

#: More languages than these are not looked at.
MOST_LANGUAGES = 50


def _root(path: Path, name: str, reader: Reader) -> Node | None:
    """Return a file's root node, None where it cannot be read; an empty file is an empty mapping."""
    text, found = read_bytes(path, name)
    reader.found += found
    if text is None:
        return None
    document = read_yaml(text, name)
    reader.found += document.found
    return document.root if document.root is not None or document.found else Mapping(Span(name))


def _read(kind: Kind, path: Path, name: str, reader: Reader) -> tuple[dict[str, Any], Mapping]:
    """Read a whole file; where there is nothing to read, the values and the mapping are empty."""
    root = _root(path, name, reader)
    values = kind.read(root, reader) if root is not None else None
    return values or {}, root if isinstance(root, Mapping) else Mapping(Span(name))


def load_course_file(path: Path, name: str, fallback: tuple[str, ...], reader: Reader) -> CourseFile:
    """Read `course.yaml`. It says which languages there are, so these are looked up in it first.

    `reader` gets the languages set; `fallback` is used where the file has none.
    """
    root = _root(path, name, reader)
    languages = _languages(root) or tuple(Language(code, code, Span(name)) for code in fallback)
    if len(languages) > MOST_LANGUAGES:
        message = f"found {len(languages):,} languages, a course has {MOST_LANGUAGES} at most"
        reader.error("invalid-value", languages[MOST_LANGUAGES].span, message, "remove this one and those below it")
        languages = languages[:MOST_LANGUAGES]
    reader.languages = tuple(language.code for language in languages if not language.draft)
    reader.drafts = tuple(language.code for language in languages if language.draft)
    values = (COURSE.read(root, reader) if root is not None else None) or {}
    return CourseFile(
        id=values.get("id") or "course",
        title=values.get("title") or {},
        languages=languages,
        modules=tuple(_module(*pair) for pair in values.get("modules") or ()),
        node=root if isinstance(root, Mapping) else Mapping(Span(name)),
        version=values.get("version") or "",
    )


def _languages(root: Node | None) -> tuple[Language, ...]:
    table = root.values.get("languages") if isinstance(root, Mapping) else None
    if not isinstance(table, Mapping):
        return ()
    read = TableOf(LANGUAGE).read(table, Reader(())) or {}
    return tuple(
        Language(code, values.get("name") or code, table.key(code), values.get("state") == "draft")
        for code, values in read.items()
    )


def _module(values: dict[str, Any], node: Mapping) -> Module:
    module_id = values.get("id") or ""
    return Module(
        id=module_id,
        folder=values.get("folder") or "",
        title=values.get("title") or {},
        subtitle=values.get("subtitle") or {},
        promise=values.get("promise") or {},
        minutes=int(values.get("minutes") or 0),
        planned=values.get("state") == "planned",
        objectives=tuple(
            Objective(o.get("id") or "", module_id, o.get("level") or "", o.get("text") or {}, n)
            for o, n in values.get("objectives") or ()
        ),
        node=node,
        owner=values.get("owner") or {},
        review=values.get("review"),
        core_minutes=int(values.get("core_minutes") or 0),
        unnumbered=bool(values.get("unnumbered")),
    )


def load_register(path: Path, name: str, reader: Reader) -> Register:
    """Read `evidence.yaml`."""
    values, node = _read(REGISTER, path, name, reader)
    source = values.get("source") or {}
    entries = [_entry(*pair) for pair in values.get("evidence") or ()]
    return Register(
        title=source.get("title") or {},
        publisher=source.get("publisher") or "",
        year=int(source.get("year") or 0),
        sources={
            k: DataSource(v.get("name") or {}, v.get("note") or {})
            for k, v in (values.get("data_sources") or {}).items()
        },
        populations=values.get("populations") or {},
        caveats=values.get("caveats") or {},
        contradictions={
            k: Contradiction(v.get("title") or {}, v.get("what") or {}, v.get("use") or {})
            for k, v in (values.get("inconsistencies") or {}).items()
        },
        evidence={entry.id: entry for entry in entries},
        entries=tuple(entries),
        node=node,
        labels=values.get("labels") or {},
        left_out=tuple(
            LeftOut(group.get("reason") or {}, tuple(group.get("entries") or ()), n)
            for group, n in values.get("left_out") or ()
        ),
    )


def _entry(values: dict[str, Any], node: Mapping) -> Evidence:
    figures = tuple(
        Figure(f["value"], f["unit"], f["qualifier"], f.get("to"), f.get("group"), f.get("said"), f.get("use") or "")
        for f in values.get("figures") or ()
        if f.get("value") is not None and f.get("unit") and f.get("qualifier")
    )
    return Evidence(
        id=values.get("id") or "",
        type=values.get("type") or "",
        theme=values.get("theme") or "",
        text=values.get("text") or {},
        population=tuple(values.get("population") or ()),
        source=values.get("source") or "",
        section=values.get("section") or "",
        period=values.get("period") or "",
        compared_with=values.get("compared_with") or "",
        figures=figures,
        caveats=tuple(values.get("caveats") or ()),
        inconsistencies=tuple(values.get("inconsistencies") or ()),
        use=values.get("use") or "",
        node=node,
    )


def load_data(name: str, path: Path, file: str, reader: Reader) -> Data:
    """Read a data file by its name, as `data_files/` has it."""
    kind = data_files()[name]
    values, node = _read(kind.record, path, file, reader)
    return Data(name, file, kind.make(values, node), node)


def load_quiz(path: Path, name: str, reader: Reader, register: Register | None = None) -> Quiz:
    """Read one file of `quizzes/`; an estimate takes its figure from the register."""
    quiz_id = path.stem
    values, node = _read(QUIZ, path, name, reader)
    _check_name(quiz_id, node, reader)
    items = tuple(_item(quiz_id, register, *pair) for pair in values.get("items") or ())
    return Quiz(quiz_id, name, values.get("title") or {}, int(values.get("mastery") or 0), items, node)


def _check_name(name: str, node: Mapping, reader: Reader) -> None:
    """Note that a file's name, which is its id, is none."""
    if not SLUG.fullmatch(name):
        help_text = "rename the file: a-z, 0-9 and hyphens, then .yaml"
        reader.error("invalid-value", node.span, f"the file's name `{short(name)}` is not an id", help_text)


def _item(quiz_id: str, register: Register | None, values: dict[str, Any], node: Mapping) -> Item:
    item_type = item_types().get(values.get("type") or "")
    item = Item(
        id=values.get("id") or "",
        quiz=quiz_id,
        type=values.get("type") or "",
        stem=values.get("stem") or {},
        node=node,
        objective=values.get("objective") or "",
        level=values.get("level") or "",
        evidence=tuple(values.get("evidence") or ()),
        choices=values.get("choices") or (),
        key=values.get("key") or (),
        parts=values.get("parts") or (),
        estimate=values.get("estimate"),
        meaning=values.get("meaning") or (),
        graded=item_type is None or item_type.graded,
        hint=values.get("hint"),
        rationale=values.get("rationale"),
        trainer=values.get("trainer"),
        revision=int(values.get("revision") or 1),
        waive=values.get("waive") or {},
    )
    return item_type.with_figure(item, register) if item_type and register else item


def load_scenario(path: Path, name: str, reader: Reader) -> Scenario:
    """Read one file of `quizzes/scenarios/`."""
    values, node = _read(SCENARIO, path, name, reader)
    _check_name(path.stem, node, reader)
    debrief = values.get("debrief") or {}
    return Scenario(
        id=path.stem,
        file=name,
        title=values.get("title") or {},
        objectives=tuple(values.get("objectives") or ()),
        minutes=int(values.get("minutes") or 0),
        evidence=tuple(values.get("evidence") or ()),
        opening=values.get("opening") or {},
        nodes=tuple(_scenario_node(key, *pair) for key, pair in (values.get("nodes") or {}).items()),
        endings=tuple(_ending(key, *pair) for key, pair in (values.get("endings") or {}).items()),
        debrief=Debrief(
            debrief.get("text") or {}, debrief.get("better_move") or {}, tuple(debrief.get("questions") or ())
        ),
        node=node,
    )


def _scenario_node(name: str, values: dict[str, Any], node: Mapping) -> ScenarioNode:
    options = tuple(
        Option(key, o.get("text") or {}, o.get("consequence") or {}, o.get("to") or "", n)
        for key, (o, n) in (values.get("options") or {}).items()
    )
    return ScenarioNode(name, values.get("text") or {}, tuple(values.get("evidence") or ()), options, node)


def _ending(name: str, values: dict[str, Any], node: Mapping) -> Ending:
    return Ending(name, values.get("outcome") or "", values.get("title") or {}, values.get("text") or {}, node)
