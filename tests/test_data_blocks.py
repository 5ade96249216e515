"""What pages show of the data files: charts, the glossary and its terms, and what is going on."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.courses import edit, render
from tests.test_markdown import GOLDEN, assert_well_formed, cut_out, in_lines, loaded, tags, with_hostile_texts

PRACTICE = Path(__file__).parent / "browser" / "course"
EN, NL = "docs/en/practice/shares.md", "docs/nl/practice/shares.md"
CHART = "/// chart | shares\n///\n"
CARDS = "/// situations\n///\n"
LINKS = "/// situation-links\n///\n"
DATA = "docs/data/charts.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PRACTICE, tmp_path / "course"))


@pytest.mark.parametrize(
    ("name", "text", "page", "start", "end"),
    [
        ("chart.en.html", CHART, EN, '<div class="cw-chart"', "</p></div>"),
        ("chart.nl.html", CHART, NL, '<div class="cw-chart"', "</p></div>"),
        ("glossary.nl.html", "/// glossary\n///\n", "docs/nl/glossary.md", "<dl", "</dl>"),
        ("term.en.html", "The [*weekly* rota](../glossary.md#rota).", EN, '<span class="cw-term"', "</span></span>."),
        ("situations.en.html", CARDS, "docs/en/situations.md", "<section", "</section>"),
        (
            "situation-links.nl.html",
            "/// situation-links\n///\n",
            "docs/nl/index.md",
            '<ul class="cw-situation-groups"',
            "</a></p>",
        ),
    ],
)
def test_golden_html(name: str, text: str, page: str, start: str, end: str) -> None:
    made = in_lines(cut_out(render(text, PRACTICE, page), start, end))
    if os.environ.get("COURSE_GOLDEN"):
        (GOLDEN / name).write_text(made, encoding="utf-8")
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_page_that_leads_to_situations_names_the_first_of_each_module(root: Path) -> None:
    file = root / "docs/data/situations.yaml"
    first = file.read_text(encoding="utf-8").removeprefix("situations:\n")
    file.write_text("situations:\n" + first + re.sub(r"(?m)^  (\S+):$", r"  again-\1:", first), encoding="utf-8")
    home, all_of_them = render(LINKS, root, "docs/en/index.md"), render(LINKS, root, "docs/en/situations.md")
    assert re.findall(r"situations\.html#([\w-]+)", home) == ["full-sink", "no-cup", "again-full-sink"]
    assert ">All 4 situations</a>" in home
    assert [all_of_them.count(text) for text in ("#again-no-cup", "All 4")] == [1, 0]


def test_blocks_load_their_style_sheet_once() -> None:
    found = loaded(render(f"{CHART}\n{CHART}\n{CARDS}\n{CARDS}", PRACTICE, EN))
    assert [found.count(f"../assets/{name}.css") for name in ("charts", "situations")] == [1, 1]


def test_a_chart_cites_in_the_order_of_the_page() -> None:
    """A block is read before the text above it has its citations."""
    html = render(f"Nine.[@kit-cups]\n\n{CHART}\nAgain.[@kit-shares]", PRACTICE, EN)
    assert re.findall(r'class="cw-cite__mark"[^>]*>(\d)<', html) == ["1", "2", "2"]
    assert "[@" not in html


def test_values_come_from_the_register(root: Path) -> None:
    assert "three quarters (75%)" in render(CHART, root, EN)
    edit(root, "docs/data/evidence.yaml", "{value: 75,", "{value: 74,")
    html = render(CHART, root, EN)
    assert "three quarters (74%)" in html and "about 26% (our sum)" in html and "--cw-length:74%" in html


def test_bars_stand_by_size_or_as_they_are_written(root: Path) -> None:
    labels = re.compile(r'scope="row">([^<]+)<')
    assert labels.findall(render(CHART, root, EN)) == ["washed up", "dried", "did not wash up", "sang"]
    edit(root, DATA, "    order: largest-first\n", "")
    assert labels.findall(render(CHART, root, EN)) == ["sang", "washed up", "did not wash up", "dried"]


def test_counts_are_measured_by_the_largest(root: Path) -> None:
    edit(root, "docs/data/evidence.yaml", FIGURE, FIGURE.replace("9", "3") + FIGURE)
    rows = "".join(f"      - {{evidence: kit-cups, figure: {n}, label: {{en: a, nl: b}}}}\n" for n in (1, 2))
    (root / DATA).write_text(f"charts:\n  shares:\n    title: {{en: T 2024, nl: T 2024}}\n    rows:\n{rows}")
    html = render(CHART, root, NL)
    assert re.findall(r"--cw-length:([\d.]+%)", html) == ["33.33%", "100%"]
    assert re.findall(r'role="cell">([^<]+)<', html) == ["3 mensen", "9 mensen"]


FIGURE = "      - {value: 9, unit: people, qualifier: exact}\n"


def test_a_term_in_code_or_on_its_own_page_is_no_button() -> None:
    assert "cw-term" not in render("`[rota](../glossary.md#rota)`", PRACTICE, EN)
    assert '<a href="#rota">' in render("[rota](#rota)", PRACTICE, "docs/en/glossary.md")
    assert "cw-term" not in render("[rota](glossary.md#rota)", PRACTICE, "docs/en/glossary.md")
    assert "cw-term" not in render("[all](../glossary.md)", PRACTICE, EN)
    assert "cw-term" not in render("[rota](glossary.md#rota)", PRACTICE, EN), "another page of that name"


def test_terms_have_ids_of_their_own() -> None:
    html = render("[rota](../glossary.md#rota), [rotas](../glossary.md#rota)", PRACTICE, EN)
    opened, notes = re.findall(r'popovertarget="([^"]+)"', html), re.findall(r'id="([^"]+)" popover', html)
    assert opened == notes and len(set(notes)) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/// chart | share\n///", "there is no chart `share`; did you mean `shares`?"),
        ("[rota](../glossary.md#rotta)", "the glossary has no term `rotta`; did you mean `rota`?"),
    ],
)
def test_unknown_names_are_logged(text: str, message: str, caplog: pytest.LogCaptureFixture) -> None:
    render(text, PRACTICE, EN)
    assert [record.getMessage() for record in caplog.records] == [f"{EN}: {message}"]


def test_without_data_files_blocks_are_empty(root: Path) -> None:
    for name in ("charts", "glossary", "situations"):
        (root / f"docs/data/{name}.yaml").unlink()
    for text in (CARDS, "/// glossary\n///", "/// situation-links\n///"):
        assert_well_formed(render(text, root, EN))


@pytest.mark.parametrize("path", ["practice/shares.md", "glossary.md", "situations.md"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_pages_are_well_formed(path: str, language: str) -> None:
    page = f"docs/{language}/{path}"
    body = (PRACTICE / page).read_text(encoding="utf-8").split("---\n", 2)[2]
    assert_well_formed(render(body, PRACTICE, page))


def test_hostile_texts_stay_texts(root: Path) -> None:
    text = f"{CHART}\n{CARDS}\n/// glossary\n///\n\n/// situation-links\n///\n\nThe [rota](../glossary.md#rota)."
    edit(root, "docs/data/glossary.yaml", "*washes up*", "washes up")
    before = tags(render(text, root, EN))
    for name in ("charts", "glossary", "situations", "evidence"):
        path = root / f"docs/data/{name}.yaml"
        data = with_hostile_texts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
        path.write_text(json.dumps(data), encoding="utf-8")
    html = render(text, root, EN)
    assert "alert(1)" in html, "the text itself is shown"
    assert tags(html) == before
