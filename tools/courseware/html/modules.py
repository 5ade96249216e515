"""The module cards of the home page and the list of a module's objectives."""

from __future__ import annotations

from collections.abc import Mapping

from courseware.html.page_view import PageView
from courseware.model import Module


def module_cards(view: PageView, bars: Mapping[str, str]) -> str:
    """Return a card for each module, with what `bars` has for it by its id."""
    cards = "".join(_card(view, module, bars.get(module.id, "")) for module in view.course.file.modules)
    return f'<ul class="cw-modules">{cards}</ul>'


def _drawing(view: PageView, module: Module) -> str:
    """Return the module's drawing, where there is one: it says nothing that the title does not."""
    name = f"assets/drawings/{module.folder}.svg"
    if not (view.course.root / "docs" / name).is_file():
        return ""
    return f'<img class="cw-module__drawing" src="{view.place.assets}{name}" alt="" width="160" height="96">'


def _card(view: PageView, module: Module, bar: str) -> str:
    title = view.plain(module.title)
    if module.planned:
        meta = view.words["planned"]
    else:
        title = f'<a href="{view.address(f"{module.folder}/index.md")}">{title}</a>'
        meta = view.words["minutes"].format(n=module.minutes)
    aside = " cw-module--aside" if module.unnumbered else ""
    return (
        f'<li class="cw-module{aside}" data-module="{module.id}" data-state="{_state(module)}">'
        f'{_drawing(view, module)}<h3 class="cw-module__title">{title}</h3>'
        f'<p class="cw-module__subtitle">{view.plain(module.subtitle)}</p>'
        f'<p class="cw-module__promise">{view.plain(module.promise)}</p><p class="cw-module__meta">{meta}</p>{bar}</li>'
    )


def _state(module: Module) -> str:
    return "planned" if module.planned else "published"


def objective_list(view: PageView, module: Module) -> str:
    """Return what a learner can do after the module."""
    rows = "".join(f'<li id="{o.id}">{view.plain(o.text)}</li>' for o in module.objectives)
    return f'<ul class="cw-objectives">{rows}</ul>'
