"""How far a learner is: pages done, bars, what comes next, what changed since, the certificate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    COURSE,
    LESSON,
    QUIZ,
    ItemOnPage,
    NewPage,
    Site,
    listen,
    spoken,
    stored,
    tab_to,
    too_wide,
    violations,
)

PROGRESS, CERTIFICATE, CORE = "progress.html", "certificate.html", "core-route.html"
ANSWERS = {"one-cup": "b", "two-cups": "ac", "three-cups": "abd"}
DONE_KEY = "practice-course|/|~page|practice~index"


def says(language: str, part: str, name: str, **gaps: Any) -> str:
    return str(words(language, part)[name]).format(**gaps)


def finish(page: Page, site: Site, path: str, language: str = "en") -> None:
    page.goto(site.url(path, language))
    page.locator(".cw-done__button").click()


def told(page: Page) -> list[dict[str, Any]]:
    """Return the pages of which a page's scripts know, in their order: other tests add some of their own."""
    modules = json.loads(page.locator("script.cw-outline").text_content() or "")["modules"]
    return [each for module in modules for each in module["pages"]]


def finish_all(page: Page) -> None:
    """Keep that every page is done and every question answered, as the scripts would."""
    page.evaluate(_FINISHES)


_FINISHES = """() => {
  const {modules} = JSON.parse(document.querySelector('script.cw-outline').textContent);
  const keep = (part, name, record) => localStorage.setItem(`practice-course|/|${part}|${name}`,
    JSON.stringify(Object.assign({v: 1, t: '2026-01-05T09:00:00Z'}, record)));
  for (const page of modules.flatMap(module => module.pages)) {
    keep('~page', page.name, {h: {}});
    page.items.forEach(([quiz, id, h]) => keep(quiz, id, {h, s: 1}));
  }
}"""


def bar(page: Page, scope: str) -> str:
    return page.locator(f'.cw-bar[data-scope="{scope}"] .cw-bar__said').first.inner_text()


def state(page: Page, name: str) -> str:
    return page.locator(f'.cw-stop[data-page="{name}"] .cw-stop__state').inner_text()


def change_record(page: Page, key: str, **changes: Any) -> None:
    """Give a kept record other values, as an older version of the course would have left them."""
    page.evaluate(
        "([key, changes]) => localStorage.setItem(key,"
        " JSON.stringify(Object.assign(JSON.parse(localStorage.getItem(key)), changes)))",
        [key, changes],
    )


# ---- done


@BOTH_LANGUAGES
def test_a_page_is_done_when_the_learner_says_so(page: Page, practice: Site, language: str) -> None:
    listen(page)
    page.goto(practice.url(LESSON, language))
    button = page.get_by_role("button", name=says(language, "done", "done-mark"))
    button.click()
    expect(page.locator(".cw-done__said")).to_contain_text(says(language, "done", "done-said", date="").split(".")[0])
    assert any("2" in text for text in spoken(page))
    page.reload()
    undo = page.get_by_role("button", name=says(language, "done", "done-undo"))
    expect(undo).to_be_visible()
    assert [text for text in spoken(page) if text] == [], "what was known already is not spoken"
    undo.click()
    expect(button).to_be_visible()
    assert stored(page) == {}


def test_with_the_keyboard_alone(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    button = page.locator(".cw-done__button")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_text(says("en", "done", "done-undo"))
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(button).to_have_text(says("en", "done", "done-mark"))


def test_languages_share_what_is_done(page: Page, practice: Site) -> None:
    finish(page, practice, LESSON)
    page.goto(practice.url(PROGRESS, "nl"))
    assert state(page, "practice~index") == says("nl", "progress", "progress-is-done")
    expect(page.locator(".cw-changes")).to_be_empty()


def test_another_tab_hears_of_it(new_page: NewPage, practice: Site) -> None:
    page = new_page()
    page.goto(practice.url(PROGRESS))
    other = page.context.new_page()
    finish(other, practice, LESSON)
    expect(page.locator('.cw-stop[data-page="practice~index"] .cw-stop__state')).to_have_text("done")


def test_the_outline_beside_the_page_says_what_is_done(new_page: NewPage, site: Site) -> None:
    page = new_page(viewport={"width": 1400, "height": 800})
    finish(page, site, "connection/check-in.html", "nl")
    marked = page.get_by_role("navigation", name="Navigatie").get_by_role("link", name="(klaar)")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("href", "check-in.html")
    page.goto(site.url("connection/both-sides.html", "nl"))
    expect(marked).to_have_count(1)
    assert violations(page, "#course-nav") == []


def test_from_a_folder_without_a_server(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON, file=True))
    page.locator(".cw-done__button").click()
    page.goto(practice.url(PROGRESS, "nl", file=True))
    assert state(page, "practice~index") == "klaar"


# ---- how far


@BOTH_LANGUAGES
def test_bars_count_pages_and_minutes(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(PROGRESS, language))
    pages = told(page)
    minutes, total = sum(each["minutes"] for each in pages), len(pages)

    def of(n: int, total: int, minutes: int) -> str:
        return says(language, "progress", "progress-of", n=n, total=total, minutes=minutes)

    assert [bar(page, "course"), bar(page, "core")] == [of(0, total, minutes), of(0, 1, 2)]
    expect(page.locator(".cw-continue")).to_be_hidden()
    finish(page, practice, LESSON, language)
    page.goto(practice.url(PROGRESS, language))
    everything = says(language, "progress", "progress-all", total=1)
    assert [bar(page, "course"), bar(page, "core")] == [of(1, total, minutes - 2), everything]
    expect(page.locator('.cw-bar[data-scope="course"] progress')).to_have_js_property("value", 1)
    expect(page.locator(".cw-continue a")).to_have_attribute("href", pages[1]["address"])


def test_the_home_page_leads_to_the_next_page(page: Page, practice: Site) -> None:
    page.goto(practice.url())
    expect(page.locator(".cw-continue")).to_be_hidden()
    addresses = [each["address"] for each in told(page)]
    page.goto(practice.url(LESSON))
    ItemOnPage(page, "one-cup").answer("b")
    page.goto(practice.url())
    page.locator(".cw-continue a").click()
    assert page.url == practice.url(LESSON), "begun and not done: there you go on"
    page.locator(".cw-done__button").click()
    page.goto(practice.url())
    expect(page.locator(".cw-continue a")).to_have_attribute("href", addresses[1])
    finish_all(page)
    page.goto(practice.url())
    expect(page.locator(".cw-continue")).to_have_text(says("en", "progress", "progress-finished"))


def test_quizzes_say_how_much_is_answered_and_mastered(page: Page, practice: Site) -> None:
    def quiz_state() -> str:
        page.goto(practice.url(PROGRESS))
        return page.locator('[data-quiz="practice"] .cw-quiz-state').inner_text()

    assert quiz_state() == "0 of 3 answered"
    page.goto(practice.url(QUIZ))
    for name, letters in {**ANSWERS, "one-cup": "a"}.items():
        ItemOnPage(page, name).answer(letters)
    assert quiz_state() == says("en", "progress", "progress-quiz-not-mastered", percent=66)
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "one-cup").answer("b")
    assert quiz_state() == says("en", "progress", "progress-quiz-mastered", percent=100)


def test_an_answer_to_another_question_counts_no_longer(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "one-cup").answer("b")
    change_record(page, "practice-course|/|practice|one-cup", h="00000000")
    page.goto(practice.url(PROGRESS))
    expect(page.locator('[data-quiz="practice"] .cw-quiz-state')).to_have_text("0 of 3 answered")


# ---- changed since


@BOTH_LANGUAGES
def test_what_changed_since_is_told_until_it_is_seen(page: Page, practice: Site, language: str) -> None:
    finish(page, practice, LESSON, language)
    finish(page, practice, QUIZ, language)
    key = "practice-course|/|~page|practice~quiz"
    prints = json.loads(stored(page)[key])["h"][language]
    prints |= {"": "00000000", "practice#two-cups": "00000000"}
    del prints["practice#three-cups"]
    change_record(page, key, h={language: prints})
    for path in (PROGRESS, LESSON):
        page.goto(practice.url(path, language))
        row = page.locator(".cw-changes li")
        expect(row).to_have_count(1)
        told = [
            says(language, "progress", "progress-text"),
            says(language, "progress", "progress-question", n=2),
            says(language, "progress", "progress-new-question", n=3),
        ]
        expect(row).to_contain_text(": " + ", ".join(told))
    listen(page)
    page.goto(practice.url(QUIZ, language))
    page.get_by_role("button", name=says(language, "progress", "progress-seen")).click()
    assert spoken(page) == [says(language, "progress", "progress-noted")]
    expect(page.locator(".cw-changes")).to_be_focused()
    page.goto(practice.url(PROGRESS, language))
    expect(page.locator(".cw-changes")).to_be_empty()
    assert state(page, "practice~quiz") == says(language, "progress", "progress-is-done")


def test_a_change_in_a_language_not_read_is_not_told(page: Page, practice: Site) -> None:
    finish(page, practice, LESSON)
    change_record(page, DONE_KEY, h={"nl": {"": "00000000"}})
    page.goto(practice.url(PROGRESS))
    expect(page.locator(".cw-changes")).to_be_empty()
    page.goto(practice.url(PROGRESS, "nl"))
    expect(page.locator(".cw-changes li")).to_have_count(1)


# ---- the certificate


def test_the_certificate_says_what_is_missing(page: Page, practice: Site) -> None:
    page.goto(practice.url(CERTIFICATE))
    total = len(told(page))
    finish_all(page)
    for name in ("practice|two-cups", "practice|three-cups", "~page|practice~quiz"):
        page.evaluate("key => localStorage.removeItem(key)", f"practice-course|/|{name}")
    page.reload()
    sheet = page.locator(".cw-certificate")
    expect(sheet.get_by_role("heading")).to_have_text(says("en", "certificate", "certificate-title-part"))
    row = sheet.locator('[data-module="m1-practice"]')
    expect(row).to_contain_text(f"{total - 1} of {total}")
    expect(row).to_contain_text("1 of 3 answered")
    missing = says(
        "en", "certificate", "certificate-missing", module="Practice", what="A quiz on cups; questions not answered: 2"
    )
    expect(sheet.locator(".cw-certificate__missing")).to_have_text(missing)
    expect(sheet).to_contain_text("9.8.7")
    expect(sheet).to_contain_text(words("en", "page")["certificate-honest"])


@BOTH_LANGUAGES
def test_the_whole_of_what_there_is(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(CERTIFICATE, language))
    minutes = sum(each["minutes"] for each in told(page))
    finish_all(page)
    page.reload()
    sheet = page.locator(".cw-certificate")
    expect(sheet.get_by_role("heading")).to_have_text(says(language, "certificate", "certificate-title"))
    said = says(language, "certificate", "certificate-standing-here", n=1, total=2)
    expect(sheet.locator(".cw-certificate__standing")).to_have_text(said)
    expect(sheet.locator(".cw-certificate__missing")).to_be_empty()
    planned = says(language, "certificate", "certificate-planned-minutes", n=minutes)
    expect(sheet.locator(".cw-certificate__minutes")).to_have_text(planned)


def test_the_name_is_kept_only_when_asked(page: Page, practice: Site) -> None:
    def typed() -> str:
        page.goto(practice.url(CERTIFICATE))
        return page.get_by_role("textbox", name=words("en", "page")["certificate-your-name"]).input_value()

    assert typed() == ""
    page.get_by_role("textbox", name="Your name").fill("Esra <b>Kaya</b>")
    expect(page.locator(".cw-certificate__name")).to_have_text("Esra <b>Kaya</b>")
    assert stored(page) == {} and typed() == ""
    page.get_by_role("textbox", name="Your name").fill("Esra Kaya")
    page.get_by_role("checkbox").check()
    assert typed() == "Esra Kaya"
    expect(page.locator(".cw-certificate__name")).to_have_text("Esra Kaya")
    page.get_by_role("checkbox").uncheck()
    assert stored(page) == {} and typed() == ""


def test_the_button_prints(page: Page, practice: Site) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; }")
    page.goto(practice.url(CERTIFICATE))
    box = page.get_by_role("textbox", name="Your name")
    tab_to(page, box)
    page.keyboard.type("Wim")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
    expect(page.locator(".cw-certificate__name")).to_have_text("Wim")


@BOTH_LANGUAGES
@pytest.mark.parametrize("scripts", [True, False])
def test_the_certificate_is_one_sheet(
    new_page: NewPage, site: Site, tmp_path: Path, language: str, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(site.url(CERTIFICATE, language))
    if scripts:
        page.locator("#cw-certificate-name").fill("Maximiliana van den Oudenhoven-Brinkhorst tot Nijenrode")
    made = page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    assert made.count(b"/Type /Page\n") == 1 or made.count(b"/Type /Page") - made.count(b"/Type /Pages") == 1


# ---- without scripts, and for everyone


@BOTH_LANGUAGES
def test_without_a_script_progress_is_a_table_of_contents(new_page: NewPage, site: Site, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url(PROGRESS, language))
    links = page.locator(".cw-stop a")
    published = [module for module in COURSE.file.modules if not module.planned]
    there = [each for module in published for each in COURSE.pages_of(module, language)]
    expect(links).to_have_count(len(there))
    expect(page.locator(".cw-bar").first).to_be_hidden()
    for module in COURSE.file.modules:
        expect(page.get_by_role("heading", name=module.title[language], exact=True)).to_be_visible()
    page.goto(site.url("connection/check-in.html", language))
    expect(page.locator(".cw-about")).to_contain_text("7 minut" if language == "en" else "7 minuten")
    expect(page.locator(".cw-done")).to_be_hidden()


@BOTH_SCHEMES
@pytest.mark.parametrize("path", [PROGRESS, CERTIFICATE, LESSON])
def test_axe_finds_nothing_when_pages_are_done_and_changed(
    new_page: NewPage, practice: Site, scheme: str, path: str
) -> None:
    page = new_page(color_scheme=scheme)
    finish(page, practice, LESSON)
    finish(page, practice, QUIZ)
    change_record(page, DONE_KEY, h={"en": {"": "00000000"}})
    page.goto(practice.url(path))
    assert violations(page) == []


@BOTH_LANGUAGES
def test_nothing_is_wider_than_a_small_phone(new_page: NewPage, site: Site, language: str) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    finish(page, site, "connection/check-in.html", language)
    for path in (PROGRESS, CERTIFICATE, CORE, "my-data.html", "connection/check-in.html", "index.html"):
        page.goto(site.url(path, language))
        assert too_wide(page) == [], path


NASTY = ["{", "null", "[]", "7", '{"v":1}', '{"v":1,"t":"2026-01-01T00:00Z","h":[]}', '{"v":2,"t":"x","h":{}}']
ODD = [
    '{"v":1,"t":"2026-01-01T00:00Z","h":{}}',
    '{"v":1,"t":"2026-01-01T00:00Z","h":{"en":[]}}',
    '{"v":1,"t":"2026-01-01T00:00Z","h":{"en":{"__proto__":{"a":1},"":7}}}',
    '{"v":1,"t":"9999-12-31T00:00Z","h":{"en":null}}',
]


@pytest.mark.parametrize("text", [*NASTY, *ODD])
def test_whatever_is_kept_the_page_is_done_or_not(page: Page, practice: Site, text: str) -> None:
    page.goto(practice.url(LESSON))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DONE_KEY, text])
    page.evaluate(
        "text => localStorage.setItem('practice-course|/|~certificate|it', text)", text.replace('"h"', '"name"')
    )
    for path in (LESSON, PROGRESS, CERTIFICATE, "index.html"):
        page.goto(practice.url(path))
    page.goto(practice.url(PROGRESS))
    assert bool(state(page, "practice~index")) == (text in ODD)
    assert page.locator(".cw-notice").count() == (text in NASTY)
