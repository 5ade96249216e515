"""A tool: a form that the script shows, and the sheet that reads without it and comes out of the printer."""

from __future__ import annotations

from courseware.data_files.tools import LINES_IN_A_TEXT, Tool, ToolField
from courseware.html.assets import needed
from courseware.html.citations import based_on
from courseware.html.page_view import PageView
from courseware.html.sheet import SCRIPTS, STYLES, buttons, head, lines


def tool_html(view: PageView, tool: Tool) -> str:
    """Return a tool with what it loads."""
    element = view.element(f"tool-{tool.id}")
    title = view.plain(tool.title)
    limit = f'<p class="cw-tool__limit">{view.html(tool.limit)}</p>' if tool.limit else ""
    return (
        needed(view, scripts=[*SCRIPTS, "tool.js"], styles=STYLES, said=["script", "sheet", "tool"])
        + f'<section class="cw-tool cw-sheet" id="{element}" data-tool="{tool.id}" data-keeps aria-label="{title}">'
        f'{head(view, title)}<p class="cw-tool__intro">{view.html(tool.intro)}</p>{limit}'
        f"{_form(view, tool, element)}{_paper(view, tool)}{based_on(view, tool.evidence)}</section>"
    )


# ---- the form


def _form(view: PageView, tool: Tool, element: str) -> str:
    words = view.words
    core = f'<p class="cw-tool__core">{words["tool-in-a-hurry"]}</p>' if tool.has_core else ""
    fields = "".join(_field(view, field, element, tool.longest_line) for field in tool.fields if field.id)
    return (
        f'<form class="cw-tool__form" autocomplete="off" data-search-exclude hidden>{core}'
        f'<p class="cw-sheet__actions"><button type="button" class="md-button cw-tool__show" aria-expanded="false">'
        f"{words['tool-show']}</button></p>{_variants(view, tool, element)}{fields}"
        f'<p class="cw-tool__state" role="status"></p><div class="cw-tool__trouble" role="status"></div>'
        + buttons(
            ("md-button--primary cw-tool__print", words["sheet-print"]),
            ("cw-tool__download", words["tool-download"]),
            ("cw-tool__clear", words["tool-clear"]),
        )
        + f'<p class="cw-tool__here">{words["sheet-here"]}</p></form>'
    )


def _variants(view: PageView, tool: Tool, element: str) -> str:
    if not tool.variants:
        return ""
    rows = "".join(
        f'<div class="cw-pick"><input type="radio" name="~variant" value="{name}" id="{element}--v-{name}"'
        f' aria-describedby="{element}--v-{name}-note"><label for="{element}--v-{name}">{view.plain(variant.title)}'
        f'</label><p class="cw-pick__note" id="{element}--v-{name}-note">{view.html(variant.note)}</p></div>'
        for name, variant in tool.variants.items()
    )
    legend = f'<legend class="cw-field__label">{view.words["tool-variant"]}</legend>'
    return f'<fieldset class="cw-field">{legend}{rows}</fieldset>'


def _field(view: PageView, field: ToolField, element: str, longest: int) -> str:
    name = f"{element}--{field.id}"
    help_text = f'<p class="cw-field__help" id="{name}-help">{view.html(field.help)}</p>'
    example = (
        f'<div class="cw-field__example" id="{name}-example" hidden>'
        f'<p class="cw-field__eg">{view.words["tool-example"]}</p>{_example(view, field)}</div>'
    )
    label, described = _label(view, field), f'aria-describedby="{name}-help"'
    if field.kind in ("rows", "choice"):
        inside = _rows(view, field, name, longest) if field.kind == "rows" else _choices(view, field, name)
        return (
            f'<fieldset class="cw-field" data-field="{field.id}" {described}>'
            f'<legend class="cw-field__label">{label}</legend>{help_text}{inside}{example}</fieldset>'
        )
    shared = f'class="cw-field__input" id="{name}" name="{field.id}" {described}'
    control = {
        "text": f'<textarea {shared} rows="3" maxlength="{longest * LINES_IN_A_TEXT}"></textarea>',
        "date": f'<input type="date" {shared}>',
        "time": f'<input type="time" {shared}>',
    }.get(field.kind, f'<input type="text" {shared} maxlength="{longest}">')
    return (
        f'<div class="cw-field" data-field="{field.id}"><label class="cw-field__label" for="{name}">{label}</label>'
        f"{help_text}{control}{example}</div>"
    )


def _label(view: PageView, field: ToolField) -> str:
    core = f' <span class="cw-core">{view.words["tool-core"]}</span>' if field.core else ""
    return f'<span class="cw-sheet__label">{view.plain(field.label)}</span>{core}'


def _rows(view: PageView, field: ToolField, name: str, longest: int) -> str:
    rows = []
    for number in range(field.rows):
        cells = "".join(
            f'<div class="cw-row__cell"><label for="{name}-{number}-{column}">{view.plain(title)}'
            f'<span class="course-hidden"> {number + 1}</span></label><input type="text" class="cw-field__input"'
            f' id="{name}-{number}-{column}" name="{field.id}.{number}.{column}" maxlength="{longest}"></div>'
            for column, title in field.columns.items()
        )
        rows.append(f'<div class="cw-row">{cells}</div>')
    return "".join(rows)


def _choices(view: PageView, field: ToolField, name: str) -> str:
    return "".join(
        f'<div class="cw-pick"><input type="radio" name="{field.id}" value="{choice}" id="{name}-{choice}">'
        f'<label for="{name}-{choice}">{view.plain(text)}</label></div>'
        for choice, text in field.choices.items()
    )


def _example(view: PageView, field: ToolField) -> str:
    """Return the example of a field, a block."""
    if isinstance(field.example, list):
        rows = (" · ".join(view.html(row[name]) for name in field.columns if name in row) for row in field.example)
        return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
    shown = field.choices.get(field.example) if isinstance(field.example, str) else field.example
    return f"<p>{view.html(shown)}</p>"


# ---- the sheet


def _paper(view: PageView, tool: Tool) -> str:
    words = view.words
    notes = "".join(
        f'<li data-variant="{name}"><strong>{view.plain(variant.title)}:</strong> {view.html(variant.note)}</li>'
        for name, variant in tool.variants.items()
    )
    rows = "".join(
        f'<tr data-for="{field.id}"><th scope="row">{_label(view, field)}'
        f'<span class="cw-sheet__help">{view.html(field.help)}</span></th>'
        f'<td class="cw-sheet__example">{_example(view, field)}</td>'
        f'<td class="cw-sheet__yours">{_room(view, field)}</td></tr>'
        for field in tool.fields
        if field.id
    )
    return (
        f'<div class="cw-sheet__paper">{f"<ul>{notes}</ul>" if notes else ""}<table class="cw-sheet__table">'
        f'<thead><tr><th scope="col">{words["tool-field"]}</th>'
        f'<th scope="col" class="cw-sheet__example">{words["tool-example"]}</th>'
        f'<th scope="col">{words["tool-yours"]}</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _room(view: PageView, field: ToolField) -> str:
    """Return room to write in: boxes to tick for a choice, lines otherwise."""
    if field.kind == "choice":
        boxes = "".join(f'<li class="cw-box">{view.plain(text)}</li>' for text in field.choices.values())
        return f'<ul class="cw-boxes">{boxes}</ul>'
    columns = " · ".join(view.plain(title) for title in field.columns.values()) if len(field.columns) > 1 else ""
    names = f'<span class="cw-sheet__columns">{columns}</span>' if columns else ""
    return names + lines({"text": 3, "rows": field.rows, "line": 2}.get(field.kind, 1))
