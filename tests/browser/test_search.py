"""Search: a word of the page's own language, from a server and from a folder; it tells no answers."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import COURSE, LESSON, NewPage, Site, search_for, tab_to

FROM = pytest.mark.parametrize("file", [False, True], ids=["http", "file"])


def found(page: Page, text: str) -> list[str]:
    """Search, and return the addresses of the results."""
    search_for(page, text)
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_visible()
    return [address.partition("?")[0] for address in links.evaluate_all("links => links.map(link => link.href)")]


@FROM
@pytest.mark.parametrize(("language", "word"), [("en", "xylophone"), ("nl", "xylofoon")])
def test_a_word_of_its_language_is_found(page: Page, practice: Site, language: str, word: str, file: bool) -> None:
    page.goto(practice.url(LESSON, language, file=file))
    assert found(page, word) == [practice.url("index.html", language, file=file)]


@FROM
@pytest.mark.parametrize(("language", "word"), [("en", "xylofoon"), ("nl", "xylophone")])
def test_a_word_of_the_other_language_is_not(page: Page, practice: Site, language: str, word: str, file: bool) -> None:
    page.goto(practice.url(LESSON, language, file=file))
    found(page, {"en": "cups", "nl": "kopjes"}[language])
    meta = page.locator(".md-search-result__meta")
    before = meta.text_content() or ""
    search_for(page, word)
    expect(meta).not_to_have_text(before)
    expect(page.locator(".md-search-result__link")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_results_stay_in_the_language_of_a_real_page(page: Page, site: Site, language: str) -> None:
    """A name that both languages know has results in one of them only."""
    page.goto(site.url("sources.html", language))
    pages = found(page, "TNO")
    assert {("/nl/" in address) for address in pages} == {language == "nl"}


def test_a_result_is_reached_with_the_keyboard(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    tab_to(page, page.get_by_role("textbox"))
    page.keyboard.type("xylophone")
    expect(page.locator(".md-search-result__link")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Practice")
    assert page.url.startswith(practice.url())


def test_on_a_phone_search_opens_by_its_button(new_page: NewPage, practice: Site) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(practice.url(LESSON))
    button = page.locator(".course-button--search")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("xylophone")
    expect(page.locator(".md-search-result__link")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox")).to_be_hidden()
    expect(button).to_be_focused()


def test_bare_letters_open_nothing(page: Page, practice: Site) -> None:
    """Somebody who speaks to the computer would set them off (WCAG 2.1.4)."""
    page.goto(practice.url(LESSON))
    for key in "sf/pn,.":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url == practice.url(LESSON)


def test_the_index_holds_questions_and_no_answers(site: Site) -> None:
    index = json.loads((site.folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = plain(" ".join(doc["text"] for doc in index["docs"]))
    for item in COURSE.items.values():
        for language in COURSE.languages:
            assert plain(item.stem[language])[:60] in text, item.name
            told = [choice.feedback[language] for choice in item.choices]
            told += [part[language] for part in (item.hint, item.rationale) if part]
            assert [words for words in told if plain(words) in text] == [], item.name


def plain(text: str) -> str:
    """Return a text without mark-up and with single spaces, as YAML and HTML both have it."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>|[*_`]", "", text))).strip()
