"""A smoke test in Firefox: answering and playing by keyboard, what is kept, and print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from marionette_driver.keys import Keys

from courseware.words import words
from tests.audit.firefox import Firefox, firefox
from tests.browser.pages import (
    A_QUIZ,
    BOTH_LANGUAGES,
    EVERY_PAGE,
    LESSON,
    PRACTICE_COURSE,
    QUIZ,
    Site,
    practice_item,
    said,
)


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_kept(fox: Firefox, site: Site, practice: Site) -> None:
    for each in (site, practice):
        fox.open(each.url())
        fox.script("localStorage.clear()")


def body(fox: Firefox) -> str:
    return str(fox.script("return document.body.innerText"))


def says(fox: Firefox, text: str) -> bool:
    return text in body(fox)


@BOTH_LANGUAGES
def test_an_item_is_answered_by_keyboard_and_kept(fox: Firefox, practice: Site, language: str) -> None:
    fox.open(practice.url(LESSON, language))
    item = fox.one(".cw-item[data-type=single-choice]")
    key = item.get_attribute("data-key")
    name = item.get_attribute("data-item")
    fox.focus(f".cw-item[data-item={name}] input")
    letters = [choice.id for choice in practice_item(name).choices]
    fox.press(*[Keys.ARROW_DOWN] * letters.index(key), *([Keys.SPACE] if key == letters[0] else []))
    fox.tab_to(".cw-check")
    fox.press(Keys.ENTER)
    verdict = f".cw-item[data-item={name}] .cw-verdict"
    assert fox.one(verdict).text == said(language, "right")
    fox.reload()
    assert fox.one(verdict).text == said(language, "right")
    assert said(language, "from-before") in body(fox)


def test_a_quiz_counts_what_is_answered(fox: Firefox, practice: Site) -> None:
    fox.open(practice.url(QUIZ))
    total = len(fox.all(".cw-quiz .cw-item"))
    assert fox.one(".cw-quiz__count").text == said("en", "answered", n=0, total=total)
    fox.focus(".cw-quiz .cw-choice input")
    fox.press(Keys.SPACE)
    fox.one(".cw-check").click()
    counted = said("en", "answered", n=1, total=total)
    fox.until(lambda: fox.one(".cw-quiz__count").text == counted, f"the count does not say {counted!r}")


@BOTH_LANGUAGES
def test_a_scenario_is_played_by_keyboard_and_kept(fox: Firefox, practice: Site, language: str) -> None:
    scenario = PRACTICE_COURSE.scenarios["lost-cup"]
    endings = {ending.id: ending for ending in scenario.endings}
    fox.open(practice.url("practice/scenario.html", language))
    fox.focus(".cw-scenario__option")
    nodes, name = {node.id: node for node in scenario.nodes}, scenario.nodes[0].id
    while name in nodes:
        if name != scenario.nodes[0].id:  # the focus went to the new moment's heading
            fox.tab_to(".cw-scenario__option")
        option = nodes[name].options[0]
        fox.press(Keys.ENTER)
        fox.until(partial(says, fox, option.consequence[language]), "the consequence is not told")
        name = option.to
    title = endings[name].title[language]
    assert title in fox.one(".cw-scenario__heading").text
    fox.reload()
    assert title in fox.one(".cw-scenario__heading").text
    seen = str(words(language, "scenario")["scenario-seen"]).format(n=1, total=len(endings))
    assert seen in body(fox)


def test_roles_and_names_reach_assistive_technology(fox: Firefox, practice: Site) -> None:
    fox.open(practice.url(QUIZ))
    group = fox.one(".cw-item__body")
    assert group.computed_role == "group"
    assert group.computed_label.startswith("Question 1 of")
    choice = fox.one(".cw-choice input")
    assert choice.computed_role == "radio"
    assert choice.computed_label == fox.one(".cw-choice label").text


@EVERY_PAGE
def test_every_page_is_there_fits_a_phone_and_logs_no_error(fox: Firefox, site: Site, language: str, path: str) -> None:
    fox.marionette.set_window_rect(width=450, height=800)
    fox.open(site.url(path, language))
    width, inner = fox.script("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= inner
    assert fox.one("h1").text


@BOTH_LANGUAGES
def test_a_quiz_prints(fox: Firefox, site: Site, language: str) -> None:
    fox.open(site.url(A_QUIZ, language))
    assert fox.print().startswith(b"%PDF-")
