"""A link to a page, a picture or another file of the course that is not there.

The reader would land on “not found”. In a page a link is relative to that
page: `[the planner](check-in-planner.md)`. In a quiz, a scenario or a data file it
begins at the folder of the language: `[the planner](connection/check-in-planner.md)`.
Pages are named as they are written, with `.md`; a link stays in its own
language. This rule looks which files there are below `docs/<language>/` and
`docs/assets/`. In pages it also reads links by reference (`[the planner]: …`)
and the `href` and `src` of HTML; what stands in a comment it passes over. A data
file may name a page by its path alone (`lesson: connection/check-in.md`); it has
to be there in each language.

Bad, in an item:

    rationale:
      en: Look at [the tick list](kitchen/ticks.md).
      nl: Kijk op [de streeplijst](kitchen/ticks.md).

Good, in an item:

    rationale:
      en: Look at [the page about cups](kitchen/index.md).
      nl: Kijk op [de pagina over kopjes](kitchen/index.md).

Bad, in a page:

    Look at [the tick list](ticks.md).

Good, in a page:

    Look at [where it comes from](../sources.md).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from courseware.course import Course, page_files
from courseware.data_file import Data
from courseware.diagnostics import Finding, Span, did_you_mean, short
from courseware.model import Quiz, Scenario
from courseware.nodes import Node, scalars
from courseware.pages import Page
from courseware.targets import Files
from courseware.text.inline import link_targets
from courseware.text.links import inside

#: A note names this many further targets at most.
MOST_NAMED = 5
#: In a file, pages that may have been meant are looked for this often; it costs time.
MOST_MEANT = 20

#: The address of a site, without `https://`.
_ADDRESS = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:be|com|de|edu|eu|gov|int|net|nl|org)(?:/|$))", re.IGNORECASE)

#: Makes the span of a target when it is needed, which it seldom is.
Place = Callable[[], Span]


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield, of each text, the first link that leads nowhere."""
    yield from _check_texts(quiz.node, course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield, of each text, the first link that leads nowhere."""
    yield from _check_texts(scenario.node, course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield, of each text, the first link that leads nowhere, and every page that is named and not there."""
    yield from _check_texts(data.node, course)
    links = [_Links(course, language) for language in course.published]
    named = [
        node for key, node in scalars(data.node) if key not in course.languages and node.text.strip().endswith(".md")
    ]
    for node in named:
        place = partial(Span, *node.span)
        yield from (finding for each in links for finding in each.broken([(node.text.strip(), place)]))


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first link of a page that leads nowhere."""
    links = ((link.target, partial(Span, *link.span)) for link in page.links)
    yield from _Links(course, page.language, page.path).broken(links)


def _check_texts(node: Node, course: Course) -> Iterator[Finding]:
    # To look once whether a file has any link is quicker than to look in each of its texts.
    if "](" not in node.file_text:
        return
    files = {language: _Links(course, language) for language in course.languages}
    for key, scalar in scalars(node):
        if key in files and "](" in scalar.text:
            links = ((target, partial(scalar.part, *place)) for target, *place in link_targets(scalar.text.strip()))
            yield from files[key].broken(links)


class _Links:
    """What there is to say on the links of a page or a quiz file."""

    def __init__(self, course: Course, language: str, page: str = "") -> None:
        self.course = course
        self.language = language
        self.files = Files(course, language, page)
        self.helped = 0

    def broken(self, links: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
        """Yield a finding on the first of some links that leads nowhere, with a note on the others."""
        broken: dict[str, Place] = {}
        for target, place in links:
            path, _ = inside(target)
            if not self.files.has(path):
                broken.setdefault(path, place)
        if broken:
            first, *others = broken
            yield Finding(broken[first](), *self._said(first), notes=_note(others))

    def _said(self, path: str) -> tuple[str, str]:
        """Return what is wrong with a path, and what to do."""
        way = self.files.way(path)
        other, _, twin = way.partition("/")
        if other != self.language and other in self.course.languages and self.files.is_file(way):
            here = posixpath.relpath(twin, self.files.folder or ".")
            write = f": write `{here}`" if self.files.has(here) else ""
            return f"`{short(path)}` is a page in `{other}`", f"a link stays in its own language{write}"
        return f"there is no `{short(path)}`", self._help(path)

    def _help(self, path: str) -> str:
        self.helped += 1
        if _ADDRESS.match(path):
            return f"write `https://{short(path)}`"
        if posixpath.splitext(path)[1] not in ("", ".md", ".html"):
            return f"look in docs/{self.language}/ and docs/assets/"
        if self.helped > MOST_MEANT:
            return "write the name of a page as it stands in its folder, with `.md`"
        folder = self.course.root / "docs" / self.language
        pages = [file.relative_to(folder).as_posix() for file in page_files(self.course.root, self.language)]
        seen_from_here = [posixpath.relpath(page, self.files.folder or ".") for page in pages]
        return did_you_mean(path, seen_from_here, what="pages") or f"look in docs/{self.language}/"


def _note(others: list[str]) -> tuple[str, ...]:
    if not others:
        return ()
    named = ", ".join(f"`{short(path)}`" for path in others[:MOST_NAMED])
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    return (f"nor is there {named}{more}",)
