"""Which register entries a text cites, and each paragraph of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from courseware.pages import CITATION, Page
from courseware.paragraphs import Paragraph
from courseware.text.prose import Prose

#: As many entries at most does a line cite for the list below it, or a table for its cells.
_MOST_TOGETHER = 200


def cited_paragraphs(page: Page) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    """Yield the running text of a page with the ids that it cites, each once; headings are left out.

    The cells of a table cite together, and a list item also cites what the line
    above its list cites if that line ends in a colon.
    """
    above: tuple[str, ...] = ()
    for is_table, some in groupby(page.paragraphs, key=lambda paragraph: paragraph.kind == "cell"):
        group = list(some)
        if is_table:
            together = _distinct(name for cell in group for name in _cited(cell.prose))[:_MOST_TOGETHER]
            yield from ((cell, together) for cell in group)
            continue
        for paragraph in group:
            own = cited_by(paragraph.prose)
            if paragraph.kind == "item":
                yield paragraph, _distinct((*own, *above))
                continue
            above = own[:_MOST_TOGETHER] if paragraph.prose.plain.rstrip().endswith(":") else ()
            if paragraph.kind == "paragraph":
                yield paragraph, own


def cited_by(prose: Prose) -> tuple[str, ...]:
    """Return the ids that a text cites, each once."""
    return _distinct(_cited(prose))


def _cited(prose: Prose) -> Iterator[str]:
    for match in CITATION.finditer(prose.text):
        for part in match[1].split(";"):
            yield part.strip().removeprefix("@")


def _distinct(names: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
