"""Times of day in digits, as both clocks write them: `9.30`, `17:30 uur`, `5.30 p.m.`, `3 o’clock`.

Read with a language's own marks. A time without its half of the day may stand
for two: `5.30` is half past five in the morning or in the afternoon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from courseware.text.prose import Prose
from courseware.words import word_lists

_HOURS = 24
_DAY, _HALF = 24 * 60, 12 * 60
#: Between the beginning of "9 to 11 a.m." and its end stands no more than this (characters).
_LONGEST = 20


class Time(NamedTuple):
    """A time with its place in the text, the minutes of the day that it may be, and the numbers that it may be.

    It `is_number` sooner than a time in "3 uur" and "17.30", which may be a length and a price.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    numbers: tuple[float, ...] = ()
    is_number: bool = False


def times(prose: Prose) -> list[Time]:
    """Return the times of day in the digits of a text, in their order."""
    grammar = _grammar(prose.language)
    return list(grammar.times(prose.plain)) if grammar else []


class _Grammar:
    """How one language writes times, as patterns made of its lists."""

    def __init__(self, language: str) -> None:
        lists = word_lists(language)
        self.decimal = lists["decimal-mark"][0]
        morning, afternoon = _any_of(lists["clock-morning"]), _any_of(lists["clock-afternoon"])
        marks = _any_of(lists["clock-marks"])
        hour = r"(?P<hour>[0-9](?<!\w[0-9])(?<![0-9][.,:][0-9])[0-9]?+)"
        minute = rf"(?P<between>{_any_of(lists['clock-between'])})(?P<minute>[0-5][0-9])"
        behind = rf"\s?(?:(?P<morning>{morning})|(?P<afternoon>{afternoon})|(?P<mark>{marks}))(?!\w)"
        self.time = re.compile(rf"{hour}(?:{minute})?(?:{behind}|(?!\w|[.,:][0-9]|\s?%))", re.IGNORECASE)
        joining = _any_of(phrase for name in ("range-to", "range-until", "range-and") for phrase in lists[name])
        self.begins = re.compile(
            rf"(?<![\w.,:])(?P<hour>[0-9]{{1,2}})(?:\s+(?:{joining})\s+|\s*[-–]\s*)$", re.IGNORECASE
        )

    def times(self, plain: str) -> Iterator[Time]:
        for match in self.time.finditer(plain):
            time = self._time(match)
            if time is not None:
                yield from self._first(plain, match)
                yield time

    def _time(self, match: re.Match[str]) -> Time | None:
        """Return what a match stands for; a number by itself is no time."""
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = match["morning"] or match["afternoon"]
        if hour > (_HOURS / 2 if half else _HOURS) or not (match["minute"] or half or match["mark"]):
            return None
        if half:
            at = hour % 12 * 60 + minute + (_HALF if match["afternoon"] else 0)
            return Time(*match.span(), (at,))
        is_decimal = match["between"] == self.decimal
        numbers = (float(f"{hour}.{minute:02}"),) if is_decimal and minute else () if minute else _either_hour(hour)
        return Time(*match.span(), _either_half(hour, minute), numbers, is_decimal or not match["minute"])

    def _first(self, plain: str, match: re.Match[str]) -> Iterator[Time]:
        """Yield the beginning of "9 to 11 a.m.", which has no mark of its own."""
        first = max(0, match.start() - _LONGEST)
        begins = self.begins.search(plain[first : match.start()])
        if begins and int(begins["hour"]) <= _HOURS:
            hour, start = int(begins["hour"]), first + begins.start()
            end = start + len(begins["hour"])
            yield Time(start, end, _either_half(hour, 0), _either_hour(hour), is_number=True)


def _either_half(hour: int, minute: int) -> tuple[int, ...]:
    """Return the minutes of the day that a time may be; the hours behind twelve say which half is meant."""
    at = (hour * 60 + minute) % _DAY
    return (at, (at + _HALF) % _DAY) if 0 < hour <= _HOURS / 2 else (at,)


def _either_hour(hour: int) -> tuple[float, ...]:
    """Return the numbers that a whole hour may be in the other language: "16.00 uur" is "at 4"."""
    return float(hour), float((hour - 1) % 12 + 1)


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or "(?!)"


@cache
def _grammar(language: str) -> _Grammar | None:
    return _Grammar(language) if "clock-marks" in word_lists(language) else None
