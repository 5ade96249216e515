"""Answering items: with the keyboard, with a mouse, again, later, elsewhere."""

from __future__ import annotations

import itertools
import json
import re
from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from courseware import scoring
from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    LESSON,
    PRACTICE_COURSE,
    PROJECT,
    QUIZ,
    QUIZZES,
    ItemOnPage,
    Site,
    is_focused,
    listen,
    practice_item,
    said,
    spoken,
    stored,
    tab_to,
)

RIGHT = {"one-cup": "b", "two-cups": "ac", "three-cups": "abd"}


def subsets(letters: str) -> list[str]:
    """Return every answer that can be given."""
    sizes = range(1, len(letters) + 1)
    return ["".join(chosen) for size in sizes for chosen in itertools.combinations(letters, size)]


def answer_all(page: Page, answers: dict[str, str]) -> None:
    for name, letters in answers.items():
        ItemOnPage(page, name).answer(letters)


# ---- one item, with the keyboard


def test_arrow_keys_choose_and_submit_nothing(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    tab_to(page, item.input("a"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(item.input("b")).to_be_checked()
    page.keyboard.press("Enter")
    expect(item.region).to_be_empty()
    expect(item.input("b")).to_be_enabled()
    assert stored(page) == {}


def test_wrong_then_right_with_the_keyboard(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    tab_to(page, item.input("a"))
    page.keyboard.press("Space")
    tab_to(page, item.button)
    page.keyboard.press("Enter")

    expect(item.verdict).to_have_text(said("en", "wrong"))
    expect(item.region).to_contain_text(item.note("a"))
    expect(item.region).not_to_contain_text(item.note("b"))
    verdict = words("en", "page")["wrong"]
    expect(item.root.locator('[data-choice="a"] .cw-choice__mark')).to_have_text(
        said("en", "your-choice", verdict=verdict)
    )
    assert item.root.locator(".cw-choice__mark:not(:empty)").count() == 1
    expect(item.details).to_be_visible()
    expect(item.details).not_to_have_attribute("open", "")
    assert spoken(page) == [f"{said('en', 'wrong')}{item.note('a')}"]

    expect(item.button).to_have_text(said("en", "retry"))
    assert is_focused(item.button), "the button stays where it was"
    page.keyboard.press("Enter")
    expect(item.region).to_be_empty()
    expect(item.details).to_be_hidden()
    expect(item.root.locator("input:checked")).to_have_count(0)
    assert is_focused(item.input("a"))

    page.keyboard.press("ArrowDown")
    tab_to(page, item.button)
    page.keyboard.press("Space")
    expect(item.verdict).to_have_text(said("en", "right"))
    expect(item.region).to_contain_text(item.note("b"))


@BOTH_LANGUAGES
def test_check_without_a_choice_asks_for_one(page: Page, practice: Site, language: str) -> None:
    listen(page)
    page.goto(practice.url(LESSON, language))
    item = ItemOnPage(page)
    item.button.click()
    expect(item.region).to_have_text(said(language, "choose-first"))
    assert spoken(page) == [said(language, "choose-first")]
    assert stored(page) == {}
    item.choose("a")
    expect(item.region).to_be_empty()


def test_part_of_several_right_choices(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    item = ItemOnPage(page, "two-cups")
    tab_to(page, item.input("a"))
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(item.input("a")).not_to_be_checked()
    page.keyboard.press("Space")
    tab_to(page, item.button)
    page.keyboard.press("Enter")
    expect(item.verdict).to_have_text(said("en", "partly"))
    expect(item.region).to_contain_text(item.note("a"))
    for letter in "bcd":
        expect(item.region).not_to_contain_text(item.note(letter))
    expect(item.region).to_contain_text(said("en", "missed", n=1))


def test_one_right_and_one_wrong_earns_nothing(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    item = ItemOnPage(page, "two-cups")
    item.answer("ab")
    expect(item.verdict).to_have_text(said("en", "wrong"))
    expect(item.region).to_contain_text(item.note("a"))
    expect(item.region).to_contain_text(item.note("b"))


def test_answer_details_open_after_checking(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    expect(item.details).to_be_hidden()
    item.answer("c")
    item.details.locator("summary").click()
    for letter in "abc":
        expect(item.details.get_by_text(item.note(letter))).to_be_visible()


def test_hint_opens_before_checking(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    hint = page.locator(".cw-item__hint")
    expect(hint.locator("p")).to_be_hidden()
    tab_to(page, hint.locator("summary"))
    page.keyboard.press("Enter")
    expect(hint.locator("p")).to_be_visible()


def test_double_click_on_check_checks_once(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    item.choose("a")
    item.button.dblclick()
    expect(item.verdict).to_have_text(said("en", "wrong"))


def test_the_whole_row_chooses(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    row = item.root.locator('[data-choice="c"]')
    box = row.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    expect(item.input("c")).to_be_checked()


def test_a_checked_answer_stays_as_it_was_given(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    item.answer("a")
    item.root.locator('[data-choice="b"] label').click(force=True)
    expect(item.input("a")).to_be_checked()
    expect(item.input("b")).not_to_be_checked()


# ---- a quiz


@BOTH_LANGUAGES
def test_progress_result_and_mastery(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(QUIZ, language))
    count, bar = page.locator(".cw-quiz__count"), page.locator(".cw-quiz__progress progress")
    result = page.locator(".cw-quiz__result")
    expect(count).to_have_text(said(language, "answered", n=0, total=3))
    for number, (name, letters) in enumerate({**RIGHT, "one-cup": "a"}.items(), 1):
        expect(result).to_be_empty()
        ItemOnPage(page, name).answer(letters)
        expect(count).to_have_text(said(language, "answered", n=number, total=3))
        assert bar.evaluate("bar => [bar.value, bar.max]") == [number, 3]
    expect(result.locator("p")).to_have_text(
        [
            said(language, "not-mastered", mastery=80),
            said(language, "score", n=2, total=3, percent=66),
            said(language, "first-try", n=2, total=3),
        ]
    )
    ItemOnPage(page, "one-cup").answer("b")
    expect(result.locator("p")).to_have_text(
        [
            said(language, "mastered", mastery=80),
            said(language, "score", n=3, total=3, percent=100),
            said(language, "first-try", n=2, total=3),
        ]
    )


@BOTH_LANGUAGES
def test_points_are_written_as_the_language_does(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(QUIZ, language))
    answer_all(page, {**RIGHT, "two-cups": "a"})
    number = {"en": "2.5", "nl": "2,5"}[language]
    expect(page.locator(".cw-quiz__result")).to_contain_text(said(language, "score", n=number, total=3, percent=83))


def test_the_result_is_spoken_once(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(QUIZ))
    answer_all(page, {"one-cup": "b", "two-cups": "ac"})
    spoken(page)
    ItemOnPage(page, "three-cups").answer("abd")
    said_now = spoken(page)
    assert sum(said("en", "mastered", mastery=80) in text for text in said_now) == 1
    # The same result once more is no news.
    ItemOnPage(page, "three-cups").answer("abd")
    assert [text for text in spoken(page) if said("en", "mastered", mastery=80) in text] == []


def test_start_again_and_undo(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    restart = page.locator(".cw-restart")
    count = page.locator(".cw-quiz__count")
    expect(restart).to_be_hidden()
    answer_all(page, {"one-cup": "b", "two-cups": "a"})
    before = stored(page)

    restart.click()
    expect(page.locator(".cw-quiz__result")).to_have_text(said("en", "restarted"))
    expect(count).to_have_text(said("en", "answered", n=0, total=3))
    expect(page.locator(".cw-item input:checked")).to_have_count(0)
    assert stored(page) == {}

    expect(restart).to_have_text(said("en", "undo"))
    restart.click()
    expect(page.locator(".cw-quiz__result")).to_have_text(said("en", "undone"))
    expect(count).to_have_text(said("en", "answered", n=2, total=3))
    expect(ItemOnPage(page, "two-cups").verdict).to_have_text(said("en", "partly"))
    expect(restart).to_have_text(said("en", "restart"))
    assert stored(page) == before


def test_start_again_is_final_after_the_next_answer(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    answer_all(page, {"one-cup": "b"})
    page.locator(".cw-restart").click()
    answer_all(page, {"two-cups": "ac"})
    expect(page.locator(".cw-restart")).to_have_text(said("en", "restart"))
    expect(page.locator(".cw-quiz__result")).to_be_empty()
    assert [key.split("|")[-1] for key in stored(page)] == ["two-cups"]


# ---- memory


@BOTH_LANGUAGES
def test_an_answer_is_there_next_time_and_is_not_announced(page: Page, practice: Site, language: str) -> None:
    listen(page)
    page.goto(practice.url(QUIZ, language))
    answer_all(page, {**RIGHT, "one-cup": "a"})
    page.reload()
    item = ItemOnPage(page, "one-cup")
    expect(item.input("a")).to_be_checked()
    expect(item.verdict).to_have_text(said(language, "wrong"))
    expect(item.region).to_contain_text(said(language, "from-before"))
    expect(item.region).to_contain_text(item.note("a"))
    expect(page.locator(".cw-quiz__count")).to_have_text(said(language, "answered", n=3, total=3))
    expect(page.locator(".cw-quiz__result")).to_contain_text(said(language, "not-mastered", mastery=80))
    assert spoken(page) == []
    assert [text for text in page.get_by_role("status").all_text_contents() if text] == []


def test_only_what_is_needed_is_kept(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "two-cups").answer("a")
    ((key, text),) = stored(page).items()
    record = json.loads(text)
    assert key == "practice-course|/|practice|two-cups"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", record.pop("t"))
    assert record == {"v": 1, "a": ["a"], "h": practice_item("two-cups").hash, "s": 0.5, "f": 0.5, "n": 1}


def test_the_first_try_and_the_number_of_tries_are_kept(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    item.answer("a")
    item.answer("c")
    page.reload()
    item.answer("b")
    (text,) = stored(page).values()
    record = json.loads(text)
    assert (record["s"], record["f"], record["n"]) == (1, 0, 3)


def test_an_answer_in_the_lesson_shows_in_the_quiz_and_in_the_other_language(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    ItemOnPage(page).answer("c")
    page.goto(practice.url(QUIZ))
    expect(ItemOnPage(page, "one-cup").input("c")).to_be_checked()
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=1, total=3))
    page.goto(practice.url(QUIZ, "nl"))
    item = ItemOnPage(page, "one-cup")
    expect(item.input("c")).to_be_checked()
    expect(item.verdict).to_have_text(said("nl", "wrong"))
    expect(item.region).to_contain_text(practice_item("one-cup").choices[2].feedback["nl"])


def test_an_answer_in_another_tab_shows_at_once_and_in_silence(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(QUIZ))
    other = page.context.new_page()
    other.goto(practice.url(LESSON, "nl"))
    ItemOnPage(other).answer("b")
    item = ItemOnPage(page, "one-cup")
    expect(item.verdict).to_have_text(said("en", "right"))
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=1, total=3))
    assert spoken(page) == []


def test_a_changed_item_lets_one_answer_lapse(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    answer_all(page, RIGHT)
    page.evaluate(
        """hash => {
          const key = Object.keys(localStorage).find(name => name.endsWith('|one-cup'));
          localStorage.setItem(key, localStorage.getItem(key).replace(hash, '00000000'));
        }""",
        practice_item("one-cup").hash,
    )
    page.reload()
    lapsed, kept = ItemOnPage(page, "one-cup"), ItemOnPage(page, "two-cups")
    expect(lapsed.changed).to_have_text(said("en", "changed"))
    expect(lapsed.changed).to_be_visible()
    expect(lapsed.root.locator("input:checked")).to_have_count(0)
    expect(kept.changed).to_be_hidden()
    expect(kept.verdict).to_have_text(said("en", "right"))
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=2, total=3))
    lapsed.answer("b")
    expect(lapsed.changed).to_be_hidden()
    expect(page.locator(".cw-quiz__result")).to_contain_text(said("en", "first-try", n=3, total=3))


# ---- points: the scripts count as Python does


def test_every_answer_gets_the_points_that_python_gives(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    for name, letters in {"one-cup": "abc", "two-cups": "abcd"}.items():
        item, key = ItemOnPage(page, name), practice_item(name).key
        for chosen in list(letters) if name == "one-cup" else subsets(letters):
            item.answer(chosen)
            text = next(text for key_, text in stored(page).items() if key_.endswith(f"|{name}"))
            assert json.loads(text)["s"] == float(scoring.score_choices(key, chosen)), (name, chosen)


def test_both_types_count_as_python_for_every_key_and_answer(page: Page) -> None:
    page.goto("about:blank")
    page.evaluate("window.courseware = {types: {}, register: (name, type) => courseware.types[name] = type}")
    for name in ("single-choice", "multiple-response"):
        page.add_script_tag(path=PROJECT / "docs" / "assets" / "items" / f"{name}.js")
    cases = [("single-choice", key, chosen) for key in "abcdef" for chosen in "abcdef"]
    cases += [("multiple-response", key, chosen) for key in subsets("abcde") for chosen in subsets("abcde")]
    scores = page.evaluate(
        "cases => cases.map(([type, key, chosen]) => courseware.types[type].score([...chosen], [...key]))", cases
    )
    # Doubles, as JavaScript counts them: the same division gives the same bits.
    wrong = [
        (case, score)
        for case, score in zip(cases, scores, strict=True)
        if score != float(scoring.score_choices(case[1], case[2]))
    ]
    assert wrong == []


def test_every_mix_of_points_gives_the_result_that_python_gives(page: Page, practice: Site) -> None:
    """Answers arrive as from another tab, so that all mixes fit in one visit."""
    page.goto(practice.url(QUIZ))
    answer_all(page, RIGHT)
    names = list(RIGHT)
    answers = {"one-cup": ["a", "b"], "two-cups": ["b", "a", "ac"], "three-cups": ["c", "a", "ab", "abd"]}
    mixes = list(itertools.product(*answers.values()))
    results = page.evaluate(
        """([names, mixes]) => mixes.map(mix => {
          names.forEach((name, index) => {
            const key = Object.keys(localStorage).find(each => each.endsWith('|' + name));
            const record = JSON.parse(localStorage.getItem(key));
            localStorage.setItem(key, JSON.stringify({...record, a: [...mix[index]]}));
          });
          dispatchEvent(new StorageEvent('storage', {key: null, storageArea: localStorage}));
          return [...document.querySelectorAll('.cw-quiz__result p')].map(line => line.textContent);
        })""",
        [names, mixes],
    )
    mastery = PRACTICE_COURSE.quizzes["practice"].mastery
    for mix, lines in zip(mixes, results, strict=True):
        scores = [scoring.score_choices(practice_item(n).key, a) for n, a in zip(names, mix, strict=True)]
        reached = "mastered" if scoring.mastered(scores, 3, mastery) else "not-mastered"
        points = int(sum(scores, Fraction(0)) * 10) / 10
        assert lines[:2] == [
            said("en", reached, mastery=mastery),
            said("en", "score", n=f"{points:g}", total=3, percent=scoring.percent(scores, 3)),
        ], mix


# ---- the real quizzes


@BOTH_LANGUAGES
@pytest.mark.parametrize("quiz", QUIZZES)
def test_every_real_quiz_can_be_mastered(page: Page, site: Site, quiz: str, language: str) -> None:
    page.goto(site.url(quiz, language))
    root = page.locator(".cw-quiz")
    for nth in range(root.locator(".cw-item").count()):
        item = ItemOnPage(page, nth=nth)
        item.answer_right()
        if item.root.get_attribute("data-ungraded") is None:
            expect(item.verdict).to_have_text(said(language, "right"))
    mastery = root.get_attribute("data-mastery")
    expect(root.locator(".cw-quiz__result")).to_contain_text(said(language, "mastered", mastery=mastery))
