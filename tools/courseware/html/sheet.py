"""What sheets to fill in have in common: the head that they bear on paper, and lines to write on."""

from __future__ import annotations

from courseware.html.page_view import PageView

#: What each sheet loads, before its own script.
SCRIPTS, STYLES = ("sheet.js",), ("sheet.css",)


def head(view: PageView, title: str) -> str:
    """Return the head of a sheet that is printed by itself: its title (as HTML), the course and the day."""
    course = view.plain(view.course.file.title)
    return (
        f'<div class="cw-sheet__head" data-search-exclude><p class="cw-sheet__course">{course}</p>'
        f'<p class="cw-sheet__date">{view.words["sheet-date"]} <span class="cw-sheet__day">{lines(1)}</span></p>'
        f'<p class="cw-sheet__title">{title}</p></div>'
    )


def lines(number: int) -> str:
    """Return lines to write on."""
    return '<span class="cw-line"></span>' * number


def buttons(*each: tuple[str, str]) -> str:
    """Return a row of buttons, each a class and what stands on it."""
    made = (f'<button type="button" class="md-button {name}">{text}</button>' for name, text in each)
    return f'<p class="cw-sheet__actions">{" ".join(made)}</p>'
