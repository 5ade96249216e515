"""The glossary as a page, and a term in running text: a button that opens its definition.

Browsers open and close the definition by themselves, as that of a citation: no script is needed.
"""

from __future__ import annotations

import html
import unicodedata

from courseware.data_files.glossary import Term
from courseware.html.page_view import PageView
from courseware.pages import GLOSSARY_PAGE
from courseware.text.inline import inline_html


def terms(view: PageView) -> dict[str, Term]:
    """Return the terms of the course by id."""
    data = view.course.data.get("glossary")
    return data.value if data else {}


def glossary_html(view: PageView) -> str:
    """Return all terms in the order of the alphabet; where one cites stands `[@id]`."""
    rows = sorted(terms(view).values(), key=lambda term: _key(view.pick(term.term)))
    return f'<dl class="cw-glossary">{"".join(_entry(view, term) for term in rows)}</dl>'


def _entry(view: PageView, term: Term) -> str:
    also = ", ".join(view.html(text) for text in term.also)
    other = f' <span class="cw-glossary__also">{view.words["glossary-also"].format(words=also)}</span>' if also else ""
    cited = f"[{'; '.join(f'@{name}' for name in term.evidence)}]" if term.evidence else ""
    return (
        f'<div class="cw-glossary__entry" id="{term.id}"><dt>{view.html(term.term)}{other}</dt>'
        f"<dd>{view.html(term.definition)}{cited}</dd></div>"
    )


def _key(text: str) -> str:
    """Return by what a word is sorted: without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def tip(view: PageView, term: Term, label: str) -> str:
    """Return a term in running text; `label` is inline Markdown."""
    note = view.element(f"term-{term.id}")
    address = html.escape(view.address(f"{GLOSSARY_PAGE}#{term.id}"), quote=True)
    return (
        f'<span class="cw-term"><button type="button" class="cw-term__word" popovertarget="{note}">{inline_html(label)}'
        f'<span class="course-hidden" data-search-exclude>{view.words["glossary-meaning"]}</span></button>'
        f'<span class="cw-term__note" id="{note}" popover data-search-exclude>'
        f"<strong>{view.html(term.term)}</strong> <span>{view.html(term.definition)}</span> "
        f'<a href="{address}">{view.words["glossary-all"]}</a></span></span>'
    )
