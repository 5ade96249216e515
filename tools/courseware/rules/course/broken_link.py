"""A link to a page, a picture or another file of the course that is not there.

The reader would land on “not found”. In a page a link is relative to that
page: `[the planner](check-in-planner.md)`. In a quiz or a scenario it begins
at the folder of the language: `[the planner](connection/check-in-planner.md)`.
Pages are named as they are written, with `.md`. This rule looks which files
there are below `docs/<language>/` and `docs/assets/`.

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

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from courseware.course import Course, page_files
from courseware.diagnostics import Finding, Span, did_you_mean, short
from courseware.model import Quiz, Scenario
from courseware.pages import Page
from courseware.source import Node, scalars
from courseware.text.inline import link_targets
from courseware.text.links import inside

#: A note names this many further targets at most.
MOST_NAMED = 5
#: In a file, pages that may have been meant are looked for this often; it costs time.
MOST_MEANT = 20

#: Makes the span of a target when it is needed, which it seldom is.
Place = Callable[[], Span]


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield, of each text, the first link that leads nowhere."""
    yield from _check_texts(quiz.node, course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield, of each text, the first link that leads nowhere."""
    yield from _check_texts(scenario.node, course)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first link of a page that leads nowhere."""
    links = ((link.target, partial(Span, *link.span)) for link in page.links)
    yield from _Files(course, page.language, page.path).broken(links)


def _check_texts(node: Node, course: Course) -> Iterator[Finding]:
    # To look once whether a file has any link is quicker than to look in each of its texts.
    if "](" not in node.file_text:
        return
    files = {language: _Files(course, language) for language in course.languages}
    for key, scalar in scalars(node):
        if key in files and "](" in scalar.text:
            links = ((target, partial(scalar.part, *place)) for target, *place in link_targets(scalar.text.strip()))
            yield from files[key].broken(links)


class _Files:
    """The files that links of a page or a quiz file can lead to."""

    def __init__(self, course: Course, language: str, page: str = "") -> None:
        self.docs, self.root = course.root / "docs", course.root
        self.language = language
        self.page = page
        self.there: dict[str, bool] = {"": True}
        self.helped = 0

    def broken(self, links: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
        """Yield a finding on the first of some links that leads nowhere, with a note on the others."""
        broken: dict[str, Place] = {}
        for target, place in links:
            path, _ = inside(target)
            if path not in self.there:
                self.there[path] = self._is_there(path)
            if not self.there[path]:
                broken.setdefault(path, place)
        if broken:
            first, *others = broken
            yield Finding(broken[first](), f"there is no `{short(first)}`", self._help(first), notes=_note(others))

    def _is_there(self, path: str) -> bool:
        way = posixpath.normpath(posixpath.join(self.language, posixpath.dirname(self.page), path))
        # os.path answers also where a path is too long, or none at all.
        return way.startswith((f"{self.language}/", "assets/")) and os.path.isfile(self.docs / way)  # noqa: PTH113

    def _help(self, path: str) -> str:
        self.helped += 1
        if posixpath.splitext(path)[1] not in ("", ".md", ".html"):
            return f"look in docs/{self.language}/ and docs/assets/"
        if self.helped > MOST_MEANT:
            return "write the name of a page as it stands in its folder, with `.md`"
        folder = self.docs / self.language
        pages = [file.relative_to(folder).as_posix() for file in page_files(self.root, self.language)]
        seen_from_here = [posixpath.relpath(page, posixpath.dirname(self.page) or ".") for page in pages]
        return did_you_mean(path, seen_from_here, what="pages") or f"look in docs/{self.language}/"


def _note(others: list[str]) -> tuple[str, ...]:
    if not others:
        return ()
    named = ", ".join(f"`{short(path)}`" for path in others[:MOST_NAMED])
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    return (f"nor is there {named}{more}",)
