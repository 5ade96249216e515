"""A quiz or a scenario that no page embeds.

It is checked and translated, and nobody ever sees it.

Bad, in `docs/en/kitchen/index.md`:

    ---
    description: How to begin about the washing-up.
    ---

    # Clean cups

    Wim finds the sink full again.

Bad, in `docs/nl/kitchen/index.md`:

    ---
    description: Hoe je over de afwas begint.
    ---

    # Schone kopjes

    Wim vindt de gootsteen weer vol.

Good, in `docs/en/kitchen/index.md`:

    ---
    description: How to begin about the washing-up.
    ---

    # Clean cups

    Wim finds the sink full again.

    /// quiz | kitchen
    ///

Good, in `docs/nl/kitchen/index.md`:

    ---
    description: Hoe je over de afwas begint.
    ---

    # Schone kopjes

    Wim vindt de gootsteen weer vol.

    /// quiz | kitchen
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, nearest, unread_files
from courseware.targets import is_known

#: Of so many mistyped names at most one looks whether a quiz is meant; it costs time.
MOST_MISTYPED = 20


def check(course: Course) -> Iterator[Finding]:
    """Yield every quiz and every scenario that no page embeds as a whole."""
    unread = unread_files(course.found)
    if any(page.file in unread for page in course.pages):
        return
    no_files = {found.span.file for found in course.with_rule("unreadable-file")}
    quizzes = [(quiz.id, quiz.file, quiz.span) for quiz in course.bank.values()]
    scenarios = [(each.id, each.file, each.node.at("title")) for each in course.scenarios.values()]
    mistyped, leaking = _mistyped(course)
    for what, wholes in (("quiz", quizzes), ("scenario", scenarios)):
        embedded = {block.argument for page in course.pages for block in page.blocks if block.name == what}
        for name, file, span in wholes:
            if name in embedded or file in no_files:
                continue
            # Where its block is mistyped, that is said there.
            if not nearest(name, mistyped) and name not in leaking:
                help_text = f"put `/// {what} | {name}` and a line of `///` into a page of each language"
                yield Finding(span, f"no page embeds the {what} `{name}`", help_text)


def _mistyped(course: Course) -> tuple[list[str], str]:
    """Return the names that pages embed and that are not there, and the lines of blocks that leak."""
    names, lines = [], []
    for page in course.pages:
        for block in page.blocks:
            if block.problem and block.meant == "block":
                lines.append(page.lines[block.span.line - page.first_line][1])
            elif block.name in ("quiz", "scenario") and not is_known(course, block):
                names.append(block.argument)
    return names[:MOST_MISTYPED], "\n".join(lines)
