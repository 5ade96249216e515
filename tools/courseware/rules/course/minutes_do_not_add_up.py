"""A published module whose minutes are not those of its pages taken together.

Learners plan by this number, and trainers by the sum. The module says its
minutes in the course file, each page says its own in its front matter. A page
that lacks `minutes` counts for none. A language in which a page of the module
is missing is left alone until its twin is written. Where the number is
right in one language and not in another, `unlike-minutes` says which page
differs. The same holds for `core_minutes`, which the core route takes, the
short way through the course.

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
        if module.planned or not module.folder:
            continue
        if module.minutes:
            yield from _differs(course, module, "minutes", module.minutes)
        if module.core_minutes or "core_minutes" not in module.node.values:
            yield from _differs(course, module, "core_minutes", module.core_minutes)


def _differs(course: Course, module: Module, key: str, promised: int) -> Iterator[Finding]:
    wrong = {diagnostic.span.file for diagnostic in course.found}
    pages = {language: course.pages_of(module, language) for language in course.published}
    paths = {page.path for those in pages.values() for page in those}
    sums = {
        language: sum(_minutes(page, key) for page in those)
        for language, those in pages.items()
        if len(those) == len(paths) and not any(page.file in wrong for page in those)
    }
    # A folder without pages has its own message.
    if paths and sums and promised not in sums.values():
        language, total = next(iter(sums.items()))
        what = "module" if key == "minutes" else "core route in this module"
        yield Finding(
            module.node.at(key),
            f"the {what} takes {promised} minutes, its pages in `{language}` {total}",
            f"correct this number, or the `{key}` of a page"
            if key in module.node.values
            else f"add `{key}: {total}`, or correct the `{key}` of a page",
            notes=tuple(_note(module, language, pages[language], key) for language in sums),
        )


def _minutes(page: Page, key: str) -> int:
    return int(page.meta.get(key) or 0)


def _note(module: Module, language: str, pages: Sequence[Page], key: str) -> str:
    rows = [f"{page.path.removeprefix(module.folder + '/')} {_minutes(page, key)}" for page in pages[:MOST_NAMED]]
    named = ", ".join(rows)
    more = f" and {len(pages) - MOST_NAMED} more" if len(pages) > MOST_NAMED else ""
    return f"docs/{language}/{module.folder}: {named or 'no pages'}{more}"
