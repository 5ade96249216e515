"""A page or an item whose text is hard to read.

Long words in long sentences are slow to read (Flesch 1948, Journal of Applied
Psychology 32; for Dutch Douma 1960, De leesbaarheid van landbouwbladen). The
score begins at 207 and loses points for words in a sentence and syllables in
a word: 60 to 70 is plain text, this speaks below 55. It cannot tell whether a
text makes sense, so do not write for the score; it says where to look.
Running text only (no headings and tables), and only where there are at least
100 words of it; an item, a scenario and a data file count with all their texts.

Bad, in a page:

    The organisational responsibility concerning kitchen facilities necessitates regular
    communication between participating representatives of all neighbouring departments.
    Consultation regarding alternative washing-up arrangements traditionally precedes
    implementation. Unavoidable disagreements concerning individual responsibilities
    necessitate additional deliberation. Documentation regarding previously formulated
    agreements facilitates collaboration between permanent and temporary inhabitants.
    Accessibility of cleaning materials constitutes an indispensable prerequisite.
    Participation in periodical evaluations contributes considerably to satisfaction.
    Representatives communicate unresolved difficulties immediately. Occasionally,
    considerations of proportionality necessitate differentiation between categories of
    inhabitants. Unfortunately, voluntary participation deteriorates approximately every
    December. Administrative alternatives undoubtedly deserve consideration. Additional
    suggestions concerning communication, documentation and evaluation are appreciated by
    the kitchen administration. Complementary information is available.

Good, in a page:

    Wim finds the sink full. He looks at the cups and counts nine. Four are his own. He washes
    those first. Then Esra comes in. She sees the rest and takes a towel. They do not talk about
    it. It takes them six minutes. The next day there are five cups. Wim smiles and rolls up his
    sleeves. At noon Joost asks who did it. Esra says that it was both of them. Joost says that
    he will do it on Friday. On Friday he does. The week after, each of them takes a day. No one
    wrote a note. No one made a rota. It began with nine cups and a towel.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import floor

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Finding
from courseware.model import Scenario
from courseware.nodes import Node, scalars
from courseware.pages import Page
from courseware.text.prose import WORD, Prose
from courseware.text.readability import has_reading_ease, reading_ease
from courseware.text.sentences import sentences
from courseware.wording import Wording

SEVERITY = "warning"

#: The lowest score that is not yet hard.
EASY_ENOUGH = 55
#: Of fewer words a score says little.
ENOUGH_WORDS = 100
#: Shorter sentences (words) are not shown as the hardest: two long words are none.
_WORTH_SHOWING = 5


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield an item whose texts together are hard."""
    yield from _hard(list(wording.texts), wording.language, "this item")


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield a scenario whose texts together are hard, in each language."""
    yield from _in_yaml(scenario.node, course, "this scenario")


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield a data file whose texts together are hard, in each language."""
    yield from _in_yaml(data.node, course, "this file")


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield a page whose running text is hard."""
    running = [paragraph.prose for paragraph in page.paragraphs if paragraph.kind in ("paragraph", "item")]
    yield from _hard(running, page.language, "this page")


def _in_yaml(node: Node, course: Course, what: str) -> Iterator[Finding]:
    texts: dict[str, list[Prose]] = defaultdict(list)
    for key, scalar in scalars(node):
        if key in course.languages:
            texts[key].append(scalar.prose(key))
    for language, proses in texts.items():
        yield from _hard(proses, language, what)


def _hard(texts: Sequence[Prose], language: str, what: str) -> Iterator[Finding]:
    words = list(chain.from_iterable(prose.words for prose in texts))
    if len(words) < ENOUGH_WORDS or not has_reading_ease(language):
        return
    # A text holds at least one sentence: where that is easy enough, nobody has to look for their ends.
    if reading_ease(words, sum(1 for prose in texts if prose.words), language) >= EASY_ENOUGH:
        return
    found = [(prose, start, end) for prose in texts for start, end in sentences(prose)]
    score = reading_ease(words, len(found), language)
    if score < EASY_ENOUGH:
        prose, start, end = min(found, key=lambda place: _ease(*place))
        notes = (f"words {len(words)}, sentences {len(found)}", "marked: its hardest sentence")
        message = f"{what} is hard to read: it scores {floor(score)}, plain text {EASY_ENOUGH} or more"
        help_text = "shorter sentences, shorter words, a person who does something"
        yield Finding(prose.span(start, end), message, help_text, notes=notes)


def _ease(prose: Prose, start: int, end: int) -> float:
    words = WORD.findall(prose.plain[start:end].lower())
    return reading_ease(words, 1, prose.language) if len(words) >= _WORTH_SHOWING else float("inf")
