"""How sure a learner is, and what the result of a quiz makes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    LESSON,
    QUIZ,
    ItemOnPage,
    NewPage,
    Site,
    is_focused,
    listen,
    spoken,
    stored,
    tab_to,
    too_wide,
    violations,
)

SWITCH = ".cw-confidence input"


def told(language: str, name: str, **gaps: Any) -> str:
    """Return what the scripts of quizzes say in a language."""
    part = name.partition("-")[0]
    return str(words(language, part)[name]).format(**gaps)


def record(page: Page, name: str) -> dict[str, Any]:
    (text,) = [text for key, text in stored(page).items() if key.endswith(f"|practice|{name}")]
    found: dict[str, Any] = json.loads(text)
    return found


def say(page: Page, name: str, level: str) -> None:
    page.locator(f'.cw-item[data-item="{name}"] .cw-sure input[value="{level}"]').check()


# ---- asking


def test_it_is_off_at_first_and_single_items_do_not_ask(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    expect(page.locator(SWITCH)).not_to_be_checked()
    assert page.locator(".cw-sure").locator("visible=true").count() == 0
    page.locator(SWITCH).check()
    assert page.locator(".cw-sure").locator("visible=true").count() == 3
    page.goto(practice.url(LESSON))
    expect(page.locator(".cw-confidence, .cw-sure")).to_have_count(0)


@BOTH_LANGUAGES
def test_the_switch_says_what_it_is_for(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(QUIZ, language))
    own = words(language, "page")
    switch = page.get_by_role("checkbox", name=own["confidence-switch"])
    expect(switch).to_have_accessible_description(own["confidence-why"])
    switch.check()
    group = page.get_by_role("radiogroup", name=told(language, "confidence-ask")).first
    names = [told(language, f"confidence-{level}") for level in ("sure", "fairly", "guess")]
    for name in names:
        expect(group.get_by_role("radio", name=name, exact=True)).to_be_visible()


def test_with_the_keyboard(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    tab_to(page, page.locator(SWITCH))
    page.keyboard.press("Space")
    item = ItemOnPage(page, "one-cup")
    tab_to(page, item.input("a"))
    page.keyboard.press("ArrowDown")
    sure = item.root.locator('.cw-sure input[value="sure"]')
    tab_to(page, sure)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, item.button)
    page.keyboard.press("Enter")
    assert record(page, "one-cup")["c"] == "fairly"
    assert is_focused(item.button)
    expect(item.root.locator(".cw-sure__said")).to_have_text(told("en", "confidence-was-fairly"))
    expect(item.root.locator(".cw-sure")).to_be_hidden()


def test_it_never_keeps_anybody_from_checking(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    ItemOnPage(page, "one-cup").answer("b")
    assert "c" not in record(page, "one-cup")
    expect(page.locator(".cw-sure__said").locator("visible=true")).to_have_count(0)


def test_switched_off_again_nothing_is_kept_of_it(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    say(page, "one-cup", "sure")
    page.locator(SWITCH).uncheck()
    assert page.locator(".cw-sure").locator("visible=true").count() == 0
    ItemOnPage(page, "one-cup").answer("b")
    assert "c" not in record(page, "one-cup")


def test_the_switch_is_remembered_for_this_quiz_alone(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    page.reload()
    expect(page.locator(SWITCH)).to_be_checked()
    expect(page.locator(".cw-sure").first).to_be_visible()
    assert json.loads(stored(page)["practice-course|/|~confidence|practice"]) == {"v": 1, "on": True}
    page.goto(practice.url(QUIZ, "nl"))
    expect(page.locator(SWITCH)).to_be_checked()
    page.goto(practice.url("practice/washing.html"))
    expect(page.locator(SWITCH)).not_to_be_checked()


@pytest.mark.parametrize("nasty", ["{", "[]", '{"v": 1, "on": "yes"}', '{"v": 2, "on": true}', "null"])
def test_a_damaged_switch_is_off(page: Page, practice: Site, nasty: str) -> None:
    page.goto(practice.url(QUIZ))
    page.evaluate("text => localStorage.setItem('practice-course|/|~confidence|practice', text)", nasty)
    page.reload()
    expect(page.locator(SWITCH)).not_to_be_checked()
    ItemOnPage(page, "one-cup").answer("b")


def test_the_switch_in_another_tab_shows_here(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    other = page.context.new_page()
    other.goto(practice.url(QUIZ))
    other.locator(SWITCH).check()
    expect(page.locator(SWITCH)).to_be_checked()
    expect(page.locator(".cw-sure").first).to_be_visible()


def test_how_sure_one_was_at_first_stays(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    say(page, "one-cup", "sure")
    item = ItemOnPage(page, "one-cup")
    item.answer("a")
    item.button.click()
    expect(item.root.locator(".cw-sure")).to_be_hidden()
    item.answer("b")
    page.reload()
    assert record(page, "one-cup") | {"t": ""} == record(page, "one-cup") | {
        "c": "sure",
        "f": 0,
        "s": 1,
        "n": 2,
        "t": "",
    }
    expect(item.root.locator(".cw-sure__said")).to_have_text(told("en", "confidence-was-sure"))


@pytest.mark.parametrize("level", ["very", 1, None, ["sure"], "__proto__"])
def test_an_answer_is_worth_more_than_what_stands_beside_it(page: Page, practice: Site, level: Any) -> None:
    """Old records have no `c`, and a damaged one is left out."""
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "one-cup").answer("b")
    page.evaluate(
        """level => {
          const key = Object.keys(localStorage).find(name => name.endsWith('|one-cup'));
          localStorage.setItem(key, JSON.stringify({...JSON.parse(localStorage.getItem(key)), c: level}));
        }""",
        level,
    )
    page.reload()
    expect(ItemOnPage(page, "one-cup").input("b")).to_be_checked()
    expect(page.locator(".cw-notice")).to_have_count(0)
    expect(page.locator(".cw-sure__said").locator("visible=true")).to_have_count(0)


def test_start_again_asks_again(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    say(page, "one-cup", "guess")
    ItemOnPage(page, "one-cup").answer("b")
    page.locator(".cw-restart").click()
    question = page.locator('.cw-item[data-item="one-cup"] .cw-sure')
    expect(question).to_be_visible()
    expect(question.locator("input:checked")).to_have_count(0)
    page.locator(".cw-restart").click()
    expect(question).to_be_hidden()
    assert record(page, "one-cup")["c"] == "guess"


# ---- the result


def finish(page: Page, answers: dict[str, tuple[str, str]]) -> None:
    page.locator(SWITCH).check()
    for name, (letters, level) in answers.items():
        if level:
            say(page, name, level)
        ItemOnPage(page, name).answer(letters)


@BOTH_LANGUAGES
def test_sure_but_wrong_comes_first_and_points_last(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(QUIZ, language))
    finish(page, {"one-cup": ("b", "guess"), "two-cups": ("ab", ""), "three-cups": ("ab", "sure")})
    lists = page.locator(".cw-quiz__again")
    titles = [told(language, name) for name in ("quiz-sure-wrong", "quiz-again", "quiz-guessed-right")]
    expect(lists.locator(".cw-quiz__why")).to_have_text(titles)
    for title, number in zip(titles, "321", strict=True):
        links = page.get_by_role("list", name=title).get_by_role("link")
        expect(links).to_have_count(1)
        expect(links).to_contain_text(told(language, "quiz-item", n=number, stem=""))
    follows = "([a, b]) => !!(document.querySelector(a).compareDocumentPosition(document.querySelector(b)) & 4)"
    assert page.evaluate(follows, [".cw-quiz__again", ".cw-quiz__result"])


def test_a_link_leads_to_the_item(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    finish(page, {"one-cup": ("a", "sure"), "two-cups": ("ac", "sure"), "three-cups": ("abd", "fairly")})
    page.locator(".cw-quiz__again a").click()
    expect(ItemOnPage(page, "one-cup").root).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cw-item').dataset.item") == "one-cup"


def test_what_was_put_right_leaves_the_list_unless_one_was_sure(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    finish(page, {"one-cup": ("a", "sure"), "two-cups": ("ab", "guess"), "three-cups": ("abd", "sure")})
    rows = page.locator(".cw-quiz__again li")
    expect(rows).to_have_count(2)
    ItemOnPage(page, "one-cup").answer("b")
    ItemOnPage(page, "two-cups").answer("ac")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(told("en", "quiz-right-since"))


def test_without_confidence_the_result_names_what_is_not_right_yet(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    for name, letters in {"one-cup": "a", "two-cups": "ac", "three-cups": "abd"}.items():
        expect(page.locator(".cw-quiz__again")).to_be_hidden()
        ItemOnPage(page, name).answer(letters)
    expect(page.locator(".cw-quiz__why")).to_have_text([told("en", "quiz-again")])
    ItemOnPage(page, "one-cup").answer("b")
    expect(page.locator(".cw-quiz__again")).to_be_hidden()


def test_the_lists_are_not_read_out_unasked(page: Page, practice: Site) -> None:
    """Points are; lists of links are there to be gone through."""
    listen(page)
    page.goto(practice.url(QUIZ))
    finish(page, {"one-cup": ("a", "sure"), "two-cups": ("ac", ""), "three-cups": ("abd", "")})
    assert not [text for text in spoken(page) if told("en", "quiz-sure-wrong") in text]


def test_items_without_a_score_stand_in_no_result(page: Page, practice: Site) -> None:
    page.add_init_script(
        """document.addEventListener('readystatechange', () => {
          document.querySelector('.cw-item[data-item=two-cups]').setAttribute('data-ungraded', '');
        }, {once: true})"""
    )
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    assert page.locator(".cw-sure").locator("visible=true").count() == 2
    ItemOnPage(page, "one-cup").answer("a")
    ItemOnPage(page, "three-cups").answer("abd")
    expect(page.locator(".cw-quiz__result")).to_contain_text("1 of 2 points")
    expect(page.locator(".cw-quiz__again li")).to_have_count(1)


# ---- for everybody


@BOTH_SCHEMES
def test_axe_finds_nothing(new_page: NewPage, practice: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    assert violations(page) == []
    finish(page, {"one-cup": ("b", "guess"), "two-cups": ("ab", ""), "three-cups": ("ab", "sure")})
    assert violations(page) == []
    assert too_wide(page) == []


def test_targets_are_large_enough(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    for part in (".cw-sure__choice", ".cw-confidence label"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["height"] >= 40


def test_nothing_of_it_without_a_script_and_on_paper(new_page: NewPage, practice: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(practice.url(QUIZ))
    parts = ".cw-confidence, .cw-sure, .cw-quiz__again, .cw-quiz__dates"
    assert page.locator(parts).locator("visible=true").count() == 0
    page = new_page()
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    page.emulate_media(media="print")
    assert page.locator(".cw-confidence, .cw-sure").locator("visible=true").count() == 0


@pytest.mark.parametrize("level", ["sure", "guess"])
def test_forced_colours_show_what_is_chosen(new_page: NewPage, practice: Site, level: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(practice.url(QUIZ))
    page.locator(SWITCH).check()
    say(page, "one-cup", level)
    width = "label => parseFloat(getComputedStyle(label, '::before').borderTopWidth)"
    row = page.locator(".cw-sure").first
    chosen = row.locator(f'input[value="{level}"] + label').evaluate(width)
    other = row.locator('input[value="fairly"] + label').evaluate(width)
    assert chosen > other > 0
