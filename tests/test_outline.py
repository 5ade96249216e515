"""The outline of the course: which pages a module has, in which order, and when one counts as changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from courseware.course import load_course
from courseware.outline import OutlinePage, item_fingerprint, outline
from tests.courses import BASE, PAGE, QUIZ, edit, render

ROTA = "---\ndescription: A rota.\nminutes: 4\ncore_minutes: 3\n---\n\n# The *rota*\n\nEsra writes it.\n"


def pages(root: Path, language: str = "en") -> dict[str, OutlinePage]:
    return {page.path: page for module in outline(load_course(root, pages=False), language) for page in module.pages}


@pytest.fixture
def with_rota(root: Path) -> Path:
    """The base course with a second page, whose name comes before that of the first."""
    (root / "docs/en/kitchen/a-rota.md").write_text(ROTA, encoding="utf-8")
    return root


def test_a_page_says_what_it_takes_and_asks() -> None:
    page = pages(BASE)["kitchen/index.md"]
    assert (page.name, page.title, page.minutes, page.core_minutes) == ("kitchen~index", "Clean cups", 20, 0)
    assert [quiz.id for quiz in page.quizzes] == ["kitchen"]
    assert [item.name for item in page.items] == ["kitchen#nine-cups", "kitchen#what-nine-means"]


def test_without_nav_the_first_page_of_the_folder_comes_first(with_rota: Path) -> None:
    (with_rota / "mkdocs.yml").unlink()
    assert list(pages(with_rota)) == ["kitchen/index.md", "kitchen/a-rota.md"]


def test_pages_come_in_the_order_of_nav(with_rota: Path) -> None:
    edit(with_rota, "mkdocs.yml", "      - kitchen/index.md\n", "      - kitchen/a-rota.md\n      - kitchen/index.md\n")
    assert list(pages(with_rota)) == ["kitchen/a-rota.md", "kitchen/index.md"]


def test_a_title_is_plain_text(with_rota: Path) -> None:
    assert pages(with_rota)["kitchen/a-rota.md"].title == "The rota"


def test_a_planned_module_has_no_pages(root: Path) -> None:
    edit(root, "docs/data/course.yaml", "state: published\n    objectives", "state: planned\n    objectives")
    assert [module.pages for module in outline(load_course(root, pages=False), "en")] == [()]


def test_a_change_in_a_page_is_seen(root: Path) -> None:
    before = pages(root)["kitchen/index.md"].fingerprint
    edit(root, PAGE, "Wim finds the sink full again.", "Wim finds the sink empty.")
    assert pages(root)["kitchen/index.md"].fingerprint != before


def test_white_space_and_the_form_of_marks_are_no_change(root: Path) -> None:
    before = pages(root)["kitchen/index.md"].fingerprint
    edit(root, PAGE, "Wim finds the sink full again.", "Wim finds\nthe  sink full again.")
    edit(root, PAGE, "minutes: 20", "minutes: 21")
    assert pages(root)["kitchen/index.md"].fingerprint == before


def test_a_change_in_a_scenario_of_the_page_is_seen(root: Path) -> None:
    edit(root, PAGE, "Wim finds", "/// scenario | the-full-sink\n///\n\nWim finds")
    before = pages(root)["kitchen/index.md"].fingerprint
    edit(root, "quizzes/scenarios/the-full-sink.yaml", "sink", "basin")
    assert pages(root)["kitchen/index.md"].fingerprint != before


@pytest.mark.parametrize(("old", "changes"), [("Nine cups stand", "en"), ("Er staan negen", "nl")])
def test_an_item_changes_in_the_language_in_which_it_was_edited(root: Path, old: str, changes: str) -> None:
    def prints() -> dict[str, str]:
        item = load_course(root, pages=False).items["kitchen#nine-cups"]
        return {code: item_fingerprint(item, code) for code in ("en", "nl")}

    before = prints()
    edit(root, QUIZ, old, "Look at")
    assert [code for code, after in prints().items() if after != before[code]] == [changes]


def test_a_lesson_tells_of_itself_alone(with_rota: Path) -> None:
    def names(path: str) -> list[str]:
        found = re.search(r'class="cw-outline">(.*?)</script>', render("# X", with_rota, path))
        assert found
        return [page["name"] for module in json.loads(found[1])["modules"] for page in module["pages"]]

    assert names("docs/en/kitchen/a-rota.md") == ["kitchen~a-rota"]
    assert names(PAGE) == ["kitchen~index", "kitchen~a-rota"]


@pytest.mark.parametrize(("promised", "said"), [(3, "It takes about 3 minutes"), (9, "It will take about 9 minutes")])
def test_the_core_route_says_how_much_of_it_is_here(with_rota: Path, promised: int, said: str) -> None:
    edit(with_rota, "docs/data/course.yaml", "    minutes: 20\n", f"    minutes: 20\n    core_minutes: {promised}\n")
    html = render("/// core-route\n///\n", with_rota, "docs/en/core-route.md")
    assert said in html and re.findall(r'data-page="([^"]+)"', html) == ["kitchen~a-rota"]
    assert 'href="kitchen/a-rota.html">The rota</a> <span class="cw-stop__minutes">3 minutes</span>' in html
    assert ("3 of them are here now" in html) == (promised > 3)
