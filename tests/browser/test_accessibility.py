"""For everybody: names and roles, focus, targets, colours, paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import (
    A_LESSON,
    A_QUIZ,
    BOTH_LANGUAGES,
    BOTH_SCHEMES,
    LESSON,
    PLANNER,
    QUIZ,
    ItemOnPage,
    NewPage,
    Site,
    item_of_type,
    said,
    settle,
    too_wide,
)

# ---- names and roles


def test_what_a_screen_reader_meets_in_an_item(page: Page, practice: Site) -> None:
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    expect(item.root).to_match_aria_snapshot("""
        - group "Which cup is yours?":
          - paragraph: Choose one answer.
          - radio "The red cup."
          - radio "The blue cup."
          - radio "The green cup."
        - group: Hint
        - paragraph:
          - button "Check"
        - status
    """)
    item.answer("a")
    expect(item.root).to_match_aria_snapshot("""
        - group "Which cup is yours?":
          - radio "The red cup." [checked] [disabled]
          - text: "The red cup. Your choice: Not the best choice here"
          - radio "The blue cup." [disabled]
          - radio "The green cup." [disabled]
        - group: Hint
        - paragraph:
          - button "Try again"
        - status:
          - paragraph: Not right yet.
          - paragraph: The red one belongs to Wim.
        - group: Answer and feedback
    """)


def test_what_a_screen_reader_meets_in_a_quiz(page: Page, practice: Site) -> None:
    page.goto(practice.url(QUIZ, "nl"))
    ItemOnPage(page, "one-cup").answer("b")
    expect(page.locator("article")).to_match_aria_snapshot("""
        - 'region "Quiz: Oefening"':
          - progressbar "Beantwoorde vragen"
          - text: 1 van 3 beantwoord
          - group "Vraag 1 van 3 Welk kopje is van jou?"
          - group "Vraag 2 van 3 Welke twee kopjes zijn schoon?":
            - checkbox "Het eerste kopje."
          - group "Vraag 3 van 3 Welke drie kopjes zijn heel?"
          - status
          - paragraph:
            - button "Opnieuw beginnen"
    """)


# ---- focus and targets

#: Whether what has the focus shows it, by a ring round itself, its row or its label, and is not under the bar.
_FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  const label = node.matches('.md-option') ? node.nextElementSibling : node.labels && node.labels[0];
  const shown = [[node], [label], [label, '::before']]
    .filter(([part]) => part && part.getBoundingClientRect().width)
    .map(([part, pseudo]) => [getComputedStyle(part, pseudo), part.getBoundingClientRect()]);
  const header = document.querySelector('.md-header');
  const top = header.contains(node) || node.matches('.md-skip') ? 0 : header.getBoundingClientRect().bottom;
  return [
    `${node.tagName.toLowerCase()}.${node.className} ${(node.textContent || node.value).trim().slice(0, 30)}`,
    shown.some(([style]) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    shown.some(([, box]) => box.bottom > top && box.top < innerHeight && box.right > 0 && box.left < innerWidth)
  ];
}"""


@BOTH_SCHEMES
@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_of_the_tab_key_is_seen(new_page: NewPage, site: Site, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 700})
    page.goto(site.url(A_LESSON))
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 20
    assert [name for name, ring, _ in stops if not ring] == [], "without a ring"
    assert [name for name, _, in_sight in stops if not in_sight] == [], "out of sight"


#: Not links within a sentence: those may be as low as their line.
_SMALL = """() => [...document.querySelectorAll(
  `button, summary, .cw-choice, .md-header a, .md-header label.md-icon,
   .course-nav a, .md-nav--secondary a, .md-footer__link`
)].filter(node => node.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map(node => [node.className || node.tagName, node.textContent.trim().slice(0, 30), node.getBoundingClientRect()])
  .filter(([, , box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([name, text, box]) => `${name} ${text}: ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", [A_LESSON, A_QUIZ])
def test_targets_are_large_enough(new_page: NewPage, site: Site, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(site.url(path))
    item = item_of_type(page, "single-choice")
    item.answer(item.wrong)
    assert page.evaluate(_SMALL) == []


# ---- colours


_CONTRAST = """() => {
  const light = text => {
    const [r, g, b] = text.match(/[\\d.]+/g).map(part => {
      const c = Number(part) / 255;
      return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
    });
    return .2126 * r + .7152 * g + .0722 * b + .05;
  };
  const ratio = (a, b) => Math.max(light(a), light(b)) / Math.min(light(a), light(b));
  const item = getComputedStyle(document.querySelector('.cw-item')).backgroundColor;
  const row = getComputedStyle(document.querySelector('.cw-choice label'), '::before');
  return [ratio(row.borderTopColor, item), ratio(row.borderTopColor, row.backgroundColor)];
}"""


@BOTH_SCHEMES
def test_the_edge_of_a_choice_is_seen(new_page: NewPage, practice: Site, scheme: str) -> None:
    """What axe does not measure: 3 to 1 for the edges of controls (WCAG 1.4.11)."""
    page = new_page(color_scheme=scheme)
    page.goto(practice.url(LESSON))
    assert min(page.evaluate(_CONTRAST)) >= 3


def test_forced_colours_show_what_is_chosen(new_page: NewPage, practice: Site) -> None:
    page = new_page(forced_colors="active")
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    width = "label => parseFloat(getComputedStyle(label, '::before').borderTopWidth)"
    item.choose("a")
    chosen, other = (item.root.locator(f'[data-choice="{letter}"] label').evaluate(width) for letter in "ab")
    assert chosen > other > 0
    item.button.click()
    expect(item.verdict).to_have_text(said("en", "wrong"))
    item.button.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUSED)[1]


def test_reduced_motion_moves_nothing(new_page: NewPage, practice: Site) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    item.answer("a")
    moving = "document.getAnimations().filter(a => a.effect.target.closest('.cw-item, .cw-cite')).length"
    assert page.evaluate(moving) == 0
    page.locator(".cw-cite__mark").first.click()
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("letter", "abc")
def test_nothing_is_told_by_colour_alone(page: Page, practice: Site, letter: str) -> None:
    """A row that was chosen says in words what it was."""
    page.goto(practice.url(LESSON))
    item = ItemOnPage(page)
    item.answer(letter)
    verdict = words("en", "page")["right" if letter == item.key else "wrong"]
    mark = item.root.locator(f'[data-choice="{letter}"] .cw-choice__mark')
    expect(mark).to_have_text(said("en", "your-choice", verdict=verdict))


# ---- paper


@BOTH_SCHEMES
def test_a_printed_lesson(new_page: NewPage, site: Site, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(A_LESSON))
    item = ItemOnPage(page)
    item.answer(item.key)
    item.details.locator("summary").click()
    page.emulate_media(media="print")
    hidden = (".md-header", ".md-sidebar", ".md-footer__inner", ".cw-check", ".cw-item__answer", ".cw-cite__note")
    assert [selector for selector in hidden if page.locator(selector).locator("visible=true").count()] == []
    expect(item.root.locator("legend")).to_be_visible()
    expect(page.locator(".cw-sources li").first).to_be_visible()
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert paper in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    ink = page.locator(".cw-item legend").first.evaluate("legend => getComputedStyle(legend).color")
    assert sum(int(part) for part in re.findall(r"\d+", ink)[:3]) < 250, "dark letters"


def test_a_printed_quiz_tells_no_answers(page: Page, site: Site) -> None:
    page.goto(site.url(A_QUIZ))
    page.emulate_media(media="print")
    expect(page.locator(".cw-item legend").last).to_be_visible()
    hidden = (".cw-item__answer", ".cw-note", ".cw-quiz__progress", ".cw-item__actions", ".cw-quiz__actions")
    assert [selector for selector in hidden if page.locator(selector).locator("visible=true").count()] == []


@BOTH_SCHEMES
@BOTH_LANGUAGES
def test_the_planner_fits_one_sheet(new_page: NewPage, site: Site, language: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(PLANNER, language))
    settle(page)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    sizes = {tuple(round(float(n)) for n in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", pdf)}
    assert sizes <= {(0, 0, 595, 842), (0, 0, 596, 842)}


def test_large_text_and_wide_spacing_lose_nothing(new_page: NewPage, practice: Site) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(practice.url(QUIZ))
    ItemOnPage(page, "one-cup").answer("a")
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert too_wide(page) == []
