"""What a reader guessed in a pre-question, set beside the figure in the text that holds it."""

from __future__ import annotations

from courseware.html.assets import needed
from courseware.html.figures import figure_number
from courseware.html.page_view import PageView
from courseware.model import Item


def guess_html(view: PageView, item: Item) -> str:
    """Return a line that shows once a guess is kept; without a script there is none, and the text says it all."""
    asked = item.estimate
    figure = view.course.register.figure(asked.entry, asked.group) if asked else None
    if figure is None:
        return ""
    loads = needed(view, scripts=["guess.js"], styles=["items/parts.css"], said=["script", "guess"])
    number = figure_number(view, figure)
    return (
        f'{loads}<p class="cw-guess" data-quiz="{item.quiz}" data-item="{item.id}" data-hash="{item.hash}"'
        f' data-figure="{figure.value:g}" data-shown="{number}" data-keeps hidden></p>'
    )
