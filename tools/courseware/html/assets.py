"""What the blocks of a page load: style sheets, scripts and the words that these say, each of them once a page."""

from __future__ import annotations

import json
from collections.abc import Iterable

from courseware.html.page_view import PageView
from courseware.words import words

#: What every script of a page builds on.
_SHARED = ("store.js", "page.js")


def needed(
    view: PageView, *, scripts: Iterable[str] = (), styles: Iterable[str] = (), said: Iterable[str] = ("script",)
) -> str:
    """Return the HTML that loads what a block needs, save what the page has already.

    `scripts` and `styles` are paths in `docs/assets/`, in the order in which they
    run; `said` names the parts of the words (`words/<language>.yaml`) that the
    scripts say. Scripts are deferred, so that all of them run when the page is whole.
    """
    new_styles = view.not_yet_loaded(styles)
    new_scripts = view.not_yet_loaded([*_SHARED, *scripts] if scripts else [])
    new_words = view.not_yet_loaded(said if scripts else [])
    parts = [f'<link rel="stylesheet" href="{view.place.assets}assets/{style}">' for style in new_styles]
    parts += [f'<script defer src="{view.place.assets}assets/{script}"></script>' for script in new_scripts]
    parts += [_words(view, part) for part in new_words]
    # The <div> is for Markdown, which would leave a paragraph open around anything but a block.
    return f"<div hidden>{''.join(parts)}</div>" if parts else ""


def _words(view: PageView, part: str) -> str:
    spoken = dict(words(view.place.language, part))
    if part == "script":
        spoken = {"course": view.course.file.id, "root": view.place.home or "./", **spoken}
    # In a script element only "</" and "<!--" could end it early: no "<" leaves this function.
    text = json.dumps(spoken, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" class="cw-words">{text}</script>'
