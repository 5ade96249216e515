"""Coming back: what is due on day 2, 7 and 21, in which order, and what must not upset it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from courseware.html.review import DAYS
from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    LESSON,
    PRACTICE_COURSE,
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

REVIEW = "review.html"
WASHING = "practice/washing.html"
#: The items of the longer quiz, in their order; the answer is always `a`.
SEVEN = tuple(item.id for item in PRACTICE_COURSE.quizzes["washing"].items)
RIGHT = {"one-cup": "b", "two-cups": "ac", "three-cups": "abd"}
FINISHED = datetime(2026, 3, 2, 10, 0)


def told(language: str, name: str, **gaps: Any) -> str:
    part = name.partition("-")[0]
    return str(words(language, part)[name]).format(**gaps)


def go_to(page: Page, days: float) -> None:
    """Set the clock to so many days after the quiz was finished."""
    page.clock.set_fixed_time(FINISHED + timedelta(days=days))


def finish_washing(page: Page, practice: Site, wrong: Iterable[str] = (), **levels: str) -> None:
    """Answer the longer quiz on the day that counts as the first."""
    go_to(page, 0)
    page.goto(practice.url(WASHING))
    if levels:
        page.locator(".cw-confidence input").check()
    for name in SEVEN:
        if name in levels:
            page.locator(f'.cw-item[data-item="{name}"] .cw-sure input[value="{levels[name]}"]').check()
        ItemOnPage(page, name).answer("b" if name in wrong else "a")


def come_back(page: Page, practice: Site, days: float, language: str = "en") -> None:
    go_to(page, days)
    page.goto(practice.url(REVIEW, language))


def asked(page: Page) -> list[str]:
    """Return the items that the review asks, by their names in their quiz."""
    names = page.locator(".cw-review .cw-item").evaluate_all("items => items.map(item => item.dataset.item)")
    return [str(name).partition("#")[2] for name in names]


def give(page: Page, quiz: str, answers: dict[str, str]) -> None:
    for name, letters in answers.items():
        ItemOnPage(page, f"{quiz}#{name}").answer(letters)


def plan(page: Page, quiz: str = "washing") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(stored(page)[f"practice-course|/|~review|{quiz}"])
    return found


def today(page: Page) -> Locator:
    return page.locator(".cw-review__today")


def end(page: Page) -> Locator:
    return page.locator(".cw-review__end")


# ---- at the end of a quiz


@BOTH_LANGUAGES
def test_a_finished_quiz_says_when_to_come_back(page: Page, practice: Site, language: str) -> None:
    go_to(page, 0)
    page.goto(practice.url(QUIZ, language))
    dates = page.locator(".cw-quiz__dates")
    for name, letters in RIGHT.items():
        expect(dates).to_be_hidden()
        ItemOnPage(page, name).answer(letters)
    said = {"en": "Wednesday 4 March, Monday 9 March and Monday 23 March"}
    said["nl"] = "woensdag 4 maart, maandag 9 maart en maandag 23 maart"
    expect(dates.locator(".cw-quiz__when")).to_have_text(told(language, "quiz-come-back", dates=said[language]))
    dates.get_by_role("link").click()
    expect(page).to_have_url(practice.url(REVIEW, language))
    expect(today(page)).to_contain_text(told(language, "review-nothing"))


def test_the_first_finish_counts_and_later_tries_do_not_move_it(page: Page, practice: Site) -> None:
    finish_washing(page, practice, wrong=["pans"])
    go_to(page, 5)
    page.reload()
    ItemOnPage(page, "pans").answer("a")
    assert plan(page)["day"] == "2026-03-02"


def test_start_again_forgets_the_days_and_undo_brings_them_back(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    before = stored(page)
    restart = page.locator(".cw-restart")
    restart.click()
    assert stored(page) == {}
    expect(page.locator(".cw-quiz__dates")).to_be_hidden()
    restart.click()
    assert stored(page) == before


def test_a_quiz_finished_by_an_item_in_a_lesson_comes_back_as_well(page: Page, practice: Site) -> None:
    go_to(page, 0)
    page.goto(practice.url(QUIZ))
    for name in ("two-cups", "three-cups"):
        ItemOnPage(page, name).answer(RIGHT[name])
    page.goto(practice.url(LESSON))
    ItemOnPage(page).answer("a")
    come_back(page, practice, 2)
    assert asked(page) == ["one-cup", "two-cups", "three-cups"]


def test_scripts_and_sheet_count_the_same_days(page: Page, practice: Site) -> None:
    page.goto(practice.url(REVIEW))
    assert page.evaluate("courseware.schedule.DAYS") == list(DAYS)


# ---- a session


def test_nothing_is_due_before_the_second_day(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    for days in (0, 1, 1.5):
        come_back(page, practice, days)
        assert asked(page) == []
        date_said = "Wednesday 4 March"
        expect(today(page).locator("p")).to_have_text(
            [told("en", "review-nothing"), told("en", "review-next", title="Washing up", date=date_said, n=2)]
        )


def test_sure_but_wrong_then_wrong_or_guessed_then_the_rest(page: Page, practice: Site) -> None:
    finish_washing(page, practice, wrong=["pans", "bowls", "jugs"], bowls="sure", knives="guess", cups="sure")
    come_back(page, practice, 2)
    assert asked(page) == ["bowls", "pans", "knives", "jugs", "cups"]
    expect(today(page)).to_have_text(told("en", "review-due", n=5, title="Washing up", day=2))
    numbers = page.locator(".cw-review .cw-item__number")
    expect(numbers).to_have_text([told("en", "review-question", n=n, total=5) for n in range(1, 6)])


def test_answers_are_kept_apart_from_those_of_the_quiz(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    before = {key: text for key, text in stored(page).items() if "~" not in key}
    come_back(page, practice, 2)
    give(page, "washing", {"cups": "b", "plates": "a"})
    after = stored(page)
    assert {key: text for key, text in after.items() if "~" not in key} == before
    answer = json.loads(after["practice-course|/|~review|washing#cups"])
    assert (answer["a"], answer["s"], answer["n"]) == (["b"], 0, 1)


def test_a_session_goes_on_after_a_reload_and_in_silence(page: Page, practice: Site) -> None:
    finish_washing(page, practice, wrong=["pans"])
    listen(page)
    come_back(page, practice, 2)
    before = asked(page)
    give(page, "washing", {"pans": "b", "cups": "a"})
    page.reload()
    assert asked(page) == before
    expect(ItemOnPage(page, "washing#pans").input("b")).to_be_checked()
    expect(end(page)).to_be_empty()
    assert spoken(page) == []


def test_the_end_of_a_session_is_spoken_and_says_when_it_goes_on(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    listen(page)
    come_back(page, practice, 2)
    give(page, "washing", dict.fromkeys(SEVEN[:4], "a"))
    spoken(page)
    give(page, "washing", {SEVEN[4]: "b"})
    lines = [
        told("en", "review-done", right=4, total=5),
        told("en", "review-next", title="Washing up", date="Monday 9 March", n=7),
    ]
    expect(end(page).locator("p")).to_have_text(lines)
    assert "".join(lines) in spoken(page)
    # Another try is practice; the first one counted.
    give(page, "washing", {SEVEN[4]: "a"})
    expect(end(page).locator("p")).to_have_text(lines)
    page.reload()
    assert asked(page) == []
    expect(today(page)).to_contain_text(told("en", "review-nothing"))


def test_the_next_session_asks_what_was_wrong_and_what_was_not_asked_yet(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    give(page, "washing", dict.fromkeys(SEVEN[:5], "a") | {"forks": "b"})
    come_back(page, practice, 7)
    assert asked(page) == ["forks", "bowls", "jugs", "cups", "plates"]
    assert page.locator(".cw-review .cw-item input:checked").count() == 0, "all of them are asked anew"
    give(page, "washing", dict.fromkeys(asked(page), "a"))
    come_back(page, practice, 21)
    assert len(asked(page)) == 5
    give(page, "washing", dict.fromkeys(asked(page), "a"))
    expect(end(page)).to_contain_text(told("en", "review-no-next"))


@pytest.mark.parametrize(("days", "session"), [(2, 2), (6.5, 2), (7, 7), (20, 7), (21, 21), (400, 21)])
def test_what_was_missed_is_not_made_up_for(page: Page, practice: Site, days: float, session: int) -> None:
    finish_washing(page, practice)
    come_back(page, practice, days)
    expect(today(page)).to_have_text(told("en", "review-due", n=5, title="Washing up", day=session))
    give(page, "washing", dict.fromkeys(asked(page), "a"))
    page.reload()
    assert asked(page) == []


def test_a_session_that_was_broken_off_counts_for_the_next(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    give(page, "washing", {"cups": "a", "plates": "b"})
    come_back(page, practice, 8)
    assert asked(page) == ["plates", "pans", "forks", "knives", "bowls"]


def test_two_quizzes_come_one_after_the_other(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    go_to(page, 1)
    page.goto(practice.url(QUIZ))
    for name, letters in RIGHT.items():
        ItemOnPage(page, name).answer(letters)
    come_back(page, practice, 4)
    assert asked(page) == list(SEVEN[:5])
    expect(today(page)).to_contain_text(told("en", "review-more", titles="Practice"))
    give(page, "washing", dict.fromkeys(SEVEN[:5], "a"))
    go_on = page.get_by_role("button", name=told("en", "review-go-on", title="Practice"))
    go_on.focus()
    page.keyboard.press("Enter")
    assert asked(page) == list(RIGHT)
    assert is_focused(today(page))
    expect(end(page)).to_be_empty()


def test_with_the_keyboard_alone(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    for name in SEVEN[:5]:
        item = ItemOnPage(page, f"washing#{name}")
        tab_to(page, item.input("a"))
        page.keyboard.press("Space")
        tab_to(page, item.button)
        page.keyboard.press("Enter")
        expect(item.verdict).to_be_visible()
        assert is_focused(item.button)
    expect(end(page)).to_contain_text(told("en", "review-done", right=5, total=5))


@BOTH_LANGUAGES
def test_the_sheet_says_the_days_of_each_quiz(page: Page, practice: Site, language: str) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2, language)
    row = page.locator('.cw-review__quiz[data-quiz="washing"]')
    said = {
        "en": ["Monday 2 March", "Wednesday 4 March", "Monday 9 March", "Monday 23 March"],
        "nl": ["maandag 2 maart", "woensdag 4 maart", "maandag 9 maart", "maandag 23 maart"],
    }[language]
    expect(row.locator("dd")).to_have_text([said[0], told(language, "review-day-now", date=said[1]), *said[2:]])
    other = page.locator('.cw-review__quiz[data-quiz="practice"]')
    expect(other).to_contain_text(told(language, "review-not-finished", n=0, total=3))
    expect(other.locator("dl")).to_be_hidden()
    give(page, "washing", dict.fromkeys(SEVEN[:5], "a"))
    expect(row.locator("dd").nth(1)).to_have_text(told(language, "review-day-done", date=said[1]))


def test_before_any_quiz_is_finished(page: Page, practice: Site) -> None:
    page.goto(practice.url(REVIEW))
    expect(today(page)).to_have_text(told("en", "review-none-finished"))
    expect(page.locator(".cw-remind")).to_be_hidden()
    page.get_by_role("link", name="Washing up").click()
    expect(page).to_have_url(practice.url(WASHING))


# ---- other tabs


def test_an_answer_in_another_tab_shows_here_in_silence(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    listen(page)
    come_back(page, practice, 2)
    other = page.context.new_page()
    go_to(other, 2)
    other.goto(practice.url(REVIEW))
    assert asked(other) == asked(page)
    give(other, "washing", dict.fromkeys(SEVEN[:5], "a"))
    expect(ItemOnPage(page, "washing#cups").input("a")).to_be_checked()
    expect(end(page)).to_contain_text(told("en", "review-done", right=5, total=5))
    assert spoken(page) == []


def test_a_quiz_begun_again_in_another_tab_is_asked_no_longer(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    other = page.context.new_page()
    go_to(other, 2)
    other.goto(practice.url(WASHING))
    other.locator(".cw-restart").click()
    expect(today(page)).to_have_text(told("en", "review-none-finished"))
    assert asked(page) == []
    assert "practice-course|/|~review|washing" not in stored(page)


def test_a_quiz_begun_again_in_one_tab_has_no_days_in_the_other(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    other = page.context.new_page()
    go_to(other, 0)
    other.goto(practice.url(WASHING))
    page.locator(".cw-restart").click()
    expect(other.locator(".cw-quiz__dates")).to_be_hidden()
    assert stored(page) == {}
    page.locator(".cw-restart").click()
    expect(other.locator(".cw-quiz__dates")).to_be_visible()
    assert plan(other)["day"] == "2026-03-02"


# ---- the course changes


def change(page: Page, script: str) -> None:
    """Change the page's templates before our scripts see them, as an update of the course does."""
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " const template = document.querySelector('template[data-quiz=washing]');"
        f" if (template) {{ const body = template.content; {script} }} }}, {{once: true}})"
    )


def test_an_item_that_is_gone_is_asked_no_longer(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    give(page, "washing", {"plates": "a"})
    change(page, "body.querySelector('[data-item=cups]').remove();")
    page.reload()
    assert asked(page) == ["plates", "pans", "forks", "knives"]
    give(page, "washing", dict.fromkeys(["pans", "forks", "knives"], "a"))
    expect(end(page)).to_contain_text(told("en", "review-done", right=4, total=4))


def test_a_changed_item_is_asked_as_a_new_one(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    give(page, "washing", {"cups": "b"})
    change(page, "body.querySelector('[data-item=cups]').dataset.hash = '00000000';")
    page.reload()
    item = ItemOnPage(page, "washing#cups")
    expect(item.changed).to_be_visible()
    assert item.root.locator("input:checked").count() == 0
    give(page, "washing", dict.fromkeys(SEVEN[:5], "a"))
    expect(end(page)).to_contain_text(told("en", "review-done", right=5, total=5))


def test_when_all_items_of_a_session_are_gone_others_take_their_place(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    change(page, "[...body.querySelectorAll('.cw-item')].slice(0, 5).forEach(item => item.remove());")
    page.reload()
    assert asked(page) == ["bowls", "jugs"]


def test_items_without_a_score_do_not_come_back(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    change(page, "body.querySelector('[data-item=cups]').setAttribute('data-ungraded', '');")
    come_back(page, practice, 2)
    assert "cups" not in asked(page)


# ---- the clock


def test_a_clock_that_was_set_back_asks_nothing_twice(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 8)
    give(page, "washing", dict.fromkeys(asked(page), "a"))
    for days in (3, -40):
        come_back(page, practice, days)
        assert asked(page) == []
    expect(today(page)).to_contain_text(told("en", "review-nothing"))


def test_a_quiz_finished_while_the_clock_was_ahead_still_comes_back(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, -400)
    assert plan(page)["day"] == (FINISHED - timedelta(days=400)).date().isoformat()
    come_back(page, practice, -398)
    assert len(asked(page)) == 5


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_change_to_winter_time_moves_no_day(new_page: NewPage, practice: Site, zone: str) -> None:
    """In the Netherlands the clock went back on 25 October 2026."""
    page = new_page(timezone_id=zone)
    at = "text => { const [day, time] = text.split(' '); return new Date(`${day}T${time}`) / 1000; }"
    # Before the page opens: timers that are swapped under a running script make it fail.
    page.clock.set_fixed_time(page.evaluate(at, "2026-10-24 23:30:00"))
    page.goto(practice.url(WASHING))
    for name in SEVEN:
        ItemOnPage(page, name).answer("a")
    assert plan(page)["day"] == "2026-10-24"
    for moment, due in (("2026-10-25 23:59:59", 0), ("2026-10-26 00:00:01", 5)):
        page.clock.set_fixed_time(page.evaluate(at, moment))
        page.goto(practice.url(REVIEW))
        assert len(asked(page)) == due


def test_a_page_left_open_over_night_says_what_is_due_in_the_morning(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 1)
    assert asked(page) == []
    go_to(page, 2)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert len(asked(page)) == 5
    ItemOnPage(page, "washing#cups").choose("a")
    go_to(page, 7)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(ItemOnPage(page, "washing#cups").input("a")).to_be_checked()


_STATE = """plan => {
  const {schedule} = courseware;
  const next = schedule.next(plan);
  return [schedule.due(plan), next ? next.day : null, schedule.days(plan).map(({day}) => day)];
}"""
_DAY = st.dates(date(2000, 1, 1), date(2099, 12, 1))


def test_days_are_counted_as_python_counts_them(page: Page, practice: Site) -> None:
    page.goto(practice.url(REVIEW))

    @settings(max_examples=150, deadline=None)
    @given(_DAY, st.integers(-30, 60), st.sampled_from([0, *DAYS]), st.booleans())
    @example(date(2028, 2, 28), 2, 0, True)
    @example(date(2026, 12, 30), 7, 2, True)
    def holds(finished: date, elapsed: int, session: int, done: bool) -> None:
        now = finished + timedelta(days=elapsed)
        page.clock.set_fixed_time(datetime(now.year, now.month, now.day, 12))
        kept = {"v": 1, "day": finished.isoformat(), "session": session, "items": [], "done": done}
        due, following, days = page.evaluate(_STATE, kept)
        last = max([n for n in DAYS if n <= elapsed], default=0)
        assert due == (last if last > session or (last == session and not done) else 0)
        ahead = [n for n in DAYS if n > elapsed and n > session]
        assert following == ((finished + timedelta(days=ahead[0])).isoformat() if ahead else None)
        assert days == [(finished + timedelta(days=n)).isoformat() for n in DAYS]

    holds()


# ---- what is kept may be anything


def a_plan(**changes: Any) -> str:
    kept = {"v": 1, "day": "2026-03-02", "session": 2, "items": ["cups"], "done": False, "right": [], "wrong": []}
    return json.dumps({key: value for key, value in (kept | changes).items() if value is not None})


NASTY = [
    "{",
    "null",
    "[]",
    a_plan(v=2),
    a_plan(day="2026-02-31"),
    a_plan(day="yesterday"),
    a_plan(day=7),
    a_plan(day=None),
    a_plan(session=3),
    a_plan(session="2"),
    a_plan(items="cups"),
    a_plan(items=[None]),
    a_plan(items=[{"length": 1}]),
    a_plan(done="no"),
    a_plan(right=None),
    a_plan(wrong={"__proto__": 1}),
]


def test_a_damaged_plan_is_made_anew_from_the_answers(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    for nasty in NASTY:
        page.evaluate("text => localStorage.setItem('practice-course|/|~review|washing', text)", nasty)
        come_back(page, practice, 2)
        assert asked(page) == list(SEVEN[:5]), nasty
        assert plan(page)["day"] == "2026-03-02"


@pytest.mark.parametrize("names", [["__proto__", "constructor"], ["cups", "cups", "nowhere"], [""]])
def test_names_of_items_that_were_never_there_ask_nothing(page: Page, practice: Site, names: list[str]) -> None:
    finish_washing(page, practice)
    kept = a_plan(items=names, right=names, wrong=names)
    page.evaluate("text => localStorage.setItem('practice-course|/|~review|washing', text)", kept)
    come_back(page, practice, 2)
    assert set(asked(page)) <= set(SEVEN) and asked(page)


def test_a_damaged_answer_of_a_session_counts_as_none(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 2)
    give(page, "washing", dict.fromkeys(SEVEN[:4], "a"))
    key = "practice-course|/|~review|washing#cups"
    damaged = json.dumps(json.loads(stored(page)[key]) | {"a": ["z"]})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, damaged])
    page.reload()
    give(page, "washing", {SEVEN[4]: "a"})
    expect(end(page)).to_be_empty()
    give(page, "washing", {"cups": "a"})
    expect(end(page)).to_contain_text(told("en", "review-done", right=5, total=5))


# ---- for everybody


@BOTH_LANGUAGES
def test_without_a_script_the_page_is_a_sheet_to_print(new_page: NewPage, practice: Site, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(practice.url(REVIEW, language))
    expect(page.get_by_text(words(language, "page")["review-on-paper"])).to_be_visible()
    for quiz in ("practice", "washing"):
        row = page.locator(f'.cw-review__quiz[data-quiz="{quiz}"]')
        expect(row.get_by_role("link", name=PRACTICE_COURSE.quizzes[quiz].title[language])).to_be_visible()
        expect(row.locator("dt")).to_have_count(4)
    assert page.locator(".cw-item, .cw-remind").locator("visible=true").count() == 0


def test_the_items_are_found_once_by_the_search(practice: Site) -> None:
    """In their quiz: here they would be found without being seen."""
    index = practice.folder / "search" / "search_index.json"
    assert index.read_text(encoding="utf-8").count("Who washes the cups") == 1


@BOTH_SCHEMES
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(new_page: NewPage, practice: Site, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 700})
    page.goto(practice.url(REVIEW))
    assert violations(page) == []
    finish_washing(page, practice, wrong=["pans"])
    come_back(page, practice, 2)
    assert violations(page) == []
    give(page, "washing", dict.fromkeys(asked(page), "a") | {"cups": "b"})
    assert violations(page) == []
    assert too_wide(page) == []


def test_on_paper_the_dates_stand_on_the_sheet(page: Page, practice: Site) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 1)
    page.emulate_media(media="print")
    expect(page.get_by_text("Wednesday 4 March").last).to_be_visible()
    assert page.locator(".cw-remind").locator("visible=true").count() == 0


def test_blocked_storage_stops_nothing(page: Page, practice: Site) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    page.goto(practice.url(REVIEW))
    expect(today(page)).to_have_text(told("en", "review-none-finished"))
    finish_washing(page, practice)
    expect(page.locator(".cw-quiz__dates")).to_be_visible()
