"""A sentence of more than 25 words.

A reader has ten minutes between two meetings and keeps little more than a
line in mind. Our own sentences have 12 words on average and 22 at most; this
speaks only where one is too long by any measure (Cutts 2013 advises 15 to 20
on average). Read in pages (paragraphs and lists), quizzes,
scenarios and data files.

Bad, in a page:

    Wim finds the sink full again, and since nobody on the third floor knows whose turn it is to
    wash up today, he writes a note and hangs it on the door.

Good, in a page:

    Wim finds the sink full again. Nobody on the third floor knows whose turn it is. He writes a
    note and hangs it on the door.

Bad, in an item:

    stem:
      en: Nine cups?
      nl: >-
        Wim vindt de gootsteen weer vol, en omdat niemand op de derde verdieping weet wie er vandaag
        aan de beurt is, hangt hij een briefje op de deur van de keuken.

Good, in an item:

    stem:
      en: Nine cups?
      nl: >-
        Wim vindt de gootsteen weer vol. Niemand op de derde verdieping weet wie er vandaag aan de
        beurt is. Hij hangt een briefje op de deur.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Finding
from courseware.model import Quiz, Scenario
from courseware.nodes import Node, scalars
from courseware.pages import Page
from courseware.text.prose import Prose
from courseware.text.sentences import length, may_be_longer, sentences

SEVERITY = "warning"

#: The words of a sentence that is not yet too long.
MOST = 25
#: A longer piece of a text (characters) cannot be marked.
_MARKED = 300


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield the first such sentence of each text."""
    yield from _in_texts(quiz.node, course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first such sentence of each text."""
    yield from _in_texts(scenario.node, course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first such sentence of each text."""
    yield from _in_texts(data.node, course)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first such sentence of each paragraph and list item."""
    for paragraph in page.paragraphs:
        if paragraph.kind in ("paragraph", "item"):
            yield from _long(paragraph.prose)


def _in_texts(node: Node, course: Course) -> Iterator[Finding]:
    for key, scalar in scalars(node):
        if key in course.languages:
            yield from _long(scalar.prose(key))


def _long(prose: Prose) -> Iterator[Finding]:
    if not may_be_longer(prose, MOST):
        return
    plain = prose.plain
    # Counting words as a reader does takes longer than counting what white space divides, which is never less.
    long = ((start, end) for start, end in sentences(prose) if len(plain[start:end].split()) > MOST)
    found = [(start, end, count) for start, end in long if (count := length(plain[start:end])) > MOST]
    if found:
        start, end, count = found[0]
        notes = (f"of this text {len(found)} sentences are too long",) if len(found) > 1 else ()
        message = f"this sentence has {count} words, {MOST} are plenty"
        help_text = "make two of it: one thought each, with the verb early"
        yield Finding(prose.span(start, min(end, start + _MARKED)), message, help_text, notes=notes)
