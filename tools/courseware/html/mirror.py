"""The team mirror: a page on which a team member makes a code of six answers, and the manager's page that reads codes.

`docs/assets/mirror-code.js` says what a code is and what of a team may be shown.
"""

from __future__ import annotations

from courseware.html.assets import needed
from courseware.html.page_view import PageView
from courseware.html.statements import paper, question
from courseware.statements import Statement, Statements


def mirror_html(view: PageView, found: Statements, part: str) -> str:
    """Return the `team` member's part or the `manager`'s."""
    loaded = needed(
        view,
        scripts=["statements.js", "mirror-code.js", "mirror.js"],
        styles=["statements.css"],
        said=["script", "mirror"],
    )
    return loaded + (_team(view, found) if part == "team" else _manager(view, found))


def _team(view: PageView, found: Statements) -> str:
    words = view.words
    questions = "".join(question(view, found, statement, "team") for statement in found.statements)
    return (
        f'<section class="cw-mirror cw-form" data-mirror="team" data-hash="{found.hash}"'
        f' aria-label="{words["mirror-statements"]}" data-search-exclude>'
        f'<div class="cw-form__screen" hidden><p class="cw-form__lead">{words["mirror-period"]}</p>{questions}'
        f"{_buttons(view, 'make')}"
        '<div class="cw-form__message" role="status"></div>'
        f'<div class="cw-mirror__code" hidden><p class="cw-mirror__label">{words["mirror-your-code"]}</p>'
        '<p class="cw-mirror__letters"></p><p class="cw-mirror__say"></p>'
        f"{_buttons(view, 'copy', primary=False)}</div></div>"
        f"{_paper(view, found, 'team', [''])}</section>"
    )


def _manager(view: PageView, found: Statements) -> str:
    words = view.words
    questions = "".join(
        question(view, found, statement, "manager", _talk(view, statement)) for statement in found.statements
    )
    code = view.element("mirror-code")
    return (
        f'<section class="cw-mirror cw-form" data-mirror="manager" data-hash="{found.hash}"'
        f' aria-label="{words["mirror-statements"]}" data-keeps data-search-exclude>'
        '<div class="cw-form__screen" hidden>'
        f'<div class="cw-mirror__own"><h2>{words["mirror-own"]}</h2>'
        f'<p class="cw-form__lead">{words["mirror-period"]}</p>{questions}</div>'
        f"<h2>{words['mirror-codes']}</h2>"
        f'<form class="cw-mirror__entry" novalidate><label for="{code}">{words["mirror-code"]}</label>'
        f'<input id="{code}" class="cw-mirror__input" type="text" maxlength="40" autocomplete="off"'
        f' autocapitalize="characters" spellcheck="false" aria-describedby="{code}-hint">'
        f'<button class="md-button">{words["mirror-add"]}</button>'
        f'<p class="cw-mirror__hint" id="{code}-hint">{words["mirror-hint"]}</p></form>'
        '<div class="cw-form__message" role="status"></div>'
        f"{_buttons(view, 'back', primary=False, hidden=True)}"
        f"<h2>{words['mirror-picture']}</h2>"
        '<p class="cw-mirror__ready"></p>'
        f"{_buttons(view, 'show')}"
        f'<div class="cw-mirror__picture" role="group" aria-label="{words["mirror-picture"]}" tabindex="-1"></div>'
        f"{_buttons(view, 'delete', primary=False, hidden=True)}</div>"
        f"{_paper(view, found, 'manager', [words['mirror-you'], words['mirror-team']])}</section>"
    )


def _talk(view: PageView, statement: Statement) -> str:
    """Return what a script shows where both sides differ: a question, and the module that it leads to."""
    objective = view.course.file.objectives.get(statement.objective)
    module = next((m for m in view.course.file.modules if objective and m.id == objective.module), None)
    link = ""
    if module and not module.planned:
        link = f'<a href="{view.address(f"{module.folder}/index.md")}">{view.plain(module.title)}</a>'
    return f'<div class="cw-statement__talk" hidden><q>{view.html(statement.texts["talk"])}</q>{link}</div>'


def _buttons(view: PageView, name: str, *, primary: bool = True, hidden: bool = False) -> str:
    more = " md-button--primary" if primary else ""
    return (
        f'<p class="cw-form__actions"{" hidden" if hidden else ""}><button type="button" class="md-button{more}"'
        f' data-do="{name}">{view.words[f"mirror-{name}"]}</button></p>'
    )


def _paper(view: PageView, found: Statements, key: str, columns: list[str]) -> str:
    words = view.words
    return (
        f'<div class="cw-paper"><p class="cw-paper__screen">{words["mirror-on-paper"]}</p>'
        f"<p>{words['mirror-period']}</p>{paper(view, found, found.statements, key, columns)}"
        f"<p>{words[f'mirror-paper-{key}']}</p></div>"
    )
