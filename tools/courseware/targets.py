"""What the blocks, links and citations of a page lead to, and whether it is there.

One rule says that something is not there, and others then pass over it, so
that one typing error has one message.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from courseware.course import COURSE_FILE, DATA_FOLDER, QUIZ_FOLDER, SCENARIO_FOLDER, TOOLS_FILE, Course
from courseware.diagnostics import Span
from courseware.model import Register
from courseware.page_links import Link
from courseware.pages import Block, Page, without_any_citations
from courseware.text.links import inside

#: The pages of the team mirror.
MIRROR_PARTS = ("manager", "team")

#: What may be meant to be a citation: names in round or square brackets, or one behind an `@`.
_MARKED = re.compile(
    r"(?<!\])\((?P<round>@?[\w-]+(?:[;,] ?@?[\w-]+)*)\)"
    r"|(?<!\\)\[(?P<square>\^?[\w-]+(?:[;,] ?[\w-]+)*)\](?![(\[:])"
    r"|(?<![\w@])@(?P<bare>[\w-]+)(?!\.?\w)"
)


def of_block(course: Course, block: Block) -> tuple[str, Collection[str], str, str]:
    """Return what a block names, the names that there are, and the file in which they stand."""
    if block.name == "chart":
        charts = course.data.get("charts")
        return "chart", charts.value if charts else (), "charts", f"{DATA_FOLDER}/charts.yaml"
    if block.name == "tool":
        return "tool", course.tools, "tools", TOOLS_FILE
    if block.name == "objectives" or (block.name == "plan" and block.argument):
        return "module", [module.id for module in course.file.modules], "modules", COURSE_FILE
    if block.name == "scenario":
        return "scenario", course.scenarios, "scenarios", f"{SCENARIO_FOLDER}/{block.argument}.yaml"
    if block.name == "mirror":
        return "part of the mirror", MIRROR_PARTS, "parts", f"{DATA_FOLDER}/mirror.yaml"
    return _of_quizzes(course, block)


def _of_quizzes(course: Course, block: Block) -> tuple[str, Collection[str], str, str]:
    """Return the same for a quiz and for what stands in one; for a block that names nothing, "" as what it names."""
    quiz_id = block.argument.partition("#")[0]
    file = f"{QUIZ_FOLDER}/{quiz_id}.yaml"
    if block.name == "item":
        quizzes = [course.bank[quiz_id]] if quiz_id in course.bank else course.bank.values()
        return "item", [item.name for quiz in quizzes for item in quiz.items if item.id], "items", file
    if block.name == "guess":
        items = (item for quiz in course.bank.values() for item in quiz.items)
        return "pre-question", [item.name for item in items if item.type == "pre-question"], "pre-questions", file
    return ("quiz" if block.name == "quiz" else ""), course.bank, "quizzes", file


def is_known(course: Course, block: Block) -> bool:
    """Tell whether what a block names is there; a block without a name always is."""
    what, names, _, _ = of_block(course, block)
    return not what or block.argument in names


class Files:
    """The files that the links of a page, or of a quiz file (without `page`), can lead to."""

    def __init__(self, course: Course, language: str, page: str = "") -> None:
        self.docs = course.root / "docs"
        self.language = language
        self.folder = posixpath.dirname(page)
        self._there: dict[str, bool] = {"": True}

    def has(self, path: str) -> bool:
        """Tell whether a link may lead to a path, as `inside` gives it: the empty one leads nowhere in the course."""
        if path not in self._there:
            way = self.way(path)
            self._there[path] = way.startswith((f"{self.language}/", "assets/")) and self.is_file(way)
        return self._there[path]

    def way(self, path: str) -> str:
        """Return a path as seen from `docs/`."""
        return posixpath.normpath(posixpath.join(self.language, self.folder, path))

    def is_file(self, way: str) -> bool:
        """Tell whether there is such a file below `docs/`."""
        # os.path answers also where a path is too long, or none at all.
        return os.path.isfile(self.docs / way)  # noqa: PTH113

    def broken(self, links: Iterable[Link]) -> Iterator[Link]:
        """Yield the links that lead to nothing."""
        return (link for link in links if not self.has(inside(link.target)[0]))


def leaked_citations(page: Page, register: Register) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield where entries of the register are named in a page's text and not cited, with their ids.

    An id of one word may be a word of the text: in brackets it counts behind an `@` or a `^` alone.
    """
    text = without_any_citations("\n".join(line for _, line in page.lines))
    for (number, _), line in zip(page.lines, text.split("\n"), strict=False):
        for match in _MARKED.finditer(line):
            written = match[match.lastgroup or 0]
            ids = tuple(dict.fromkeys(re.findall(r"[\w-]+", written)))
            is_marked = match["bare"] is not None or written[0] in "@^"
            if all(name in register.evidence and (is_marked or "-" in name) for name in ids):
                yield Span(page.file, number, match.start() + 1, number, match.end() + 1), ids
