"""All pages of the built course: what each must have, and where its links lead."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import expect

from tests.browser.pages import (
    A_LESSON,
    ALL_PAGES,
    BOTH_LANGUAGES,
    EVERY_PAGE,
    LANGUAGES,
    NewPage,
    Site,
    is_focused,
    settle,
    tab_to,
    too_wide,
)

#: What ends a paragraph that is still open: a browser makes an empty paragraph of the end that comes too late.
_BLOCKS = {"p", "div", "section", "fieldset", "details", "ul", "ol", "dl", "table", "figure", "h1", "h2", "h3", "h4"}


@dataclass
class Read(HTMLParser):
    """What a page's HTML says of itself."""

    language: str = ""
    title: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    twins: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    next: str = ""
    in_paragraphs: list[str] = field(default_factory=list)
    _open: str = ""
    _paragraph: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        self.links += [given[name] for name in ("href", "src", "data") if name in given]
        if tag in _BLOCKS:
            if self._paragraph and tag != "p":
                self.in_paragraphs.append(self.get_starttag_text() or tag)
            self._paragraph = tag == "p"
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "meta" and "name" in given:
            self.meta[given["name"]] = given.get("content", "")
        elif tag == "a" and "hreflang" in given:
            self.twins[given["hreflang"]] = given.get("href", "")
        elif "md-footer__link--next" in given.get("class", ""):
            self.next = given["href"]
        elif tag in {"title", "h1", "h2", "h3", "h4", "h5", "h6"} and not self._open:
            self._open = tag
            if tag != "title":
                self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""
        if tag == "p":
            self._paragraph = False

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.title += data
        elif self._open:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


@cache
def read(path: Path) -> Read:
    page = Read()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def file_of(site: Site, language: str, path: str) -> Path:
    return site.folder / ("" if language == "en" else language) / path


def test_the_site_holds_the_courses_pages_and_no_other(site: Site) -> None:
    assert set(site.html) == {file_of(site, language, path) for language, path in ALL_PAGES}


@EVERY_PAGE
def test_language_title_and_description(site: Site, language: str, path: str) -> None:
    page = read(file_of(site, language, path))
    assert page.language == language
    name = read(file_of(site, language, "index.html")).title
    heading = page.headings[0][1].strip()
    assert page.title == (name if path == "index.html" else f"{heading} - {name}")
    assert len(page.meta["description"]) > 20


def test_no_two_pages_share_a_title_or_a_description(site: Site) -> None:
    pages = [read(path) for path in site.html]
    for texts in ([page.title for page in pages], [page.meta["description"] for page in pages]):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


@EVERY_PAGE
def test_one_first_heading_and_no_level_left_out(site: Site, language: str, path: str) -> None:
    headings = read(file_of(site, language, path)).headings
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    jumps = [text for (before, _), (level, text) in pairwise(headings) if level > before + 1]
    assert jumps == []
    assert [level for level, text in headings if not text.strip()] == []


@EVERY_PAGE
def test_an_id_stands_once(site: Site, language: str, path: str) -> None:
    ids = read(file_of(site, language, path)).ids
    assert [name for name, count in Counter(ids).items() if count > 1] == []


@EVERY_PAGE
def test_no_block_stands_in_a_paragraph(site: Site, language: str, path: str) -> None:
    assert read(file_of(site, language, path)).in_paragraphs == []


@EVERY_PAGE
def test_links_lead_somewhere(site: Site, language: str, path: str) -> None:
    file = file_of(site, language, path)
    broken = []
    for link in read(file).links:
        address = urlsplit(link)
        if address.scheme in {"http", "https", "mailto"}:
            continue
        assert not link.startswith("/"), f"{link} works at the root of a host only"
        target = (file.parent / unquote(address.path)).resolve() if address.path else file
        if not target.is_file() or (address.fragment and unquote(address.fragment) not in read(target).ids):
            broken.append(link)
    assert broken == []


@EVERY_PAGE
def test_the_language_link_leads_to_the_same_page(site: Site, language: str, path: str) -> None:
    file = file_of(site, language, path)
    twins = {code: (file.parent / link).resolve() for code, link in read(file).twins.items()}
    assert twins == {code: file_of(site, code, path) for code in LANGUAGES if code != language}


@EVERY_PAGE
def test_a_narrow_phone_shows_the_page_without_scrolling_sideways(
    new_page: NewPage, site: Site, language: str, path: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site.url(path, language))
    settle(page)
    assert too_wide(page) == []
    page.locator("details").evaluate_all("all => all.forEach(each => Object.assign(each, {hidden: false, open: true}))")
    assert too_wide(page) == []


@BOTH_LANGUAGES
def test_to_the_other_language_and_back(new_page: NewPage, site: Site, language: str) -> None:
    page = new_page()
    other = next(code for code in LANGUAGES if code != language)
    page.goto(site.url(A_LESSON, language))
    page.locator(".course-language").click()
    expect(page).to_have_url(site.url(A_LESSON, other))
    expect(page.locator("html")).to_have_attribute("lang", other)
    page.locator(".course-language").click()
    expect(page).to_have_url(site.url(A_LESSON, language))


@BOTH_LANGUAGES
def test_the_links_at_the_foot_lead_through_all_pages(site: Site, language: str) -> None:
    """In the order of the navigation; the home page has links of its own to begin with."""
    files = {file_of(site, language, path) for code, path in ALL_PAGES if code == language and path != "index.html"}
    following = {file: (file.parent / read(file).next).resolve() for file in files if read(file).next}
    (first,) = files - set(following.values())
    seen = [first]
    while seen[-1] in following:
        seen.append(following[seen[-1]])
        assert len(seen) <= len(files)
    assert set(seen) == files


def test_the_outline_on_a_phone_with_the_keyboard(new_page: NewPage, site: Site) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(site.url(A_LESSON))
    button, outline = page.locator(".course-button--menu"), page.locator("#course-nav")
    expect(outline).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(outline).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(outline.locator("[aria-current]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(outline).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert is_focused(button)


def test_the_skip_link_comes_first_and_leads_to_the_text(new_page: NewPage, site: Site) -> None:
    page = new_page()
    page.goto(site.url(A_LESSON))
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    assert is_focused(skip)
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


def test_the_page_for_addresses_that_are_not_there_leads_home(new_page: NewPage, site: Site) -> None:
    page = new_page()
    page.goto(f"{site.served}/404.html")
    links = page.locator("article a").evaluate_all("links => links.map(link => link.href)")
    assert links == [site.url(), site.url(language="nl")]
