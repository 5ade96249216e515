"""Items without choices: matching, ordering, estimates, reflections, pre-questions. By keyboard alone, and heard."""

from __future__ import annotations

import itertools
import json
import re
from fractions import Fraction
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from courseware.scoring import score_estimate, score_order, score_pairs
from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    PRACTICE_COURSE,
    PROJECT,
    ItemOnPage,
    NewPage,
    Site,
    is_focused,
    listen,
    said,
    spoken,
    stored,
    tab_to,
    too_wide,
    violations,
)

KINDS = "practice/kinds.html"
BEFORE = "practice/before.html"
GRADED = ["whose-cups", "washing-up", "how-many-cups"]
ALL = [*GRADED, "your-own-cup"]


def says(part: str, name: str, language: str = "en", **gaps: Any) -> str:
    """Return what the script of one type says."""
    return str(words(language, part)[name]).format(**gaps)


def press_check(page: Page, item: ItemOnPage) -> None:
    tab_to(page, item.button)
    page.keyboard.press("Enter")


def record(page: Page, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(text for key, text in stored(page).items() if key.endswith(f"|{name}")))
    return found


# ---- with the keyboard alone, and what is spoken


def test_matching_with_the_keyboard(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(KINDS))
    item = ItemOnPage(page, "whose-cups")
    press_check(page, item)
    assert spoken(page) == [says("matching", "match-all", n=3)]
    assert is_focused(item.root.locator("input").first), "the first that is open"
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    press_check(page, item)
    expect(item.verdict).to_have_text(said("en", "partly"))
    assert record(page, "whose-cups")["a"] == ["a:wim", "b:you", "c:you"]
    heard = spoken(page)[-1]
    assert "He brought it." in heard and "Wim drinks from it." not in heard
    page.keyboard.press("Enter")
    expect(item.button).to_have_text(said("en", "check"))
    expect(item.root.locator('input[value="a:wim"]')).to_be_checked()
    item.root.locator('input[value="c:you"]').focus()
    page.keyboard.press("ArrowRight")
    press_check(page, item)
    expect(item.verdict).to_have_text(said("en", "right"))
    assert record(page, "whose-cups")["s"] == 1


def test_ordering_with_the_keyboard(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(KINDS))
    item = ItemOnPage(page, "washing-up")
    given_order = item.order
    press_check(page, item)
    assert spoken(page) == [says("ordering", "order-untouched")]
    for place, step in enumerate("abcd"):
        row = item.root.locator(f'[data-step="{step}"]')
        up = row.locator(".cw-step__up")
        up.focus()
        for at in range(item.order.index(step), place, -1):
            page.keyboard.press("Enter")
            assert is_focused(up), "the button that was pressed keeps the focus"
            text = (row.locator(".cw-step__text").text_content() or "").strip()
            assert spoken(page)[-1] == says("ordering", "order-place", text=text, n=at, total=4)
    page.keyboard.press("Shift+Tab")
    assert item.order == list("abcd") != given_order
    press_check(page, item)
    expect(item.verdict).to_have_text(said("en", "right"))
    assert record(page, "washing-up")["a"] == list("abcd")
    page.keyboard.press("Enter")
    item.root.locator('[data-step="a"] .cw-step__up').focus()
    page.keyboard.press("Enter")
    assert spoken(page)[-1] == says("ordering", "order-first", text="Fill the sink.")
    item.root.locator('[data-step="a"] .cw-step__down').focus()
    page.keyboard.press("Enter")
    press_check(page, item)
    expect(item.verdict).to_have_text(said("en", "partly"))
    expect(item.root.locator(".cw-step--wrong")).to_have_count(1)


def test_an_estimate_with_the_keyboard(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(KINDS))
    item = ItemOnPage(page, "how-many-cups")
    number = item.root.get_by_role("textbox", name=words("en", "page")["your-number"])
    tab_to(page, number)
    for wrong in ("", "many", "13", "4.5", "-1"):
        number.fill(wrong)
        page.keyboard.press("Enter")
        assert spoken(page) == [says("estimate", "estimate-type", lowest=0, highest=12)]
        assert is_focused(number)
    assert stored(page) == {}
    number.fill("")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect(item.verdict).to_have_text(said("en", "partly"))
    expect(item.region).to_contain_text(says("estimate", "estimate-below", n=6, off=3))
    expect(item.region.locator(".cw-figure")).to_have_text(
        "9 people · Twelve people on the third floor · March 2024 · Note on the door, March 2024"
    )
    expect(item.region).to_contain_text("The sink was not always full.")
    assert record(page, "how-many-cups")["s"] == 0.5


def test_a_reflection_with_the_keyboard(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(KINDS))
    item = ItemOnPage(page, "your-own-cup")
    press_check(page, item)
    assert spoken(page) == [says("reflection", "write-first")]
    page.keyboard.type("On the sill.\nIt has a crack.")
    press_check(page, item)
    expect(item.region).to_contain_text("Some keep it close.")
    expect(item.verdict).to_have_count(0)
    kept = record(page, "your-own-cup")
    assert kept["a"] == ["On the sill.\nIt has a crack."] and {"s", "f"}.isdisjoint(kept)
    page.keyboard.press("Enter")
    assert is_focused(item.root.get_by_role("textbox")), "and what was written stands there, to be changed"
    expect(item.root.get_by_role("textbox")).to_have_value("On the sill.\nIt has a crack.")


def test_nobody_has_to_write(page: Page, practice: Site) -> None:
    page.goto(practice.url(KINDS))
    item = ItemOnPage(page, "your-own-cup")
    item.details.locator("summary").click()
    expect(item.details.get_by_text("Others share.")).to_be_visible()


def test_a_guess_is_kept_and_set_beside_the_figure(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(KINDS))
    expect(page.locator(".cw-guess")).to_be_hidden()
    page.goto(practice.url(BEFORE))
    expect(page.locator("progress, .cw-quiz__result")).to_have_count(0)
    item = ItemOnPage(page, "cups-washed")
    tab_to(page, item.root.get_by_role("textbox"))
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(item.region).to_contain_text(says("pre-question", "guess-kept", n=7))
    expect(item.verdict).to_have_count(0)
    assert "9" not in (page.locator("article").inner_text()), "the answer is read, not given away"
    assert {"s", "f"}.isdisjoint(record(page, "cups-washed"))
    item.region.get_by_role("link").click()
    page.wait_for_url("**/kinds.html")
    expect(page.locator(".cw-guess")).to_have_text(says("guess", "guessed", n=7, shown="9", off=2))
    assert spoken(page) == []


# ---- names and roles


def test_what_a_screen_reader_meets(page: Page, practice: Site) -> None:
    page.goto(practice.url(KINDS))
    expect(ItemOnPage(page, "whose-cups").root).to_match_aria_snapshot("""
        - group "Question 1 of 3 Whose cup is it?":
          - paragraph: /Choose for each/
          - group "The red cup.":
            - radio "yours"
            - radio "Wim’s"
          - group "The blue cup."
          - group "The green cup."
    """)
    expect(ItemOnPage(page, "how-many-cups").root).to_match_aria_snapshot("""
        - group /Question 3 of 3/:
          - paragraph: /Type a whole number from 0 to 12/
          - paragraph:
            - text: Your number
            - textbox "Your number"
        - group: Hint
        - paragraph:
          - button "Check"
        - status
    """)
    expect(ItemOnPage(page, "your-own-cup").root).to_match_aria_snapshot("""
        - group /no points Where is your own cup/:
          - paragraph: /stays on this device/
          - paragraph:
            - text: Your notes
            - textbox "Your notes"
    """)
    ordering = ItemOnPage(page, "washing-up").root
    expect(ordering.get_by_role("list").first).to_match_aria_snapshot("""
        - list:
          - listitem
          - listitem
          - listitem
          - listitem
    """)
    for step in ("Fill the sink.", "Pull the plug."):
        for way in ("up", "down"):
            expect(ordering.get_by_role("button", name=f"{words('en', 'page')[f'move-{way}']}: {step}")).to_be_visible()


@pytest.mark.parametrize("name", ALL)
def test_a_hint_opens(page: Page, practice: Site, name: str) -> None:
    page.goto(practice.url(KINDS))
    hint = ItemOnPage(page, name).root.locator(".cw-item__hint")
    tab_to(page, hint.locator("summary"))
    page.keyboard.press("Enter")
    expect(hint.locator("p")).to_be_visible()


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "nl")])
def test_axe_finds_nothing_before_and_after(new_page: NewPage, practice: Site, scheme: str, language: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.goto(practice.url(KINDS, language))
    assert violations(page) == []
    for name in ALL:
        ItemOnPage(page, name).button.click()
    assert violations(page) == []
    answer_all(page)
    assert violations(page) == []
    ItemOnPage(page, "whose-cups").details.locator("summary").click()
    assert too_wide(page) == [] and violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough(new_page: NewPage, practice: Site, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(practice.url(KINDS))
    assert too_wide(page) == []
    for target in page.locator(".cw-target, .cw-step__move button, .cw-number input, textarea").all():
        box = target.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44


# ---- later, and what may stand in storage


def answer_all(page: Page) -> None:
    """Answer everything, not all of it right."""
    ItemOnPage(page, "washing-up").answer_right()
    matching, estimate, text = (ItemOnPage(page, name) for name in ("whose-cups", "how-many-cups", "your-own-cup"))
    for value in ("a:you", "b:you", "c:wim"):
        matching.root.locator(f'input[value="{value}"]').check()
    estimate.root.get_by_role("textbox").fill("2")
    text.root.get_by_role("textbox").fill("Here.")
    for item in (matching, estimate, text):
        item.button.click()


def test_everything_is_there_after_a_reload(page: Page, practice: Site) -> None:
    page.goto(practice.url(KINDS))
    answer_all(page)
    result = page.locator(".cw-quiz__result")
    expect(result).to_contain_text(said("en", "score", n="1.6", total=3, percent=55))
    listen(page)
    page.reload()
    expect(result).to_contain_text(said("en", "score", n="1.6", total=3, percent=55))
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=3, total=3))
    assert ItemOnPage(page, "washing-up").order == list("abcd")
    expect(page.locator('input[value="a:you"]')).to_be_checked()
    expect(ItemOnPage(page, "how-many-cups").root.get_by_role("textbox")).to_have_value("2")
    expect(ItemOnPage(page, "your-own-cup").root.get_by_role("textbox")).to_have_value("Here.")
    assert spoken(page) == []
    page.locator(".cw-restart").click()
    assert stored(page) == {}
    page.locator(".cw-restart").click()
    expect(ItemOnPage(page, "your-own-cup").root.get_by_role("textbox")).to_have_value("Here.")


HOSTILE = [[], ["x"], ["a:you"], ["a:you", "a:wim", "b:you"], [1, 2, 3], [None], [["a"]], {}, "a", ["a", "b", "c", "c"]]
HOSTILE += [
    ["a", "b", "c", "d", "d"],
    ["13"],
    ["1e1"],
    ["-0"],
    ["٣"],
    [""],
    ["x" * 1501],
    [{"a": 1}],
    ["__proto__"] * 4,
]


def test_whatever_stands_in_storage_counts_as_not_answered(page: Page, practice: Site) -> None:
    page.goto(practice.url(KINDS))
    answer_all(page)
    kept = stored(page)
    for answer in HOSTILE:
        shown = page.evaluate(
            """([answer, kept]) => {
              for (const [key, text] of Object.entries(kept)) {
                localStorage.setItem(key, JSON.stringify({...JSON.parse(text), a: answer}));
              }
              dispatchEvent(new StorageEvent('storage', {key: null, storageArea: localStorage}));
              return [...document.querySelectorAll('.cw-item:not([data-ungraded]) .cw-verdict')].length;
            }""",
            [answer, kept],
        )
        assert shown == 0, answer
        for name in GRADED:
            expect(ItemOnPage(page, name).button).to_have_text(said("en", "check"))


# ---- scripts and Python count alike

_SCORE = """([files, cases]) => {
  const types = {};
  window.courseware = {register: (name, type) => { types[name] = type; }, word: () => '', make: () => {}};
  files.forEach(text => new Function(text)());
  return cases.map(([name, answer, key]) => types[name].score(answer, key));
}"""


def test_scripts_count_as_python_does(page: Page) -> None:
    orders = [("ordering", list(order), list("abcde")) for order in itertools.permutations("abcde")]
    key = ["a:x", "b:y", "c:x"]
    pairs = [("matching", [f"a:{a}", f"b:{b}", f"c:{c}"], key) for a, b, c in itertools.product("xyz", repeat=3)]
    numbers = [("estimate", [str(n)], ["33.5", "5", half]) for n in range(101) for half in ("0", "15")]
    cases: list[tuple[str, list[str], list[str]]] = [*orders, *pairs, *numbers]
    folder = PROJECT / "docs/assets/items"
    names = ["number", "estimate", "matching", "ordering"]
    files = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in names]
    page.goto("about:blank")
    counted = page.evaluate(_SCORE, [files, cases])
    for (name, answer, against), score in zip(cases, counted, strict=True):
        expected = {
            "ordering": lambda a, k: score_order(k, a),
            "matching": lambda a, k: score_pairs(k, a),
            "estimate": lambda a, k: score_estimate(k, a[0]),
        }[name](answer, against)
        assert Fraction(score).limit_denominator(1000) == expected, (name, answer)


# ---- without a script, and on paper


@BOTH_LANGUAGES
def test_without_a_script_everything_reads(new_page: NewPage, practice: Site, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(practice.url(KINDS, language))
    expect(page.locator(".cw-step__move, .cw-check, .cw-guess").locator("visible=true")).to_have_count(0)
    for item in PRACTICE_COURSE.quizzes["kinds"].items:
        shown = page.locator(f'[data-item="{item.id}"]')
        shown.locator(".cw-item__answer summary").click()
        for part in item.parts:
            texts = [text[language] for text in (part.text, part.feedback) if text]
            for text in texts:
                expect(shown.get_by_text(text, exact=True).locator("visible=true").first).to_be_visible()


def test_the_page_mixes_the_steps_and_never_gives_the_order_away(page: Page, practice: Site) -> None:
    page.goto(practice.url(KINDS))
    order = ItemOnPage(page, "washing-up").order
    assert sorted(order) == list("abcd") != order
    page.goto(practice.url(KINDS, "nl"))
    assert ItemOnPage(page, "washing-up").order == order
    answers: Locator = ItemOnPage(page, "washing-up").details.locator(".cw-note")
    assert [note.get_attribute("data-for") for note in answers.all()] == list("abcd")


def test_on_paper_there_is_room_to_answer(new_page: NewPage, practice: Site) -> None:
    page = new_page()
    page.goto(practice.url(KINDS))
    page.emulate_media(media="print")
    expect(page.locator(".cw-item__answer, .cw-step__move, .cw-check").locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("textbox", name=words("en", "page")["your-text"])).to_be_visible()
    assert re.search(r"\d", page.locator(".cw-item__instruction").nth(2).inner_text())
