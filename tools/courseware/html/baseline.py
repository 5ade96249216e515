"""The baseline: what a manager did in two weeks, counted now and again after 30 days, side by side."""

from __future__ import annotations

from dataclasses import replace

from courseware.html.assets import needed
from courseware.html.page_view import PageView
from courseware.html.statements import groups, paper, question
from courseware.statements import Statements


def baseline_html(view: PageView, found: Statements) -> str:
    """Return the form, the place for what comes of it, and the form on paper."""
    words = view.words
    loaded = needed(
        view,
        scripts=["calendar.js", "statements.js", "baseline.js"],
        styles=["statements.css"],
        said=["script", "baseline"],
    )
    by_module = groups(view, found)
    # Answers are kept in the order of the page, which is that of the modules.
    shown = replace(found, statements=tuple(statement for _, statements in by_module for statement in statements))
    form = "".join(
        f'<h3>{view.plain(module.title)}</h3><div class="cw-statements" data-title="{view.plain(module.title)}">'
        f"{''.join(question(view, found, statement, 'text') for statement in statements)}</div>"
        for module, statements in by_module
    )
    columns = [words["baseline-first"], words["baseline-second"]]
    sheet, number = "", 1
    for module, statements in by_module:
        sheet += f"<h3>{view.plain(module.title)}</h3>{paper(view, found, statements, 'text', columns, number)}"
        number += len(statements)
    return (
        f'{loaded}<section class="cw-baseline cw-form" data-hash="{shown.hash}" aria-label="{words["baseline-title"]}"'
        ' data-keeps data-search-exclude><div class="cw-form__screen" hidden><div class="cw-form__message"'
        ' role="status"></div><div class="cw-baseline__form"><h2 class="cw-baseline__which" tabindex="-1">'
        f"{words['baseline-title']}</h2>"
        f'<p class="cw-form__lead">{words["baseline-period"]}</p>{form}'
        f'<div class="cw-baseline__open" role="status"></div>{_button(view, "keep", primary=True)}</div>'
        f'<div class="cw-baseline__result" role="group" aria-label="{words["baseline-title"]}" tabindex="-1"></div>'
        f'<div class="cw-baseline__after">{_button(view, "remind", primary=True)}{_button(view, "again")}'
        f"{_button(view, 'delete')}</div></div>"
        f'<div class="cw-paper"><p class="cw-paper__screen">{words["baseline-on-paper"]}</p>'
        f'<p>{words["baseline-period"]}</p><p class="cw-paper__dates"><span>{words["baseline-first-date"]}</span>'
        f" <span>{words['baseline-second-date']}</span></p>{sheet}<p>{words['baseline-paper']}</p></div></section>"
    )


def _button(view: PageView, name: str, *, primary: bool = False) -> str:
    more = " md-button--primary" if primary else ""
    return (
        f'<p class="cw-form__actions"><button type="button" class="md-button{more}" data-do="{name}">'
        f"{view.words[f'baseline-{name}']}</button></p>"
    )
