"""An answer that shares more parts with the other choices than any of these does.

Authors change the answer bit by bit to make distractors, so the choice that
has most in common with the others is the answer (NBME item-writing guide 2020
calls it convergence). Looked at are choices made of parts, such as "cups and
plates". Labels by people hardly agree on this, so it is a thought.

Bad, in an item:

    choices:
      a: {en: Cups and spoons, nl: Kopjes en lepels, feedback: {en: No spoons., nl: Geen lepels.}}
      b: {en: Cups and plates, nl: Kopjes en borden, feedback: {en: Yes., nl: Ja.}}
      c: {en: Knives and plates, nl: Messen en borden, feedback: {en: No knives., nl: Geen messen.}}

Good, in an item:

    choices:
      a: {en: Cups and spoons, nl: Kopjes en lepels, feedback: {en: No spoons., nl: Geen lepels.}}
      b: {en: Cups and plates, nl: Kopjes en borden, feedback: {en: Yes., nl: Ja.}}
      c: {en: Knives and pans, nl: Messen en pannen, feedback: {en: No knives., nl: Geen messen.}}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.text.word_sets import word_set
from courseware.wording import Wording

SEVERITY = "hint"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the answer if it alone shares most."""
    between = _between(wording.language)
    said = [bare(choice.text.plain) for choice in wording.choices]
    if len(wording.answer) != 1 or not any(map(between.search, said[:2])):
        return
    parts = [frozenset(between.split(text)) for text in said]
    if sum(len(each) > 1 for each in parts) < len(parts) - 1:
        return
    counts = Counter(part for each in parts for part in each)
    shared = [sum(counts[part] - 1 for part in each) for each in parts]
    most = max(shared)
    if shared.count(most) == 1 and wording.choices[shared.index(most)].right:
        span = wording.answer[0].text.span()
        help_text = "change the distractors until each part stands in two choices, or in one"
        yield Finding(span, "the answer shares more parts with the others than any distractor", help_text)


@cache
def _between(language: str) -> re.Pattern[str]:
    joining = "|".join(sorted(word_set(language, "joined-by"))) or "(?!)"
    return re.compile(rf" ?[,;] ?(?:(?:{joining}) )?| (?:{joining}) ")  # a bare text has single spaces
