"""The certificate: one sheet that says what a learner has done, filled in by the learner.

Without a script it is a form to print and to fill in with a pen.
"""

from __future__ import annotations

from courseware.html.assets import needed
from courseware.html.outline_data import outline_data, outline_of
from courseware.html.page_view import PageView
from courseware.outline import OutlineModule


def certificate_html(view: PageView) -> str:
    """Return the fields to fill in and the sheet to print."""
    modules = outline_of(view)
    words_here = view.words
    loaded = needed(
        view,
        scripts=["progress.js", "certificate.js"],
        styles=["progress.css", "certificate.css"],
        said=["script", "progress", "certificate"],
    )
    form = (
        '<form class="cw-certificate-form" data-keeps hidden>'
        f'<p><label for="cw-certificate-name">{words_here["certificate-your-name"]}</label>'
        '<input id="cw-certificate-name" type="text" maxlength="80" autocomplete="name"></p>'
        '<p class="cw-certificate-form__keep"><input id="cw-certificate-keep" type="checkbox">'
        f'<label for="cw-certificate-keep">{words_here["certificate-keep"]}</label></p>'
        '<p><button type="submit" class="md-button md-button--primary">'
        f"{words_here['certificate-print']}</button></p></form>"
    )
    version = ""
    if view.course.file.version:
        version = f"<div><dt>{words_here['certificate-version']}</dt><dd>{_escaped_version(view)}</dd></div>"
    return (
        f"{loaded}{outline_data(view, modules)}{form}"
        '<article class="cw-certificate" aria-labelledby="cw-certificate-title">'
        f'<p class="cw-certificate__course">{view.plain(view.course.file.title)}</p>'
        f'<h2 class="cw-certificate__title" id="cw-certificate-title">{words_here["certificate-title"]}</h2>'
        f'<p class="cw-certificate__label">{words_here["certificate-name"]}</p><p class="cw-certificate__name"></p>'
        f'<p class="cw-certificate__standing" role="status"></p>{_table(view, modules)}'
        '<div class="cw-certificate__missing"></div><dl class="cw-certificate__facts">'
        f'<div><dt>{words_here["certificate-date"]}</dt><dd class="cw-certificate__date"></dd></div>'
        f'<div><dt>{words_here["certificate-minutes"]}</dt><dd class="cw-certificate__minutes"></dd></div>'
        f"{version}</dl>"
        f'<p class="cw-certificate__hr">{words_here["certificate-hr"]}</p>'
        f'<p class="cw-certificate__honest">{words_here["certificate-honest"]}</p></article>'
    )


def _escaped_version(view: PageView) -> str:
    return view.plain({view.place.language: view.course.file.version})


def _table(view: PageView, modules: tuple[OutlineModule, ...]) -> str:
    words_here = view.words
    rows = "".join(_row(view, module) for module in modules)
    heads = "".join(f'<th scope="col">{words_here[f"certificate-{name}"]}</th>' for name in ("module", "done", "quiz"))
    return f'<table class="cw-certificate__modules"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(view: PageView, outlined: OutlineModule) -> str:
    module = outlined.module
    title = f'<th scope="row">{view.plain(module.title)}</th>'
    if not outlined.pages:
        return f'<tr data-state="planned">{title}<td colspan="2">{view.words["planned"]}</td></tr>'
    box = view.words["certificate-box"].format(total=len(outlined.pages))
    return (
        f'<tr data-module="{module.id}">{title}<td class="cw-certificate__done">{box}</td>'
        '<td class="cw-certificate__quiz"></td></tr>'
    )
