"""The learner's own data: seen, taken along, put back, deleted."""

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
    LESSON,
    QUIZ,
    ItemOnPage,
    NewPage,
    Site,
    listen,
    practice_item,
    spoken,
    stored,
    tab_to,
    violations,
)

MY_DATA = "my-data.html"
PREFIX = "practice-course|/|"


def says(name: str, language: str = "en", **gaps: Any) -> str:
    return str(words(language, "my-data")[f"my-data-{name}"]).format(**gaps)


def answer_and_finish(page: Page, practice: Site, language: str = "en") -> None:
    page.goto(practice.url(QUIZ, language))
    ItemOnPage(page, "one-cup").answer("b")
    ItemOnPage(page, "two-cups").answer("a")
    page.goto(practice.url(LESSON, language))
    page.locator(".cw-done__button").click()


def a_file(*records: Any, **changes: Any) -> bytes:
    """Return a saved file with these records."""
    course = {"format": "courseware", "version": 1, "course": "practice-course", "date": "2026-01-05T09:00:00Z"}
    return json.dumps({**course, "records": list(records), **changes}).encode()


def an_answer(letters: str, time: str, **changes: Any) -> dict[str, Any]:
    answer = {"v": 1, "a": [*letters], "h": practice_item("one-cup").hash, "s": 1, "f": 1, "n": 1, "t": time, **changes}
    return {"part": "practice", "name": "one-cup", "record": answer}


def put_back(page: Page, text: bytes, name: str = "mine.json") -> str:
    """Choose a file; return what the page says of it."""
    region = page.locator(".cw-data__restored")
    region.evaluate("node => node.replaceChildren()")
    page.locator(".cw-data__file").set_input_files({"name": name, "mimeType": "application/json", "buffer": text})
    expect(region).not_to_be_empty()
    return region.inner_text()


# ---- seen and saved


@BOTH_LANGUAGES
def test_what_is_kept_is_counted_in_words(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(MY_DATA, language))
    expect(page.locator(".cw-data__list")).to_have_text(says("nothing", language))
    expect(page.locator(".cw-data__save")).to_be_disabled()
    answer_and_finish(page, practice, language)
    page.evaluate("localStorage.setItem('practice-course|/|~somebody|it', '{\"v\":1}')")
    page.goto(practice.url(MY_DATA, language))
    told = [says(kind, language, n=n) for kind, n in (("answers", 2), ("page", 1), ("other", 1))]
    assert sorted(page.locator(".cw-data__list li").all_inner_texts()) == sorted(told)


def test_a_saved_file_brings_everything_to_another_device(new_page: NewPage, practice: Site, tmp_path: Path) -> None:
    page = new_page(accept_downloads=True)
    answer_and_finish(page, practice)
    before = stored(page)
    page.goto(practice.url(MY_DATA))
    with page.expect_download() as download:
        page.get_by_role("button", name=words("en", "page")["my-data-button-save"]).click()
    assert download.value.suggested_filename.startswith("practice-course-20")
    download.value.save_as(tmp_path / "mine.json")
    saved = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert (saved["format"], saved["version"], saved["course"]) == ("courseware", 1, "practice-course")
    assert len(saved["records"]) == 3
    other = new_page()
    other.goto(practice.url(MY_DATA, "nl"))
    other.get_by_label(words("nl", "page")["my-data-file"]).set_input_files(tmp_path / "mine.json")
    expect(other.locator(".cw-data__restored")).to_contain_text(says("taken", "nl"))
    expect(other.locator(".cw-data__restored")).to_contain_text(says("answers", "nl", n=2))
    assert stored(other) == before
    other.goto(practice.url(QUIZ))
    expect(ItemOnPage(other, "one-cup").input("b")).to_be_checked()


# ---- put back


@pytest.mark.parametrize(
    ("time", "stays"), [("2026-01-04T09:00:00Z", True), ("2026-01-05T09:00:00Z", True), ("2026-01-06T09:00:00Z", False)]
)
def test_the_newer_answer_wins(page: Page, practice: Site, time: str, stays: bool) -> None:
    page.goto(practice.url(MY_DATA))
    put_back(page, a_file(an_answer("b", "2026-01-05T09:00:00Z")))
    said = put_back(page, a_file(an_answer("a", time)))
    assert (says("older", n=1) in said) == stays
    kept = json.loads(stored(page)[f"{PREFIX}practice|one-cup"])
    assert kept["a"] == (["b"] if stays else ["a"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "foreign"),
        (b"\xff\xfe\x00", "foreign"),
        (b"[]", "foreign"),
        (b"null", "foreign"),
        (b"[" * 100_000, "foreign"),
        (a_file(format="other"), "foreign"),
        (a_file(records={"length": 1}), "foreign"),
        (a_file(version=2), "version"),
        (a_file(version="1"), "version"),
        (a_file(course="another"), "course"),
        (b" " * 1_000_001, "large"),
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(page: Page, practice: Site, text: bytes, said: str) -> None:
    page.goto(practice.url(MY_DATA))
    put_back(page, a_file(an_answer("b", "2026-01-05T09:00:00Z")))
    before = stored(page)
    assert put_back(page, text) == says(said)
    assert stored(page) == before


TRAPS = (
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "v": 1, "t": "2026-01-01T00:00Z"}'
)
BAD_RECORDS: list[Any] = [
    None,
    7,
    "x",
    [],
    {},
    {"part": "practice", "name": "one-cup"},
    {"part": "practice", "name": "one-cup", "record": None},
    {"part": "practice", "name": "one-cup", "record": []},
    {"part": "practice", "name": "one-cup", "record": {"v": 2}},
    {"part": "practice|x", "name": "one-cup", "record": {"v": 1}},
    {"part": "practice", "name": "a|b", "record": {"v": 1}},
    {"part": "", "name": "one-cup", "record": {"v": 1}},
    {"part": "practice", "name": 5, "record": {"v": 1}},
    {"part": "practice", "name": "one-cup", "record": {"v": 1, "x": "y" * 20_000}},
]


def test_what_cannot_be_read_is_left_out_and_the_rest_taken(page: Page, practice: Site) -> None:
    page.goto(practice.url(MY_DATA))
    said = put_back(page, a_file(*BAD_RECORDS, an_answer("b", "2026-01-05T09:00:00Z")))
    assert says("answers", n=1) in said and says("unsound", n=len(BAD_RECORDS)) in said
    assert list(stored(page)) == [f"{PREFIX}practice|one-cup"]


def test_a_file_cannot_reach_into_other_objects(page: Page, practice: Site) -> None:
    page.goto(practice.url(MY_DATA))
    record = f'{{"part": "practice", "name": "one-cup", "record": {TRAPS}}}'
    put_back(page, a_file().replace(b'"records": []', f'"records": [{record}]'.encode()))
    assert page.evaluate("[({}).polluted, Object.prototype.polluted]") == [None, None]
    assert json.loads(stored(page)[f"{PREFIX}practice|one-cup"]) == {"v": 1, "t": "2026-01-01T00:00Z"}


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["practice", "one-cup", "~page"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["part", "name", "record", "v", "t", "a", "__proto__", "constructor"]), inner)
    ),
    max_leaves=12,
)


def test_no_file_makes_the_page_fail(page: Page, practice: Site) -> None:
    """The fixture fails on any error in a script."""
    page.goto(practice.url(MY_DATA))

    @settings(max_examples=60)
    @given(st.lists(_VALUES, max_size=4) | _VALUES)
    def holds(records: Any) -> None:
        said = put_back(page, a_file(records=records))
        assert said == says("foreign") or not isinstance(records, dict)

    holds()
    page.goto(practice.url(QUIZ))
    page.goto(practice.url("progress.html"))


# ---- deleted


@BOTH_LANGUAGES
def test_delete_everything_and_undo(page: Page, practice: Site, language: str) -> None:
    answer_and_finish(page, practice, language)
    page.evaluate("localStorage.setItem('practice-course|/|practice|three-cups', '{broken')")
    page.evaluate("localStorage.setItem('other-course|/|practice|one-cup', '{}')")
    before = {key: text for key, text in stored(page).items() if "three-cups" not in key}
    listen(page)
    page.goto(practice.url(MY_DATA, language))
    button = page.locator(".cw-data__delete")
    tab_to(page, button)
    page.keyboard.press("Enter")
    assert list(stored(page)) == ["other-course|/|practice|one-cup"]
    assert says("deleted", language) in spoken(page)
    expect(page.locator(".cw-data__list")).to_have_text(says("nothing", language))
    expect(button).to_have_text(says("undo", language))
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page) == before
    assert says("undone", language) in spoken(page)
    button.click()
    page.reload()
    expect(button).to_have_text(says("button-delete", language))
    expect(button).to_be_disabled()


def test_undo_leaves_what_was_answered_meanwhile(page: Page, practice: Site) -> None:
    answer_and_finish(page, practice)
    page.goto(practice.url(MY_DATA))
    page.locator(".cw-data__delete").click()
    other = page.context.new_page()
    other.goto(practice.url(QUIZ))
    ItemOnPage(other, "one-cup").answer("a")
    page.locator(".cw-data__delete").click()
    assert json.loads(stored(page)[f"{PREFIX}practice|one-cup"])["a"] == ["a"]
    assert len(stored(page)) == 3


# ---- for everyone


def test_without_a_script_the_page_says_that_nothing_is_kept(new_page: NewPage, site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url(MY_DATA))
    expect(page.get_by_text(words("en", "page")["my-data-without"])).to_be_visible()
    expect(page.locator(".cw-data")).to_be_hidden()


@BOTH_SCHEMES
def test_axe_finds_nothing(new_page: NewPage, practice: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(practice.url(MY_DATA))
    assert violations(page) == []
    put_back(page, a_file(7, an_answer("b", "2026-01-05T09:00:00Z")))
    page.locator(".cw-data__delete").click()
    assert violations(page) == []
