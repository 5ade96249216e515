"""What is going on?: the situations as links, and each of them as a card of one phone screen."""

from __future__ import annotations

import html

from courseware.data_files.situations import Situation
from courseware.html.assets import needed
from courseware.html.page_view import PageView

SITUATIONS_PAGE = "situations.md"


def _situations(view: PageView) -> list[Situation]:
    data = view.course.data.get("situations")
    return list(data.value.values()) if data else []


def situation_links(view: PageView) -> str:
    """Return a list of links to the situations."""
    rows = "".join(
        f'<li><a href="{view.address(f"{SITUATIONS_PAGE}#{situation.id}")}">{view.html(situation.title)}</a></li>'
        for situation in _situations(view)
    )
    return f'{needed(view, styles=["situations.css"])}<ul class="cw-situation-links">{rows}</ul>'


def situations_html(view: PageView) -> str:
    """Return all situations; where one cites stands `[@id]`."""
    return needed(view, styles=["situations.css"]) + "".join(_card(view, each) for each in _situations(view))


def _card(view: PageView, situation: Situation) -> str:
    parts = [
        (view.words["situation-say"], f'<p class="cw-situation__say">{view.html(situation.say)}</p>'),
        (view.words["situation-then"], f"<p>{view.html(situation.then)}</p>"),
        (view.words["situation-pitfall"], f"<p>{view.html(situation.pitfall)}</p>"),
    ]
    rows = "".join(f"<dt>{word}</dt><dd>{text}</dd>" for word, text in parts)
    pages = ((view.words["situation-tool"], situation.tool), (view.words["situation-lesson"], situation.lesson))
    links = "".join(_link(view, word, page) for word, page in pages)
    if situation.evidence:
        links += f"<li>{view.words['based-on']} [{'; '.join(f'@{name}' for name in situation.evidence)}]</li>"
    title = view.element(situation.id)
    return (
        f'<section class="cw-situation" aria-labelledby="{title}"><h2 id="{title}">{view.html(situation.title)}</h2>'
        f'<dl class="cw-situation__parts">{rows}</dl>{f"<ul>{links}</ul>" if links else ""}</section>'
    )


def _link(view: PageView, word: str, page: str) -> str:
    """Return a link to a page under its own title; nothing where there is no such page."""
    title = view.title_of(page) if page else ""
    address = html.escape(view.address(page), quote=True)
    return f'<li>{word}: <a href="{address}">{html.escape(title)}</a></li>' if title else ""
