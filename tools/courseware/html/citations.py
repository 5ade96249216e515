"""Citations: a small mark in the text that opens what it rests on, and the list at the page's end.

The mark is a button for a popover, which browsers open and close by
themselves: no script is needed. `<details>` would break the paragraph it
stands in.
"""

from __future__ import annotations

from courseware.html.page_view import PageView
from courseware.model import Evidence

SOURCES_PAGE = "sources.md"


def mark(view: PageView, entry: Evidence) -> str:
    """Return the mark for one entry; the same entry keeps its number throughout the page."""
    number = view.cited.setdefault(entry.id, len(view.cited) + 1)
    view.marks += 1
    note = f"cite-{view.marks}"
    label = view.words["source"].format(n=number)
    return (
        f'<span class="cw-cite" data-search-exclude><button type="button" class="cw-cite__mark" popovertarget="{note}"'
        f' aria-label="{label}">{number}</button><span class="cw-cite__note" id="{note}" popover>'
        f"{view.plain(entry.text)} "
        f'<span class="cw-cite__who">{view.meta(entry)}</span> '
        f'<a href="{_entry_address(view, entry)}">{view.words["more"]}</a></span></span>'
    )


def source_list(view: PageView) -> str:
    """Return the list of everything the page has cited."""
    rows = []
    for entry_id, number in view.cited.items():
        entry = view.course.register.evidence[entry_id]
        rows.append(
            f'<li id="source-{number}">{view.plain(entry.text)} <span class="cw-cite__who">{view.meta(entry)}</span> '
            f'<a href="{_entry_address(view, entry)}">{entry.id}</a></li>'
        )
    return (
        '<section class="cw-sources" aria-labelledby="cw-sources-title" data-search-exclude>'
        f'<h2 id="cw-sources-title">{view.words["sources-here"]}</h2><ol>{"".join(rows)}</ol></section>'
    )


def based_on(view: PageView, evidence: tuple[str, ...]) -> str:
    """Return the line below an item's feedback that says what it rests on, with population and date."""
    groups: dict[str, list[str]] = {}
    for entry_id in evidence:
        entry = view.course.register.evidence.get(entry_id)
        if entry:
            link = f'<a href="{_entry_address(view, entry)}">{entry.id}</a>'
            groups.setdefault(", ".join(part for part in (view.who(entry), view.when(entry)) if part), []).append(link)
    if not groups:
        return ""
    parts = [f"{', '.join(links)} ({group})" if group else ", ".join(links) for group, links in groups.items()]
    return f'<p class="cw-item__evidence">{view.words["based-on"]} {"; ".join(parts)}</p>'


def _entry_address(view: PageView, entry: Evidence) -> str:
    return view.address(f"{SOURCES_PAGE}#{entry.id}")
