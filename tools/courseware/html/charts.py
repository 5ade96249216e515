"""Charts: a table that CSS draws as bars, and that reads as a table to a screen reader and without style sheets."""

from __future__ import annotations

from typing import NamedTuple

from courseware.data_files.charts import Chart, Row
from courseware.html.assets import needed
from courseware.html.page_view import PageView
from courseware.model import Figure

#: Of what is exact, or rounded, the number is the whole message.
_PLAIN = ("exact", "rounded")
#: The bar of these has no end.
_OPEN = ("more-than", "at-least")


class _Bar(NamedTuple):
    row: Row
    figure: Figure
    value: float


def chart_html(view: PageView, chart: Chart) -> str:
    """Return a chart; where it cites stands `[@id]`. Rows whose figure is not there are left out.

    The roles are written out: a row that is laid out as a grid is none any more to some browsers.
    """
    found = [(row, row.figure(view.course.register)) for row in chart.rows]
    bars = [_Bar(row, figure, _value(row, figure)) for row, figure in found if figure is not None]
    if chart.by_size:
        bars.sort(key=lambda bar: -bar.value)
    # A share is seen against the whole, a count against the largest.
    most = max((100 if bar.figure.unit == "percent" else bar.value for bar in bars), default=0)
    title = view.element(f"chart-{chart.id}")
    cells = "".join(_row(view, bar, bar.value / most * 100 if most else 0) for bar in bars)
    heads = (view.words["chart-what"], view.words["chart-how-much"])
    head = "".join(f'<th role="columnheader" scope="col">{word}</th>' for word in heads)
    note = f'<p class="cw-chart__note">{view.html(chart.note)}</p>' if chart.note else ""
    return (
        needed(view, styles=["charts.css"])
        + f'<div class="cw-chart"><table class="cw-chart__table" role="table" aria-labelledby="{title}">'
        f'<caption class="cw-chart__caption"><span class="cw-chart__title" id="{title}">{view.html(chart.title)}</span>'
        "</caption>"
        f'<thead class="course-hidden" role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody class="cw-chart__rows" role="rowgroup">{cells}</tbody></table>{note}{_source(view, bars)}</div>'
    )


def _value(row: Row, figure: Figure) -> float:
    return 100 - figure.value if row.rest else figure.value


def _row(view: PageView, bar: _Bar, length: float) -> str:
    is_open = " cw-chart__row--open" if bar.figure.qualifier in _OPEN and not bar.row.rest else ""
    rest = " cw-chart__row--rest" if bar.row.rest else ""
    return (
        f'<tr class="cw-chart__row{is_open}{rest}" role="row" style="--cw-length:{length:.4g}%">'
        f'<th class="cw-chart__label" role="rowheader" scope="row">{view.html(bar.row.label)}</th>'
        f'<td class="cw-chart__value" role="cell">{_said(view, bar)}</td></tr>'
    )


def _said(view: PageView, bar: _Bar) -> str:
    """Return how much it is in the words of the register, with the number where these say it in full."""
    figure, register = bar.figure, view.course.register
    number = f"{bar.value:g}".replace(".", view.words["chart-decimal"])
    unit = view.plain((register.labels.get("units") or {}).get(figure.unit))
    amount = f"{number}{unit}" if figure.unit == "percent" else f"{number} {unit}"
    if bar.row.rest:
        return view.words["chart-rest"].format(amount=amount)
    said = view.plain(figure.said)
    if figure.qualifier in _PLAIN:
        return f"{said} ({amount})" if said else amount
    qualifier = view.plain((register.labels.get("qualifiers") or {}).get(figure.qualifier))
    return said or f"{qualifier} {amount}"


def _source(view: PageView, bars: list[_Bar]) -> str:
    """Return among whom, when and by what it was found, each said once, with its citations."""
    known = view.course.register.evidence
    ids = dict.fromkeys(bar.row.evidence for bar in bars)
    metas: dict[str, list[str]] = {}
    for name in ids:
        metas.setdefault(view.meta(known[name]), []).append(name)
    said = (f"{meta}[{'; '.join(f'@{name}' for name in names)}]" for meta, names in metas.items())
    return "".join(f'<p class="cw-chart__who">{text}</p>' for text in said)
