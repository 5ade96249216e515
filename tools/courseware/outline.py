"""The outline of the course as a learner goes through it: the pages of each module, in the order of `nav`.

Rendering a page reads no other page; what shows how far a learner is needs
their titles, minutes and questions, and reads a file again only when it changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from courseware.bank import fingerprint
from courseware.course import Course, page_files
from courseware.model import Item, Module, Quiz
from courseware.pages import Page, load_page
from courseware.reading import Reader
from courseware.scenario_texts import scenario_parts
from courseware.text.inline import plain
from courseware.wording import wordings

NAV_FILE = "mkdocs.yml"
_PAGE_IN_NAV = re.compile(r"[\w./-]+\.md\b")


@dataclass(frozen=True)
class OutlinePage:
    """A page of a module: what it takes, what it asks, and a fingerprint of its text, that of scenarios included.

    `core_minutes` is 0 where the core route passes it by. `quizzes` are those that it holds whole.
    """

    path: str
    title: str
    minutes: int
    core_minutes: int
    objectives: tuple[str, ...]
    fingerprint: str
    items: tuple[Item, ...]
    quizzes: tuple[Quiz, ...]

    @property
    def name(self) -> str:
        """The name under which a learner's browser keeps that the page is done."""
        return self.path.removesuffix(".md").replace("/", "~")


@dataclass(frozen=True)
class OutlineModule:
    """A module with its pages; one that is planned has none."""

    module: Module
    pages: tuple[OutlinePage, ...]


def outline(course: Course, language: str) -> tuple[OutlineModule, ...]:
    """Return the modules in a language, with those of their pages that are there."""
    order = _order(course.root / NAV_FILE)
    modules = []
    for module in course.file.modules:
        pages = [] if module.planned else sorted(_pages(course, module, language), key=lambda page: order(page.path))
        modules.append(OutlineModule(module, tuple(_outline_page(course, page) for page in pages)))
    return tuple(modules)


def item_fingerprint(item: Item, language: str) -> str:
    """Return eight hex digits that change when what an item says in a language does."""
    texts = [prose.text for wording in wordings(item) if wording.language == language for prose in wording.texts]
    return fingerprint(*texts)[:8]


def _pages(course: Course, module: Module, language: str) -> Iterator[Page]:
    folder = course.root / "docs" / language
    for path in page_files(course.root, f"{language}/{module.folder}"):
        stat = path.stat()
        name, relative = path.relative_to(course.root).as_posix(), path.relative_to(folder).as_posix()
        yield _read(path, name, language, relative, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=512)
def _read(path: Path, name: str, language: str, relative: str, stamp: tuple[int, int]) -> Page:
    return load_page(path, name, language, relative, Reader(()))


def _outline_page(course: Course, page: Page) -> OutlinePage:
    items: dict[str, Item] = {}
    quizzes: dict[str, Quiz] = {}
    for block in page.blocks:
        if block.name == "quiz" and block.argument in course.quizzes:
            quiz = course.quizzes[block.argument]
            if quiz.graded:
                quizzes[quiz.id] = quiz
            items |= {item.name: item for item in quiz.graded}
        elif block.name == "item" and block.argument in course.items and course.items[block.argument].graded:
            items[block.argument] = course.items[block.argument]
    title = plain(page.titles[0].text) if page.titles else page.meta.get("title") or page.path
    return OutlinePage(
        path=page.path,
        title=title,
        minutes=int(page.meta.get("minutes") or 0),
        core_minutes=int(page.meta.get("core_minutes") or 0),
        objectives=tuple(page.meta.get("objectives") or ()),
        fingerprint=fingerprint(page.text, *_scenario_texts(course, page))[:8],
        items=tuple(items.values()),
        quizzes=tuple(quizzes.values()),
    )


def _scenario_texts(course: Course, page: Page) -> Iterator[str]:
    """Yield what the scenarios of a page say: to a learner they are part of its text."""
    for block in page.blocks:
        if block.name == "scenario" and block.argument in course.scenarios:
            for part in scenario_parts(course.scenarios[block.argument], course.languages):
                yield from (
                    text.in_languages[page.language].text for text in part.texts if page.language in text.in_languages
                )


class _Order:
    """Where a page stands in the course: as `nav` has it; pages that it has not come last, by name."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.positions = {path: number for number, path in reversed(list(enumerate(paths)))}

    def __call__(self, path: str) -> tuple[int, bool, str]:
        return self.positions.get(path, len(self.positions)), not path.endswith("/index.md"), path


def _order(nav: Path) -> _Order:
    # By its text: nothing else of this file concerns us, and it may hold what our reader refuses.
    text = nav.read_text(encoding="utf-8", errors="replace") if nav.is_file() else ""
    return _Order(_PAGE_IN_NAV.findall(text.partition("\nnav:")[2]))
