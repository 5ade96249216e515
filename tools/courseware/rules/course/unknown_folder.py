"""A published module whose folder has no pages.

A module's pages stand in `docs/<language>/` in the folder that the module
names in the course file. A module that is `planned` may name one that is not
there yet.

Bad, in a module:

    folder: kitchn

Good, in a module:

    folder: kitchen
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, nearest, short


def check(course: Course) -> Iterator[Finding]:
    """Yield each module that has no page in any language."""
    language = next(iter(course.languages), "")
    folders = {posixpath.dirname(page.path) for page in course.pages} - {""}
    for module in course.file.modules:
        if module.planned or not module.folder or any(course.pages_of(module, code) for code in course.languages):
            continue
        way = f"docs/{language}/{short(module.folder)}"
        there = os.path.isdir(course.root / "docs" / language / module.folder)  # noqa: PTH112  # answers whatever its length
        message = f"{way} has no pages" if there else f"there is no {way}"
        near = " or ".join(f"`{name}`" for name in nearest(module.folder, sorted(folders)))
        help_text = f"did you mean {near}?" if near else "write its pages there, or put `state: planned`"
        yield Finding(module.node.at("folder"), message, help_text)
