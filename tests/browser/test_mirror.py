"""The team mirror: codes that hold six answers and nothing else, and a picture that shows nobody alone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    COURSE,
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

TEAM, MANAGER = "mirror-team.html", "mirror.html"
STATEMENTS = COURSE.data["mirror"].value
HASH = STATEMENTS.hash
LETTERS = "FHKLMQRTWXZ"
SCALE = {code: [step[code] for step in STATEMENTS.scale] for code in ("en", "nl")}
OWN = [4, 4, 4, 4, 4, 4]
KEY = "leading-hybrid-teams|/|~mirror|it"
answers = st.lists(st.integers(0, 4), min_size=6, max_size=6)


def said(name: str, language: str = "en", **gaps: Any) -> str:
    return str(words(language, "mirror")[name]).format(**gaps)


def encode(page: Page, given_answers: list[int]) -> str:
    return str(page.evaluate("([a, h]) => courseware.mirrorCode.encode(a, h)", [given_answers, HASH]))


def decode(page: Page, code: str) -> dict[str, Any]:
    return dict(page.evaluate("([c, h]) => courseware.mirrorCode.decode(c, h)", [code, HASH]))


def choose(page: Page, chosen: list[int]) -> None:
    for statement, answer in zip(page.locator("fieldset.cw-statement").all(), chosen, strict=True):
        statement.locator("input").nth(answer).check()


def press(page: Page, name: str) -> None:
    page.locator(f'[data-do="{name}"]').click()


def add(page: Page, *codes: str) -> None:
    for code in codes:
        page.locator(".cw-mirror__input").fill(code)
        page.keyboard.press("Enter")
        expect(page.locator(".cw-mirror__input")).to_have_value("")


def with_codes(page: Page, site: Site, team: list[list[int]], language: str = "en") -> None:
    """Open the manager's page, answer it and put a team's codes in."""
    page.goto(site.url(MANAGER, language))
    choose(page, OWN)
    add(page, *(encode(page, each) for each in team))


# ---- the code


def test_every_code_gives_its_answers_back(page: Page, site: Site) -> None:
    """All 15,625 of them, and no two are alike."""
    page.goto(site.url(MANAGER))
    found = page.evaluate(
        """hash => {
          const {encode, decode} = courseware.mirrorCode;
          const seen = new Set();
          for (let n = 0; n < 5 ** 6; n++) {
            const answers = [...n.toString(5).padStart(6, '0')].map(Number);
            const code = encode(answers, hash);
            if (String(decode(code, hash).answers) !== String(answers)) return [code, answers];
            seen.add(code);
          }
          return seen.size;
        }""",
        HASH,
    )
    assert found == 5**6


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_code_is_read_out_in_words_that_begin_with_its_letters(page: Page, site: Site, language: str) -> None:
    page.goto(site.url(MANAGER))
    assert page.evaluate("courseware.mirrorCode.letters") == LETTERS
    assert {said(f"say-{letter}", language)[0].upper() for letter in LETTERS} == set(LETTERS)


def test_a_wrong_letter_and_swapped_neighbours_are_found(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))

    @settings(max_examples=40)
    @given(answers)
    def holds(given_answers: list[int]) -> None:
        code = encode(page, given_answers)
        assert re.fullmatch(f"[{LETTERS}]{{6}}", code)
        wrong = [code[:i] + other + code[i + 1 :] for i in range(6) for other in LETTERS if other != code[i]]
        swapped = [code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(5)]
        bad = [each for each in wrong + swapped if each != code]
        found = page.evaluate("([all, h]) => all.map(c => courseware.mirrorCode.decode(c, h).fault)", [bad, HASH])
        assert set(found) == {"wrong"}

    holds()


def test_whatever_is_typed_is_a_code_or_a_fault(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))

    @settings(max_examples=150)
    @given(st.text(max_size=12) | st.text(alphabet=LETTERS + " -fh", min_size=5, max_size=8))
    def holds(text: str) -> None:
        read = decode(page, text)
        if "fault" in read:
            assert read["fault"] in {"empty", "letter", "length", "wrong"}
        else:
            assert encode(page, read["answers"]) == read["code"]

    holds()


def test_capitals_spaces_and_hyphens_make_no_difference(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))
    code = encode(page, [0, 1, 2, 3, 4, 0])
    for typed in (code.lower(), f" {code[:3]}-{code[3:]}. ", " ".join(code), f"{code[:3]}–{code[3:]}"):
        assert decode(page, typed) == {"answers": [0, 1, 2, 3, 4, 0], "code": code}


def test_a_code_for_other_statements_is_refused(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))
    refused = page.evaluate(
        """own => {
          const {encode, decode} = courseware.mirrorCode;
          const hash = n => (n * 8588347 + 17).toString(16).padStart(8, '0').slice(-8);
          const others = Array.from({length: 500}, (_, n) => hash(n));
          return others.filter(other => decode(encode([0, 1, 2, 3, 4, 0], other), own).fault === 'wrong').length;
        }""",
        HASH,
    )
    assert refused > 480


# ---- what a picture may show


def picture(page: Page, team: list[list[int]]) -> list[dict[str, Any]]:
    return list(page.evaluate("all => courseware.mirrorCode.picture(all)", team))


teams = st.integers(4, 12).flatmap(lambda n: st.lists(answers, min_size=n, max_size=n))


def test_how_far_out_a_single_answer_lies_changes_nothing(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))

    @settings(max_examples=60)
    @given(teams, st.integers(0, 5))
    def holds(team: list[list[int]], which: int) -> None:
        ordered = sorted(each[which] for each in team)
        shown = picture(page, team)[which]
        for outer in range(ordered[1] + 1):
            changed = [[answer] * 6 for answer in [outer, *ordered[1:]]]
            assert picture(page, changed)[0] == shown
        for outer in range(ordered[-2], 5):
            changed = [[answer] * 6 for answer in [*ordered[:-1], outer]]
            assert picture(page, changed)[0] == shown

    holds()


def test_the_picture_does_not_tell_who_came_first(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))

    @settings(max_examples=30)
    @given(teams, st.randoms())
    def holds(team: list[list[int]], chance: Any) -> None:
        mixed = team[:]
        chance.shuffle(mixed)
        assert picture(page, mixed) == picture(page, team)

    holds()


def test_where_the_middle_half_lies_shows_from_eight_on(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))
    seven = [[n % 5] * 6 for n in range(7)]
    assert picture(page, seven)[0] == {"middle": 1, "apart": True, "band": None}
    assert picture(page, [*seven, [4] * 6])[0] == {"middle": 1.5, "apart": True, "band": [1, 3]}


# ---- the team member's page


@BOTH_LANGUAGES
def test_a_team_member_gets_a_code_with_the_keyboard(page: Page, site: Site, language: str) -> None:
    listen(page)
    page.goto(site.url(TEAM, language))
    for number, statement in enumerate(page.locator("fieldset.cw-statement").all()):
        tab_to(page, statement.locator("input").first)
        for _ in range(number % 5):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    tab_to(page, page.locator('[data-do="make"]'))
    page.keyboard.press("Enter")
    letters = page.locator(".cw-mirror__letters")
    code = encode(page, [0, 1, 2, 3, 4, 0])
    expect(letters).to_have_text(f"{code[:3]} {code[3:]}")
    expect(page.locator(".cw-mirror__say")).to_contain_text(said(f"say-{code[0]}", language))
    assert said("code-ready", language, code=", ".join(code)) in spoken(page)
    assert stored(page) == {}


def test_what_is_missing_is_said_and_a_change_takes_the_code_away(page: Page, site: Site) -> None:
    listen(page)
    page.goto(site.url(TEAM))
    page.locator("fieldset.cw-statement").nth(0).locator("input").nth(2).check()
    press(page, "make")
    assert spoken(page) == [said("mirror-open", list="2, 3, 4, 5, 6")]
    assert is_focused(page.locator("fieldset.cw-statement").nth(1).locator("input").first)
    choose(page, OWN)
    press(page, "make")
    expect(page.locator(".cw-mirror__code")).to_be_visible()
    choose(page, [0, *OWN[1:]])
    expect(page.locator(".cw-mirror__code")).to_be_hidden()
    expect(page.locator(".cw-form__message")).to_have_text(said("code-changed"))


def test_the_code_is_copied(new_page: NewPage, site: Site) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url(TEAM))
    choose(page, OWN)
    press(page, "make")
    press(page, "copy")
    expect(page.locator(".cw-form__message")).to_have_text(said("code-copied"))
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cw-mirror__letters").text_content()


# ---- the manager's page

FOUR = [[0, 1, 2, 3, 4, 0], [1] * 6, [1] * 6, [2] * 6]


def test_below_four_codes_nothing_of_the_team_is_shown(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))
    expect(page.locator(".cw-mirror__ready")).to_have_text(said("need-codes", n=4))
    with_codes(page, site, FOUR[:3])
    expect(page.locator(".cw-mirror__ready")).to_have_text(said("need-codes-1"))
    expect(page.locator('[data-do="show"]')).to_be_hidden()
    expect(page.locator(".cw-mirror__picture")).to_be_empty()


@BOTH_LANGUAGES
def test_the_picture_sets_both_views_side_by_side(page: Page, site: Site, language: str) -> None:
    with_codes(page, site, FOUR, language)
    press(page, "show")
    expect(page.locator(".cw-mirror__own")).to_be_hidden()
    assert is_focused(page.locator(".cw-mirror__picture"))
    table = page.get_by_role("table")
    expect(table).to_have_accessible_name(said("caption", language, n=4))
    expect(table.get_by_role("columnheader")).to_have_count(4)
    statement = STATEMENTS.statements[1]
    row = table.get_by_role("row").nth(2)
    expect(row.get_by_role("rowheader")).to_contain_text(statement.texts["manager"][language])
    cells = row.get_by_role("cell")
    expect(cells.nth(0)).to_contain_text(SCALE[language][4])
    expect(cells.nth(1)).to_contain_text(SCALE[language][1])
    expect(cells.nth(2)).to_contain_text(said("spread-close", language))
    expect(page.locator(".cw-track__band")).to_have_count(0)
    largest = STATEMENTS.statements[0]
    expect(page.locator(".cw-mirror__picture q")).to_have_text(largest.texts["talk"][language])
    page.reload()
    expect(page.get_by_role("table")).to_be_visible()


def test_no_new_picture_for_one_code_more(page: Page, site: Site) -> None:
    with_codes(page, site, FOUR)
    press(page, "show")
    add(page, encode(page, [4] * 6))
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.locator(".cw-mirror__ready")).to_have_text(said("need-pair"))
    page.reload()
    expect(page.locator('[data-do="show"]')).to_be_hidden()
    add(page, encode(page, [3] * 6))
    press(page, "show")
    expect(page.get_by_role("table")).to_have_accessible_name(said("caption", n=6))


def test_a_wrong_code_is_told_with_what_to_check(page: Page, site: Site) -> None:
    listen(page)
    page.goto(site.url(MANAGER))
    code = encode(page, OWN)
    swapped = code[1] + code[0] + code[2:]
    tried = {
        "": said("code-empty"),
        code[:5]: said("code-length", n=5),
        f"{code[:5]}S": said("code-letter", sign="S", letters=", ".join(LETTERS)),
        swapped if swapped != code else code[:5] + ("F" if code[5] != "F" else "H"): said("code-wrong"),
    }
    for typed, message in tried.items():
        page.locator(".cw-mirror__input").fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".cw-form__message")).to_have_text(message)
        assert spoken(page) == [message]
    assert stored(page) == {}


def test_the_same_code_may_come_twice_and_be_taken_back(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))
    code = encode(page, OWN)
    add(page, code, code)
    expect(page.locator(".cw-form__message")).to_have_text(said("code-twice", n=2))
    press(page, "back")
    expect(page.locator(".cw-form__message")).to_have_text(said("code-taken-back-1"))
    expect(page.locator('[data-do="back"]')).to_be_hidden()


def test_codes_are_kept_in_the_order_of_the_alphabet(page: Page, site: Site) -> None:
    with_codes(page, site, list(reversed(FOUR)))
    kept = json.loads(stored(page)[KEY])
    assert kept == {"v": 1, "h": HASH, "own": OWN, "codes": sorted(kept["codes"]), "seen": 0}
    assert len(kept["codes"]) == 4


def test_everything_can_be_deleted_and_brought_back(page: Page, site: Site) -> None:
    with_codes(page, site, FOUR)
    before = stored(page)
    press(page, "delete")
    assert stored(page) == {}
    expect(page.locator(".cw-mirror__ready")).to_have_text(said("need-codes", n=4))
    press(page, "delete")
    assert stored(page) == before
    press(page, "delete")
    page.reload()
    expect(page.locator('[data-do="delete"]')).to_be_hidden()


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 9) | st.floats() | st.text(max_size=4) | st.sampled_from(["FFFFFF"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=8,
)
_ARRIVES = """([key, value]) => {
  localStorage.setItem(key, value);
  dispatchEvent(new StorageEvent('storage', {key, storageArea: localStorage}));
  return document.querySelectorAll('.cw-compare').length;
}"""


def test_nothing_is_shown_from_what_cannot_be_right(page: Page, site: Site) -> None:
    page.goto(site.url(MANAGER))
    good = {"v": 1, "h": HASH, "own": OWN, "codes": [encode(page, each) for each in FOUR], "seen": 4}
    assert page.evaluate(_ARRIVES, [KEY, json.dumps(good)]) == 1
    for change in ({"own": [4] * 5}, {"own": [*OWN[:5], None]}, {"own": [9] * 6}, {"codes": good["codes"][:3]}):
        assert page.evaluate(_ARRIVES, [KEY, json.dumps(good | change)]) == 0
    for change in ({"codes": [*good["codes"][:3], "FFFFFG"]}, {"seen": 2}, {"h": "00000000"}, {"v": 2}):
        assert page.evaluate(_ARRIVES, [KEY, json.dumps(good | change)]) == 0

    @settings(max_examples=60)
    @given(st.dictionaries(st.sampled_from(["v", "h", "own", "codes", "seen"]), _ANYTHING, min_size=1))
    def holds(changes: dict[str, Any]) -> None:
        page.evaluate(_ARRIVES, [KEY, json.dumps(good | changes)])

    holds()


# ---- for everybody


@BOTH_SCHEMES
@BOTH_LANGUAGES
def test_axe_finds_nothing_before_and_after(new_page: NewPage, site: Site, language: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(TEAM, language))
    choose(page, OWN)
    press(page, "make")
    assert violations(page) == []
    page.goto(site.url(MANAGER, language))
    assert violations(page) == []
    with_codes(page, site, FOUR * 2, language)
    press(page, "show")
    assert violations(page) == []


@pytest.mark.parametrize("path", [TEAM, MANAGER])
def test_a_narrow_screen_is_wide_enough(new_page: NewPage, site: Site, path: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    if path == MANAGER:
        with_codes(page, site, FOUR * 2, "nl")
        press(page, "show")
    else:
        page.goto(site.url(path, "nl"))
        choose(page, OWN)
        press(page, "make")
    assert too_wide(page) == []


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", [TEAM, MANAGER])
def test_without_a_script_there_is_a_form_on_paper(new_page: NewPage, site: Site, path: str, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url(path, language))
    expect(page.locator(".cw-paper__list > li")).to_have_count(6)
    expect(page.locator(".cw-paper__list > li").last).to_be_visible()
    expect(page.locator(".cw-form__screen")).to_be_hidden()
    assert sheets(page) == 1


def sheets(page: Page) -> int:
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@BOTH_LANGUAGES
def test_form_and_picture_fit_one_sheet_each(page: Page, site: Site, language: str) -> None:
    page.goto(site.url(TEAM, language))
    choose(page, OWN)
    assert sheets(page) == 1
    with_codes(page, site, FOUR * 2, language)
    assert sheets(page) == 1
    press(page, "show")
    assert sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".cw-paper")).to_be_hidden()
