"""A link to a place in a page that the page does not have.

The reader lands at the top of the page and has to search. A heading's anchor
is made of its text, in lower case and with hyphens: `## The quiz` is
`#the-quiz`; in another language it is another. Anchors that you write
yourself, as in `## The quiz {#quiz}`, stay when the heading changes. An entry
of the register is an anchor of the page that shows the register. How a heading
comes out is worked out here once more; where this is wrong, waive it.

Bad, in a page:

    How it ended stands [further up](#the-washing-up).

Good, in a page:

    How it ended stands [further up](#the-quiz).
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span, did_you_mean, short
from courseware.pages import GLOSSARY_PAGE, Block, Page, is_of_glossary
from courseware.text.links import inside

SEVERITY = "warning"

#: A note names this many further targets at most.
MOST_NAMED = 5
#: Of so many anchors nobody looks for the one that was meant; it costs time.
MOST_ANCHORS = 1000

_HEADING = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?#{1,6}(?P<text>.*)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_OWN_ID = re.compile(r"#([\w:.-]+)")
_HTML_ID = re.compile(r"\bid=[\"']([^\"'\s]+)[\"']")
_MARKS = re.compile(
    r"<[^<>]*>|!?\[(?P<label>[^\[\]]*)\]\([^()\s]*\)|\[@[^\[\]]*\]|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)"
)
_NUMBERED = re.compile(r"(?P<id>.*)_[1-9][0-9]*")
#: Blocks that bring an anchor for each entry of a data file, and its name.
_OF_DATA = {"glossary": "glossary", "situations": "situations"}
#: What the page with the register has besides its entries.
_OF_THE_REGISTER = ("where-from", "what-limits", "what-contradicts", "all-findings")


def check(course: Course) -> Iterator[Finding]:
    """Yield the first link of each page whose anchor is not there, with a note on the others."""
    pages = {(page.language, page.path): page for page in course.pages}
    anchors: dict[str, dict[str, None]] = {}
    for page in course.pages:
        broken = []
        for link in page.links:
            path, anchor = inside(link.target)
            way = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            target = pages.get((page.language, way))
            # Of a term that is not there, another rule says so.
            is_term = is_of_glossary(page.path, path) and page.path != GLOSSARY_PAGE
            if anchor and target is not None and not is_term:
                if target.file not in anchors:
                    anchors[target.file] = dict.fromkeys(_anchors(target, course))
                if not _is_there(anchor, anchors[target.file]):
                    broken.append((link, target, anchor))
        if broken:
            link, target, anchor = broken[0]
            known = anchors[target.file] if len(anchors[target.file]) <= MOST_ANCHORS else ()
            help_text = did_you_mean(anchor, known, what="anchors") or f"look at the headings of {target.file}"
            message = f"{target.file} has no anchor `{short(anchor)}`"
            file, line, column, _, end = link.span
            span = Span(file, line, column + link.target.index("#"), line, end)
            yield Finding(span, message, help_text, notes=_note([link.target for link, _, _ in broken[1:]]))


def _is_there(anchor: str, anchors: Collection[str]) -> bool:
    # Of two headings with the same text the second has `_1` behind its anchor.
    numbered = _NUMBERED.fullmatch(anchor)
    return anchor in anchors or (numbered is not None and numbered["id"] in anchors)


def _note(targets: list[str]) -> tuple[str, ...]:
    if not targets:
        return ()
    named = ", ".join(f"`{short(target)}`" for target in targets[:MOST_NAMED])
    more = f" and {len(targets) - MOST_NAMED} more" if len(targets) > MOST_NAMED else ""
    return (f"nor is there an anchor for {named}{more}",)


def _anchors(page: Page, course: Course) -> Iterator[str]:
    """Yield what can be linked to in a page: its headings, ids of its own, and what its blocks bring."""
    from markdown.extensions.toc import slugify  # noqa: PLC0415  # slow to load, seldom needed

    before = ""
    written = page.text.split("\n")
    for number, shown in page.lines:
        line = written[number - page.first_line]
        own = [name for attributes in _ATTRIBUTES.findall(shown) for name in _OWN_ID.findall(attributes)]
        yield from (*own, *_HTML_ID.findall(shown))
        heading = _HEADING.match(line) if shown and not own else None
        if heading or _UNDERLINE.match(shown):
            yield slugify(_said(heading["text"] if heading else before), "-")
        before = line
    for block in page.blocks:
        if not block.problem:
            yield from _of_block(block, course)


def _said(heading: str) -> str:
    """Return a heading's text as a reader sees it."""
    text = heading.rstrip().rstrip("#")
    text = _MARKS.sub(lambda match: match["label"] or "", _ATTRIBUTES.sub("", text))
    return html.unescape(text)


def _of_block(block: Block, course: Course) -> Iterable[str]:
    if block.name == "register":
        register = course.register
        themes = (f"theme-{entry.theme}" for entry in register.entries)
        return [*_OF_THE_REGISTER, *themes, *register.evidence, *register.caveats, *register.contradictions]
    if block.name in _OF_DATA and _OF_DATA[block.name] in course.data:
        return list(course.data[_OF_DATA[block.name]].value)
    if block.name == "objectives":
        return [o.id for module in course.file.modules if module.id == block.argument for o in module.objectives]
    if block.name == "item":
        return [block.argument.replace("#", "--")]
    if block.name == "quiz" and block.argument in course.bank:
        items = course.bank[block.argument].items
        return [f"quiz-{block.argument}", *(item.name.replace("#", "--") for item in items)]
    return []
