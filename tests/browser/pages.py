"""What the tests in a browser share: two built sites, a watched page, and an item to answer.

The conftest files of `tests/browser/` and `tests/audit/` import the fixtures from here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect, sync_playwright

from courseware.course import load_course
from courseware.model import Item
from courseware.pages import Block
from courseware.site import build_site
from courseware.words import words
from tests.browser.find import VARIABLE, find_browser
from tests.browser.server import serving

PROJECT = Path(__file__).parents[2]
PRACTICE = Path(__file__).parent / "course"
LANGUAGES = ("en", "nl")
SCHEMES = ("light", "dark")
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

#: The real course: its texts change, so that tests find pages and items by what they are.
COURSE = load_course(PROJECT)
PRACTICE_COURSE = load_course(PRACTICE)
LESSON = "practice/index.html"
QUIZ = "practice/quiz.html"


def pages_with(*blocks: str) -> list[str]:
    """Return the addresses of the English pages of the real course that hold one of these blocks."""
    return _pages(lambda block: block.name in blocks)


def _pages(fits: Callable[[Block], bool]) -> list[str]:
    found = [page for page in COURSE.pages if page.language == "en" and any(map(fits, page.blocks))]
    return [page.path.replace(".md", ".html") for page in found]


#: All pages of the real course, as (language, address in that language).
ALL_PAGES = [(page.language, page.path.replace(".md", ".html")) for page in COURSE.pages]
#: A lesson that asks a question with one right choice.
A_LESSON = _pages(lambda block: block.name == "item" and COURSE.items[block.argument].type == "single-choice")[0]
#: Pages with a quiz that earns points; pre-questions, which earn none, stand in others.
QUIZZES = _pages(
    lambda block: block.name == "quiz" and any(item.graded for item in COURSE.quizzes[block.argument].items)
)
A_QUIZ = next(page for page in QUIZZES if page.endswith("/quiz.html"))
PLANNER = "connection/check-in-planner.html"
EVERY_PAGE = pytest.mark.parametrize(("language", "path"), ALL_PAGES, ids=["/".join(page) for page in ALL_PAGES])
BOTH_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
BOTH_SCHEMES = pytest.mark.parametrize("scheme", SCHEMES)


def said(language: str, name: str, **gaps: Any) -> str:
    """Return what the scripts say in a language."""
    return str(words(language, "script")[name]).format(**gaps)


def practice_item(name: str) -> Item:
    return PRACTICE_COURSE.items[f"practice#{name}"]


# ---- the sites


@dataclass(frozen=True)
class Site:
    """A built site, in a folder and served."""

    folder: Path
    served: str

    def url(self, path: str = "index.html", language: str = "en", *, file: bool = False) -> str:
        """Return the address of a page; `file` gives that of the file itself."""
        base = self.folder.as_uri() if file else self.served
        return f"{base}/{'' if language == 'en' else f'{language}/'}{path}"

    @property
    def html(self) -> list[Path]:
        """The files of all pages, save the one for addresses that are not there."""
        return [path for path in sorted(self.folder.rglob("*.html")) if path.name != "404.html"]


def _built(root: Path, content: Path) -> Iterator[Site]:
    """Build content under the project's own theme and settings, from a copy: others may be editing."""
    for name in ("docs", "quizzes"):
        shutil.copytree(content / name, root / name)
    for name in ("docs/assets", "tools/theme"):
        shutil.copytree(PROJECT / name, root / name, dirs_exist_ok=True)
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    # What names files of the real course; `watch` is for `make serve` only.
    for key in ["watch"] if content == PROJECT else ["watch", "nav"]:
        settings = re.sub(rf"(?ms)^{key}:\n.*?(?=^\S)", "", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build_site(root, root / "site", "mkdocs")
    with serving(root / "site") as address:
        yield Site(root / "site", address)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real course."""
    yield from _built(tmp_path_factory.mktemp("course"), PROJECT)


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The course with made-up items: one right choice, two, three."""
    yield from _built(tmp_path_factory.mktemp("practice"), PRACTICE)


# ---- the browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(f"there is no Chromium or Chrome: run `make browser`, or set {VARIABLE} to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """Notes what no page of ours may do."""

    hosts: frozenset[str]
    found: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda wrong: self.found.append(f"error in a script: {wrong.error}"))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"file", "data", "blob"} and address.netloc not in self.hosts:
            self.found.append(f"request to another host: {request.url}")


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, site: Site, practice: Site) -> Iterator[NewPage]:
    """Open a page in a context of its own; the options are those of Playwright's `new_context`.

    At the end the test fails when any of these pages logged an error, had an
    error in a script, or asked another host for anything.
    """
    watch = Watch(frozenset(urlsplit(each.served).netloc for each in (site, practice)))
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        for page in context.pages:
            page.evaluate("0")  # what is still under way arrives before its answer
        context.close()
    if watch.found:
        pytest.fail("\n".join(watch.found))


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page on a laptop."""
    return new_page()


# ---- an item


class ItemOnPage:
    """An item as a learner meets it."""

    def __init__(self, page: Page, name: str = "", nth: int = 0) -> None:
        self.page = page
        selector = f'.cw-item[data-item="{name}"]' if name else ".cw-item"
        self.root = page.locator(selector).nth(nth)
        self.button = self.root.locator(".cw-check")
        self.region = self.root.locator(".cw-item__feedback")
        self.verdict = self.root.locator(".cw-verdict")
        self.details = self.root.locator(".cw-item__answer")
        self.changed = self.root.locator(".cw-item__changed")

    @property
    def key(self) -> str:
        """The letters of the right choices, without anything between."""
        return (self.root.get_attribute("data-key") or "").replace(" ", "")

    @property
    def wrong(self) -> str:
        """The letter of a choice that is not right."""
        letters = [part.get_attribute("data-choice") or "" for part in self.root.locator(".cw-choice").all()]
        return next(letter for letter in letters if letter not in self.key)

    def input(self, letter: str) -> Locator:
        return self.root.locator(f'.cw-choice input[value="{letter}"]')

    def note(self, letter: str) -> str:
        """Return the feedback on a choice, as it stands behind `Answer and feedback`."""
        note = self.details.locator(f'.cw-note[data-for="{letter}"] .cw-note__feedback')
        return (note.text_content() or "").strip()

    def choose(self, letters: str) -> None:
        for letter in letters:
            self.input(letter).check()

    def answer(self, letters: str) -> None:
        """Choose and check, after another answer too."""
        if self.root.locator(".cw-choice input").first.is_disabled():
            self.button.click()
        self.choose(letters)
        self.button.click()
        expect(self.verdict).to_be_visible()

    def answer_right(self) -> None:
        """Give the right answer, whatever the type; a reflection has none."""
        key = (self.root.get_attribute("data-key") or "").split()
        match self.root.get_attribute("data-type"):
            case "matching":
                for pair in key:
                    self.root.locator(f'input[value="{pair}"]').check()
            case "ordering":
                self.put_in_order(key)
            case "estimate":
                self.root.get_by_role("textbox").fill(key[0])
            case "reflection":
                return
            case _:
                self.choose("".join(key))
        self.button.click()
        expect(self.verdict).to_be_visible()

    @property
    def order(self) -> list[str]:
        """The ids of the steps as they stand."""
        return [step.get_attribute("data-step") or "" for step in self.root.locator(".cw-step").all()]

    def put_in_order(self, order: list[str]) -> None:
        """Move the steps up, one place a press."""
        for place, step in enumerate(order):
            for _ in range(self.order.index(step) - place):
                self.root.locator(f'[data-step="{step}"] .cw-step__up').click()


def item_of_type(page: Page, kind: str) -> ItemOnPage:
    """Return the first item of a type."""
    name = page.locator(f'.cw-item[data-type="{kind}"]').first.get_attribute("data-item")
    assert name, f"there is no {kind} on {page.url}"
    return ItemOnPage(page, name)


def is_focused(target: Locator) -> bool:
    return bool(target.evaluate("node => node === document.activeElement"))


def tab_to(page: Page, target: Locator, *, limit: int = 120) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if is_focused(target):
            return
    pytest.fail(f"{limit} times Tab did not reach {target}")


def search_for(page: Page, text: str) -> None:
    """Type into the search, key by key: Material listens to keys."""
    box = page.get_by_role("textbox")
    box.clear()
    box.press_sequentially(text)


# ---- what a reader would notice

_SPEAKS = """
window.spoken = [];
new MutationObserver(changes => {
  for (const {target, addedNodes} of changes) {
    if (![...addedNodes].some(node => (node.textContent || '').trim())) continue;
    const element = target.nodeType === 1 ? target : target.parentElement;
    const region = element && element.closest('[role=status], [role=alert], [aria-live]');
    if (region) spoken.push(region.textContent.trim());
  }
}).observe(document, {childList: true, characterData: true, subtree: true});
"""


def listen(page: Page) -> None:
    """From the next page on, keep what status regions come to hold: what a screen reader would say unasked."""
    page.add_init_script(_SPEAKS)


def spoken(page: Page) -> list[str]:
    """Return what a screen reader said since last asked."""
    return list(page.evaluate("spoken.splice(0)"))


def settle(page: Page) -> None:
    """Wait until fonts are there and nothing moves any more."""
    page.evaluate(
        "() => Promise.all([document.fonts.ready, ...document.getAnimations().map(a => a.finished.catch(() => 0))])"
    )


def stored(page: Page) -> dict[str, str]:
    """Return the answers that the browser keeps."""
    kept = page.evaluate("Object.entries(localStorage)")
    return {key: value for key, value in kept if not key.endswith(".__palette")}


_AXE = Axe()
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *parts: str) -> list[str]:
    """Return what axe has against the page as it stands, or against these parts of it."""
    settle(page)
    options = {"runOnly": {"type": "tag", "values": _STANDARDS}, "resultTypes": ["violations"]}
    context = {"include": [[part] for part in parts]} if parts else None
    found = _AXE.run(page, context=context, options=options).response["violations"]
    return [f"{rule['id']}: {' '.join(node['target'])}: {node['html']}" for rule in found for node in rule["nodes"]]


_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(node => node.checkVisibility() && node.getBoundingClientRect().right > width + 1)
    .map(node => `${node.tagName.toLowerCase()}.${node.className} ends at ${node.getBoundingClientRect().right}`)
    .slice(0, 5)
    .concat(`the page scrolls sideways in ${width} pixels`);
}"""


def too_wide(page: Page) -> list[str]:
    """Return what makes a page scroll sideways; nothing when it does not."""
    return list(page.evaluate(_TOO_WIDE))
