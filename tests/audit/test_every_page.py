"""What takes longer: every page, scheme, width and language; for `make audit`, plain `pytest` passes it by."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages import (
    BOTH_SCHEMES,
    EVERY_PAGE,
    NewPage,
    Site,
    item_of_type,
    settle,
    too_wide,
    violations,
)

WIDTHS = {320: 640, 360: 740, 768: 1024, 1440: 900}
#: A window of 1280 by 1024 at 200 and at 400 percent (WCAG 1.4.4 and 1.4.10).
ZOOMS = {200: (640, 512), 400: (320, 256)}

#: WCAG 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

#: Text that a box cuts off, or that sticks out of its button. A box that scrolls cuts nothing off.
_CUT = """() => {
  const cut = [];
  // Text that is heard and not seen is clipped away on purpose.
  const isForListenersOnly = node =>
    node !== null && (getComputedStyle(node).clipPath === 'inset(50%)' || isForListenersOnly(node.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; text = walker.nextNode();) {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    if (parent.closest('.course-hidden, .md-skip, .md-search, [popover], script, style, svg')) continue;
    if (isForListenersOnly(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      for (let node = parent; node !== document.body; node = node.parentElement) {
        const style = getComputedStyle(node), own = node.getBoundingClientRect();
        const scrolls = [style.overflowX, style.overflowY].some(value => value === 'auto' || value === 'scroll');
        if (scrolls) break;
        if (style.display === 'inline') continue;
        const holds = node.matches('button, summary, .md-button, .cw-choice');
        const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
        if (!holds && !hides) continue;
        const beside = box.left < own.left - 2 || box.right > own.right + 2;
        if (beside || box.top < own.top - 4 || box.bottom > own.bottom + 4) {
          cut.push(`${text.data.trim().slice(0, 40)} in ${node.tagName.toLowerCase()}.${node.className}`);
        }
      }
    }
  }
  return [...new Set(cut)];
}"""


def cut_off(page: Page) -> list[str]:
    """Return the texts that are cut off."""
    return list(page.evaluate(_CUT))


def answer_each_kind(page: Page) -> None:
    """Answer the first item of each kind on a page, wrongly where it has choices, and open all that folds."""
    items = page.locator(".cw-item")
    for kind in sorted(set(items.evaluate_all("all => all.map(item => item.dataset.type)"))):
        item = item_of_type(page, kind)
        if kind == "pre-question":
            item.root.get_by_role("textbox").fill("50")
            item.root.locator("button").first.click()
        elif item.root.locator(".cw-choice").count():
            item.answer(item.wrong)
        else:
            item.answer_right()
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")


@pytest.mark.parametrize("width", WIDTHS)
@BOTH_SCHEMES
@EVERY_PAGE
def test_axe_and_width(new_page: NewPage, site: Site, language: str, path: str, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": WIDTHS[width]})
    page.goto(site.url(path, language))
    assert too_wide(page) == []
    assert violations(page) == []
    if page.locator("article details").count():
        answer_each_kind(page)
        assert too_wide(page) == []
        assert violations(page) == []


@pytest.mark.parametrize("zoom", ZOOMS)
@EVERY_PAGE
def test_zoom(new_page: NewPage, site: Site, language: str, path: str, zoom: int) -> None:
    width, height = ZOOMS[zoom]
    page = new_page(viewport={"width": width, "height": height})
    page.goto(site.url(path, language))
    answer_each_kind(page)
    settle(page)
    assert too_wide(page) == []
    assert cut_off(page) == []
    header = page.locator(".md-header").bounding_box()
    assert header
    assert header["height"] <= height / 3, "the bar leaves room for the text"


@pytest.mark.parametrize("width", [320, 1280])
@EVERY_PAGE
def test_wide_spacing_cuts_nothing_off(new_page: NewPage, site: Site, language: str, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site.url(path, language))
    page.add_style_tag(content=SPACING)
    answer_each_kind(page)
    settle(page)
    assert too_wide(page) == []
    assert cut_off(page) == []


@EVERY_PAGE
def test_large_text_cuts_nothing_off(new_page: NewPage, site: Site, language: str, path: str) -> None:
    """Twice the letters in the same window (WCAG 1.4.4), for who enlarges text only."""
    page = new_page(viewport={"width": 768, "height": 1024})
    page.goto(site.url(path, language))
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.add_style_tag(content=f"html {{ font-size: {2 * size}px !important }}")
    answer_each_kind(page)
    settle(page)
    assert too_wide(page) == []
    assert cut_off(page) == []
