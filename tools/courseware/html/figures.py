"""A figure of the register as a page shows it: never without its group and its moment."""

from __future__ import annotations

import html
from dataclasses import replace

from courseware.html.page_view import PageView
from courseware.model import Figure, Item


def figure_number(view: PageView, figure: Figure) -> str:
    """Return a figure with how exact it is, such as “almost 33”; without its unit."""
    qualifiers = view.course.register.labels.get("qualifiers") or {}
    before = "" if figure.qualifier in ("exact", "rounded") else f"{view.plain(qualifiers.get(figure.qualifier))} "
    return f"{before}{figure.value:g}"


def figure_html(view: PageView, item: Item) -> str:
    """Return the figure that an item is about, with its group, its moment and where it comes from."""
    asked, register = item.estimate, view.course.register
    figure = register.figure(asked.entry, asked.group) if asked else None
    if asked is None or figure is None:
        return ""
    entry = register.evidence[asked.entry]
    if isinstance(figure.group, str) and figure.group in register.populations:
        entry = replace(entry, population=(figure.group,))
    unit = view.plain((register.labels.get("units") or {}).get(figure.unit)) or html.escape(figure.unit)
    number = f"{figure_number(view, figure)}{'' if unit == '%' else ' '}{unit}"
    said = f" ({view.plain(figure.said)})" if figure.said else ""
    return f"<strong>{number}</strong>{said} · {view.meta(entry)}"
