"""What the site keeps on this device: see it, take it along, put it back, delete it."""

from __future__ import annotations

from courseware.html.assets import needed
from courseware.html.page_view import PageView


def my_data_html(view: PageView) -> str:
    """Return the four parts; without a script nothing is kept, and the page says so."""
    words_here = view.words
    loaded = needed(view, scripts=["my-data.js"], styles=["progress.css"], said=["script", "my-data"])

    def part(name: str, body: str) -> str:
        return f'<h2 id="my-data-{name}">{words_here[f"my-data-{name}"]}</h2>{body}'

    def button(name: str) -> str:
        text = words_here[f"my-data-button-{name}"]
        return f'<p><button type="button" class="md-button cw-data__{name}">{text}</button></p>'

    def region(name: str) -> str:
        return f'<div class="cw-data__{name}" role="status"></div>'

    restore = (
        f'<p><label for="cw-data-file">{words_here["my-data-file"]}</label>'
        '<input id="cw-data-file" class="cw-data__file" type="file" accept=".json,application/json"></p>'
    )
    parts = (
        part("kept", '<div class="cw-data__list"></div>')
        + part("save", f"<p>{words_here['my-data-save-text']}</p>{button('save')}")
        + part("restore", f"<p>{words_here['my-data-restore-text']}</p>{restore}{region('restored')}")
        + part("delete", f"<p>{words_here['my-data-delete-text']}</p>{button('delete')}{region('deleted')}")
    )
    without = f'<p class="cw-data__without">{words_here["my-data-without"]}</p>'
    return f'{loaded}{without}<div class="cw-data" data-keeps hidden>{parts}</div>'
