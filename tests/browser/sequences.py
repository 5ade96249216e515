"""Whatever a learner does in two tabs, and what it must leave behind: a model beside two real pages.

No answer that is still valid may get lost and no script may fail, in any
order of answering, reloading, starting again, taking that back, a browser
without room, damaged and outdated records and clocks that jump.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.pages import QUIZ, Site

ANSWERS = {"one-cup": ["a", "b", "c"], "two-cups": ["ac", "ab", "b"], "three-cups": ["abd", "abc"]}
#: The page itself, which the learner marks as done.
DONE = "~"
JUNK = ["", "{broken", "null", "[]", '{"v":1}', '{"v":9,"a":["a"]}', "x" * 20_000]

#: Numbers the changes in the other tab: their events come in order, so that behind the mark all have arrived.
_LISTENS = """
const set = Storage.prototype.setItem;
window.put = (key, value) => set.call(localStorage, key, value);
window.mark = number => put('mark', String(number));
addEventListener('storage', event => { if (event.key === 'mark') window.marked = Number(event.newValue); });
window.noRoom = () => {
  Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
};
window.room = () => { Storage.prototype.setItem = set; };
window.jump = days => {
  const real = Date;
  window.Date = class extends real {
    constructor(...given) { super(...(given.length ? given : [real.now() + days * 864e5])); }
  };
};
window.answer = (name, letters) => {
  const item = document.querySelector(`.cw-item[data-item="${name}"]`);
  if (item.querySelector('fieldset').disabled) item.querySelector('.cw-check').click();
  item.querySelectorAll('.cw-choice input').forEach(input => { input.checked = letters.includes(input.value); });
  item.querySelector('.cw-check').click();
};
window.shown = () => Object.fromEntries([
  ...[...document.querySelectorAll('.cw-item')].filter(item => item.querySelector('fieldset').disabled).map(item =>
    [item.dataset.item, [...item.querySelectorAll('input:checked')].map(input => input.value).join('')]),
  ...(document.querySelector('.cw-done__said').textContent ? [['~', 'done']] : [])
]);
"""
_OUTDATES = """key => put(key,
  JSON.stringify(Object.assign(JSON.parse(localStorage.getItem(key)), {h: '00000000'})))"""
_KEYS = {name: f"practice-course|/|practice|{name}" for name in ANSWERS} | {
    DONE: "practice-course|/|~page|practice~quiz"
}

_TABS = st.integers(0, 1)
_ITEMS = st.sampled_from(sorted(ANSWERS))
STEPS = st.one_of(
    st.tuples(
        st.just("answer"), _TABS, _ITEMS.flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(ANSWERS[name])))
    ),
    st.tuples(st.just("done"), _TABS, st.none()),
    st.tuples(st.just("restart"), _TABS, st.none()),
    st.tuples(st.just("reload"), _TABS, st.none()),
    st.tuples(st.just("no_room"), _TABS, st.booleans()),
    st.tuples(st.just("jump"), _TABS, st.sampled_from([-4000, -1, 1, 30, 4000])),
    st.tuples(st.just("damage"), _TABS, st.tuples(st.sampled_from(sorted(_KEYS)), st.sampled_from(JUNK))),
    st.tuples(st.just("outdate"), _TABS, _ITEMS),
)


@dataclass
class _Tab:
    """What one tab knows beyond what is kept: what it could not write, what it may take back, whether it has room."""

    page: Page
    held: dict[str, str] = field(default_factory=dict)
    erased: dict[str, str] | None = None
    has_room: bool = True


class TwoTabs:
    """Two tabs on one quiz, and what each of them has to show."""

    def __init__(self, page: Page, site: Site) -> None:
        page.context.add_init_script(_LISTENS)
        self.url = site.url(QUIZ)
        self.tabs = [_Tab(page), _Tab(page.context.new_page())]
        self.kept: dict[str, str] = {}
        self.marks = 0
        for tab in self.tabs:
            tab.page.goto(self.url)

    def begin(self) -> None:
        """Forget everything."""
        self.kept.clear()
        self.tabs[0].page.evaluate("localStorage.clear()")
        for tab in self.tabs:
            self._reload(tab)

    def do(self, step: tuple[str, int, Any]) -> None:
        """Do one step in a tab and in the model, and hold one against the other."""
        name, number, what = step
        tab, other = self.tabs[number], self.tabs[1 - number]
        getattr(self, f"_{name}")(tab, other, what)
        self.marks += 1
        tab.page.evaluate("mark", self.marks)
        other.page.wait_for_function("number => window.marked === number", arg=self.marks)
        for each in self.tabs:
            shown = each.page.evaluate("shown()")
            assert shown == self._visible(each), f"after {step}: tab {self.tabs.index(each)}"

    def _visible(self, tab: _Tab) -> dict[str, str]:
        return self.kept | tab.held

    def _write(self, tab: _Tab, other: _Tab, name: str, value: str) -> None:
        if tab.has_room:
            self.kept[name] = value
            tab.held.pop(name, None)
            other.held.pop(name, None)
        else:
            tab.held[name] = value

    def _remove(self, tab: _Tab, other: _Tab, name: str) -> None:
        tab.held.pop(name, None)
        if self.kept.pop(name, None) is not None:
            other.held.pop(name, None)

    def _reload(self, tab: _Tab, other: _Tab | None = None, what: None = None) -> None:
        tab.page.reload(wait_until="domcontentloaded")
        tab.held, tab.erased, tab.has_room = {}, None, True

    def _answer(self, tab: _Tab, other: _Tab, what: tuple[str, str]) -> None:
        tab.page.evaluate("([name, letters]) => answer(name, letters)", [*what])
        tab.erased = None
        self._write(tab, other, *what)

    def _done(self, tab: _Tab, other: _Tab, what: None) -> None:
        tab.page.evaluate("document.querySelector('.cw-done__button').click()")
        if DONE in self._visible(tab):
            self._remove(tab, other, DONE)
        else:
            self._write(tab, other, DONE, "done")

    def _restart(self, tab: _Tab, other: _Tab, what: None) -> None:
        """Start again, or take that back."""
        answered = {name: value for name, value in self._visible(tab).items() if name != DONE}
        if not answered and tab.erased is None:
            return
        tab.page.evaluate("document.querySelector('.cw-restart').click()")
        if tab.erased is None:
            tab.erased = answered
            for name in ANSWERS:
                self._remove(tab, other, name)
        else:
            for name, value in tab.erased.items():
                if name not in answered:
                    self._write(tab, other, name, value)
            tab.erased = None

    def _no_room(self, tab: _Tab, other: _Tab, is_full: bool) -> None:
        tab.page.evaluate("noRoom()" if is_full else "room()")
        tab.has_room = not is_full

    def _jump(self, tab: _Tab, other: _Tab, days: int) -> None:
        tab.page.evaluate("days => jump(days)", days)

    def _damage(self, tab: _Tab, other: _Tab, what: tuple[str, str]) -> None:
        name, junk = what
        tab.page.evaluate("([key, junk]) => put(key, junk)", [_KEYS[name], junk])
        self.kept.pop(name, None)
        for each in self.tabs:
            self._reload(each)

    def _outdate(self, tab: _Tab, other: _Tab, name: str) -> None:
        """A new version of the course, in which an item means something else."""
        if name not in self.kept:
            return
        tab.page.evaluate(_OUTDATES, _KEYS[name])
        del self.kept[name]
        for each in self.tabs:
            self._reload(each)
