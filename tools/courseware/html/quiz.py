"""Quizzes and items: a fieldset with real inputs, and answers with feedback behind `<details>`."""

from __future__ import annotations

import html
from collections.abc import Iterable

from courseware.html.assets import needed
from courseware.html.citations import based_on
from courseware.html.figures import figure_html
from courseware.html.page_view import PageView
from courseware.item_type import ItemType, View
from courseware.items import item_types
from courseware.model import Item, Quiz

#: The page on which the items of finished quizzes come back.
REVIEW_PAGE = "review.md"


def quiz_html(view: PageView, quiz: Quiz) -> str:
    """Return a whole quiz; one in which nothing is graded has no progress and no result."""
    total = len(quiz.graded)
    if not total:
        label = view.plain(quiz.title)
        rest = "".join(item_html(view, item) for item in quiz.items)
        return f'<section id="{view.element(f"quiz-{quiz.id}")}" aria-label="{label}">{rest}</section>'
    label = view.words["quiz"].format(title=view.plain(quiz.title))
    element = view.element(f"quiz-{quiz.id}")
    numbers = {item.id: number for number, item in enumerate(quiz.graded, 1)}
    items = "".join(item_html(view, item, numbers.get(item.id, 0), total) for item in quiz.items)
    return (
        f'<section class="cw-quiz" id="{element}" data-quiz="{quiz.id}" data-title="{view.plain(quiz.title)}"'
        f' data-mastery="{quiz.mastery}" aria-label="{label}">{_confidence(view, element)}'
        f'<div class="cw-quiz__progress" hidden><progress max="{total}" value="0"'
        f' aria-label="{view.words["answered"]}"></progress> <span class="cw-quiz__count"></span></div>'
        f'{items}<div class="cw-quiz__again" hidden></div><div class="cw-quiz__result" role="status"></div>'
        f'{_dates(view)}<p class="cw-quiz__actions" hidden><button type="button" class="md-button cw-restart">'
        f"{view.words['restart']}</button></p></section>"
    )


def _confidence(view: PageView, element: str) -> str:
    """Return the switch with which a learner is asked how sure they are."""
    name = f"{element}--confidence"
    return (
        f'<div class="cw-confidence" hidden><input type="checkbox" id="{name}" aria-describedby="{name}-why"'
        f' autocomplete="off"><label for="{name}">{view.words["confidence-switch"]}</label>'
        f'<p id="{name}-why">{view.words["confidence-why"]}</p></div>'
    )


def _dates(view: PageView) -> str:
    """Return what says, at the end of a quiz, when to come back; a course need not have a page for that."""
    if not (view.place.root / "docs" / view.place.language / REVIEW_PAGE).is_file():
        return ""
    page = view.address(REVIEW_PAGE)
    return (
        f'<div class="cw-quiz__dates" data-page="{page}" hidden><p class="cw-quiz__when"></p>'
        f'<p><a href="{page}">{view.words["review-page"]}</a></p></div>'
    )


def item_html(view: PageView, item: Item, number: int = 0, total: int = 0) -> str:
    """Return one item; `number` of `total` where it stands in a quiz."""
    item_type = item_types().get(item.type)
    if item_type is None:
        return ""
    element = view.element(f"{item.quiz}--{item.id}")
    parts = View(element, view.words, view.html, view.plain, figure_html(view, item))
    words_here = view.words
    labels = item_type.labels(words_here)
    above = words_here["question-of"].format(n=number, total=total) if number else labels.above
    counter = f'<span class="cw-item__number">{above}</span> ' if above else ""
    hint = ""
    if item.hint:
        hint = (
            f'<details class="cw-item__hint" data-search-exclude><summary>{words_here["hint"]}</summary>'
            f"<p>{view.html(item.hint)}</p></details>"
        )
    rationale = f'<div class="cw-item__rationale"><p>{view.html(item.rationale)}</p></div>' if item.rationale else ""
    sources = based_on(view, item.evidence) if item_type.shows_sources else ""
    return (
        f'<div class="cw-item" id="{element}" data-quiz="{item.quiz}" data-item="{item.id}" data-type="{item.type}"'
        f' data-key="{html.escape(" ".join(item.key), quote=True)}" data-hash="{item.hash}"'
        f"{'' if item.graded else ' data-ungraded'} data-keeps>"
        f'<fieldset class="cw-item__body"><legend class="cw-item__stem">{counter}'
        f'<span class="cw-item__text">{view.html(item.stem)}</span></legend>'
        f"{item_type.controls(item, parts)}</fieldset>"
        f'{hint}<p class="cw-item__actions" hidden><button type="button" class="md-button md-button--primary cw-check">'
        f'{labels.check}</button></p><div class="cw-item__feedback" role="status"></div>'
        f'<details class="cw-item__answer" data-search-exclude><summary>{labels.answer}</summary>'
        f"{item_type.notes(item, parts)}{rationale}{sources}</details></div>"
    )


def quiz_assets(view: PageView, items: Iterable[Item]) -> str:
    """Return the HTML that loads what a quiz of these items needs, save what the page has already."""
    found = list(items)
    if not any(item.graded for item in found):
        return assets(view, found)
    scripts = ["calendar.js", "schedule.js", "items/item.js", "items/quiz.js", "items/confidence.js"]
    styles = [*_styles(found), "items/quiz.css"]
    said = ["script", "schedule", "quiz", "confidence", *_said(found)]
    return needed(view, scripts=[*scripts, *_scripts(found)], styles=styles, said=said)


def assets(view: PageView, items: Iterable[Item]) -> str:
    """Return the HTML that loads what some items need, save what the page has already."""
    found = list(items)
    return needed(
        view, scripts=["items/item.js", *_scripts(found)], styles=_styles(found), said=["script", *_said(found)]
    )


def _types(items: Iterable[Item]) -> list[ItemType]:
    return [item_types()[name] for name in sorted({item.type for item in items} & set(item_types()))]


def _scripts(items: Iterable[Item]) -> list[str]:
    return [script for kind in _types(items) for script in (*kind.shared, f"items/{kind.name}.js")]


def _said(items: Iterable[Item]) -> list[str]:
    return [kind.name for kind in _types(items) if kind.speaks]


def _styles(items: Iterable[Item]) -> list[str]:
    return ["items/items.css", *["items/parts.css"] * bool(_said(items))]
