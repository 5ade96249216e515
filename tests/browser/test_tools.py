"""Tools: filled in, kept, taken back, printed and taken along."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    PLANNER,
    PRACTICE_COURSE,
    NewPage,
    Site,
    listen,
    settle,
    spoken,
    stored,
    tab_to,
    too_wide,
    violations,
)
from tests.browser.test_storage import BLOCKED, FULL, notices

TOOL, AGREEMENTS = "practice/tool.html", "practice/agreements.html"
KEY = "practice-course|/|~tool|rota"
FILLED = {
    "first-day": "2026-03-02",
    "hour": "16:00",
    "rule": "Wash what you use.",
    "reason": "Nine cups are nobody’s.\nAsk Wim.",
    "days.0.day": "Monday",
    "days.0.who": "Wim",
    "days.2.day": "Friday",
}
CHOSEN = {"~variant": "large", "place": "sink"}


def say(name: str, language: str = "en") -> str:
    return str({**words(language, "page"), **words(language, "script"), **words(language, "tool")}[name])


def field(page: Page, name: str) -> Any:
    return page.locator(f'.cw-tool [name="{name}"]')


def fill_in(page: Page) -> None:
    for name, text in FILLED.items():
        field(page, name).fill(text)
    for name, value in CHOSEN.items():
        page.locator(f'.cw-tool [name="{name}"][value="{value}"]').check()


def shown(page: Page) -> dict[str, str]:
    """Return what stands in the form, by the names of its controls."""
    return dict(
        page.evaluate(
            """() => [...document.querySelectorAll('.cw-tool [name]')]
              .filter(({type, checked}) => type !== 'radio' || checked)
              .map(({name, value}) => [name, value]).filter(([, value]) => value)"""
        )
    )


# ---- filling in


@BOTH_LANGUAGES
def test_what_is_written_is_kept_and_comes_back(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(TOOL, language))
    fill_in(page)
    expect(page.locator(".cw-tool__state")).to_have_text(say("tool-kept", language))
    page.reload()
    assert shown(page) == FILLED | CHOSEN
    record = json.loads(stored(page)[KEY])
    assert (record["v"], record["f"]) == (1, FILLED | CHOSEN)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*Z", record["t"])


def test_it_is_said_once_that_it_is_kept(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(TOOL))
    field(page, "rule").press_sequentially("Wash up")
    assert spoken(page) == [say("tool-kept")]
    page.reload()
    expect(page.locator(".cw-tool__state")).to_have_text(say("tool-kept"))
    assert spoken(page) == [], "what was known already is not spoken"


def test_a_sheet_that_was_emptied_by_hand_leaves_nothing(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    field(page, "rule").fill("Wash up")
    field(page, "rule").fill("")
    assert stored(page) == {}
    expect(page.locator(".cw-tool__state")).to_be_empty()


def test_with_the_keyboard_alone(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    show = page.get_by_role("button", name=say("tool-show"))
    tab_to(page, show)
    page.keyboard.press("Enter")
    expect(page.locator(".cw-field__example").first).to_be_visible()
    tab_to(page, field(page, "~variant").first)
    page.keyboard.press("ArrowDown")
    tab_to(page, field(page, "rule"))
    page.keyboard.type("Wash up")
    page.keyboard.press("Enter")  # sends no form away
    tab_to(page, field(page, "days.0.day"))
    page.keyboard.type("Monday")
    assert shown(page) == {"~variant": "large", "rule": "Wash up", "days.0.day": "Monday"}
    tab_to(page, page.locator(".cw-tool__clear"))
    page.keyboard.press("Space")
    assert shown(page) == {}
    expect(page.locator(".cw-tool__clear")).to_be_focused()
    page.keyboard.press("Space")
    assert shown(page) == {"~variant": "large", "rule": "Wash up", "days.0.day": "Monday"}


def test_clearing_can_be_undone_until_something_is_written(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(TOOL))
    clear = page.locator(".cw-tool__clear")
    expect(clear).to_be_hidden()
    fill_in(page)
    spoken(page)
    clear.click()
    assert shown(page) == {} and stored(page) == {}
    assert spoken(page) == [say("tool-cleared")]
    expect(clear).to_have_text(say("undo"))
    clear.click()
    assert shown(page) == FILLED | CHOSEN
    assert spoken(page) == [say("tool-undone")]
    page.reload()
    assert shown(page) == FILLED | CHOSEN
    clear.click()
    field(page, "rule").fill("Another")
    expect(clear).to_have_text(say("tool-clear"))


def test_two_tabs_show_the_same(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    other = page.context.new_page()
    other.goto(practice.url(TOOL))
    field(page, "rule").fill("Wash up")
    expect(field(other, "rule")).to_have_value("Wash up")
    field(other, "reason").fill("It is fair.")
    expect(field(page, "reason")).to_have_value("It is fair.")
    expect(field(page, "rule")).to_have_value("Wash up")
    other.locator(".cw-tool__clear").click()
    expect(field(page, "rule")).to_have_value("")
    expect(page.locator(".cw-tool__clear")).to_be_hidden()


def test_each_tool_is_kept_by_itself(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    field(page, "rule").fill("Wash up")
    page.goto(practice.url(AGREEMENTS))
    assert shown(page) == {}
    field(page, "field-1").fill("One day")
    page.locator(".cw-tool__clear").click()
    assert list(stored(page)) == [KEY]


def test_kept_when_opened_from_a_folder(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL, file=True))
    fill_in(page)
    page.reload()
    assert shown(page) == FILLED | CHOSEN


# ---- trouble


def test_a_browser_that_keeps_nothing_is_not_said_to_keep(page: Page, practice: Site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(practice.url(TOOL))
    field(page, "rule").fill("Wash up")
    assert notices(page) == {"blocked": 1}
    expect(page.locator(".cw-tool__state")).to_have_text(say("tool-not-kept"))


def test_no_room_is_said_at_the_form_and_the_text_stays(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(TOOL))
    page.evaluate(FULL)
    field(page, "rule").press_sequentially("Wash up")
    expect(page.locator(".cw-tool__trouble")).to_have_text(say("storage-full"))
    expect(page.locator(".cw-tool__state")).to_have_text(say("tool-not-kept"))
    assert spoken(page).count(say("storage-full")) == 1
    assert notices(page) == {"full": 1}
    assert shown(page) == {"rule": "Wash up"}
    page.evaluate(
        "Object.keys(localStorage).filter(key => /filler/.test(key)).forEach(key => localStorage.removeItem(key))"
    )
    field(page, "rule").press_sequentially("!")
    expect(page.locator(".cw-tool__state")).to_have_text(say("tool-kept"))


def a_record(**changes: Any) -> str:
    record = {"v": 1, "f": {"rule": "Wash up"}, "t": "2026-01-05T09:00Z"}
    return json.dumps({key: value for key, value in (record | changes).items() if value is not None})


UNREADABLE = ["", "{broken", "null", "7", "[]", a_record(v=2), a_record(f=None), a_record(f=7), a_record(t=None)]
UNREADABLE += [a_record(t="yesterday"), a_record(t=[]), a_record(f={}), a_record(f={"nobody": "x"})]
UNREADABLE += [a_record(f={"rule": 7}), a_record(f={"rule": ["x"]}), a_record(f={"rule": "x" * 161})]
UNREADABLE += [a_record(f={"rule": "\u0007"}), a_record(f={"place": "roof"}), a_record(f={"first-day": "2026-02-31"})]
UNREADABLE += [a_record(f={"hour": "25:00"}), "x" * 20_000, '{"__proto__": {"polluted": 1}}']
_ARRIVES = """([key, value]) => {
  localStorage.setItem(key, value);
  dispatchEvent(new StorageEvent('storage', {key, storageArea: localStorage}));
  return [...document.querySelectorAll('.cw-tool [name]')]
    .filter(({type, checked}) => type !== 'radio' || checked)
    .map(({name, value}) => [name, value]).filter(([, value]) => value);
}"""


def test_what_cannot_be_read_counts_as_nothing_and_is_said_once(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    assert page.evaluate(_ARRIVES, [KEY, a_record()]) == [["rule", "Wash up"]]
    wrong = {value: page.evaluate(_ARRIVES, [KEY, value]) for value in UNREADABLE}
    assert {value: state for value, state in wrong.items() if state != []} == {}
    assert notices(page) == {"corrupt": 1}
    assert page.evaluate("({}).polluted") is None


def test_what_fits_a_field_is_taken_from_a_record_that_is_partly_wrong(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    kept = a_record(f={"rule": "Wash up", "reason": 7, "gone": "A field of last year", "hour": "9"})
    assert page.evaluate(_ARRIVES, [KEY, kept]) == [["rule", "Wash up"]]


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["16:00", "door", "2026-03-02"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
_NAMES = st.sampled_from([*FILLED, *CHOSEN, "constructor", "__proto__", "days", ""])


def test_a_field_holds_what_was_kept_or_nothing(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))

    @settings(max_examples=100)
    @given(st.dictionaries(_NAMES, _ANYTHING, max_size=4))
    def holds(kept: dict[str, Any]) -> None:
        for name, value in page.evaluate(_ARRIVES, [KEY, a_record(f=kept)]):
            assert kept[name] == value

    holds()


def test_the_longest_texts_stay_below_what_the_store_takes(page: Page, practice: Site) -> None:
    """Even where JSON has to escape every letter, and with letters that are none."""
    page.goto(practice.url(AGREEMENTS))
    for part in page.locator(".cw-tool textarea").all():
        part.evaluate(
            """node => {
              node.value = ('"\\\\\\n\\u0001\\ud800').repeat(1000).slice(0, node.maxLength);
              node.dispatchEvent(new InputEvent('input', {bubbles: true}));
            }"""
        )
    (text,) = stored(page).values()
    assert 1_000 < len(text) < 10_000
    assert "ud800" not in text and "u0001" not in text


# ---- a file


@BOTH_LANGUAGES
def test_the_file_says_what_was_written(page: Page, practice: Site, language: str, tmp_path: Path) -> None:
    page.clock.set_fixed_time("2026-11-27T10:00:00")
    page.goto(practice.url(TOOL, language))
    fill_in(page)
    with page.expect_download() as waiting:
        page.locator(".cw-tool__download").click()
    assert waiting.value.suggested_filename == "rota-2026-11-27.txt"
    waiting.value.save_as(tmp_path / "file.txt")
    # Browsers do not agree on the comma behind the day of the week.
    text = (tmp_path / "file.txt").read_text(encoding="utf-8").replace("day, ", "day ")
    if language == "en":
        assert text == (
            "A rota\nPractice, Friday 27 November 2026\n\nWhich one fits?\nLarge team\n\nFirst day\n"
            "Monday 2 March 2026\n\nHour\n16:00\n\nThe rule\nWash what you use.\n\nThe reason\n"
            "Nine cups are nobody’s.\nAsk Wim.\n\nDays\nMonday · Wim\nFriday\n\nWhere it hangs\nAbove the sink\n"
        )
    else:
        assert text.startswith("Een rooster\nOefening, vrijdag 27 november 2026\n\n")
        assert "Eerste dag\nmaandag 2 maart 2026\n" in text and "Boven de gootsteen\n" in text


# ---- paper

#: Printing by the page's own button, without a dialog.
NO_DIALOG = "window.print = () => { window.printed = (window.printed || 0) + 1; };"


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def on_paper(page: Page) -> str:
    """Return the text that paper shows."""
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    page.emulate_media(media="null")
    return text


@BOTH_SCHEMES
@BOTH_LANGUAGES
def test_the_sheet_comes_out_by_itself_on_one_page(
    new_page: NewPage, practice: Site, language: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.add_init_script(NO_DIALOG)
    page.goto(practice.url(TOOL, language))
    for is_filled in (False, True):
        if is_filled:
            fill_in(page)
        page.locator(".cw-tool__print").click()
        text = on_paper(page)
        tool = PRACTICE_COURSE.tools["rota"]
        for part in (tool.title, PRACTICE_COURSE.file.title, *(each.label for each in tool.fields)):
            assert part[language] in text
        assert ("Wash what you use." in text) == is_filled
        for gone in ("The end.", "Het eind.", say("tool-show", language), tool.fields[4].example[1]["who"][language]):
            assert gone not in text
        notes = [variant.note[language] for variant in tool.variants.values()]
        assert [note in text for note in notes] == ([False, True] if is_filled else [True, True])
        page.emulate_media(media="print")
        assert page.locator(".cw-line").locator("visible=true").count() == (1 if is_filled else 11)
        page.emulate_media(media="null")
        assert sheets(page.pdf(prefer_css_page_size=True)) == 1
    assert page.evaluate("printed") == 2


def test_after_printing_the_page_is_whole_again(page: Page, practice: Site) -> None:
    page.add_init_script(NO_DIALOG)
    page.goto(practice.url(TOOL))
    page.locator(".cw-tool__print").click()
    assert "The end." not in on_paper(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "The end." in on_paper(page)


@pytest.mark.parametrize("letters", ["word after word ", "W" * 30 + " "])
def test_the_fullest_sheet_is_one_page(page: Page, practice: Site, letters: str) -> None:
    page.add_init_script(NO_DIALOG)
    page.goto(practice.url(AGREEMENTS))
    for part in page.locator(".cw-tool textarea").all():
        longest = int(part.get_attribute("maxlength") or 0)
        part.fill((letters * 200)[: longest if letters[0] == "w" else longest // 2])
    page.locator(".cw-tool__print").click()
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1


@BOTH_LANGUAGES
def test_the_real_tools_come_out_on_one_page(page: Page, site: Site, language: str) -> None:
    page.add_init_script(NO_DIALOG)
    page.goto(site.url(PLANNER, language))
    settle(page)
    page.locator(".cw-tool__print").click()
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1


# ---- for everybody


def test_what_a_screen_reader_meets(page: Page, practice: Site) -> None:
    page.goto(practice.url(TOOL))
    expect(page.locator(".cw-tool")).to_match_aria_snapshot("""
        - region "A rota":
          - paragraph: Who washes up on which day.
          - paragraph: Not for one week alone.
          - paragraph:
            - button "Show an example"
          - group "Which one fits?":
            - radio "Small team"
            - paragraph: Everybody has a day.
          - textbox "First day core"
          - textbox "Hour"
          - textbox "The rule core"
          - textbox "The reason"
          - group "Days":
            - textbox "Day 1"
            - textbox "Who 1"
          - group "Where it hangs":
            - radio "On the door"
          - status
          - paragraph:
            - button "Print this sheet"
            - button "Download as a file"
    """)
    expect(field(page, "rule")).to_have_accessible_description("In one sentence.")
    page.get_by_role("button", name=say("tool-show")).click()
    expect(page.get_by_role("button", name=say("tool-hide"))).to_have_attribute("aria-expanded", "true")
    expect(field(page, "rule")).to_have_accessible_description("In one sentence. Example Wash what you use.")
    expect(page.get_by_role("group", name="Days")).to_have_accessible_description(re.compile("Wim and Esra"))
    page.get_by_role("button", name=say("tool-hide")).click()
    expect(field(page, "rule")).to_have_accessible_description("In one sentence.")


@BOTH_SCHEMES
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(new_page: NewPage, practice: Site, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(practice.url(TOOL))
    assert violations(page) == []
    page.locator(".cw-tool__show").click()
    fill_in(page)
    assert violations(page, ".cw-tool") == []
    page.locator(".cw-tool__clear").click()
    assert violations(page, ".cw-tool") == []
    assert too_wide(page) == []


_LOW = """() => [...document.querySelectorAll('.cw-sheet :is(button, textarea, input:not([type=radio]))')]
  .filter(node => node.checkVisibility())
  .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect().height])
  .filter(([, height]) => height < 44)"""


@pytest.mark.parametrize("path", [TOOL, "practice/plan.html"])
def test_targets_are_large_enough(new_page: NewPage, practice: Site, path: str) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(practice.url(path))
    assert page.evaluate(_LOW) == []


# ---- without scripts


@BOTH_LANGUAGES
def test_without_scripts_there_is_a_table_with_an_example_and_room(
    new_page: NewPage, practice: Site, language: str
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto(practice.url(TOOL, language))
    expect(page.locator(".cw-tool form")).to_be_hidden()
    table = page.get_by_role("table")
    for each in PRACTICE_COURSE.tools["rota"].fields:
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=each.label[language]))
        expect(row).to_be_visible()
        expect(row.locator(".cw-sheet__example")).not_to_be_empty()
        expect(row.locator(".cw-line, .cw-box").first).to_be_visible()
    box = table.bounding_box()
    assert box and box["x"] + box["width"] <= 320
