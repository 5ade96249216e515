"""Files that are wrong in ways nobody thought of: the check answers in authors' words, and pages still render."""

from __future__ import annotations

import copy
import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courseware.checking import Options, check_course
from courseware.diagnostics import Diagnostic
from courseware.front_matter import split_front_matter
from courseware.reporters import json as json_reporter
from courseware.reporters import text as text_reporter
from courseware.rules import all_rules
from tests.courses import BASE, PAGE, QUIZ, copy_base, render
from tests.test_source import assert_inside, lines_of

DATA = [QUIZ, "docs/data/course.yaml", "docs/data/evidence.yaml"]
WORDS = ["a", "b", "en", "nl", "…", "", " ", "80", "-1", "kit-cups", "Kit Cups", "single-choice", "multiple-response"]
WORDS += ["<b>&\"'", "*x*", "[x](javascript:y)", "\u2028", "no", "draft", "2024-13", "x" * 200, "kitchen#nine-cups"]
KEYS = [
    "id",
    "type",
    "items",
    "title",
    "choices",
    "answer",
    "feedback",
    "stem",
    "en",
    "languages",
    "evidence",
    "a b",
    "<x>",
]

values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.sampled_from(WORDS), st.integers(-2, 10**16), st.none(), st.booleans(), st.floats()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)),
    max_leaves=8,
)


def places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to everything in a document."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way, *(place for key, value in inside for place in places(value, (*way, key)))]


def changed(data: Any, way: tuple[Any, ...], change: str, value: Any) -> Any:
    """Return a copy in which what stands at a place is replaced, removed, doubled or renamed."""
    data = copy.deepcopy(data)
    if not way:
        return value
    node = data
    for step in way[:-1]:
        node = node[step]
    if change == "remove":
        del node[way[-1]]
    elif change == "rename" and isinstance(node, dict):
        node[value] = node.pop(way[-1])
    elif change == "double" and isinstance(node, list):
        node.append(copy.deepcopy(node[way[-1]]))
    else:
        node[way[-1]] = value
    return data


@st.composite
def bent(draw: st.DrawFn, text: str) -> str:
    """Return a YAML file with one to three changes, written as JSON, which is YAML."""
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(places(data)))
        change = draw(st.sampled_from(["replace", "remove", "rename", "double"]))
        data = changed(data, way, change, draw(st.sampled_from(WORDS) if change == "rename" else values))
    return json.dumps(data, indent=1, ensure_ascii=False)


def base(file: str) -> str:
    return (BASE / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose files are written anew for each example."""
    return copy_base(tmp_path_factory.mktemp("spare") / "course")


@given(st.sampled_from(DATA).flatmap(lambda file: st.tuples(st.just(file), bent(base(file)))))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_bent_data(spare: Path, bent_file: tuple[str, str]) -> None:
    file, text = bent_file
    (spare / file).write_text(text, encoding="utf-8")
    try:
        assert_well_said(check_course(spare, Options(spelling=False)).found, spare)
        assert_pages_render(spare)
    finally:
        (spare / file).write_text(base(file), encoding="utf-8")


LINES = [
    *"abc",
    "",
    "# Head",
    "---",
    "```",
    "~~~~",
    "    code",
    "- item",
    "> quote",
    "<!--",
    "-->",
    "<div>",
    "| a | b |",
]
LINES += [
    "///",
    "////",
    "    ///",
    "/// quiz | kitchen",
    "/// item | kitchen#nine-cups",
    "/// item | <b>",
    "/// modules",
]
LINES += ["/// register", "/// objectives | m1-kitchen", "/// note | x", "///quiz", "\u00a0/// modules", "/// quiz |"]
LINES += ["[@kit-cups]", "[@kit-cups;", "@kit-rota]", "[@nothing]", "[@a, @b]", "`[@kit-cups]`", "[@kit-cups](x)", "…"]
bodies = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


@given(st.sampled_from(["", "---\ndescription: x\n---\n", "---\nminutes: [\n---\n", "---\n"]), bodies)
def test_bent_page(spare: Path, front: str, body: str) -> None:
    (spare / PAGE).write_text(front + body, encoding="utf-8")
    try:
        assert_well_said(check_course(spare, Options(spelling=False)).found, spare)
        assert_pages_render(spare)
    finally:
        (spare / PAGE).write_text(base(PAGE), encoding="utf-8")


def assert_well_said(found: list[Diagnostic], root: Path) -> None:
    """Each finding has a rule, a place that exists, and a message of one line without a full stop."""
    for diagnostic in found:
        assert diagnostic.rule in all_rules()
        text = (root / diagnostic.span.file).read_text(encoding="utf-8")
        assert_inside(diagnostic.span, lines_of(text))
        assert re.fullmatch(r"[^A-Z\n].*[^.\n]", diagnostic.message), diagnostic.message
        assert not re.search(r"None|object at|Error\b|NoneType|traceback", diagnostic.message + diagnostic.help)
    assert len(json.loads(json_reporter.report(found, root))) == len(found)
    report = text_reporter.report(found, root)
    assert report.count("\n  --> ") == len(found)
    assert all(line.isprintable() for line in report.split("\n"))


def assert_pages_render(root: Path) -> None:
    """A page is written whatever is wrong; what is wrong goes to the log."""
    logging.disable(logging.CRITICAL)
    try:
        for path in (PAGE, "docs/nl/kitchen/index.md", "docs/en/index.md", "docs/en/sources.md"):
            _, body, _ = split_front_matter((root / path).read_text(encoding="utf-8"))
            render(body, root, path)
    finally:
        logging.disable(logging.NOTSET)
