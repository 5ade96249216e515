"""An item that gives away the answer of another one in the same quiz.

Items should not help one another (Haladyna, Downing and Rodriguez 2002,
Applied Measurement in Education 15; the NBME item-writing guide 2020 says the
same of sets of items). Judged by words: four in five of the answer's
content words stand in the stem, the hint or a choice of the other item, in
much the same order, and those of no distractor do. An answer has to have at
least four content words, so that short ones go by unseen.

Bad, in a quiz:

    items:
      - id: what-to-say
        type: single-choice
        objective: settle-the-washing-up
        stem: {en: The sink is full. What do you do?, nl: De gootsteen staat vol. Wat doe je?}
        choices:
          a:
            en: You ask Esra to dry the nine cups from the sink
            nl: Je vraagt Esra om de negen kopjes te drogen
            feedback: {en: Yes. That is one request., nl: Ja. Dat is één verzoek.}
          b:
            en: You wait until Lin comes in to make some tea
            nl: Je wacht tot Lin binnenkomt om thee te zetten
            feedback: {en: It stays full., nl: Het blijft vol.}
        answer: a
      - id: what-then
        type: single-choice
        objective: settle-the-washing-up
        stem:
          en: You asked Esra to dry nine cups from the sink. What comes next?
          nl: Je vroeg of Esra negen kopjes wilde drogen. Wat doe je daarna?
        choices:
          a: {en: You thank her, nl: Je bedankt haar, feedback: {en: Yes. She helped., nl: Ja. Ze hielp.}}
          b: {en: You walk out, nl: Je loopt weg, feedback: {en: She stands there., nl: Ze staat daar.}}
        answer: a

Good, in an item:

    stem: {en: The sink is full. What do you do?, nl: De gootsteen staat vol. Wat doe je?}
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import ceil

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Item, Quiz
from courseware.text.prose import WORD, Prose
from courseware.text.stems import content_words, stem, stems
from courseware.wording import ChoiceWording, Wording, wordings

SEVERITY = "warning"

#: An answer of fewer content words is not looked at.
ENOUGH_WORDS = 4
#: The share of the answer's content words that gives it away.
SHARE = 0.8
#: A word that stands in more texts of a quiz than this tells nothing about any of them.
MOST_TEXTS = 20


@dataclass(frozen=True)
class _Text:
    """A text of the item with this number, and the place at which each of its content stems comes first."""

    item: int
    prose: Prose
    first: dict[str, int]


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield for each item and language the first text that gives away an answer."""
    for language in course.languages:
        read = [(item, wording) for item in quiz.items for wording in wordings(item) if wording.language == language]
        by_item = [list(_texts(number, wording)) for number, (_, wording) in enumerate(read)]
        holding = defaultdict(list)
        for text in chain.from_iterable(by_item):
            for each in text.first:
                holding[each].append(text)
        for number, (item, wording) in enumerate(read):
            for answer in wording.answer:
                found = _giving_away(answer, wording, number, by_item, holding)
                if found:
                    yield _finding(item, answer, found)
                    break


def _finding(item: Item, answer: ChoiceWording, text: _Text) -> Finding:
    wanted, language = _stems(answer.text), text.prose.language
    places = [match for match in text.prose.matches(WORD) if stem(match[0].lower(), language) in wanted]
    span = text.prose.span(places[0].start(), places[-1].end())
    message = f"this gives away the answer of `{item.id}`"
    help_text = "say it in other words here, or move one of the two into another quiz"
    return Finding(span, message, help_text, other=answer.text.span(), other_label="the answer")


def _texts(number: int, wording: Wording) -> Iterator[_Text]:
    for prose in (wording.stem, wording.hint, *(choice.text for choice in wording.choices)):
        if prose is not None:
            yield _Text(number, prose, _stems(prose))


def _stems(prose: Prose) -> dict[str, int]:
    """Return the stems of a text's content words, each with its first place among the words."""
    words = prose.words
    wanted, stem_of = content_words(prose.vocabulary, prose.language), stems(prose.language)
    return {stem_of[words[place]]: place for place in range(len(words) - 1, -1, -1) if words[place] in wanted}


def _giving_away(
    answer: ChoiceWording,
    wording: Wording,
    number: int,
    by_item: Sequence[list[_Text]],
    holding: Mapping[str, list[_Text]],
) -> _Text | None:
    places = _stems(answer.text)
    wanted = sorted(places, key=places.__getitem__)
    if len(wanted) < ENOUGH_WORDS:
        return None
    # A text that gives it away lacks few of the words, so it holds one of the few rarest.
    needed = ceil(SHARE * len(wanted))
    rarest = sorted(wanted, key=lambda each: len(holding[each]))[: len(wanted) - needed + 1]
    candidates = {id(text): text for each in rarest if len(holding[each]) <= MOST_TEXTS for text in holding[each]}
    for text in sorted(candidates.values(), key=lambda each: each.item):
        if text.item != number and _in_order(wanted, text.first) >= needed:
            whole = set().union(*(other.first for other in by_item[text.item]))
            if not any(_holds(whole, choice) for choice in wording.distractors):
                return text
    return None


def _in_order(wanted: Sequence[str], first: Mapping[str, int]) -> int:
    """Return how many of the stems a text holds in the order in which they are wanted."""
    ends: list[int] = []  # the smallest place at which a row of each length ends
    for place in (first[each] for each in wanted if each in first):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _holds(stems: Set[str], choice: ChoiceWording) -> bool:
    wanted = _stems(choice.text)
    return bool(wanted) and len(wanted.keys() & stems) >= SHARE * len(wanted)
