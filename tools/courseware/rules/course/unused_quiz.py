"""A quiz that no page embeds.

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
    """Yield every quiz that no page embeds as a whole."""
    unread = unread_files(course.found)
    if any(page.file in unread for page in course.pages):
        return
    mistyped, leaking = _mistyped(course)
    embedded = {block.argument for page in course.pages for block in page.blocks if block.name == "quiz"}
    no_files = {found.span.file for found in course.with_rule("unreadable-file")}
    for quiz in course.bank.values():
        if quiz.id in embedded or quiz.file in no_files:
            continue
        # Where its block is mistyped, that is said there.
        if not nearest(quiz.id, mistyped) and quiz.id not in leaking:
            help_text = f"put `/// quiz | {quiz.id}` and a line of `///` into a page of each language"
            message = f"no page embeds the quiz `{quiz.id}`"
            yield Finding(quiz.span, message, help_text)


def _mistyped(course: Course) -> tuple[list[str], str]:
    """Return the names of quizzes that pages embed and that are not there, and the lines of blocks that leak."""
    names, lines = [], []
    for page in course.pages:
        for block in page.blocks:
            if block.problem and block.meant == "block":
                lines.append(page.lines[block.span.line - page.first_line][1])
            elif block.name == "quiz" and not is_known(course, block):
                names.append(block.argument)
    return names[:MOST_MISTYPED], "\n".join(lines)
