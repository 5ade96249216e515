"""A page that embeds a quiz, an item, a scenario, a chart, a tool or a data file which does not exist.

The reader would find nothing at that place. The same holds for a module, in a
page and under `modules` of `docs/data/plan.yaml`.

Bad, in a page:

    /// item | kitchen#ten-cups
    ///

Good, in a page:

    /// item | kitchen#nine-cups
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import COURSE_FILE, DATA_FOLDER, PLAN_FILE, Course
from courseware.data_file import Data
from courseware.diagnostics import Finding, did_you_mean, said_enough
from courseware.nodes import Mapping
from courseware.targets import of_block

#: The blocks that show a data file of their own name.
WHOLE_FILES = ("mirror", "baseline")


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every module for which the plan has suggestions and which is not there."""
    modules = [module.id for module in course.file.modules]
    if data.file != PLAN_FILE or said_enough(course.found, COURSE_FILE, modules):
        return
    written = data.node.values.get("modules")
    for name in course.plan.modules:
        if name not in modules and isinstance(written, Mapping):
            help_text = did_you_mean(name, modules, what="modules") or f"look in {COURSE_FILE}"
            yield Finding(written.key(name), f"there is no module `{name}`", help_text)


def check(course: Course) -> Iterator[Finding]:
    """Yield every block whose quiz, item, scenario, tool, module or data file is not there."""
    for page in course.pages:
        for block in page.blocks:
            if not block.problem and block.name in WHOLE_FILES and block.name not in course.data:
                message = f"there is no {DATA_FOLDER}/{block.name}.yaml for this block"
                help_text = f"write it (`course schema {block.name}` prints what it may hold), or remove the block"
                yield Finding(block.span, message, help_text)
                continue
            what, names, plural, file = of_block(course, block)
            if block.problem or not what or block.argument in names or said_enough(course.found, file, names):
                continue
            message = f"there is no {what} `{block.argument}`"
            help_text = did_you_mean(block.argument, names, what=plural) or f"look in {file}"
            for other, others in (("quiz", course.bank), ("scenario", course.scenarios)):
                if block.name in ("quiz", "scenario") and block.argument in others:
                    help_text = f"write `/// {other} | {block.argument}`"
            yield Finding(block.span, message, help_text)
