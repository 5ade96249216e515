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
from courseware.diagnostics import Finding, unread_files


def check(course: Course) -> Iterator[Finding]:
    """Yield every quiz that no page embeds as a whole."""
    unread = unread_files(course.found)
    if any(page.file in unread for page in course.pages):
        return
    embedded = {block.argument for page in course.pages for block in page.blocks if block.name == "quiz"}
    no_files = {found.span.file for found in course.with_rule("unreadable-file")}
    for quiz in course.bank.values():
        if quiz.id not in embedded and quiz.file not in no_files:
            help_text = f"put `/// quiz | {quiz.id}` and a line of `///` into a page of each language"
            message = f"no page embeds the quiz `{quiz.id}`"
            yield Finding(quiz.span, message, help_text)
