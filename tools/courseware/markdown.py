"""The Python-Markdown extension: `/// quiz | slug`, `/// item | slug#id` and the other blocks, and `[@id]`.

It works under MkDocs and under Zensical. What it makes goes through Markdown's
stash as finished HTML: building element trees costs far more time. Errors are
logged on MkDocs' logger, so that `mkdocs build --strict` stops with our words.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from courseware.course import (
    COURSE_FILE,
    DATA_FOLDER,
    REGISTER_FILE,
    Course,
    existing_data_files,
    load_course,
    quiz_files,
    scenario_files,
)
from courseware.diagnostics import did_you_mean
from courseware.html import (
    baseline,
    certificate,
    charts,
    citations,
    glossary,
    guess,
    mirror,
    modules,
    my_data,
    plan,
    progress,
    quiz,
    register,
    review,
    scenario,
    situations,
    tool,
)
from courseware.html.outline_data import outline_of
from courseware.html.page_view import PageView
from courseware.pages import CITATION, GLOSSARY_PAGE, TERM, is_of_glossary
from courseware.place import find_place
from courseware.targets import MIRROR_PARTS

log = logging.getLogger("mkdocs.plugins.courseware")

_loaded: dict[Path, tuple[object, Course]] = {}
_loading = threading.Lock()


def current_course(root: Path) -> Course:
    """Return the course of a folder, read again only when one of its YAML files has changed.

    What is wrong in these files is logged each time they are read.
    """
    root = root.resolve()
    files = [
        root / COURSE_FILE,
        root / REGISTER_FILE,
        *quiz_files(root),
        *scenario_files(root),
        *existing_data_files(root).values(),
    ]
    with _loading:
        stats = [(path, path.stat()) for path in files if path.is_file()]
        stamp = [(path, stat.st_mtime_ns, stat.st_size) for path, stat in stats]
        if root not in _loaded or _loaded[root][0] != stamp:
            course = load_course(root, pages=False)
            _loaded[root] = (stamp, course)
            for found in course.found:
                log.error("%s:%s:%s: %s", found.span.file, found.span.line, found.span.column, found.message)
        return _loaded[root][1]


class CoursewareExtension(BlocksExtension):
    """Registers the blocks, the citation and the list of sources at a page's end."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": ["", "The course's folder; found by itself under MkDocs and Zensical."],
            "language": ["", "The page's language; found by itself under MkDocs and Zensical."],
            "path": ["index.md", "The page's path in its language; found by itself under MkDocs and Zensical."],
        }
        super().__init__(**options)
        self.view: PageView | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with one Markdown instance."""
        super().extendMarkdown(md)
        self.md = md
        md.registerExtension(self)
        # Before links and references (170 and 160), after code (190) and escapes (180).
        md.inlinePatterns.register(_Citation(CITATION.pattern, md, self), "courseware-citation", 175)
        # Before links, as one of which it is written.
        md.inlinePatterns.register(_Term(md, self), "courseware-term", 172)
        # After the inline patterns (20), which is when all citations are known.
        md.treeprocessors.register(_PageEnd(md, self), "courseware-page-end", 15)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register the blocks."""
        for name, make in _BLOCKS.items():
            own = {"NAME": name, "make": staticmethod(make), "cites": name in _CITING}
            block = type(f"{name.title()}Block", (_CourseBlock,), own)
            block_mgr.register(block, {"extension": self})

    def reset(self) -> None:
        """Forget the page before."""
        self.view = None

    def page_view(self) -> PageView:
        """Return the page that is being written."""
        if self.view is None:
            options = {name: str(self.getConfig(name)) for name in ("root", "language", "path")}
            place = find_place(self.md, **options)
            self.view = PageView(current_course(place.root), place)
        return self.view


class _CourseBlock(Block):
    """A block that stands for a piece of finished HTML."""

    ARGUMENT = None
    make: Callable[[CoursewareExtension, str], str]
    cites: bool

    def on_markdown(self) -> str:
        return "raw"

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "p")

    def on_end(self, block: Element) -> None:
        text = self.make(self.config["extension"], self.argument or "")
        if not self.cites:
            block.text = AtomicString(self.md.htmlStash.store(text))
            return
        # Its citations are left to the inline patterns, so that they are numbered in the order of the page.
        block.tag = "div"
        pieces = re.split(f"({_UNGROUPED_CITATION})", text)
        stored = [self.md.htmlStash.store(piece) if piece else "" for piece in pieces[::2]]
        pieces[::2] = stored
        block.text = "".join(pieces)


def _unknown(extension: CoursewareExtension, message: str, name: str, known: Collection[str], plural: str) -> str:
    """Log that a page names something that is not there, with what may be meant; nothing takes its place."""
    place = extension.page_view().place
    said = "; ".join(filter(None, [f"{message} `{name}`", did_you_mean(name, known, what=plural)]))
    log.error("docs/%s/%s: %s", place.language, place.path, said)
    return ""


def _quiz(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    found = view.course.quizzes.get(name)
    if found is None:
        return _unknown(extension, "there is no quiz", name, view.course.quizzes, "quizzes")
    return quiz.quiz_assets(view, found.items) + quiz.quiz_html(view, found)


def _item(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    found = view.course.items.get(name)
    if found is None:
        return _unknown(extension, "there is no item", name, view.course.items, "items")
    return quiz.assets(view, [found]) + quiz.item_html(view, found)


def _objectives(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    by_id = {module.id: module for module in view.course.file.modules}
    if name not in by_id:
        return _unknown(extension, "there is no module", name, by_id, "modules")
    return modules.objective_list(view, by_id[name])


def _modules(extension: CoursewareExtension, _: str) -> str:
    view = extension.page_view()
    bars = {
        outlined.module.id: progress.module_standing(view, outlined) for outlined in outline_of(view) if outlined.pages
    }
    return progress.continue_html(view) + modules.module_cards(view, bars)


def _progress(extension: CoursewareExtension, _: str) -> str:
    return progress.progress_html(extension.page_view())


def _core_route(extension: CoursewareExtension, _: str) -> str:
    return progress.core_route_html(extension.page_view())


def _certificate(extension: CoursewareExtension, _: str) -> str:
    return certificate.certificate_html(extension.page_view())


def _my_data(extension: CoursewareExtension, _: str) -> str:
    return my_data.my_data_html(extension.page_view())


def _register(extension: CoursewareExtension, _: str) -> str:
    return register.register_html(extension.page_view())


def _scenario(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    found = view.course.scenarios.get(name)
    if found is None:
        return _unknown(extension, "there is no scenario", name, view.course.scenarios, "scenarios")
    return scenario.assets(view) + scenario.scenario_html(view, found)


def _chart(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    data = view.course.data.get("charts")
    known = data.value if data else {}
    if name not in known:
        return _unknown(extension, "there is no chart", name, known, "charts")
    return charts.chart_html(view, known[name])


def _glossary(extension: CoursewareExtension, _: str) -> str:
    return glossary.glossary_html(extension.page_view())


def _situations(extension: CoursewareExtension, _: str) -> str:
    return situations.situations_html(extension.page_view())


def _situation_links(extension: CoursewareExtension, _: str) -> str:
    return situations.situation_links(extension.page_view())


def _review(extension: CoursewareExtension, _: str) -> str:
    view = extension.page_view()
    found = [(quiz_, page) for quiz_, page in review.quizzes_on_pages(view) if quiz_.graded]
    items = {quiz_.id: [quiz.item_html(view, item) for item in quiz_.graded] for quiz_, _ in found}
    every = [item for quiz_, _ in found for item in quiz_.graded]
    return quiz.assets(view, every) + review.review_html(view, found, items)


def _tool(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    tools = view.course.tools
    if name not in tools:
        return _unknown(extension, "there is no tool", name, tools, "tools")
    return tool.tool_html(view, tools[name])


def _plan(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    by_id = {module.id: module for module in view.course.file.modules}
    if name and name not in by_id:
        return _unknown(extension, "there is no module", name, by_id, "modules")
    return plan.plan_html(view, view.course.plan, name)


def _mirror(extension: CoursewareExtension, part: str) -> str:
    view = extension.page_view()
    data = view.course.data.get("mirror")
    if part not in MIRROR_PARTS:
        return _unknown(extension, "the mirror has no part", part, MIRROR_PARTS, "parts")
    return mirror.mirror_html(view, data.value, part) if data else _no_data(extension, "mirror")


def _baseline(extension: CoursewareExtension, _: str) -> str:
    view = extension.page_view()
    data = view.course.data.get("baseline")
    return baseline.baseline_html(view, data.value) if data else _no_data(extension, "baseline")


def _no_data(extension: CoursewareExtension, name: str) -> str:
    """Log that a block shows a data file that is not there; nothing takes its place."""
    place = extension.page_view().place
    log.error("docs/%s/%s: there is no %s/%s.yaml for this block", place.language, place.path, DATA_FOLDER, name)
    return ""


def _guess(extension: CoursewareExtension, name: str) -> str:
    view = extension.page_view()
    found = view.course.items.get(name)
    if found is None or found.type != "pre-question":
        known = [item.name for item in view.course.items.values() if item.type == "pre-question"]
        return _unknown(extension, "there is no pre-question", name, known, "pre-questions")
    return guess.guess_html(view, found)


_BLOCKS: dict[str, Callable[[CoursewareExtension, str], str]] = {
    "quiz": _quiz,
    "item": _item,
    "objectives": _objectives,
    "modules": _modules,
    "register": _register,
    "scenario": _scenario,
    "chart": _chart,
    "glossary": _glossary,
    "situations": _situations,
    "situation-links": _situation_links,
    "review": _review,
    "progress": _progress,
    "core-route": _core_route,
    "certificate": _certificate,
    "my-data": _my_data,
    "tool": _tool,
    "plan": _plan,
    "mirror": _mirror,
    "baseline": _baseline,
    "guess": _guess,
}
#: The blocks in whose HTML `[@id]` is a citation.
_CITING = ("chart", "glossary", "situations")
#: A citation, without a group that splitting would hand over, too.
_UNGROUPED_CITATION = CITATION.pattern.replace("(@", "(?:@", 1)


class _Citation(InlineProcessor):
    """`[@id]` or `[@id; @id]`."""

    def __init__(self, pattern: str, md: Markdown, extension: CoursewareExtension) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        view = self.extension.page_view()
        marks = []
        for name in re.findall(r"@([^\s;]+)", m[1]):
            entry = view.course.register.evidence.get(name)
            if entry is None:
                _unknown(self.extension, "the register has no entry", name, view.course.register.evidence, "entries")
            else:
                marks.append(citations.mark(view, entry))
        return self.md.htmlStash.store("".join(marks)), m.start(0), m.end(0)


class _Term(InlineProcessor):
    """A link to a term of the glossary: a button that opens its definition."""

    def __init__(self, md: Markdown, extension: CoursewareExtension) -> None:
        super().__init__(TERM.pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        view = self.extension.page_view()
        known = glossary.terms(view)
        if not is_of_glossary(view.place.path, m["page"]) or view.place.path == GLOSSARY_PAGE:
            return None, None, None
        if m["term"] not in known:
            _unknown(self.extension, "the glossary has no term", m["term"], known, "terms")
            return None, None, None
        return self.md.htmlStash.store(glossary.tip(view, known[m["term"]], m["label"])), m.start(0), m.end(0)


class _PageEnd(Treeprocessor):
    """Puts the list of sources behind the page's text, and how far a learner is around that of a module's page.

    Not a postprocessor: those also run over each heading on its own.
    """

    def __init__(self, md: Markdown, extension: CoursewareExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        stash = self.extension.md.htmlStash
        view = self.extension.page_view()
        for outlined in outline_of(view):
            for page in outlined.pages:
                if page.path == view.place.path:
                    top = Element("p")
                    top.text = stash.store(progress.page_top(view, outlined, page))
                    title = next((number for number, node in enumerate(root, 1) if node.tag == "h1"), 0)
                    root.insert(title, top)
                    SubElement(root, "p").text = stash.store(progress.page_end(view, outlined, page))
        if view.cited:
            SubElement(root, "p").text = stash.store(citations.source_list(view))


def makeExtension(**options: Any) -> Extension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension, for `markdown_extensions: [courseware.markdown]`."""
    return CoursewareExtension(**options)
