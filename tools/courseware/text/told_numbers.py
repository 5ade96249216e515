"""Numbers and times of day that a language tells in words of its own: `a fortnight`, `kwartier`, `half tien`, `3rd`.

What is found here may stand for a number of the other language; nobody has to
say it so. In a text that is not compared with another it says little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from courseware.text.prose import Prose
from courseware.words import word_lists

#: An hour is told in words or in digits ("half past 4").
_HOURS = range(1, 13)
#: "The 1990s" are the 90s, too.
_YEARS = range(1900, 2100)
#: No more of one text than these are looked at.
_MOST = 2_000
_DAY, _HALF = 24 * 60, 12 * 60


class Told(NamedTuple):
    """A piece of a text, the numbers that it may be, and the minutes of the day that it may be."""

    start: int
    end: int
    numbers: tuple[float, ...] = ()
    minutes: tuple[int, ...] = ()


def told(prose: Prose) -> list[Told]:
    """Return what a text tells in words of its language's own. Pieces may overlap: "an hour" in "half an hour"."""
    grammar = _grammar(prose.language)
    return list(grammar.told(prose.plain)) if grammar else []


class _Grammar:
    """What one language tells in words, as tables and patterns made of its lists."""

    def __init__(self, language: str) -> None:
        lists = word_lists(language)
        phrases = lists["number-phrases"].items()
        self.numbers = {phrase: tuple(map(float, values.split())) for phrase, values in phrases}
        self.hours = {word: int(value) for word, value in lists["numbers"].items() if int(value) in _HOURS}
        self.hours |= {str(hour): hour for hour in _HOURS}
        clock = {phrase.partition("{hour}"): int(minutes) for phrase, minutes in lists["clock-phrases"].items()}
        self.moments = {first: minutes for (first, hour, _), minutes in clock.items() if not hour}
        #: What stands before an hour and behind it, with the minutes that it adds.
        self.around = {(first.strip(), last.strip()): minutes for (first, hour, last), minutes in clock.items() if hour}
        before, behind = (filter(None, {pair[side] for pair in self.around}) for side in (0, 1))
        halves = _either([*lists["clock-morning"], *lists["clock-afternoon"]])
        self.clock = re.compile(
            rf"(?<!\w)(?:(?P<before>{_either(before)})\s+)?(?P<hour>{_either(self.hours)})"
            rf"(?!\w|[.,:][0-9]|\s?(?:{halves})(?!\w))(?:\s+(?P<behind>{_either(behind)})(?!\w))?",
            re.IGNORECASE,
        )
        phrase, endings = _either([*self.numbers, *self.moments]), _either(lists["ordinals"])
        self.number = re.compile(
            rf"(?<!\w)(?:(?P<phrase>{phrase})|(?P<ordinal>[0-9]{{1,4}})(?:{endings}))(?!\w)", re.IGNORECASE
        )

    def told(self, plain: str) -> Iterator[Told]:
        for match in islice(self.number.finditer(plain), _MOST):
            moment = self.moments.get(_key(match["phrase"] or ""))
            yield Told(*match.span(), self._numbers(match), () if moment is None else (moment,))
        for match in islice(self.clock.finditer(plain), _MOST):
            before, behind = _key(match["before"] or ""), _key(match["behind"] or "")
            # "At four o’clock" is told twice.
            offsets = (self.around.get(pair) for pair in ((before, behind), ("", behind), (before, "")))
            offset = next((offset for offset in offsets if offset is not None), None)
            if offset is not None:
                at = self.hours.get(_key(match["hour"]), 0) * 60 + offset
                yield Told(*match.span(), minutes=(at % _DAY, (at + _HALF) % _DAY))

    def _numbers(self, match: re.Match[str]) -> tuple[float, ...]:
        if match["phrase"]:
            return self.numbers.get(_key(match["phrase"]), ())
        value = int(match["ordinal"])
        return (value, value % 100) if value in _YEARS else (value,)


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, the longest first, with any white space between their words."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in longest_first) or "(?!)"


def _key(written: str) -> str:
    return " ".join(written.lower().replace("-", " ").split())


@cache
def _grammar(language: str) -> _Grammar | None:
    return _Grammar(language) if "number-phrases" in word_lists(language) else None
