"""A page that promises to take less time than its words and questions do.

Whoever has ten minutes between two meetings plans by this number, and stops
half way when it is too small. A page takes what its words take at 180 a minute
and one minute for each question on it: those of `/// item`, and those of the
quiz that it shows. What is filled in, played or looked back on takes as long as
its author says, on top of that. One minute is let go. A promise that is too
long is left alone: practice takes time that nobody can count.

Reading in silence people manage some 240 words a minute (Brysbaert 2019,
Journal of Memory and Language 109); 180 leaves room to think, and for a phone.

Bad, in `docs/en/kettle.md`:

    ---
    description: How the kettle is filled.
    minutes: 1
    ---

    # The kettle

    Wim finds the kettle empty again.

    /// quiz | kitchen
    ///

    /// item | kitchen#nine-cups
    ///

Bad, in `docs/nl/kettle.md`:

    ---
    description: Hoe de ketel gevuld wordt.
    minutes: 1
    ---

    # De ketel

    Wim vindt de ketel weer leeg.

    /// quiz | kitchen
    ///

    /// item | kitchen#nine-cups
    ///

Good, in `docs/en/kettle.md`:

    ---
    description: How the kettle is filled.
    minutes: 3
    ---

    # The kettle

    Wim finds the kettle empty again.

    /// quiz | kitchen
    ///

    /// item | kitchen#nine-cups
    ///

Good, in `docs/nl/kettle.md`:

    ---
    description: Hoe de ketel gevuld wordt.
    minutes: 3
    ---

    # De ketel

    Wim vindt de ketel weer leeg.

    /// quiz | kitchen
    ///

    /// item | kitchen#nine-cups
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.pages import Page
from courseware.text.prose import WORD, blanked

SEVERITY = "warning"
WORDS_A_MINUTE = 180
MINUTES_A_QUESTION = 1
#: What a page may take longer than it says, in minutes.
LET_GO = 1


def check(course: Course) -> Iterator[Finding]:
    """Yield the minutes of each page that are too few."""
    for page in course.pages:
        promised = page.meta.get("minutes")
        if not promised:
            continue
        words, questions = _words(page), _questions(page, course)
        takes = words / WORDS_A_MINUTE + questions * MINUTES_A_QUESTION
        if takes > promised + LET_GO:
            asked = f" and {_counted(questions, 'question')}" if questions else ""
            yield Finding(
                page.node.at("minutes"),
                f"`minutes` is {promised}, and {_counted(words, 'word')}{asked} take about {round(takes)}",
                f"correct it, or shorten the page: {WORDS_A_MINUTE} words take one minute, and so does a question",
            )


def _words(page: Page) -> int:
    return len(WORD.findall(blanked("\n".join(line for _, line in page.lines))))


def _questions(page: Page, course: Course) -> int:
    blocks = [block for block in page.blocks if not block.problem]
    shown = [course.bank[block.argument] for block in blocks if block.name == "quiz" and block.argument in course.bank]
    return sum(block.name == "item" for block in blocks) + sum(len(quiz.items) for quiz in shown)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
