"""Tools and the plan: their HTML, their room, and that nothing an author or learner writes breaks them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from courseware.course import PLAN_FILE, TOOLS_FILE, load_course
from courseware.data_files.plan import PlanFile, Suggestions
from courseware.data_files.tools import KINDS, LINES_IN_A_TEXT, Tool, ToolField
from courseware.diagnostics import Span
from courseware.html.plan import LONGEST_HALF
from courseware.nodes import Mapping
from tests.courses import BASE, PAGE, copy_base, overlay, render
from tests.test_markdown import (
    DUTCH,
    GOLDEN,
    assert_well_formed,
    cut_out,
    in_lines,
    loaded,
    tags,
    with_hostile_texts,
)

TOOL, PLAN = "/// tool | rota\n///\n", "/// plan | m1-kitchen\n///\n"
#: What the browser's store takes at most.
LONGEST_RECORD = 10_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base course with a tool that has a field of each sort, and a plan."""
    root = copy_base(tmp_path / "course")
    overlay(BASE.parent / "unused-tool" / "good" / "in-one-run-with-a-plan", root)
    return root


@pytest.mark.parametrize(
    ("name", "text", "page", "start"),
    [
        ("tool.en.html", TOOL, PAGE, '<section class="cw-tool'),
        ("tool.nl.html", TOOL, DUTCH, '<section class="cw-tool'),
        ("plan.en.html", PLAN, PAGE, '<section class="cw-plan'),
        ("plan.nl.html", "/// plan\n///\n", DUTCH, '<section class="cw-plan'),
    ],
)
def test_golden_html(root: Path, name: str, text: str, page: str, start: str) -> None:
    """The scripts read this HTML: `COURSE_GOLDEN=1` writes it anew."""
    made = in_lines(cut_out(render(text, root, page), start, "</section>"))
    if os.environ.get("COURSE_GOLDEN"):
        (GOLDEN / name).write_text(made, encoding="utf-8")
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def test_both_on_one_page_load_what_they_share_once(root: Path) -> None:
    addresses = loaded(render(f"{TOOL}\n{PLAN}\n/// plan\n///\n", root))
    assert len(addresses) == len(set(addresses))
    own = ("calendar.js", "page.js", "plan.js", "sheet.css", "sheet.js", "store.js", "tool.js")
    assert {f"../assets/{name}" for name in own} <= set(addresses)


def test_they_are_well_formed_and_each_id_stands_once(root: Path) -> None:
    html = render(f"{TOOL}\n{PLAN}\n/// plan\n///\n{TOOL}", root)
    assert_well_formed(html)
    ids = [part.partition('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    named = [name for part in html.split('aria-describedby="')[1:] for name in part.partition('"')[0].split()]
    named += [part.partition('"')[0] for mark in (' for="', 'aria-labelledby="') for part in html.split(mark)[1:]]
    assert named and set(named) <= set(ids)


def test_the_table_reads_without_script_and_the_form_waits_for_it(root: Path) -> None:
    html = render(TOOL, root)
    form, table = cut_out(html, "<form", "</form>"), cut_out(html, "<table", "</table>")
    assert form.partition(">")[0].endswith(" hidden")
    for text in ("First day", "A day with many cups.", "Monday · Wim and Esra", "Above the sink", "On the door"):
        assert text in form and text in table
    assert table.count('<td class="cw-sheet__yours"><') == 3, "room to write in each row"


def test_hostile_texts_stay_text(root: Path) -> None:
    before = tags(render(TOOL + "\n" + PLAN, root))
    for file in (TOOLS_FILE, PLAN_FILE):
        data = yaml.load((root / file).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        (root / file).write_text(json.dumps(with_hostile_texts(data)), encoding="utf-8")
    html = render(TOOL + "\n" + PLAN, root)
    assert "alert(1)" in html
    assert tags(html) == before


def test_hostile_ids_never_reach_the_page(root: Path) -> None:
    """`course check` refuses such ids; a page built without it must be safe as well."""
    bad = "'\"><script>alert(1)</script>'"
    text = (root / TOOLS_FILE).read_text(encoding="utf-8")
    for old, name in (("id: first-day", "first-day"), ("door:", "door"), ("day: {en: Day", "day"), ("small:", "small")):
        assert old in text
        text = text.replace(old, old.replace(name, bad), 1)
    (root / TOOLS_FILE).write_text(text, encoding="utf-8")
    html = render(TOOL, root)
    assert "alert(1)" not in html and "None" not in html
    assert tags(html) > 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/// tool | rotas\n///", "there is no tool `rotas`; did you mean `rota`?"),
        ("/// plan | m1-kitchn\n///", "there is no module `m1-kitchn`; did you mean `m1-kitchen`?"),
    ],
)
def test_what_is_not_there_is_logged(root: Path, caplog: pytest.LogCaptureFixture, text: str, message: str) -> None:
    render(text, root)
    assert [record.getMessage() for record in caplog.records] == [f"{PAGE}: {message}"]


def test_a_course_without_data_files_has_a_plan_without_suggestions(tmp_path: Path) -> None:
    html = render("/// plan\n///", copy_base(tmp_path / "course"))
    assert "<li>" not in cut_out(html, '<section class="cw-plan', "</section>")


# ---- suggestions

_TEXTS = st.lists(st.fixed_dictionaries({"en": st.text(max_size=3)}), max_size=2).map(tuple)
_SUGGESTIONS = st.builds(Suggestions, _TEXTS, _TEXTS)


@given(_SUGGESTIONS, st.dictionaries(st.sampled_from("abc"), _SUGGESTIONS), st.sampled_from(["", "a", "b", "c"]))
def test_a_module_without_suggestions_of_a_sort_has_the_general_ones(
    general: Suggestions, modules: dict[str, Suggestions], name: str
) -> None:
    found, own = PlanFile(general, modules).of(name), modules.get(name, Suggestions())
    assert found == Suggestions(own.cues or general.cues, own.actions or general.actions)


# ---- room

_SLUGS = st.from_regex(r"[a-z]{1,30}", fullmatch=True)
_NAMES = st.dictionaries(_SLUGS, st.just({"en": "x"}), min_size=1, max_size=4)


@st.composite
def fields(draw: st.DrawFn) -> ToolField:
    kind = draw(st.sampled_from(KINDS))
    columns, rows = (draw(_NAMES), draw(st.integers(1, 8))) if kind == "rows" else ({}, 0)
    choices = draw(_NAMES) if kind == "choice" else {}
    node = Mapping(Span("x"))
    return ToolField(
        draw(_SLUGS), kind, {"en": "x"}, {"en": "x"}, None, node, columns=columns, rows=rows, choices=choices
    )


def a_tool(*given_fields: ToolField) -> Tool:
    return Tool("x", {}, {}, (), (), given_fields, {}, {}, Mapping(Span("x")))


def fullest_record(tool: Tool) -> dict[str, Any]:
    """Return what the script keeps when every field is filled to its end with what JSON has to escape."""
    kept = {}
    for field in tool.fields:
        longest = tool.longest_line * (LINES_IN_A_TEXT if field.kind == "text" else 1)
        fixed = {"date": "2026-11-27", "time": "23:59", "choice": max(field.choices, key=len, default="")}
        for name in field.names:
            kept[name] = fixed.get(field.kind, '"' * longest)
    return {"v": 1, "f": kept, "t": "2026-11-27T23:59:59.999Z"}


@given(st.lists(fields(), min_size=1, max_size=15, unique_by=lambda field: field.id))
def test_the_fullest_record_fits_the_store(made: list[ToolField]) -> None:
    tool = a_tool(*made)
    assert tool.longest_line == 0 or len(json.dumps(fullest_record(tool))) < LONGEST_RECORD


def test_the_fullest_plan_fits_the_store() -> None:
    half = '"' * LONGEST_HALF
    wording = {"c": half, "a": half, "t": "2026-11-27T23:59:59.999Z"}
    assert len(json.dumps({"v": 1, "p": [wording] * 9, "d": {"c": half, "a": half}})) < LONGEST_RECORD


def test_the_tools_of_the_course_have_room_for_a_sentence_in_each_line() -> None:
    tools = load_course(Path(__file__).parents[1], pages=False).tools
    assert tools
    for tool in tools.values():
        assert tool.longest_line >= 100, tool.id
