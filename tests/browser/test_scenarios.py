"""Playing a scenario: by keyboard alone, back, another way, later, elsewhere, changed, without a script, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from courseware.model import Ending, Localised, Option, Scenario
from courseware.text.inline import inline_html
from courseware.words import words
from tests.browser.pages import (
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    COURSE,
    LANGUAGES,
    PRACTICE_COURSE,
    NewPage,
    Site,
    is_focused,
    listen,
    pages_with,
    said,
    settle,
    spoken,
    stored,
    tab_to,
    too_wide,
    violations,
)

CUP = PRACTICE_COURSE.scenarios["lost-cup"]
PAGE = "practice/scenario.html"
KEY = "practice-course|/|~scenario|lost-cup"
A_SCENARIO = pages_with("scenario")[0]
#: From the beginning to each ending of the practice scenario.
WAYS = {"found": "aa", "wrong-cup": "ab", "a-drawing": "b"}


def scenario_words(language: str, name: str, **gaps: Any) -> str:
    return str(words(language, "scenario")[f"scenario-{name}"]).format(**gaps)


def plain(text: Localised, language: str = "en") -> str:
    """Return a text as it shows: without marks."""
    return " ".join(re.sub("<[^>]+>", "", inline_html(text[language])).replace("&#x27;", "'").split())


class Played:
    """A scenario as a learner meets it."""

    def __init__(self, page: Page, nth: int = 0) -> None:
        self.page = page
        self.root = page.locator(".cw-scenario").nth(nth)
        self.play = self.root.locator(".cw-scenario__play")
        self.heading = self.play.locator(".cw-scenario__heading")
        self.told = self.play.locator(".cw-scenario__told")
        self.options = self.play.locator(".cw-scenario__option")
        self.seen = self.play.locator(".cw-scenario__seen")
        self.debrief = self.play.locator(".cw-debrief")
        self.before = self.play.locator(".cw-scenario__before")

    def button(self, name: str, language: str = "en") -> Locator:
        return self.play.get_by_role("button", name=scenario_words(language, name), exact=True)

    def choose(self, letters: str) -> None:
        for letter in letters:
            self.options.nth("abcd".index(letter)).click()

    def open_debrief(self) -> None:
        self.debrief.locator("summary").click()

    def expect_moment(self, n: int, language: str = "en") -> None:
        expect(self.heading).to_have_text(scenario_words(language, "moment", n=n))

    def expect_end(self, ending: Ending, language: str = "en") -> None:
        title = plain(ending.title, language)
        expect(self.heading).to_have_text(scenario_words(language, "end", title=title))

    def expect_seen(self, n: int, total: int, language: str = "en") -> None:
        expect(self.seen.locator("p")).to_have_text(scenario_words(language, "seen", n=n, total=total))


@pytest.fixture
def played(page: Page, practice: Site) -> Played:
    listen(page)
    page.goto(practice.url(PAGE))
    return Played(page)


def ending(name: str, scenario: Scenario = CUP) -> Ending:
    return next(each for each in scenario.endings if each.id == name)


def ways_to_end(scenario: Scenario) -> Iterator[tuple[Option, ...]]:
    """Yield the options of every way to an ending on which no node is met twice."""
    nodes = {node.id: node for node in scenario.nodes}

    def onward(name: str, met: tuple[str, ...], chosen: tuple[Option, ...]) -> Iterator[tuple[Option, ...]]:
        if name not in nodes:
            yield chosen
            return
        for option in nodes[name].options:
            if option.to not in met:
                yield from onward(option.to, (*met, option.to), (*chosen, option))

    first = scenario.nodes[0].id
    yield from onward(first, (first,), ())


def ways_over_all_options(scenario: Scenario) -> Iterator[tuple[Option, ...]]:
    """Yield ways that together take each option at least once: a fair sample of all of them."""
    taken: set[int] = set()
    for way in sorted(ways_to_end(scenario), key=len, reverse=True):
        if not {id(option) for option in way} <= taken:
            taken.update(map(id, way))
            yield way


# ---- moment by moment


def test_it_begins_at_the_first_moment_and_moves_no_focus(played: Played) -> None:
    played.expect_moment(1)
    expect(played.root.locator(".cw-scenario__opening p")).to_have_count(2)
    expect(played.play).to_contain_text(plain(CUP.nodes[0].text))
    expect(played.options).to_have_text([plain(option.text) for option in CUP.nodes[0].options])
    played.expect_seen(0, 3)
    expect(played.root.locator(".cw-scenario__book")).to_be_hidden()
    assert not is_focused(played.heading) and stored(played.page) == {}
    for name in ("back", "restart", "another"):
        expect(played.button(name)).to_have_count(0)


def test_a_choice_tells_its_consequence_and_leads_on(played: Played) -> None:
    option = CUP.nodes[0].options[0]
    spoken(played.page)
    played.choose("a")
    played.expect_moment(2)
    expect(played.heading).to_be_focused()
    expect(played.told).to_have_text(plain(option.consequence))
    expect(played.play.locator(".cw-scenario__chosen")).to_have_text(
        scenario_words("en", "chosen", text=plain(option.text))
    )
    assert spoken(played.page) == [plain(option.consequence)]


def test_back_and_start_again(played: Played) -> None:
    played.choose("ac")
    played.expect_moment(3)
    played.button("back").click()
    played.expect_moment(2)
    expect(played.heading).to_be_focused()
    played.choose("c")
    played.button("restart").click()
    played.expect_moment(1)
    expect(played.told).to_be_empty()
    expect(played.heading).to_be_focused()


def test_a_ring_can_be_gone_round(played: Played) -> None:
    played.choose("cacaca")
    played.expect_moment(7)
    played.page.reload()
    played.expect_moment(7)


def test_endless_rounds_bring_nothing_down(played: Played) -> None:
    played.choose("c")
    played.page.evaluate(
        """() => {
          for (let n = 0; n < 500; n += 1) {
            document.querySelectorAll('.cw-scenario__option')[n % 2 ? 2 : 0].click();
          }
        }"""
    )
    played.expect_moment(502)
    played.choose("b")
    played.expect_end(ending("a-drawing"))
    assert len(stored(played.page)[KEY]) < 10_000
    played.page.reload()
    played.expect_moment(1)
    played.expect_seen(1, 3)
    expect(played.page.locator(".cw-notice")).to_have_count(0)


def test_a_double_click_chooses_once(played: Played) -> None:
    played.options.nth(2).dblclick()
    played.expect_moment(2)


def test_a_key_held_down_chooses_once(played: Played) -> None:
    tab_to(played.page, played.options.nth(2))
    for _ in range(4):
        played.page.keyboard.down("Enter")
    played.page.keyboard.up("Enter")
    played.expect_moment(2)


# ---- endings and the debrief


def test_endings_are_counted_and_named_once_seen(played: Played) -> None:
    titles: list[str] = []
    for name, letters in WAYS.items():
        played.choose(letters)
        played.expect_end(ending(name))
        titles.append(plain(ending(name).title))
        played.expect_seen(len(titles), 3)
        expect(played.seen.locator("li")).to_have_text(titles)
        played.button("another").click()
        played.expect_moment(1)
    played.choose("aa")
    played.expect_seen(3, 3)


def test_the_debrief_compares_ones_own_way(played: Played) -> None:
    played.choose("ab")
    expect(played.debrief.locator(".cw-debrief__better")).to_be_hidden()
    played.open_debrief()
    own = played.debrief.locator(".cw-debrief__way > li p")
    expect(own).to_have_text([plain(CUP.nodes[0].options[0].text), plain(CUP.nodes[1].options[1].text)])
    expect(played.debrief.locator(".cw-debrief__better")).to_contain_text(plain(CUP.debrief.better_move))
    outcome = words("en", "page")["scenario-outcome-partly"]
    expect(played.debrief.locator(".cw-debrief__endings li")).to_have_text(
        [f"The wrong cup{outcome}", scenario_words("en", "unseen", n=2)]
    )
    expect(played.debrief).to_contain_text(plain(CUP.debrief.questions[0]))
    expect(played.debrief.locator(".cw-item__evidence")).to_contain_text("kit-cups")
    expect(played.debrief).not_to_contain_text(plain(ending("found").title), use_inner_text=True)


def test_choosing_again_from_the_debrief(played: Played) -> None:
    played.choose("ab")
    played.open_debrief()
    played.debrief.get_by_role("button", name=scenario_words("en", "here-at", n=2)).click()
    played.expect_moment(2)
    expect(played.heading).to_be_focused()
    played.choose("a")
    played.expect_end(ending("found"))
    played.expect_seen(2, 3)


# ---- every way of every scenario, by keyboard alone


@BOTH_LANGUAGES
@pytest.mark.parametrize("scenario", COURSE.scenarios.values(), ids=COURSE.scenarios)
def test_every_way_is_played_by_keyboard_alone(
    page: Page, site: Site, scenario: Scenario, language: str, pytestconfig: pytest.Config
) -> None:
    """All ways with `--matrix`, as in `make audit`; otherwise so many that each option is taken."""
    ways = ways_to_end if pytestconfig.getoption("--matrix") else ways_over_all_options
    path = next(
        page.path.replace(".md", ".html")
        for page in COURSE.pages
        if any((block.name, block.argument) == ("scenario", scenario.id) for block in page.blocks)
    )
    page.goto(site.url(path, language))
    played = Played(page)
    place = {node.id: [option.id for option in node.options] for node in scenario.nodes}
    tab_to(page, played.options.first)
    met = set()
    for number, way in enumerate(ways(scenario)):
        at = scenario.nodes[0].id
        for moment, option in enumerate(way, 1):
            played.expect_moment(moment, language)
            if moment > 1 or number:
                assert is_focused(played.heading)
                page.keyboard.press("Tab")
            for _ in range(place[at].index(option.id)):
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            at = option.to
        played.expect_end(ending(at, scenario), language)
        met.add(at)
        played.expect_seen(len(met), len(scenario.endings), language)
        page.keyboard.press("Tab")  # another way
        if number == 0:
            for _ in range(2):  # behind it: a step back, then the debrief
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(played.debrief.locator(".cw-debrief__compared")).to_be_visible()
            for _ in range(2):
                page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    assert met == {each.id for each in scenario.endings}


# ---- memory


def test_one_goes_on_where_one_was(played: Played) -> None:
    played.choose("ac")
    spoken(played.page)
    played.page.reload()
    played.expect_moment(3)
    expect(played.before).to_have_text(scenario_words("en", "from-before"))
    assert not is_focused(played.heading) and spoken(played.page) == []
    played.choose("a")
    played.expect_moment(4)
    expect(played.before).to_be_hidden()
    played.choose("a")
    played.page.reload()
    played.expect_end(ending("found"))
    played.expect_seen(1, 3)


def test_what_is_kept(played: Played) -> None:
    played.choose("aa")
    path = ["in-the-kitchen", "a", "at-the-shelf", "a", "found"]
    assert {key: json.loads(text) for key, text in stored(played.page).items()} == {
        KEY: {"v": 1, "path": path, "endings": ["found"]}
    }


def test_the_other_language_goes_on_there_too(played: Played, practice: Site) -> None:
    played.choose("a")
    played.page.goto(practice.url(PAGE, "nl"))
    played.expect_moment(2, "nl")
    expect(played.told).to_have_text(plain(CUP.nodes[0].options[0].consequence, "nl"))


def test_two_tabs_show_the_same_and_lose_no_ending(played: Played, practice: Site) -> None:
    other = Played(played.page.context.new_page())
    other.page.goto(practice.url(PAGE))
    spoken(played.page)
    other.choose("aa")
    played.expect_end(ending("found"))
    played.expect_seen(1, 3)
    assert spoken(played.page) == [] and not is_focused(played.heading)
    played.button("another").click()
    played.choose("b")
    other.expect_end(ending("a-drawing"))
    other.expect_seen(2, 3)


def test_what_is_erased_elsewhere_is_gone_here(played: Played) -> None:
    played.choose("aa")
    played.page.evaluate(
        "key => { localStorage.removeItem(key); dispatchEvent(new StorageEvent('storage',"
        " {key, storageArea: localStorage})); }",
        KEY,
    )
    played.expect_moment(1)
    played.expect_seen(0, 3)


def test_storage_that_is_full_is_said_where_one_is(played: Played) -> None:
    played.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }; }"
    )
    played.choose("a")
    expect(played.play.locator(".cw-notice")).to_have_text(said("en", "storage-full"))
    played.choose("a")
    played.expect_end(ending("found"))
    expect(played.page.locator(".cw-notice")).to_have_count(1)


#: Puts a value where a scenario is kept and tells the page, as if another tab had written it.
_ARRIVES = """([key, value]) => {
  localStorage.setItem(key, value);
  dispatchEvent(new StorageEvent('storage', {key, storageArea: localStorage}));
  const find = selector => [...document.querySelectorAll(`.cw-scenario__play ${selector}`)];
  return [find('.cw-scenario__heading')[0].textContent, find('.cw-scenario__seen li').map(row => row.textContent)];
}"""


def a_record(**changes: Any) -> str:
    """Return what is kept of a way to the second moment, with changes; None takes a field away."""
    record = {"v": 1, "path": ["in-the-kitchen", "a", "at-the-shelf"], "endings": ["found"]}
    return json.dumps({key: value for key, value in (record | changes).items() if value is not None})


CORRUPT = [
    "{broken",
    "null",
    "[]",
    '{"__proto__": {"path": []}}',
    "x" * 20_000,
    a_record(v=2),
    a_record(v="1"),
    a_record(path=None),
    a_record(path="in-the-kitchen"),
    a_record(path=[["in-the-kitchen"]]),
    a_record(path={"length": 1, "0": "in-the-kitchen"}),
    a_record(endings=None),
    a_record(endings=[7]),
    a_record(endings="found"),
]
CHANGED = [
    ["in-the-kitchen", "z", "at-the-shelf"],
    ["in-the-kitchen", "a", "at-the-counter"],
    ["in-the-kitchen", "a", "found"],
    ["in-the-hall", "a", "at-the-shelf"],
    ["at-the-shelf"],
    ["in-the-kitchen", "a"],
    ["in-the-kitchen", "b", "a-drawing", "a", "found"],
    ["constructor"],
    ["__proto__", "toString", "found"],
]


@pytest.mark.parametrize("text", CORRUPT)
def test_what_cannot_be_read_counts_as_nothing(played: Played, text: str) -> None:
    played.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    played.page.reload()
    played.expect_moment(1)
    played.expect_seen(0, 3)
    expect(played.page.locator(".cw-notice")).to_have_text(said("en", "storage-corrupt"))
    assert played.page.evaluate("({}).path") is None
    played.choose("aa")
    played.page.reload()
    played.expect_end(ending("found"))
    expect(played.page.locator(".cw-notice")).to_have_count(0)


@pytest.mark.parametrize("path", CHANGED, ids=" ".join)
def test_a_changed_scenario_begins_anew_and_keeps_the_endings_that_are_left(played: Played, path: list[str]) -> None:
    record = a_record(path=path, endings=["found", "no-more", "found", "a-drawing"])
    played.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, record])
    played.page.reload()
    played.expect_moment(1)
    expect(played.before).to_have_text(scenario_words("en", "changed"))
    played.expect_seen(2, 3)
    expect(played.page.locator(".cw-notice")).to_have_count(0)
    played.choose("a")
    expect(played.before).to_be_hidden()
    played.page.reload()
    played.expect_moment(2)
    played.expect_seen(2, 3)


_NAMES = st.sampled_from(["in-the-kitchen", "at-the-shelf", "in-the-garden", "found", "a", "b", "c", "", "constructor"])
_ANYTHING = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(_NAMES | st.integers(), max_size=5)
)


def test_a_scenario_stands_somewhere_whatever_is_kept(played: Played) -> None:
    titles = {plain(each.title) for each in CUP.endings}
    ends = {scenario_words("en", "end", title=title) for title in titles}

    @settings(max_examples=100)
    @given(st.fixed_dictionaries({}, optional={"v": _ANYTHING, "path": _ANYTHING, "endings": _ANYTHING}))
    def holds(changes: dict[str, Any]) -> None:
        heading, seen = played.page.evaluate(_ARRIVES, [KEY, a_record(**changes)])
        assert heading in ends or re.fullmatch(scenario_words("en", "moment", n=r"\d+"), heading)
        assert set(seen) <= titles and len(seen) == len(set(seen))

    holds()
    heading, seen = played.page.evaluate(_ARRIVES, [KEY, a_record()])
    assert (heading, seen) == (scenario_words("en", "moment", n=2), [plain(ending("found").title)])


# ---- for everybody


def test_what_a_screen_reader_meets(played: Played) -> None:
    expect(played.root).to_match_aria_snapshot("""
        - 'region "Scenario: The lost cup"':
          - paragraph: Wim looks for his cup.
          - paragraph: You want it found by four.
          - paragraph: /Choose what you would really do/
          - status
          - heading "Moment 1" [level=2]
          - paragraph:
            - text: The
            - strong: sink
            - text: is empty. What do you do?
          - list:
            - listitem:
              - button /You ask Lin\\./
            - listitem:
              - button /You put up a notice\\./
            - listitem:
              - button /You look in the garden\\./
          - status
          - paragraph: "Endings you have seen: 0 of 3"
    """)
    played.choose("ab")
    played.open_debrief()
    expect(played.play).to_match_aria_snapshot("""
        - paragraph: "You chose: You take the blue one."
        - status:
          - paragraph: “That’s mine!” says Esra.
        - 'heading "The end: The wrong cup" [level=2]'
        - paragraph: Wim drinks from a glass.
        - paragraph: "What you were after: reached in part"
        - paragraph:
          - button "Try another way"
          - button "Back one step"
        - paragraph: "Endings you have seen: 1 of 3"
        - list:
          - listitem: The wrong cup
        - group:
          - heading "Debrief" [level=2]
          - heading "Your way" [level=3]
          - list:
            - listitem:
              - paragraph: You ask Lin.
              - 'button "Choose again here: moment 1"'
            - listitem:
              - paragraph: You take the blue one.
              - 'button "Choose again here: moment 2"'
          - heading "The better move" [level=3]
          - heading "How it can end" [level=3]
          - heading "The choices side by side" [level=3]
          - heading "To think about" [level=3]
    """)


@BOTH_SCHEMES
@BOTH_LANGUAGES
def test_axe_finds_nothing_on_the_way(new_page: NewPage, site: Site, language: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(A_SCENARIO, language))
    played = Played(page)
    assert violations(page) == []
    played.choose("b")
    assert violations(page, ".cw-scenario") == []
    while played.options.count():
        played.choose("c" if played.options.count() > 2 else "a")
    assert violations(page, ".cw-scenario") == []
    played.open_debrief()
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_screen_and_large_letters_lose_nothing(new_page: NewPage, site: Site, language: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site.url(A_SCENARIO, language))
    played = Played(page)
    played.choose("b")
    expect(played.heading).to_be_in_viewport()
    while played.options.count():
        played.choose("a")
    played.open_debrief()
    assert too_wide(page) == []
    small = "nodes => nodes.map(node => node.getBoundingClientRect().height).filter(height => height < 44)"
    assert played.play.locator("button").evaluate_all(small) == []
    page.set_viewport_size({"width": 360, "height": 640})
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert too_wide(page) == []


def test_the_new_moment_is_in_sight_and_the_page_does_not_jump_without_need(new_page: NewPage, practice: Site) -> None:
    page = new_page(viewport={"width": 1280, "height": 1000})
    page.goto(practice.url(PAGE))
    Played(page).choose("a")
    assert page.evaluate("scrollY") == 0
    low = new_page(viewport={"width": 360, "height": 500})
    low.goto(practice.url(PAGE))
    played = Played(low)
    played.choose("ac")
    expect(played.heading).to_be_in_viewport()
    expect(played.told).to_be_in_viewport()


# ---- without a script


@BOTH_LANGUAGES
def test_it_reads_as_a_numbered_book(new_page: NewPage, practice: Site, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(practice.url(PAGE, language))
    parts = page.locator(".cw-part")
    expect(parts).to_have_count(len(CUP.nodes) + len(CUP.endings) + 1)
    expect(parts.nth(0)).to_contain_text(plain(CUP.nodes[0].text, language))
    for text in (CUP.nodes[1].text, CUP.endings[0].title, CUP.endings[0].text, CUP.debrief.better_move):
        expect(page.get_by_text(plain(text, language), exact=True)).to_be_hidden()
    option = CUP.nodes[0].options[0]
    consequence = page.get_by_text(plain(option.consequence, language), exact=True).first
    expect(consequence).to_be_hidden()
    page.get_by_text(plain(option.text, language), exact=True).click()
    expect(consequence).to_be_visible()
    go = words(language, "page")["scenario-go"]
    page.get_by_role("link", name=go.format(n=2), exact=True).click()
    expect(page.get_by_text(plain(CUP.nodes[1].text, language), exact=True)).to_be_in_viewport()
    page.get_by_text(plain(CUP.nodes[1].options[0].text, language), exact=True).click()
    page.get_by_role("link", name=go.format(n=4), exact=True).click()
    expect(page.get_by_text(plain(CUP.endings[0].text, language), exact=True)).to_be_in_viewport()
    page.get_by_role("link", name=words(language, "page")["scenario-to-debrief"]).locator("visible=true").click()
    expect(page.get_by_text(plain(CUP.debrief.better_move, language), exact=True)).to_be_in_viewport()


@BOTH_SCHEMES
def test_axe_finds_nothing_in_the_book(new_page: NewPage, site: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.route("**/scenario*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site.url(A_SCENARIO))
    page.locator(".cw-part").evaluate_all("parts => parts.forEach(part => { part.open = true; })")
    page.locator(".cw-option__more").evaluate_all("parts => parts.forEach(part => { part.open = true; })")
    assert violations(page) == []
    assert too_wide(page) == []


# ---- paper


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
@BOTH_SCHEMES
def test_the_whole_book_is_printed(new_page: NewPage, site: Site, scheme: str, scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts, color_scheme=scheme)
    page.goto(site.url(A_SCENARIO))
    if scripts:
        Played(page).choose("b")
        settle(page)
    page.emulate_media(media="print")
    expect(page.locator(".cw-scenario__play").locator("visible=true")).to_have_count(0)
    scenario = next(iter(COURSE.scenarios.values()))
    texts = [node.text for node in scenario.nodes] + [each.text for each in scenario.endings]
    texts += [option.consequence for node in scenario.nodes for option in node.options]
    texts += [scenario.debrief.better_move, *scenario.debrief.questions]
    book = page.locator(".cw-scenario__book")
    for text in texts:
        for line in text["en"].split("\n"):
            shown = book.get_by_text(plain({"en": line}), exact=True).first
            expect(shown).to_be_visible()
            assert shown.evaluate("node => node.getBoundingClientRect().height") > 0, line
