"""A question about a share that does not say among whom, or when.

A share belongs to its group and its moment: 88 percent of managers in 2021 is
not 88 percent of anybody today. A learner who has to guess which group is
meant is tested on guessing (Haladyna, Downing and Rodriguez 2002: the stem
says what is asked). This looks at an item whose choices are all percentages,
shares or counts, or whose stem asks "what percentage" or the like, and at estimates. The stem should
then hold a word of the group of a cited entry, and a year or a month. It
compares words, so a group that is described in other words needs a waiver.

Bad, in an item:

    stem:
      en: What share of them washed their own cup?
      nl: Welk deel van hen waste het eigen kopje af?

Good, in an item:

    stem:
      en: In March 2024, what share of people on the third floor washed their own cup?
      nl: Welk deel van de mensen op de derde verdieping waste in maart 2024 het eigen kopje af?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Evidence, Item
from courseware.text.figures import claims
from courseware.text.moments import names_moment
from courseware.text.prose import Prose
from courseware.text.stems import content_words, stem
from courseware.text.terms import terms
from courseware.wording import Wording, wordings
from courseware.words import word_lists

SEVERITY = "warning"

#: A note shows the groups of this many entries.
_MOST_SHOWN = 4


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the stems of an item that ask for a share and leave out the group or the moment."""
    names = dict.fromkeys(item.evidence)
    entries = [course.register.evidence[name] for name in names if name in course.register.evidence]
    if not entries or len(entries) < len(names):
        return
    for wording in wordings(item):
        if wording.stem.text and (item.estimate is not None or _asks_for_share(wording)):
            yield from _finding(wording.stem, entries, course)


def _asks_for_share(wording: Wording) -> bool:
    texts = [choice.text for choice in wording.choices]
    is_share = bool(texts) and all(map(claims, texts))
    return is_share or any(terms(wording.language, "asks-for-a-share").find(wording.stem))


def _finding(prose: Prose, entries: list[Evidence], course: Course) -> Iterator[Finding]:
    language = prose.language
    keys = dict.fromkeys(key for entry in entries for key in entry.population)
    groups = [course.register.populations.get(key, {}).get(language, "") for key in keys]
    lacks_group = any(groups) and _telling(groups, language).isdisjoint(_telling([prose.plain], language))
    lacks_moment = any(entry.period for entry in entries) and not names_moment(prose)
    if not lacks_group and not lacks_moment:
        return
    lack = ["among whom"] * lacks_group + ["when"] * lacks_moment
    message = f"the stem asks for a share and does not say {' or '.join(lack)}"
    parts = ["the group"] * lacks_group + ["the year or month"] * lacks_moment
    notes = [f"group: {group}" for group in groups[:_MOST_SHOWN] if group and lacks_group]
    periods = dict.fromkeys(entry.period for entry in entries if entry.period and lacks_moment)
    notes += [f"period: {period}" for period in list(periods)[:_MOST_SHOWN]]
    yield Finding(prose.span(), message, f"name {' and '.join(parts)} in the stem", notes=tuple(notes))


def _telling(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the stems of the words that say something about a group."""
    empty = word_lists(language).get("population-empty-words", ())
    vocabulary = frozenset[str]().union(*(Prose(text, language).vocabulary for text in texts))
    return frozenset(stem(word, language) for word in content_words(vocabulary, language).difference(empty))
