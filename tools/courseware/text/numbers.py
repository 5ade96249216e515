"""Numbers, ranges and limits in choices, as an author writes them: `61%`, `ten to twenty`, `more than 1,500`.

Read with a language's own marks: `1.500,5` in Dutch is `1,500.5` in English.
Choices of numbers are those whose words agree and that differ in one number
only, such as three percentages, or three sentences with a year.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

from courseware.text.prose import Prose
from courseware.words import word_lists

#: A choice longer than this (in characters) is a text, not a number.
LONGEST = 300
#: Two choices that agree but for a number, such as "no more than ten", differ in this many words at most.
MOST_DIFFERENT = 10
#: What turns a choice into a formula, whose numbers say little about its value.
_FORMULA = re.compile(r"[\\^={}]")
_DIGIT = re.compile("[0-9]")
_WORDS = re.compile(r"[^\W\d_]+|#")


class Amount(NamedTuple):
    """A number, or all numbers from one to another; `_in` tells whether that end itself belongs to them."""

    low: float
    high: float
    low_in: bool = True
    high_in: bool = True

    @property
    def is_range(self) -> bool:
        """Whether it stands for more than one number."""
        return self.low != self.high

    def overlaps(self, other: Amount) -> bool:
        """Tell whether a number surely belongs to both; between whole ends only a whole number does."""
        low, low_out = max((self.low, not self.low_in), (other.low, not other.low_in))
        high, high_in = min((self.high, self.high_in), (other.high, other.high_in))
        if float(low).is_integer() and float(high).is_integer():
            return low + low_out <= high - (not high_in)
        return low < high or (low == high and not low_out and high_in)


def differing(texts: Sequence[Prose], same: Callable[[str], str]) -> list[Amount | None]:
    """Return the number by which each choice differs from the others; nothing if these are no choices of numbers.

    One choice may be without (None), as `none of these` is, when at least three have a
    number. `same` brings the forms of a word together (`day` and `days`).
    """
    if not any(map(_may_hold_number, texts[:2])) or not _look_alike(texts[:3]):
        return []
    read = [_read(text, same) for text in texts]
    frames = Counter(frame for frame, amounts in read if amounts)
    frame, count = max(frames.items(), key=lambda pair: pair[1], default=((), 0))
    if count < 2 or len(texts) - count > (count > 2):
        return []
    rows = [amounts if amounts and each == frame else None for each, amounts in read]
    columns = list(zip(*filter(None, rows), strict=False))
    different = [number for number, column in enumerate(columns) if len(set(column)) > 1]
    if len(different) != 1:
        return []
    return [row[different[0]] if row else None for row in rows]


def _read(prose: Prose, same: Callable[[str], str]) -> tuple[tuple[str, ...], tuple[Amount, ...]]:
    """Return a choice's words without its numbers, and the numbers."""
    if len(prose.text) > LONGEST or _FORMULA.search(prose.text):
        return (), ()
    forms, pattern = _forms(prose.language), _pattern(prose.language)
    text = prose.plain.lower()
    amounts = tuple(map(forms.amount, pattern.finditer(text)))
    if any(map(math.isnan, (amount.low for amount in amounts))):  # a number such as 1.2.3
        return (), ()
    words = _WORDS.findall(pattern.sub(" # ", text))
    return tuple(same(word) for word in words if word not in forms.dropped), amounts


def _look_alike(texts: Sequence[Prose]) -> bool:
    """Tell cheaply whether two of these may agree but for a number: most choices do not."""
    words = [frozenset(text.text.split()) for text in texts]
    return any(len(one ^ other) <= MOST_DIFFERENT for one, other in combinations(words, 2))


def _may_hold_number(prose: Prose) -> bool:
    words = _forms(prose.language).words
    if not words or len(prose.text) > LONGEST:
        return False
    return _DIGIT.search(prose.text) is not None or not prose.vocabulary.isdisjoint(words)


@dataclass(frozen=True)
class _Forms:
    """How a language writes numbers. What a phrase beside a number does: `limits`, `ends`."""

    words: Mapping[str, float]
    scales: Mapping[str, float]
    limits: Mapping[str, str]
    until: frozenset[str]
    decimal: str
    #: Words that make no difference between two choices.
    dropped: frozenset[str]

    def amount(self, match: re.Match[str]) -> Amount:
        """Return what a match of the pattern stands for."""
        first, second, scale, last_scale = match.group("first", "second", "scale", "last_scale")
        low = self.value(first) * self.scales.get(scale or last_scale, 1)
        if second:
            high = self.value(second) * self.scales.get(last_scale, 1)
            inside = not match["between"]
            return Amount(min(low, high), max(low, high), inside, inside and match["to"] not in self.until)
        limit = self.limits.get(match["before"] or match["behind"], "")
        if limit in ("limit-above", "limit-least", "limit-or-more"):
            return Amount(low, math.inf, limit != "limit-above", False)
        if limit:
            return Amount(-math.inf, low, False, limit != "limit-below")
        return Amount(low, low)

    def value(self, written: str) -> float:
        """Return the value of a number in digits or in words."""
        if written in self.words:
            return self.words[written]
        written = written.replace("−", "-")
        if "/" in written:
            *whole, fraction = written.split()
            above, below = map(float, fraction.split("/"))
            return sum(map(float, whole)) + above / (below or math.inf)
        hours, colon, minutes = written.partition(":")
        if colon:
            return float(hours) + float(minutes) / 60
        thousands = "." if self.decimal == "," else ","
        digits = re.sub(rf"{re.escape(thousands)}(?=\d{{3}}(?!\d))", "", written).replace(",", ".")
        return float(digits) if digits.count(".") < 2 else math.nan


_BEFORE = ("limit-below", "limit-most", "limit-above", "limit-least")
_BEHIND = ("limit-or-more", "limit-or-less")
_DIGITS = r"\d+\s\d+/\d+|\d+/\d+|\d+:\d\d(?!\d)|\d[\d.,]*(?<=\d)"


@cache
def _forms(language: str) -> _Forms:
    lists = word_lists(language)
    dropped = frozenset(lists.get("stop-words", ())) - frozenset(lists.get("time-units", ()))
    words = {word: float(value) for word, value in lists.get("numbers", {}).items()}
    words |= _put_together(words, lists.get("numbers-put-together", ()))
    words = {word: value for word, value in words.items() if value != 1 or word not in dropped}  # "one" is a pronoun
    scales = {word: float(value) for word, value in lists.get("number-scales", {}).items()}
    limits = {phrase: name for name in (*_BEFORE, *_BEHIND) for phrase in lists.get(name, ())}
    until, decimal = frozenset(lists.get("range-until", ())), lists.get("decimal-mark", ".")[0]
    return _Forms(words, scales, limits, until, decimal, dropped)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds the numbers of a language; made when a choice may hold one, since it takes its time."""
    lists, forms = word_lists(language), _forms(language)

    def any_of(*names: str) -> str:
        return _any_of([phrase for name in names for phrase in lists.get(name, ())])

    number = rf"(?:{_DIGITS}|{_any_of(forms.words)}(?!\w))(?!\w*\d)"
    scale = rf"\s*(?P<{{}}>{_any_of(forms.scales)}(?!\w))?\s*%?"
    between, joined, to = any_of("limit-between"), any_of("range-and"), any_of("range-to", "range-until")
    return re.compile(
        rf"(?<![\w.,/:])(?:(?P<between>{between})\s+|(?P<before>{any_of(*_BEFORE)})\s*)?"
        rf"[€$£]?\s*(?P<first>(?:(?<![^\s(])[-−])?{number}){scale.format('scale')}"
        rf"(?:\s*(?P<to>(?(between){joined}|{to}))\s*[€$£]?\s*"
        rf"(?P<second>{number}))?{scale.format('last_scale')}"
        rf"(?=(?:\s*[^\W\d_]+(?!\w))?\s*(?P<behind>{any_of(*_BEHIND)}))?"
    )


def _put_together(words: Mapping[str, float], templates: Sequence[str]) -> dict[str, float]:
    """Return the numbers from 21 to 99 in words."""
    tens = {word: value for word, value in words.items() if value in range(20, 100, 10)}
    units = {word: value for word, value in words.items() if value in range(1, 10)}
    pairs = [(ten, unit) for ten in tens for unit in units]
    return {form.format(ten=ten, unit=unit): tens[ten] + units[unit] for form in templates for ten, unit in pairs}


def _any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of these phrases; for none of them, one that finds nothing."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else r"(?!)"
