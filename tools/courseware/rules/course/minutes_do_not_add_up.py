"""A published module whose minutes are not those of its pages taken together.

Learners plan by this number, and trainers by the sum. The module says its
minutes in the course file, each page says its own in its front matter. A page
that lacks `minutes` counts for none. A language in which a page of the module
is missing is left alone until its twin is written. Where the number is
right in one language and not in another, `unlike-minutes` says which page
differs.

Bad, in a module:

    minutes: 12

Bad, in the front matter:

    minutes: 8

Good, in a module:

    minutes: 8

Good, in the front matter:

    minutes: 8
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Module
from courseware.pages import Page

#: A note names this many pages at most.
MOST_NAMED = 12


def check(course: Course) -> Iterator[Finding]:
    """Yield each module whose pages take longer or shorter in some published language."""
    for module in course.file.modules:
        if not module.planned and module.minutes and module.folder:
            yield from _differs(course, module)


def _differs(course: Course, module: Module) -> Iterator[Finding]:
    wrong = {diagnostic.span.file for diagnostic in course.found}
    pages = {language: course.pages_of(module, language) for language in course.published}
    paths = {page.path for those in pages.values() for page in those}
    sums = {
        language: sum(map(_minutes, those))
        for language, those in pages.items()
        if len(those) == len(paths) and not any(page.file in wrong for page in those)
    }
    # A folder without pages has its own message.
    if paths and sums and module.minutes not in sums.values():
        language, total = next(iter(sums.items()))
        yield Finding(
            module.node.at("minutes"),
            f"the module takes {module.minutes} minutes, its pages in `{language}` {total}",
            "correct this number, or the `minutes` of a page",
            notes=tuple(_note(module, language, pages[language]) for language in sums),
        )


def _minutes(page: Page) -> int:
    return int(page.meta.get("minutes") or 0)


def _note(module: Module, language: str, pages: Sequence[Page]) -> str:
    named = ", ".join(f"{page.path.removeprefix(module.folder + '/')} {_minutes(page)}" for page in pages[:MOST_NAMED])
    more = f" and {len(pages) - MOST_NAMED} more" if len(pages) > MOST_NAMED else ""
    return f"docs/{language}/{module.folder}: {named or 'no pages'}{more}"
