"""The answer is the longest choice of an item more often than chance would have it.

In one item that means nothing. Over many it is the cue that learners find
first (Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education
15). Counted are the items with one right choice, in each language by itself; a
choice that is as long as another is not the longest. One-sided binomial test
against the chance that each item gives (one in the number of its choices):
over the whole bank, and if that is well, over each quiz with at least 8 such
items. It speaks where chance would do so less than once in a hundred times,
all quizzes taken together.

Bad, in a quiz:

    items:
      - {id: i1, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: One?, nl: Eén?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i2, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Two?, nl: Twee?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i3, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Three?, nl: Drie?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i4, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Four?, nl: Vier?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i5, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Five?, nl: Vijf?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i6, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Six?, nl: Zes?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i7, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Seven?, nl: Zeven?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}
      - {id: i8, type: single-choice, objective: settle-the-washing-up, answer: a, stem: {en: Eight?, nl: Acht?},
          choices: {a: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}},
            b: {en: You wait, nl: Je wacht, feedback: {en: Hm., nl: Hm.}}}}

Good, in an item:

    answer: b
    choices:
      a: {en: You put up a notice, nl: Je hangt een briefje op, feedback: {en: Hm., nl: Hm.}}
      b: {en: You ask Esra, nl: Je vraagt Esra, feedback: {en: Now., nl: Nu.}}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from courseware.bank import BankItem, BankQuiz
from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.text.chance import SELDOM, binomial_tail

SEVERITY = "warning"

#: Of fewer items nothing can be said.
ENOUGH = 8
_HELP = "shorten answers (their reasons belong in `feedback`), or write distractors out as far"


@dataclass(frozen=True)
class _Count:
    """In one language: of how many items the answer is the longest choice, and of how many chance would have it."""

    language: str
    hits: int
    items: int
    expected: float

    @property
    def chance(self) -> float:
        """How likely so many are, or more."""
        return binomial_tail(self.hits, self.items, self.expected / self.items) if self.items >= ENOUGH else 1.0

    def __str__(self) -> str:
        return f"in {self.hits} of {self.items} items in `{self.language}`"


def check(course: Course) -> Iterator[Finding]:
    """Yield the quiz in which it is worst if it holds of the whole bank, otherwise every quiz that it holds of."""
    quizzes = list(course.bank.values())
    items = [item for quiz in quizzes for item in quiz.items]
    counts = _too_many(items, course.languages, SELDOM) if len(quizzes) > 1 else []
    if counts:
        worst = max(quizzes, key=lambda quiz: _excess(_count(quiz.items, counts[0].language)))
        here = _count(worst.items, counts[0].language)
        yield _finding(worst, "over all quizzes ", counts, f"most of all in this quiz: {here.hits} of {here.items}")
        return
    for quiz in quizzes:
        counts = _too_many(quiz.items, course.languages, SELDOM / len(quizzes))
        if counts:
            yield _finding(quiz, "", counts)


def _finding(quiz: BankQuiz, where: str, counts: list[_Count], *notes: str) -> Finding:
    first, *others = counts
    message = f"{where}the answer is the longest choice {first}"
    told = (*(f"and {other}" for other in others), f"chance would make it about {first.expected:.1f}", *notes)
    return Finding(quiz.span, message, _HELP, notes=told)


def _too_many(items: Iterable[BankItem], languages: Iterable[str], seldom: float) -> list[_Count]:
    items = list(items)
    return [count for language in languages if (count := _count(items, language)).chance < seldom]


def _excess(count: _Count) -> float:
    return count.hits - count.expected


def _count(items: Iterable[BankItem], language: str) -> _Count:
    hits, counted, expected = 0, 0, 0.0
    for item in items:
        lengths, position = item.lengths.get(language, ()), item.position
        if position is None or len(lengths) < 2 or not all(lengths):
            continue
        counted += 1
        expected += 1 / len(lengths)
        longest = max(lengths)
        hits += lengths[position] == longest and lengths.count(longest) == 1
    return _Count(language, hits, counted, expected)
