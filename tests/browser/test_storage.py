"""A browser that keeps nothing, has no room, or kept something that cannot be read; and no server."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.browser.pages import (
    BOTH_LANGUAGES,
    LESSON,
    PROJECT,
    QUIZ,
    ItemOnPage,
    Site,
    listen,
    practice_item,
    said,
    search_for,
    spoken,
    stored,
)

BLOCKED = """
for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, {
    configurable: true,
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); }
  });
}
"""
#: What a sandboxed frame or a strict setting leaves: it can be read and not be written.
READ_ONLY = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };"
FULL = """() => {
  for (let size = 2 ** 23; size >= 1; size /= 2) {
    try {
      for (let n = 0; ; n++) localStorage.setItem(`filler ${size} ${n}`, 'x'.repeat(size));
    } catch (error) {
      if (error.name !== 'QuotaExceededError') throw error;
    }
  }
}"""
KEY = "practice-course|/|practice|one-cup"
PALETTE = "/.__palette"


def a_record(**changes: Any) -> str:
    """Return a kept answer, with changes; None takes a field away."""
    record = {"v": 1, "a": ["b"], "h": practice_item("one-cup").hash, "s": 1, "f": 1, "n": 1, "t": "2026-01-05T09:00Z"}
    return json.dumps({key: value for key, value in (record | changes).items() if value is not None})


NASTY = [
    "",
    "{",
    "null",
    "0",
    "[]",
    '""',
    "true",
    "undefined",
    "NaN",
    '{"__proto__": {"polluted": 1}}',
    "x" * 20_000,
    "[" * 5_000,
    "\x00\ufeff\ud83d",
    "<img src=x onerror=alert(1)>",
    a_record(more="x" * 20_000),
    a_record(v=2),
    a_record(a=None),
    a_record(a=[]),
    a_record(a="b"),
    a_record(a=["b", "b"]),
    a_record(a=["a", "b"]),
    a_record(a=["z"]),
    a_record(a=[None]),
    a_record(a=["constructor"]),
    a_record(a={"length": 1, "0": "b"}),
    a_record(h=None),
    a_record(h=7),
    a_record(s=2),
    a_record(s="1"),
    a_record(f=-1),
    a_record(n=0),
    a_record(n=1e300),
    a_record(t="yesterday"),
    a_record(t=5),
    a_record(t=[]),
]


#: The same for what Material keeps: which of its colours a reader chose.
NASTY_PALETTES = [
    "{",
    "null",
    "7",
    "[]",
    '{"index": 1}',
    '{"index": 0, "color": {"onload": "x"}}',
    '{"index": 99, "color": {"scheme": "slate"}}',
]


def notices(page: Page, language: str = "en") -> dict[str, int]:
    """Return how often the page says each thing about what the browser keeps."""
    shown = page.locator(".cw-notice").all_text_contents()
    kinds = {said(language, f"storage-{kind}"): kind for kind in ("blocked", "full", "corrupt")}
    return {kinds[text]: shown.count(text) for text in shown}


# ---- blocked


@BOTH_LANGUAGES
def test_blocked_storage_is_said_once_and_the_quiz_works(page: Page, practice: Site, language: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(practice.url(QUIZ, language))
    assert notices(page, language) == {"blocked": 1}
    expect(page.locator(".cw-notice")).to_be_visible()
    for name, letters in {"one-cup": "a", "two-cups": "ac", "three-cups": "abd"}.items():
        ItemOnPage(page, name).answer(letters)
    expect(page.locator(".cw-quiz__result")).to_contain_text(said(language, "not-mastered", mastery=80))
    ItemOnPage(page, "one-cup").answer("b")
    page.locator(".cw-restart").click()
    page.locator(".cw-restart").click()
    expect(page.locator(".cw-quiz__count")).to_have_text(said(language, "answered", n=3, total=3))
    assert notices(page, language) == {"blocked": 1}


def test_the_theme_works_with_blocked_storage(page: Page, practice: Site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(practice.url())
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for=__palette_2]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search_for(page, "xylophone")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_storage_that_refuses_to_write_is_said_once(page: Page, practice: Site) -> None:
    page.add_init_script(READ_ONLY)
    page.goto(practice.url(QUIZ))
    assert notices(page) == {}
    for name, letters in {"one-cup": "a", "two-cups": "ac"}.items():
        ItemOnPage(page, name).answer(letters)
    assert notices(page) == {"blocked": 1}
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=2, total=3))


# ---- full


def test_full_storage_is_said_once_where_the_learner_is(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(QUIZ))
    page.evaluate(FULL)
    item = ItemOnPage(page, "two-cups")
    item.answer("ac")
    expect(item.region).to_contain_text(said("en", "storage-full"))
    assert said("en", "storage-full") in "".join(spoken(page))
    ItemOnPage(page, "one-cup").answer("b")
    ItemOnPage(page, "three-cups").answer("abd")
    assert notices(page) == {"full": 1}
    expect(page.locator(".cw-quiz__result")).to_contain_text(said("en", "mastered", mastery=80))


def test_full_storage_keeps_what_was_there(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "one-cup").answer("a")
    page.evaluate(FULL)
    ItemOnPage(page, "two-cups").answer("ac")
    page.reload()
    expect(ItemOnPage(page, "one-cup").input("a")).to_be_checked()
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=1, total=3))


# ---- corrupt

#: Puts a value where an answer is kept and tells the page, as if another tab had written it.
_ARRIVES = """([key, value]) => {
  localStorage.setItem(key, value);
  dispatchEvent(new StorageEvent('storage', {key, storageArea: localStorage}));
  const item = document.querySelector('.cw-item[data-item=one-cup]');
  return [item.querySelector('fieldset').disabled, [...item.querySelectorAll('input:checked')].map(i => i.value)];
}"""


def test_an_answer_that_cannot_be_read_counts_as_none(page: Page, practice: Site) -> None:
    listen(page)
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "two-cups").answer("ac")
    page.evaluate("key => localStorage.setItem(key, '{broken')", KEY)
    page.reload()
    assert notices(page) == {"corrupt": 1}
    item = ItemOnPage(page, "one-cup")
    expect(item.root.locator("input:checked")).to_have_count(0)
    expect(page.locator(".cw-quiz__count")).to_have_text(said("en", "answered", n=1, total=3))
    item.answer("b")
    page.reload()
    assert notices(page) == {}
    expect(item.verdict).to_have_text(said("en", "right"))


def test_many_unreadable_answers_give_one_notice(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    for name in ("one-cup", "two-cups", "three-cups"):
        page.evaluate("key => localStorage.setItem(key, '{broken')", KEY.replace("one-cup", name))
    page.reload()
    assert notices(page) == {"corrupt": 1}


def test_no_nasty_value_gets_through(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    assert page.evaluate(_ARRIVES, [KEY, a_record()]) == [True, ["b"]]
    shown = {value: page.evaluate(_ARRIVES, [KEY, value]) for value in NASTY}
    assert {value: state for value, state in shown.items() if state != [False, []]} == {}
    assert page.evaluate("({}).polluted") is None
    assert notices(page) == {"corrupt": 1}
    assert page.evaluate(_ARRIVES, [KEY, a_record()]) == [True, ["b"]]


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from("abcz"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


def test_an_item_is_empty_or_answered_whatever_is_kept(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ))
    item = practice_item("one-cup")

    @settings(max_examples=150)
    @given(st.dictionaries(st.sampled_from("vahsfnt"), _ANYTHING), st.booleans())
    def holds(changes: dict[str, Any], same_hash: bool) -> None:
        text = a_record(**changes)
        checked, chosen = page.evaluate(_ARRIVES, [KEY, text if same_hash else text.replace(item.hash, "00000000")])
        assert len(chosen) == checked
        assert not checked or chosen == json.loads(text)["a"]

    holds()


@pytest.mark.parametrize("nasty", NASTY_PALETTES)
def test_a_damaged_value_of_the_theme_harms_nothing(page: Page, practice: Site, nasty: str) -> None:
    page.goto(practice.url(LESSON))
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [PALETTE, nasty])
    page.reload()
    ItemOnPage(page).answer("b")
    assert page.evaluate("document.body.getAttributeNames().filter(name => name.includes('onload'))") == []
    expect(page.locator("label[for^=__palette_]").locator("visible=true")).to_have_count(1)
    search_for(page, "xylophone")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_what_others_keep_on_the_same_host_is_left_alone(page: Page, practice: Site) -> None:
    others = {"/other/.__palette": "{broken", "note": "{broken", "other-course|/|practice|one-cup": "{broken"}
    page.goto(practice.url(QUIZ))
    page.evaluate("others => Object.assign(localStorage, others)", others)
    page.reload()
    ItemOnPage(page, "one-cup").answer("b")
    page.locator(".cw-restart").click()
    assert {key: value for key, value in page.evaluate("Object.entries(localStorage)") if key in others} == others
    assert notices(page) == {}


# ---- without a server


@BOTH_LANGUAGES
def test_answers_are_kept_when_opened_from_a_folder(page: Page, practice: Site, language: str) -> None:
    page.goto(practice.url(LESSON, language, file=True))
    ItemOnPage(page).answer("a")
    page.goto(practice.url(QUIZ, language, file=True))
    item = ItemOnPage(page, "one-cup")
    expect(item.verdict).to_have_text(said(language, "wrong"))
    item.answer("b")
    page.reload()
    expect(item.verdict).to_have_text(said(language, "right"))
    (key,) = stored(page)
    assert key == f"practice-course|{urlsplit(practice.url('', file=True)).path}|practice|one-cup"


def test_only_the_store_touches_what_the_browser_keeps() -> None:
    own = [*(PROJECT / "docs" / "assets").glob("*.js"), *(PROJECT / "docs" / "assets" / "items").glob("*.js")]
    users = {path.name for path in own if "Storage" in path.read_text(encoding="utf-8")}
    assert users == {"store.js", "guard.js"}
