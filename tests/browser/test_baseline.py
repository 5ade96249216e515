"""The baseline: counted once, offered again after 30 days, shown as a change and never as a grade."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    COURSE,
    NewPage,
    Site,
    is_focused,
    listen,
    settle,
    spoken,
    stored,
    tab_to,
    too_wide,
    violations,
)

PATH = "baseline.html"
FIRST = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]
SECOND = [1, 1, 1, 3, 1, 1, 2, 2, 0, 2, 0, 3]
STATEMENTS = COURSE.data["baseline"].value
SCALE = {code: [step[code] for step in STATEMENTS.scale] for code in ("en", "nl")}
KEY = "leading-hybrid-teams|/|~baseline|it"


def said(name: str, language: str = "en", **gaps: Any) -> str:
    return str(words(language, "baseline")[name]).format(**gaps)


def on(page: Page, day: str) -> None:
    """Let the page believe that it is nine o'clock on a day."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))


def choose(page: Page, chosen: list[int]) -> None:
    for statement, answer in zip(page.locator("fieldset.cw-statement").all(), chosen, strict=True):
        statement.locator("input").nth(answer).check()


def press(page: Page, name: str) -> None:
    page.locator(f'[data-do="{name}"]').click()


def count(page: Page, chosen: list[int]) -> None:
    choose(page, chosen)
    press(page, "keep")


def twice(page: Page, site: Site, language: str = "en") -> None:
    on(page, "2026-03-09")
    page.goto(site.url(PATH, language))
    count(page, FIRST)
    on(page, "2026-04-09")
    page.reload()
    count(page, SECOND)


def test_the_first_time_with_the_keyboard(page: Page, site: Site) -> None:
    listen(page)
    on(page, "2026-03-09")
    page.goto(site.url(PATH))
    for statement in page.locator("fieldset.cw-statement").all():
        tab_to(page, statement.locator("input").first)
        page.keyboard.press("ArrowRight")
    tab_to(page, page.locator('[data-do="keep"]'))
    page.keyboard.press("Enter")
    assert said("baseline-kept", day="8 April 2026") in spoken(page)
    assert is_focused(page.locator(".cw-baseline__result"))
    assert json.loads(stored(page)[KEY])["first"] == {"d": "2026-03-09", "a": [1] * 12}


def test_what_is_missing_is_said_and_nothing_is_kept(page: Page, site: Site) -> None:
    page.goto(site.url(PATH))
    page.locator("fieldset.cw-statement").first.locator("input").first.check()
    press(page, "keep")
    expect(page.locator(".cw-baseline__open")).to_have_text(
        said("baseline-open", list=", ".join(map(str, range(2, 13))))
    )
    assert is_focused(page.locator("fieldset.cw-statement").nth(1).locator("input").first)
    assert stored(page) == {}


@pytest.mark.parametrize(("day", "asked"), [("2026-04-07", False), ("2026-04-08", True), ("2026-05-20", True)])
def test_the_second_time_is_offered_after_thirty_days(page: Page, site: Site, day: str, asked: bool) -> None:
    on(page, "2026-03-09")
    page.goto(site.url(PATH))
    count(page, FIRST)
    expect(page.locator(".cw-baseline__form")).to_be_hidden()
    on(page, day)
    page.reload()
    expect(page.locator(".cw-baseline__form")).to_be_visible(visible=asked)
    expect(page.get_by_role("table").first).to_be_visible(visible=not asked)
    if asked:
        expect(page.locator(".cw-baseline__which")).to_have_text(said("which-second"))
        expect(page.locator("fieldset input:checked")).to_have_count(0)


@BOTH_LANGUAGES
def test_both_stand_side_by_side_as_a_change(page: Page, site: Site, language: str) -> None:
    twice(page, site, language)
    tables = page.get_by_role("table")
    expect(tables).to_have_count(4)
    first = COURSE.file.objectives[STATEMENTS.statements[0].objective].module
    titles = {module.id: module.title[language] for module in COURSE.file.modules}
    expect(tables.first).to_have_accessible_name(titles[first])
    changes = ["more", "same", "less", "same", "more", "same", "same", "less", "same", "more", "less", "same"]
    rows = page.locator(".cw-compare__row")
    for row, before, after, change in zip(rows.all(), FIRST, SECOND, changes, strict=True):
        cells = row.get_by_role("cell")
        expect(cells.nth(0)).to_contain_text(SCALE[language][before])
        expect(cells.nth(1)).to_contain_text(SCALE[language][after])
        expect(cells.nth(2)).to_contain_text(said(f"change-{change}", language))
    assert not re.search(r"\d", "".join(rows.all_text_contents())), "no sum, no mark"


def test_the_calendar_reminds_on_the_thirtieth_day(page: Page, site: Site) -> None:
    on(page, "2026-03-09")
    page.goto(site.url(PATH))
    count(page, FIRST)
    with page.expect_download() as download:
        press(page, "remind")
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == "baseline.ics"
    assert "DTSTART;VALUE=DATE:20260408" in text and "UID:leading-hybrid-teams-baseline-2026-03-09" in text


def test_the_first_time_can_be_filled_in_anew(page: Page, site: Site) -> None:
    on(page, "2026-03-09")
    page.goto(site.url(PATH))
    count(page, FIRST)
    press(page, "again")
    assert is_focused(page.locator(".cw-baseline__which"))
    on(page, "2026-03-11")
    count(page, SECOND)
    assert json.loads(stored(page)[KEY])["first"] == {"d": "2026-03-11", "a": SECOND}


def test_everything_can_be_deleted_and_brought_back(page: Page, site: Site) -> None:
    twice(page, site)
    before = stored(page)
    press(page, "delete")
    assert stored(page) == {}
    expect(page.locator(".cw-baseline__form")).to_be_visible()
    press(page, "delete")
    assert stored(page) == before
    expect(page.get_by_role("table")).to_have_count(4)


NASTY: list[dict[str, Any]] = [
    {"v": 2},
    {"first": None},
    {"first": {"d": "2026-13-40", "a": FIRST}},
    {"first": {"d": "yesterday", "a": FIRST}},
    {"first": {"d": "2026-03-09", "a": FIRST[:11]}},
    {"first": {"d": "2026-03-09", "a": [4] * 12}},
    {"first": {"d": "2026-03-09", "a": [0.5] * 12}},
    {"first": {"d": "2026-03-09", "a": "0" * 12}},
    {"second": {"d": "2026-04-09", "a": [None] * 12}},
    {"second": 7},
    {"h": "00000000"},
]


@pytest.mark.parametrize("change", NASTY, ids=str)
def test_nothing_is_shown_from_what_cannot_be_right(page: Page, site: Site, change: dict[str, Any]) -> None:
    twice(page, site)
    kept = json.loads(stored(page)[KEY]) | change
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(kept)])
    page.reload()
    expect(page.locator(".cw-baseline__form")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)


@BOTH_SCHEMES
@BOTH_LANGUAGES
def test_axe_finds_nothing_before_and_after(new_page: NewPage, site: Site, language: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(PATH, language))
    assert violations(page) == []
    twice(page, site, language)
    assert violations(page) == []


def test_a_narrow_screen_is_wide_enough(new_page: NewPage, site: Site) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site.url(PATH, "nl"))
    assert too_wide(page) == []
    twice(page, site, "nl")
    assert too_wide(page) == []


def sheets(page: Page) -> int:
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@BOTH_LANGUAGES
def test_form_and_change_fit_one_sheet_each(new_page: NewPage, site: Site, language: str) -> None:
    without = new_page(java_script_enabled=False)
    without.goto(site.url(PATH, language))
    expect(without.locator(".cw-paper__list > li")).to_have_count(12)
    expect(without.locator(".cw-paper__list > li").last).to_be_visible()
    assert sheets(without) == 1
    page = new_page()
    twice(page, site, language)
    settle(page)
    assert sheets(page) == 1
