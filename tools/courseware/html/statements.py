"""Statements to answer on a scale, on the screen and on paper: what the mirror and the baseline have in common.

The controls are of use to a script alone, so they stay hidden until it runs; what
everybody else sees, and what comes out of a printer, is a form to fill in by hand.
"""

from __future__ import annotations

from collections.abc import Iterable

from courseware.html.page_view import PageView
from courseware.model import Module
from courseware.statements import Statement, Statements


def groups(view: PageView, found: Statements) -> list[tuple[Module, list[Statement]]]:
    """Return the statements by the modules that their objectives belong to, in the order of the course."""
    objectives = view.course.file.objectives
    by_module: dict[str, list[Statement]] = {}
    for statement in found.statements:
        if statement.objective in objectives:
            by_module.setdefault(objectives[statement.objective].module, []).append(statement)
    return [(module, by_module[module.id]) for module in view.course.file.modules if module.id in by_module]


def question(view: PageView, found: Statements, statement: Statement, key: str, more: str = "") -> str:
    """Return one statement with its scale; `more` is HTML that a script takes up."""
    name = view.element(f"statement-{statement.id}")
    steps = "".join(
        f'<label class="cw-degree"><input type="radio" name="{name}" value="{number}">'
        f"<span>{view.plain(step)}</span></label>"
        for number, step in enumerate(found.scale)
    )
    return (
        f'<fieldset class="cw-statement"><legend class="cw-statement__text">{view.html(statement.texts[key])}</legend>'
        f'<div class="cw-scale cw-scale--{len(found.scale)}">{steps}</div>{more}</fieldset>'
    )


def paper(
    view: PageView, found: Statements, statements: Iterable[Statement], key: str, columns: Iterable[str], start: int = 1
) -> str:
    """Return statements as a list to fill in by hand, each with its scale once for each of the `columns` (HTML)."""
    steps = "".join(f'<span class="cw-paper__step">{view.plain(step)}</span> ' for step in found.scale)
    rows = "".join(f'<p class="cw-paper__row">{f"<b>{column}</b> " if column else ""}{steps}</p>' for column in columns)
    lines = "".join(f"<li><p>{view.html(statement.texts[key])}</p>{rows}</li>" for statement in statements)
    return f'<ol class="cw-paper__list" start="{start}">{lines}</ol>'
