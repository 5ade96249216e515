"""Without scripts everything reads: questions, choices, answers, sources."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    A_LESSON,
    A_QUIZ,
    BOTH_LANGUAGES,
    COURSE,
    LESSON,
    NewPage,
    Site,
    practice_item,
    tab_to,
)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(java_script_enabled=False)


@BOTH_LANGUAGES
def test_stem_choices_and_answers_read(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(LESSON, language))
    item = practice_item("one-cup")
    shown = page.locator(".cw-item")
    expect(shown.locator("legend strong")).to_be_visible()
    for choice in item.choices:
        expect(shown.get_by_role("radio", name=choice.text[language])).to_be_visible()
    answer = shown.locator(".cw-item__answer")
    expect(answer.locator(".cw-note").first).to_be_hidden()
    answer.locator("summary").click()
    for choice in item.choices:
        expect(answer.get_by_text(choice.feedback[language])).to_be_visible()
    expect(answer.locator(".cw-note--right .cw-note__verdict")).to_have_text(words(language, "page")["right"])
    expect(answer.locator(".cw-note--right")).to_contain_text(item.choices[1].text[language])


@BOTH_LANGUAGES
def test_a_whole_real_quiz_reads_with_the_keyboard(page: Page, site: Site, language: str) -> None:
    page.goto(site.url(A_QUIZ, language))
    items = page.locator(".cw-item")
    total = sum(len(quiz.items) for quiz in COURSE.quizzes.values() if page.locator(f'[data-quiz="{quiz.id}"]').count())
    expect(items).to_have_count(total)
    for item in items.all():
        expect(item.locator(".cw-item__stem")).to_be_visible()
        summary = item.locator(".cw-item__answer summary")
        summary.focus()
        page.keyboard.press("Enter")
        for note in item.locator(".cw-note").all():
            expect(note).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_that_needs_a_script_shows(new_page: NewPage, site: Site, width: int) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(site.url(A_QUIZ))
    needs = [
        ".cw-check",
        ".cw-restart",
        ".cw-quiz__progress progress",
        ".cw-quiz__count",
        ".course-button--menu",
        ".course-button--search",
        ".md-search__input",
        ".md-header__option",
    ]
    shown = {selector: page.locator(selector).locator("visible=true").count() for selector in needs}
    assert shown == dict.fromkeys(needs, 0)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_outline_of_the_course_is_there(new_page: NewPage, site: Site, width: int) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(site.url(A_LESSON))
    expect(page.locator("#course-nav a").first).to_be_visible()


@BOTH_LANGUAGES
def test_a_citation_opens_by_click_and_links_to_its_entry(page: Page, site: Site, language: str) -> None:
    page.goto(site.url(A_LESSON, language))
    mark = page.locator(".cw-cite__mark").first
    note = page.locator(".cw-cite__note").first
    expect(note).to_be_hidden()
    mark.click()
    expect(note).to_be_visible()
    expect(note.locator(".cw-cite__who")).to_be_visible()
    link = note.get_by_role("link")
    address = str(link.evaluate("link => link.href"))
    link.click()
    page.wait_for_url(address)
    assert urldefrag(address).url == site.url("sources.html", language)
    expect(page.locator(f"[id='{urldefrag(address).fragment}']")).to_be_in_viewport()


def test_a_citation_opens_and_closes_with_the_keyboard(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    mark, note = page.locator(".cw-cite__mark"), page.locator(".cw-cite__note")
    tab_to(page, mark)
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_citation_stays_within_a_phones_screen(new_page: NewPage, site: Site) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(site.url(A_LESSON))
    for mark, note in zip(page.locator(".cw-cite__mark").all(), page.locator(".cw-cite__note").all(), strict=True):
        mark.tap()
        box = note.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] + box["height"] <= 640
        page.keyboard.press("Escape")


@BOTH_LANGUAGES
def test_sources_are_listed_at_the_end_of_the_page(page: Page, site: Site, language: str) -> None:
    page.goto(site.url(A_LESSON, language))
    numbers = {int(text) for text in page.locator(".cw-cite__mark").all_text_contents()}
    expect(page.locator(".cw-sources li")).to_have_count(len(numbers))
    assert numbers == set(range(1, len(numbers) + 1))
    expect(page.locator(".cw-sources li a").first).to_be_visible()
