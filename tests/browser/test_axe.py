"""axe finds nothing at WCAG 2.2 A and AA or its best practices: a fair sample; tests/audit has all pages and widths."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.pages import (
    A_LESSON,
    A_QUIZ,
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    LANGUAGES,
    QUIZ,
    ItemOnPage,
    NewPage,
    Site,
    item_of_type,
    search_for,
    violations,
)

MATERIAL_NAMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize(
    ("path", "language", "scheme"),
    [
        *itertools.product(["index.html", A_LESSON], LANGUAGES, ["light", "dark"]),
        ("sources.html", "en", "light"),  # long: seconds each
        ("sources.html", "nl", "dark"),
    ],
)
def test_axe_finds_nothing(new_page: NewPage, site: Site, language: str, scheme: str, path: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(path, language))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", MATERIAL_NAMES[scheme])
    assert violations(page) == []


@BOTH_SCHEMES
@BOTH_LANGUAGES
def test_axe_finds_nothing_in_a_quiz_before_and_after(
    new_page: NewPage, site: Site, language: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(A_QUIZ, language))
    assert violations(page) == []
    single, several = item_of_type(page, "single-choice"), item_of_type(page, "multiple-response")
    single.answer(single.wrong)
    several.answer(several.key[0])
    single.details.locator("summary").click()
    assert violations(page) == []
    several.answer(several.wrong)
    single.answer(single.key)
    several.details.locator("summary").click()
    changed = [f"#{item.root.get_attribute('id')}" for item in (single, several)]
    assert violations(page, *changed) == []
    several.answer(several.key)
    assert violations(page, *changed) == []


@BOTH_SCHEMES
def test_axe_finds_nothing_in_results_and_notices(new_page: NewPage, practice: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(practice.url(QUIZ))
    page.evaluate("localStorage.setItem('practice-course|/|practice|one-cup', '{broken')")
    page.reload()
    expect(page.locator(".cw-notice")).to_be_visible()
    ItemOnPage(page, "one-cup").button.click()
    assert violations(page) == []
    for name, letters in {"one-cup": "a", "two-cups": "ac", "three-cups": "abd"}.items():
        ItemOnPage(page, name).answer(letters)
    assert violations(page) == []
    ItemOnPage(page, "one-cup").answer("b")
    assert violations(page) == []


@BOTH_SCHEMES
def test_axe_finds_nothing_with_outline_search_or_source_open(new_page: NewPage, site: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.goto(site.url(A_LESSON))
    page.locator(".course-button--menu").click()
    expect(page.locator("#course-nav")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".cw-cite__mark").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".course-button--search").click()
    search_for(page, "team")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert violations(page) == []
