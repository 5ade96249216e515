"""The register as a page: where findings come from, what limits them, what contradicts, and every entry."""

from __future__ import annotations

import html

from courseware.html.page_view import PageView
from courseware.model import Evidence


def register_html(view: PageView) -> str:
    """Return the whole register; each entry is an anchor that citations link to."""
    return "".join((_data_sources(view), _caveats(view), _contradictions(view), _entries(view)))


def _heading(view: PageView, word: str) -> str:
    return f'<h2 id="{word}">{view.words[word]}</h2>'


def _data_sources(view: PageView) -> str:
    rows = "".join(
        f"<dt>{view.plain(source.name)}</dt><dd>{view.plain(source.note)}</dd>"
        for source in view.course.register.sources.values()
    )
    return f'{_heading(view, "where-from")}<dl class="cw-data-sources">{rows}</dl>'


def _caveats(view: PageView) -> str:
    rows = "".join(f'<li id="{key}">{view.plain(text)}</li>' for key, text in view.course.register.caveats.items())
    return f'{_heading(view, "what-limits")}<ol class="cw-caveats">{rows}</ol>'


def _contradictions(view: PageView) -> str:
    rows = "".join(
        f'<div class="cw-contradiction" id="{key}"><h3>{view.plain(c.title)}</h3><p>{view.plain(c.what)}</p>'
        f"<p><strong>{view.words['what-we-say']}:</strong> {view.plain(c.use)}</p></div>"
        for key, c in view.course.register.contradictions.items()
    )
    return _heading(view, "what-contradicts") + rows


def _entries(view: PageView) -> str:
    register = view.course.register
    themes: dict[str, list[Evidence]] = {}
    for entry in register.evidence.values():
        themes.setdefault(entry.theme, []).append(entry)
    labels = register.labels.get("themes") or {}
    sections = []
    for theme, entries in themes.items():
        title = view.plain(labels.get(theme)) or html.escape(theme)
        count = view.words["findings"].format(n=len(entries))
        sections.append(
            f'<section class="cw-register__theme" aria-labelledby="theme-{theme}">'
            f'<h3 id="theme-{theme}">{title}</h3><p>{count}</p>{"".join(_entry(view, e) for e in entries)}</section>'
        )
    return _heading(view, "all-findings") + "".join(sections)


def _entry(view: PageView, entry: Evidence) -> str:
    register = view.course.register
    numbers = {key: number for number, key in enumerate(register.caveats, 1)}
    rows = []
    limits = [f'<a href="#{key}">{numbers[key]}</a>' for key in entry.caveats if key in numbers]
    if limits:
        rows.append(f"<li>{view.words['limits']}: {', '.join(limits)}</li>")
    for key in entry.inconsistencies:
        if key in register.contradictions:
            link = f'<a href="#{key}">{view.plain(register.contradictions[key].title)}</a>'
            rows.append(f"<li>{view.words['contradiction']}: {link}</li>")
    if entry.id in register.reasons:
        reason = view.plain(register.reasons[entry.id].reason)
        rows.append(f"<li>{view.words['not-used'].format(reason=reason)}</li>")
    more = f'<ul class="cw-evidence__caveats">{"".join(rows)}</ul>' if rows else ""
    kind = view.plain((register.labels.get("types") or {}).get(entry.type)) or html.escape(entry.type)
    return (
        f'<div class="cw-evidence" id="{entry.id}"><p class="cw-evidence__text">{view.plain(entry.text)}</p>'
        f'<p class="cw-evidence__meta"><span>{kind}</span> · {view.meta(entry)} · <code>{entry.id}</code></p>'
        f"{more}</div>"
    )
