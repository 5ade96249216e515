"""Numeric ranges or limits among the choices that overlap, so that two of them can be right.

With "10-20" and "20-30" the number 20 has two answers (Haladyna, Downing and
Rodriguez 2002, Applied Measurement in Education 15). Looked at are choices of
an item with one answer that agree in all words; "at most 20" and "more than 10"
overlap as well. "Between 10 and 20" and the Dutch "10 tot 20" may be meant
without their ends, and times of day may touch: these are given the benefit of
the doubt. Choices that are all limits to one side, such as "at least 10" and
"at least 20", are left alone: which minimum holds has one answer.

Bad, in an item:

    choices:
      a: {en: 1-3 cups, nl: 1-3 kopjes, feedback: {en: Count again., nl: Tel nog eens.}}
      b: {en: 3-5 cups, nl: 3-5 kopjes, feedback: {en: Yes., nl: Ja.}}
      c: {en: 6-9 cups, nl: 6-9 kopjes, feedback: {en: Too many., nl: Te veel.}}

Good, in an item:

    choices:
      a: {en: 1-3 cups, nl: 1-3 kopjes, feedback: {en: Count again., nl: Tel nog eens.}}
      b: {en: 4-5 cups, nl: 4-5 kopjes, feedback: {en: Yes., nl: Ja.}}
      c: {en: 6-9 cups, nl: 6-9 kopjes, feedback: {en: Too many., nl: Te veel.}}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import inf

from courseware.diagnostics import Finding
from courseware.text.numbers import Amount, differing
from courseware.text.stems import stem
from courseware.text.word_sets import word_set
from courseware.wording import Wording


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first two choices that overlap."""
    if len(wording.answer) != 1:
        return
    texts = [choice.text for choice in wording.choices]
    amounts = differing(texts, partial(stem, language=wording.language))
    if not amounts or _ask_for_a_limit(amounts) or _tells_time(wording):
        return
    rows = sorted((amount, number) for number, amount in enumerate(amounts) if amount)
    for (amount, one), (above, other) in pairwise(rows):
        if (amount.is_range or above.is_range) and amount.overlaps(above):
            first, second = sorted((one, other))
            yield Finding(
                texts[second].span(),
                f"choices {wording.choices[first].id} and {wording.choices[second].id} overlap",
                "let each range begin behind the one before",
                "has numbers that also belong to the other",
                other=texts[first].span(),
                other_label="the other",
            )
            return


def _ask_for_a_limit(amounts: Sequence[Amount | None]) -> bool:
    """Tell whether each amount has no end on the same side."""
    found = [amount for amount in amounts if amount]
    return all(amount.high == inf for amount in found) or all(amount.low == -inf for amount in found)


def _tells_time(wording: Wording) -> bool:
    clock = word_set(wording.language, "clock-words")
    return any(":" in choice.text.text or not clock.isdisjoint(choice.text.vocabulary) for choice in wording.choices)
