"""How far a learner is: "My progress", the core route, and the top and end of a module's page.

Without a script all of it reads as a table of contents with minutes; what
the scripts fill in is hidden until then.
"""

from __future__ import annotations

import html

from courseware.html.assets import needed
from courseware.html.outline_data import outline_data, outline_of
from courseware.html.page_view import PageView
from courseware.outline import OutlineModule, OutlinePage

PROGRESS_PAGE = "progress.md"
_SCRIPT, _STYLE = "progress.js", "progress.css"


def _assets(view: PageView, modules: tuple[OutlineModule, ...]) -> str:
    loaded = needed(view, scripts=[_SCRIPT], styles=[_STYLE], said=["script", "progress"])
    return loaded + outline_data(view, modules)


def _bar(view: PageView, scope: str, total: int) -> str:
    """Return a bar; `scope` is what it counts: a module's id, `course` or `core`."""
    return (
        f'<div class="cw-bar" data-scope="{scope}" hidden><progress max="{total}" value="0"'
        f' aria-label="{view.words["progress-pages-done"]}"></progress> <span class="cw-bar__said"></span></div>'
    )


def _minutes(view: PageView, minutes: int) -> str:
    return view.words["minutes"].format(n=minutes)


def _step(view: PageView, page: OutlinePage, minutes: int, *, mark_core: bool = False) -> str:
    core = ""
    if mark_core and page.core_minutes:
        core = f' <span class="cw-stop__core">{view.words["progress-on-core"]}</span>'
    name, address, title = (html.escape(text) for text in (page.name, view.address(page.path), page.title))
    return (
        f'<li class="cw-stop" data-page="{name}"><a class="cw-stop__title" href="{address}">{title}</a>'
        f' <span class="cw-stop__minutes">{_minutes(view, minutes)}{core}</span>'
        ' <span class="cw-stop__state"></span></li>'
    )


def continue_html(view: PageView) -> str:
    """Return the line that leads to the next page, for whoever has begun."""
    modules = outline_of(view)
    return f'{_assets(view, modules)}<div class="cw-continue" data-keeps hidden></div>'


def progress_html(view: PageView) -> str:
    """Return all modules with their pages, and what is done of them."""
    modules = outline_of(view)
    pages = [page for module in modules for page in module.pages]
    sections = "".join(_module(view, module) for module in modules)
    core = [page for page in pages if page.core_minutes]
    rows = "".join(
        f'<div class="cw-sum__row"><h2>{view.words[f"progress-{scope}"]}</h2>{_bar(view, scope, len(those))}</div>'
        for scope, those in (("course", pages), ("core", core))
        if those
    )
    return (
        f'{_assets(view, modules)}<div class="cw-progress" data-keeps><div class="cw-continue" hidden></div>'
        f'<div class="cw-sum" hidden>{rows}</div><div class="cw-changes" role="status"></div>{sections}</div>'
    )


def _module(view: PageView, outlined: OutlineModule) -> str:
    module = outlined.module
    title, minutes = view.plain(module.title), _minutes(view, module.minutes)
    if not outlined.pages:
        return (
            f'<section class="cw-section" data-state="planned" aria-labelledby="part-{module.id}">'
            f'<h2 id="part-{module.id}">{title}</h2><p>{minutes}, {view.words["planned"]}</p></section>'
        )
    steps = "".join(_step(view, page, page.minutes, mark_core=True) for page in outlined.pages)
    quizzes = "".join(
        f'<li data-quiz="{quiz.id}"><a href="{html.escape(view.address(page.path))}">{view.plain(quiz.title)}</a>:'
        f" {view.words['progress-quiz'].format(n=len(quiz.graded), mastery=quiz.mastery)}"
        ' <span class="cw-quiz-state"></span></li>'
        for page in outlined.pages
        for quiz in page.quizzes
    )
    quizzes = f'<h3>{view.words["progress-quizzes"]}</h3><ul class="cw-quizzes">{quizzes}</ul>' if quizzes else ""
    return (
        f'<section class="cw-section" data-state="published" aria-labelledby="part-{module.id}">'
        f'<h2 id="part-{module.id}">{title}</h2><p>{minutes}</p>'
        f'{_bar(view, module.id, len(outlined.pages))}<ol class="cw-stops">{steps}</ol>'
        f"{quizzes}</section>"
    )


def core_route_html(view: PageView) -> str:
    """Return the pages of the core route in their order, and what of it is still in the making."""
    modules = outline_of(view)
    pages = [page for module in modules for page in module.pages if page.core_minutes]
    promised = sum(outlined.module.core_minutes for outlined in modules)
    here = sum(page.core_minutes for page in pages)
    parts = []
    for outlined in modules:
        module = outlined.module
        if not module.core_minutes:
            continue
        steps = "".join(_step(view, page, page.core_minutes) for page in outlined.pages if page.core_minutes)
        state = f", {view.words['planned']}" if module.planned else ""
        shown = f'<ol class="cw-stops">{steps}</ol>' if steps else ""
        parts.append(
            f'<section class="cw-section" data-state="{"planned" if module.planned else "published"}"'
            f' aria-labelledby="part-{module.id}"><h2 id="part-{module.id}">{view.plain(module.title)}</h2>'
            f"<p>{_minutes(view, module.core_minutes)}{state}</p>{shown}</section>"
        )
    said = view.words["progress-core-whole"] if here >= promised else view.words["progress-core-part"]
    sums = said.format(n=promised, here=here)
    bar = _bar(view, "core", len(pages)) if pages else ""
    return f'{_assets(view, modules)}<div class="cw-progress" data-keeps><p>{sums}</p>{bar}{"".join(parts)}</div>'


def module_standing(view: PageView, outlined: OutlineModule) -> str:
    """Return the bar on a module's card."""
    return _bar(view, outlined.module.id, len(outlined.pages))


def page_top(view: PageView, outlined: OutlineModule, page: OutlinePage) -> str:
    """Return what stands below the title of a module's page: its minutes, and what it practises or how far you are."""
    is_first = page is outlined.pages[0]
    by_id = view.course.file.objectives
    objectives = "".join(f"<li>{view.plain(by_id[name].text)}</li>" for name in page.objectives if name in by_id)
    if objectives:
        objectives = (
            f'<details class="cw-about__goals"><summary>{view.words["progress-practises"]}</summary>'
            f"<ul>{objectives}</ul></details>"
        )
    times = [view.words["progress-this-page"].format(n=page.minutes)] if page.minutes else []
    if is_first:
        times.insert(0, view.words["progress-whole-module"].format(n=outlined.module.minutes))
    if page.core_minutes:
        times.append(view.words["progress-in-core"].format(n=page.core_minutes))
    line = f'<p class="cw-about__time">{" · ".join(times)}</p>' if times else ""
    bar = _bar(view, outlined.module.id, len(outlined.pages)) if is_first else ""
    return (
        f'{needed(view, styles=[_STYLE])}<div class="cw-about" data-search-exclude>{line}{objectives}{bar}'
        '<div class="cw-changes" role="status"></div></div>'
    )


def page_end(view: PageView, outlined: OutlineModule, page: OutlinePage) -> str:
    """Return the button with which a learner says that a page is done, and the scripts.

    They come last: the blocks between load what these build upon.
    """
    # A lesson tells the scripts of itself alone, the module's first page of the whole module.
    told = outlined if page is outlined.pages[0] else OutlineModule(outlined.module, (page,))
    up = "../" * view.place.path.count("/")
    link = ""
    if (view.course.root / "docs" / view.place.language / PROGRESS_PAGE).is_file():
        link = f' <a href="{view.address(PROGRESS_PAGE)}">{view.words["progress-link"]}</a>'
    return (
        f"{_assets(view, (told,))}{needed(view, scripts=['done.js'], said=['done'])}"
        f'<div class="cw-done" data-keeps data-page="{html.escape(page.name)}" data-base="{up or "./"}"'
        ' data-search-exclude hidden><div class="cw-done__said" role="status"></div>'
        '<p class="cw-done__actions"><button type="button" class="md-button cw-done__button">'
        f"{view.words['progress-mark']}</button>{link}</p></div>"
    )
