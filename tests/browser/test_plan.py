"""The if-then plan: written, sharpened, kept, printed, and put into a calendar."""

from __future__ import annotations

import json
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
from tests.browser.test_tools import NO_DIALOG, on_paper, sheets

PLAN, SHARPEN = "practice/plan.html", "practice/sharpen.html"
KEY = "practice-course|/|~plan|it"


def say(name: str, language: str = "en", **gaps: str) -> str:
    spoken_words = {**words(language, "page"), **words(language, "script"), **words(language, "plan")}
    return str(spoken_words[name]).format(**gaps)


def half(page: Page, name: str) -> Any:
    return page.locator(f".cw-plan [name={name}]")


def write(page: Page, cue: str, action: str) -> None:
    half(page, "cue").fill(cue)
    half(page, "action").fill(action)
    page.locator(".cw-plan__keep").click()


def sentence(page: Page) -> str:
    """Return the plan as it stands above the inputs, "" when there is none."""
    shown = page.locator(".cw-plan__sentence")
    return " ".join(shown.inner_text().split()) if shown.is_visible() else ""


def kept(page: Page) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(stored(page)[KEY])
    return record


# ---- writing and sharpening


@BOTH_LANGUAGES
def test_a_plan_from_suggestions_is_kept(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(PLAN, language))
    assert sentence(page) == ""
    ideas = page.locator(".cw-idea")
    cue, action = ideas.nth(1).inner_text(), ideas.nth(2).inner_text()
    ideas.nth(1).click()
    ideas.nth(2).click()
    whole = say("plan-sentence", language, cue=cue, action=action)
    expect(page.locator(".cw-plan__state")).to_have_text(f"{whole} {say('plan-draft', language)}")
    page.locator(".cw-plan__keep").click()
    expected = f"{say('plan-if', language)} {cue}, {say('plan-then', language)} {action}."
    assert sentence(page) == expected
    page.reload()
    assert sentence(page) == expected
    expect(half(page, "cue")).to_have_value(cue)
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-kept", language))


def test_a_module_sharpens_the_one_plan_and_earlier_wordings_stay(page: Page, practice: Site) -> None:
    page.clock.set_fixed_time("2026-11-20T10:00:00")
    page.goto(practice.url(PLAN))
    write(page, "the cups are gone", "wash two")
    expect(page.locator(".cw-plan__before")).to_be_hidden()
    page.clock.set_fixed_time("2026-11-27T10:00:00")
    page.goto(practice.url(SHARPEN))
    assert sentence(page) == "If the cups are gone, then I wash two."
    assert page.locator(".cw-idea").all_inner_texts() == ["a cup breaks", "sweep the floor"]
    page.get_by_role("button", name="a cup breaks").click()
    expect(page.locator(".cw-plan__before")).to_be_hidden()
    page.locator(".cw-plan__keep").click()
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-sharpened"))
    page.goto(practice.url(PLAN))
    assert sentence(page) == "If a cup breaks, then I wash two."
    page.locator(".cw-plan__before summary").click()
    before = page.locator(".cw-plan__before li")
    expect(before).to_have_count(1)
    expect(before).to_contain_text("If the cups are gone, then I wash two.")
    expect(before).to_contain_text("20 November 2026")
    assert [wording["t"][:10] for wording in kept(page)["p"]] == ["2026-11-27", "2026-11-20"]


def test_what_is_typed_and_no_plan_yet_is_not_lost(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    write(page, "the cups are gone", "wash two")
    half(page, "action").fill("wash three")
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-draft"))
    page.reload()
    assert sentence(page) == "If the cups are gone, then I wash two."
    expect(half(page, "action")).to_have_value("wash three")
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-draft"))
    half(page, "action").fill("wash two")
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-kept"))
    assert "d" not in kept(page)


def test_the_same_wording_once_more_is_no_new_one(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    write(page, "the cups are gone", "wash two")
    write(page, " If the cups are gone, ", "then I wash two.")
    assert len(kept(page)["p"]) == 1
    expect(half(page, "cue")).to_have_value("the cups are gone")


def test_nine_wordings_are_kept_and_the_oldest_go(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    for number in range(11):
        write(page, "the cups are gone", f"wash {number}")
    assert [wording["a"] for wording in kept(page)["p"]] == [f"wash {number}" for number in range(10, 1, -1)]


def test_half_a_sentence_is_no_plan(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(PLAN))
    half(page, "cue").fill("the cups are gone")
    spoken(page)
    page.locator(".cw-plan__keep").click()
    assert spoken(page) == [say("plan-both")]
    expect(half(page, "action")).to_be_focused()
    assert sentence(page) == ""


def test_erasing_can_be_undone(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    erase = page.locator(".cw-plan__erase")
    expect(erase).to_be_hidden()
    write(page, "the cups are gone", "wash two")
    write(page, "the cups are gone", "wash three")
    record = kept(page)
    erase.click()
    assert stored(page) == {} and sentence(page) == ""
    expect(half(page, "cue")).to_have_value("")
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-erased"))
    expect(erase).to_have_text(say("undo"))
    erase.click()
    assert kept(page) == record
    assert sentence(page) == "If the cups are gone, then I wash three."
    erase.click()
    half(page, "cue").fill("a")
    expect(erase).to_have_text(say("plan-erase"))


def test_with_the_keyboard_alone(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    tab_to(page, page.locator("[data-half=cue] .cw-idea").first)
    page.keyboard.press("Enter")
    tab_to(page, half(page, "action"))
    page.keyboard.type("wash two")
    tab_to(page, page.locator(".cw-plan__keep"))
    page.keyboard.press("Space")
    assert sentence(page) == "If the cups are gone, then I wash two."
    tab_to(page, page.locator(".cw-plan__reminder summary"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-when=day]")).to_be_visible()


def test_two_tabs_show_the_same(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    other = page.context.new_page()
    other.goto(practice.url(SHARPEN))
    write(page, "the cups are gone", "wash two")
    expect(half(other, "cue")).to_have_value("the cups are gone")
    assert sentence(other) == "If the cups are gone, then I wash two."
    other.locator(".cw-plan__erase").click()
    expect(half(page, "cue")).to_have_value("")
    assert sentence(page) == ""


# ---- trouble


def test_a_browser_that_keeps_nothing_is_not_said_to_keep(page: Page, practice: Site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(practice.url(PLAN))
    write(page, "the cups are gone", "wash two")
    assert notices(page) == {"blocked": 1}
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-not-kept"))
    assert sentence(page) == "If the cups are gone, then I wash two."


def test_no_room_is_said_at_the_plan(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    page.evaluate(FULL)
    write(page, "the cups are gone", "wash two")
    expect(page.locator(".cw-plan__trouble")).to_have_text(say("storage-full"))
    expect(page.locator(".cw-plan__state")).to_have_text(say("plan-not-kept"))


_ARRIVES = """([key, value]) => {
  localStorage.setItem(key, value);
  dispatchEvent(new StorageEvent('storage', {key, storageArea: localStorage}));
  const root = document.querySelector('.cw-plan');
  return [
    root.classList.contains('cw-plan--kept') ? root.querySelector('.cw-plan__cue').textContent : '',
    root.querySelectorAll('.cw-plan__before li').length
  ];
}"""
WORDING = {"c": "the cups are gone", "a": "wash two", "t": "2026-11-27T10:00:00.000Z"}


def test_what_cannot_be_read_is_left_out(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))

    def shown(record: Any) -> list[Any]:
        text = record if isinstance(record, str) else json.dumps(record)
        return list(page.evaluate(_ARRIVES, [KEY, text]))

    good = {"v": 1, "p": [WORDING, WORDING]}
    assert shown(good) == ["the cups are gone,", 1]
    for wrong in ("{", "7", "[]", {"v": 2, "p": [WORDING]}, {"v": 1}, {"v": 1, "p": "x"}, {"v": 1, "p": []}):
        assert shown(wrong) == ["", 0]
    for key, value in (("c", 7), ("c", ""), ("c", "x" * 161), ("a", None), ("a", "\u0007"), ("t", "soon"), ("t", 5)):
        assert shown({"v": 1, "p": [{**WORDING, key: value}]}) == ["", 0]
        assert shown({"v": 1, "p": [WORDING, {**WORDING, key: value}]}) == ["the cups are gone,", 0]
    assert shown({"v": 1, "p": [WORDING] * 9}) == ["the cups are gone,", 8]
    assert notices(page) == {"corrupt": 1}


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just(WORDING["t"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("catpdv"), inner, max_size=3),
    max_leaves=5,
)


def test_a_plan_is_shown_or_not_whatever_is_kept(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))

    @settings(max_examples=100)
    @given(st.lists(st.just(WORDING) | _ANYTHING, max_size=3), _ANYTHING)
    def holds(wordings: list[Any], draft: Any) -> None:
        cue, before = page.evaluate(_ARRIVES, [KEY, json.dumps({"v": 1, "p": wordings, "d": draft})])
        assert before < max(1, len(wordings))
        assert not cue or any(isinstance(each, dict) and f"{each.get('c')}," == cue for each in wordings)

    holds()


# ---- a reminder


@pytest.mark.parametrize("often", ["1", "4"])
def test_the_calendar_file_reminds_at_the_time_that_was_chosen(
    page: Page, practice: Site, tmp_path: Path, often: str
) -> None:
    page.clock.set_fixed_time("2026-11-27T10:00:00")
    page.goto(practice.url(PLAN))
    write(page, "the cups are gone, again; really", "wash two")
    page.locator(".cw-plan__reminder summary").click()
    page.locator("[data-when=day]").fill("2026-11-30")
    page.locator("[data-when=time]").fill("08:45")
    page.locator("[data-when=often]").select_option(often)
    with page.expect_download() as waiting:
        page.locator(".cw-plan__calendar").click()
    expect(page.locator(".cw-plan__told")).to_have_text(say("plan-made"))
    assert waiting.value.suggested_filename == "my-plan-2026-11-27.ics"
    waiting.value.save_as(tmp_path / "plan.ics")
    lines = (tmp_path / "plan.ics").read_bytes().decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20261130T084500" in lines
    assert "UID:plan@practice-course" in lines
    assert "SUMMARY:If the cups are gone\\, again\\; really\\, then I wash two." in lines
    assert [line for line in lines if line.startswith("RRULE")] == (
        ["RRULE:FREQ=WEEKLY;COUNT=4"] if often == "4" else []
    )


def test_a_reminder_needs_a_plan_a_day_and_a_time(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(PLAN))
    page.locator(".cw-plan__reminder summary").click()
    page.locator(".cw-plan__calendar").click()
    assert spoken(page) == [say("plan-first")]
    write(page, "the cups are gone", "wash two")
    page.locator("[data-when=day]").fill("2026-11-30")
    spoken(page)
    page.locator(".cw-plan__calendar").click()
    assert spoken(page) == [say("plan-when")]


# ---- paper, and for everybody


@BOTH_LANGUAGES
def test_the_plan_comes_out_by_itself_on_one_page(page: Page, practice: Site, language: str) -> None:
    page.add_init_script(NO_DIALOG)
    page.goto(practice.url(PLAN, language))
    idea = page.locator(".cw-idea").first.inner_text()
    page.locator(".cw-plan__print").click()
    text = on_paper(page)
    assert say("plan-title", language) in text and idea in text and say("plan-keep", language) not in text
    assert "The end." not in text and "Het eind." not in text
    page.emulate_media(media="print")
    assert page.locator(".cw-line").locator("visible=true").count() == 5
    page.emulate_media(media="null")
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1
    write(page, "the cups are gone", "wash two")
    page.locator(".cw-plan__print").click()
    text = on_paper(page)
    assert "the cups are gone," in text and "wash two." in text and idea not in text.replace("the cups are gone,", "")
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1


def test_what_a_screen_reader_meets(page: Page, practice: Site) -> None:
    page.goto(practice.url(PLAN))
    expect(page.locator(".cw-plan")).to_match_aria_snapshot("""
        - region "My plan":
          - textbox "If …"
          - paragraph: "Suggestions:"
          - list "Suggestions:":
            - listitem:
              - button "the cups are gone"
          - textbox "then I …"
          - list "Suggestions:"
          - status
          - paragraph:
            - button "Keep this plan"
            - button "Print this sheet"
    """)
    expect(half(page, "cue")).to_have_accessible_description(say("plan-cue"))


@BOTH_SCHEMES
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(new_page: NewPage, practice: Site, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(practice.url(PLAN))
    assert violations(page) == []
    write(page, "the cups are gone", "wash two")
    write(page, "the cups are gone", "wash three")
    page.locator(".cw-plan__before summary").click()
    page.locator(".cw-plan__reminder summary").click()
    page.locator(".cw-plan__calendar").click()
    settle(page)
    assert violations(page, ".cw-plan") == []
    assert too_wide(page) == []


@BOTH_LANGUAGES
def test_without_scripts_the_sentence_and_the_suggestions_read(
    new_page: NewPage, practice: Site, language: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(practice.url(PLAN, language))
    expect(page.locator(".cw-plan__sentence")).to_contain_text(say("plan-then", language))
    expect(page.locator(".cw-plan__ideas li")).to_have_count(4)
    for hidden in (".cw-plan input", ".cw-plan button", ".cw-plan details"):
        assert page.locator(hidden).locator("visible=true").count() == 0
