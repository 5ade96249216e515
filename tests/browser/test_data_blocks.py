"""Charts, terms and situations as readers meet them: with a screen reader, a keyboard, on a phone and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    NewPage,
    Site,
    tab_to,
    too_wide,
    violations,
)

SHARES, GLOSSARY, SITUATIONS = "practice/shares.html", "glossary.html", "situations.html"
TITLE = "Who did what on the third floor, March 2024"

#: How much of its track each bar takes, and whether it is drawn as a border, which prints and keeps in forced colours.
_BARS = """() => [...document.querySelectorAll('.cw-chart__row')].map(row => {
  const bar = getComputedStyle(row, '::after');
  const seen = parseFloat(bar.borderTopWidth) > 0 && bar.borderTopStyle === 'solid';
  return seen ? Math.round(parseFloat(bar.width) / row.clientWidth * 1000) / 10 : 0;
})"""


def test_a_chart_is_a_table_to_a_screen_reader(page: Page, practice: Site) -> None:
    page.goto(practice.url(SHARES))
    table = page.get_by_role("table", name=TITLE)
    expect(table.get_by_role("row")).to_have_count(5)
    for heading in ("What", "How much"):
        expect(table.get_by_role("columnheader", name=heading)).to_have_count(1)
    row = table.get_by_role("row").nth(1)
    expect(row.get_by_role("rowheader", name="washed up")).to_be_visible()
    expect(row.get_by_role("cell", name="three quarters (75%)")).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"forced_colors": "active"}, {"color_scheme": "dark"}])
def test_bars_are_as_long_as_their_figures(new_page: NewPage, practice: Site, options: dict[str, str]) -> None:
    page = new_page(**options)
    page.goto(practice.url(SHARES))
    assert page.evaluate(_BARS) == [75, 50, 25, 12.5]
    page.emulate_media(media="print")
    assert page.evaluate(_BARS) == [75, 50, 25, 12.5]


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", [SHARES, GLOSSARY, SITUATIONS])
def test_nothing_is_too_wide_for_a_phone(new_page: NewPage, practice: Site, path: str, language: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(practice.url(path, language))
    assert too_wide(page) == []


def test_a_term_opens_and_closes_with_the_keyboard_and_without_scripts(new_page: NewPage, practice: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(practice.url(SHARES))
    term, note = page.get_by_role("button", name="rota (what it means)"), page.locator(".cw-term__note")
    expect(note).to_be_hidden()
    tab_to(page, term)
    page.keyboard.press("Enter")
    expect(note).to_contain_text("A list of who washes up on which day.")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(practice.url(f"{GLOSSARY}#rota"))
    expect(page.locator("#rota")).to_be_in_viewport()


def test_a_term_stays_within_a_phones_screen(new_page: NewPage, practice: Site) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(practice.url(SHARES))
    page.locator(".cw-term__word").tap()
    box = page.locator(".cw-term__note").bounding_box()
    assert box and box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= 320 and box["y"] + box["height"] <= 640


@BOTH_SCHEMES
def test_axe_finds_nothing(new_page: NewPage, practice: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    for path in (GLOSSARY, SITUATIONS, SHARES):
        page.goto(practice.url(path))
        assert violations(page) == []
    page.locator(".cw-term__word").click()
    assert violations(page) == []


@BOTH_LANGUAGES
def test_a_situation_is_found_from_the_home_page(page: Page, site: Site, language: str) -> None:
    page.goto(site.url("index.html", language))
    link = page.locator(".cw-situation-links a").last
    name = link.inner_text()
    link.click()
    heading = page.get_by_role("heading", name=name, exact=True)
    expect(heading).to_be_in_viewport()
    card = page.get_by_role("region", name=name, exact=True)
    expect(card.locator(".cw-situation__say")).to_be_visible()
    expect(card.get_by_role("link").first).to_be_visible()


@BOTH_LANGUAGES
def test_each_situation_is_one_phone_screen(new_page: NewPage, site: Site, language: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(site.url(SITUATIONS, language))
    tall = page.locator(".cw-situation").evaluate_all(
        "cards => cards.filter(card => card.offsetHeight > innerHeight - 56).map(card => card.innerText)"
    )
    assert tall == []
