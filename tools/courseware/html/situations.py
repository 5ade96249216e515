"""What is going on?: the situations as links, and each of them as a card of one phone screen."""

from __future__ import annotations

import html
from collections.abc import Sequence

from courseware.data_files.situations import Situation
from courseware.html.assets import needed
from courseware.html.page_view import PageView

SITUATIONS_PAGE = "situations.md"


#: So many situations of each module stand on a page that only leads to them, such as the home page.
FIRST = 3


def _by_module(view: PageView) -> list[tuple[str, list[Situation]]]:
    """Return the situations under the title of the module that their lesson belongs to, in the order of the course."""
    data = view.course.data.get("situations")
    groups: dict[str, list[Situation]] = {module.folder: [] for module in view.course.file.modules}
    for situation in data.value.values() if data else ():
        groups.setdefault(situation.lesson.partition("/")[0], []).append(situation)
    titles = {module.folder: view.plain(module.title) for module in view.course.file.modules}
    return [(titles.get(folder, ""), situations) for folder, situations in groups.items() if situations]


def situation_links(view: PageView) -> str:
    """Return links to the situations of each module: to all on their own page, elsewhere to the first of each."""
    names_all = view.place.path == SITUATIONS_PAGE
    groups = _by_module(view)
    rows = "".join(_group(view, title, each if names_all else each[:FIRST]) for title, each in groups)
    number = sum(len(each) for _, each in groups)
    rest = f'<a href="{view.address(SITUATIONS_PAGE)}">{view.words["situation-all"].format(n=number)}</a>'
    more = "" if names_all or not groups else f'<p class="cw-situation-more">{rest}</p>'
    return f'{needed(view, styles=["situations.css"])}<ul class="cw-situation-groups">{rows}</ul>{more}'


def _group(view: PageView, title: str, situations: Sequence[Situation]) -> str:
    rows = "".join(
        f'<li><a href="{view.address(f"{SITUATIONS_PAGE}#{situation.id}")}">{view.html(situation.title)}</a></li>'
        for situation in situations
    )
    name = f'<p class="cw-situation-group__title">{title}</p>' if title else ""
    return f'<li class="cw-situation-group">{name}<ul class="cw-situation-links">{rows}</ul></li>'


def situations_html(view: PageView) -> str:
    """Return all situations; where one cites stands `[@id]`."""
    cards = "".join(_card(view, each) for _, situations in _by_module(view) for each in situations)
    return needed(view, styles=["situations.css"]) + cards


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
