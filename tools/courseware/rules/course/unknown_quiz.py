"""A page that embeds a quiz, an item, a scenario or a chart which does not exist.

The reader would find nothing at that place.

Bad, in a page:

    /// item | kitchen#ten-cups
    ///

Good, in a page:

    /// item | kitchen#nine-cups
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, did_you_mean, said_enough
from courseware.targets import of_block


def check(course: Course) -> Iterator[Finding]:
    """Yield every block whose quiz, item, scenario or module is not there."""
    for page in course.pages:
        for block in page.blocks:
            what, names, plural, file = of_block(course, block)
            if block.problem or not what or block.argument in names or said_enough(course.found, file, names):
                continue
            message = f"there is no {what} `{block.argument}`"
            help_text = did_you_mean(block.argument, names, what=plural) or f"look in {file}"
            for other, others in (("quiz", course.bank), ("scenario", course.scenarios)):
                if block.name in ("quiz", "scenario") and block.argument in others:
                    help_text = f"write `/// {other} | {block.argument}`"
            yield Finding(block.span, message, help_text)
