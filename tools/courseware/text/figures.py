"""The numbers in a text, and those of them that claim something: percentages, shares and counts.

What a language writes them with stands in its word list; a language without
one has no figures. Years, times and ordinary counts ("six people on screen")
are numbers and claim nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from courseware.text.prose import Prose
from courseware.words import word_lists, words

#: A share is a percentage in words; a count is part of a group that is known ("nine of twelve", "six of the eight").
Kind = Literal["percentage", "share", "count"]
#: Before a number: how exact it is meant to be. Empty where nothing stands there.
Qualifier = Literal["", "about", "almost", "over", "less", "more"]

#: The lists that hold what stands before a number.
_QUALIFIERS: dict[str, Qualifier] = {
    "qualifier-about": "about",
    "qualifier-almost": "almost",
    "qualifier-over": "over",
    "qualifier-less": "less",
    "qualifier-more": "more",
}
#: By how many percentage points the figure that a claim rests on may be lower or higher than the claim.
_REACH: dict[Qualifier, tuple[float, float]] = {
    "about": (-3, 3),
    "almost": (-5, 1),
    "over": (-1, 5),
    "less": (-15, 1),
    "more": (-1, 15),
}
#: The same where nothing says how exact it is: a percentage is rounded to a whole one, a share to a simple fraction.
_ROUNDED: dict[Kind, float] = {"percentage": 0.5, "share": 1.5, "count": 1.5}

#: "Three in ten" and "43 of every 100" are shares, "three in 2021" is none.
_MOST_IN_A_RATIO = 1000
#: What stands between two numbers that belong together, and a qualifier, are shorter than this (characters).
_LONGEST = 40
#: A pattern that ignores case takes these for the letters behind them.
_ODD_LETTERS = str.maketrans("ſıİ\u212a", "siik")
_DIGIT = re.compile("[0-9]")
_DIGITS = re.compile("[0-9]+")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+(?:[’'][^\W\d_]+)*)")
_WORD_PART = re.compile(r"[\w-]")
#: What somebody says. An apostrophe within a word closes nothing.
_SAID = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’")


class Number(NamedTuple):
    """A number with its place in the text."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A percentage, a share or a count with its place in the text; `value` is in percent.

    `parts` are the two numbers of "nine of twelve".
    """

    start: int
    end: int
    kind: Kind
    value: float
    qualifier: Qualifier = ""
    parts: tuple[float, ...] = ()

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest figure, in percent, that may be said so."""
        rounded = _ROUNDED[self.kind]
        below, above = _REACH[self.qualifier] if self.qualifier else (-rounded, rounded)
        return self.value + below, self.value + above


def claims(prose: Prose) -> tuple[Claim, ...]:
    """Return the claims of a text in their order. Found once for each text."""
    kept: dict[str, tuple[Claim, ...]] = vars(prose)
    if "_claims" not in kept:
        grammar = _grammar(prose.language)
        may_claim = grammar is not None and grammar.may_claim(prose)
        kept["_claims"] = tuple(_apart(grammar.claims(prose))) if grammar and may_claim else ()
    return kept["_claims"]


def unquoted(prose: Prose, made: Collection[Claim]) -> list[Claim]:
    """Return those of a text's claims that stand in no quotation marks: what somebody says is part of a case."""
    said = [match.span() for match in prose.matches(_SAID)] if made else []
    starts = [start for start, _ in said]
    places = [(claim, bisect_right(starts, claim.start) - 1) for claim in made]
    return [claim for claim, at in places if at < 0 or claim.start >= said[at][1]]


def numbers(prose: Prose) -> tuple[Number, ...]:
    """Return the numbers of a text, in digits or words. The word for 1 is left out: mostly it is an article."""
    kept: dict[str, tuple[Number, ...]] = vars(prose)
    if "_numbers" not in kept:
        grammar = _grammar(prose.language)
        # Sets tell sooner than a pattern which words there are.
        may_hold = grammar and (not grammar.number_words.isdisjoint(prose.vocabulary) or has_digits(prose))
        kept["_numbers"] = tuple(sorted(grammar.numbers(prose))) if grammar and may_hold else ()
    return kept["_numbers"]


@cache
def number_words(language: str, least: int, most: int) -> frozenset[str]:
    """Return a language's words for the numbers from `least` to `most`."""
    grammar = _grammar(language)
    values = grammar.values if grammar else {}
    return frozenset(word for word, value in values.items() if least <= value <= most)


def has_digits(prose: Prose) -> bool:
    """Tell whether a text holds a number in digits."""
    return _DIGIT.search(prose.plain) is not None


def lone_number(prose: Prose) -> float | None:
    """Return the number of a text that is nothing but a number, perhaps with "about" and the like."""
    grammar = _grammar(prose.language)
    if grammar is None or len(prose.plain) > 2 * _LONGEST or len(numbers(prose)) != 1:
        return None
    [number] = numbers(prose)
    before, behind = prose.plain[: number.start], prose.plain[number.end :]
    is_alone = not _WORD_PART.search(behind) and _key(before.strip(".,:;–“‘(")) in {"", *grammar.qualifiers}
    return number.value if is_alone else None


def are_figures(choices: Iterable[Prose]) -> bool:
    """Tell whether each of some choices is a number or claims one: then a figure has to be estimated."""
    return all(claims(choice) or lone_number(choice) is not None for choice in choices)


def _apart(found: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims that do not overlap; of two that do, the one that begins first."""
    end = 0
    for claim in sorted(found, key=lambda claim: (claim.start, -claim.end)):
        if claim.start >= end:
            yield claim
            end = claim.end


class _Grammar:
    """How one language writes figures, as sets and patterns made of its lists."""

    def __init__(self, language: str) -> None:
        lists = word_lists(language)
        self.decimal: str = lists["decimal-mark"][0]
        self.thousands = "." if self.decimal == "," else ","
        values = _values(lists["numbers"], lists["numbers-put-together"])
        self.values = {word: value for word, value in values.items() if value != 1}
        self.ones = {word: value for word, value in values.items() if value == 1}
        self.number_words = frozenset(self.values)
        self.shares = {
            _key(phrase): 100 * _divided(share)
            for name in ("shares", "shares-of-something")
            for phrase, share in lists[name].items()
        }
        self.share_words = _last_words(self.shares)
        self.qualifiers = {_key(phrase): q for name, q in _QUALIFIERS.items() for phrase in lists[name]}
        self.percent_between = frozenset(map(_key, lists["percent-between"]))
        self.share_between = frozenset(map(_key, lists["share-between"]))
        self.count_between = frozenset(map(_key, lists["count-between"]))
        self.times = frozenset([*lists["time-units"], *(month.lower() for month in words(language, "months").values())])
        percent, part, of = lists["percent"], _any_of(lists["shares-of-something"]), _any_of(lists["share-of"])
        self.percent_words = _first_words(percent)
        self.one_in = _compiled(rf"{_any_of(self.ones)}\s+{_any_of(lists['share-between'])}")
        self.digits = _digits(self.decimal, self.thousands)
        self.percent = _compiled(rf"\s*(?:{_either(percent)})(?!\w)")
        self.qualifier = _compiled(rf"({_any_of(self.qualifiers)})\s+$")
        self.share = _compiled(rf"(?P<simple>{_any_of(lists['shares'])})|(?P<part>{part})(?=(?P<of>\s+{of})?)")
        self.exempt = _compiled(_any_of(lists["shares-exempt"]))
        self.of_a_thing = _compiled(rf"{_any_of(lists['percent-of-a-thing'])}[^.!?\n]*$")
        self.of_the_case = _compiled(rf"\s+{_any_of(lists['share-of-the-case'])}")

    def may_claim(self, prose: Prose) -> bool:
        """Tell whether a text may claim something: it holds a share, a percentage or two different numbers.

        Sets tell so sooner than looking for each of them.
        """
        vocabulary = prose.vocabulary
        if not self.share_words.isdisjoint(vocabulary):
            return True
        found = len(self.number_words & vocabulary)
        in_digits = len(_DIGITS.findall(prose.plain)) if has_digits(prose) else 0
        if not found and not in_digits:
            return False
        if "%" in prose.plain or not self.percent_words.isdisjoint(vocabulary):
            return True
        # The word for 1 is mostly an article: it counts where it begins "one in".
        return found + in_digits > 1 or self.one_in.search(prose.plain) is not None

    def numbers(self, prose: Prose) -> Iterator[Number]:
        """Yield the numbers of a text, words behind digits."""
        for match in self.digits.finditer(prose.plain):
            written = match[0].replace(self.thousands, "").replace(self.decimal, ".")
            yield Number(*match.span(), float(written))
        yield from _in_words(self.values, self.number_words & prose.vocabulary, prose.plain)

    def claims(self, prose: Prose) -> Iterator[Claim]:
        """Yield the claims of a text, some of which may overlap."""
        found = list(self._ratios(prose)) if numbers(prose) else []
        if "%" in prose.plain or not self.percent_words.isdisjoint(prose.vocabulary):
            found += self._percentages(prose)
        if not self.share_words.isdisjoint(prose.vocabulary):
            found += self._shares(prose.plain)
        if not found:
            return
        exempt = [match.span() for match in prose.matches(self.exempt)]
        for claim in found:
            at = bisect_left(exempt, (claim.end, 0)) - 1
            is_exempt = at >= 0 and exempt[at][1] > claim.start
            if not is_exempt and not self._is_of_the_case(prose.plain, claim):
                yield claim

    def _is_of_the_case(self, plain: str, claim: Claim) -> bool:
        """Tell whether a claim measures nobody but those of a case, or a thing that stands before it."""
        before = plain[max(0, claim.start - _LONGEST) : claim.start]
        is_of_a_thing = claim.kind == "percentage" and self.of_a_thing.search(before) is not None
        return is_of_a_thing or self.of_the_case.match(plain, claim.end) is not None

    def _percentages(self, prose: Prose) -> Iterator[Claim]:
        plain, before = prose.plain, None
        for number in numbers(prose):
            match = self.percent.match(plain, number.end)
            if match and before and self._is_range(plain, before, number):
                yield self._claim(plain, before.start, before.end, "percentage", before.value)
            if match:
                yield self._claim(plain, number.start, match.end(), "percentage", number.value)
            before = number

    def _is_range(self, plain: str, first: Number, second: Number) -> bool:
        """Tell whether two numbers share a percent sign: "54 to 85%", and not "in 2021 and forty percent"."""
        is_alike = plain[first.start].isdigit() == plain[second.start].isdigit()
        return is_alike and first.value <= 100 and _between(plain, first.end, second.start) in self.percent_between

    def _ratios(self, prose: Prose) -> Iterator[Claim]:
        ones = _in_words(self.ones, self.ones.keys() & prose.vocabulary, prose.plain)
        row = sorted([*numbers(prose), *ones])
        for n, m in pairwise(row):
            between = _between(prose.plain, n.end, m.start)
            kind: Kind = "share" if between in self.share_between else "count"
            if kind == "count" and (between not in self.count_between or n.value == 1):
                continue
            follows = _NEXT_WORD.match(prose.plain, m.end)
            is_time = follows is not None and follows[1].lower() in self.times
            if 0 < n.value < m.value <= _MOST_IN_A_RATIO and not is_time:
                share = 100 * n.value / m.value
                yield self._claim(prose.plain, n.start, m.end, kind, share, (n.value, m.value))

    def _shares(self, plain: str) -> Iterator[Claim]:
        for match in self.share.finditer(plain):
            claim = self._claim(
                plain, match.start(), match.end(), "share", self.shares[_key(match[0].replace("-", " "))]
            )
            if match["simple"] or match["of"] or claim.qualifier:
                yield claim

    def _claim(
        self, plain: str, start: int, end: int, kind: Kind, value: float, parts: tuple[float, ...] = ()
    ) -> Claim:
        """Return a claim with the qualifier that stands before it."""
        first = max(0, start - _LONGEST)
        match = self.qualifier.search(plain[first:start])
        qualifier: Qualifier = self.qualifiers.get(_key(match[1]), "") if match else ""
        return Claim(first + match.start() if match else start, end, kind, value, qualifier, parts)


@cache
def _grammar(language: str) -> _Grammar | None:
    return _Grammar(language) if "numbers" in word_lists(language) else None


def _divided(share: str) -> float:
    above, below = map(int, share.split("/"))
    return above / below


def _values(listed: Mapping[str, str], forms: Iterable[str]) -> dict[str, float]:
    """Return the numbers in words with their values, those from 21 to 99 put together."""
    values = {word: float(value) for word, value in listed.items()}
    units = [(word, value) for word, value in values.items() if 1 <= value <= 9]
    tens = [(word, value) for word, value in values.items() if value in range(20, 100, 10)]
    for form in forms:
        values |= {form.format(ten=t, unit=u): ten + unit for t, ten in tens for u, unit in units}
    return values


def _digits(decimal: str, thousands: str) -> re.Pattern[str]:
    """Return a pattern for a number in digits; it begins with a digit, which is what is soonest found."""
    begins = rf"(?<!\w[0-9])(?<!\w\{decimal}[0-9])"
    rest = rf"(?>[0-9]{{0,2}}(?:\{thousands}[0-9]{{3}}){{1,4}}|[0-9]{{0,14}})(?:\{decimal}[0-9]{{1,9}})?"
    return re.compile(rf"[0-9]{begins}{rest}(?!\w)")


def _in_words(values: Mapping[str, float], present: Collection[str], plain: str) -> Iterator[Number]:
    """Yield where number words stand by themselves, and not as a part of another word or of one with a hyphen."""
    if not present:
        return
    lower = plain.lower()
    if len(lower) != len(plain):  # a few letters become two
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)
    for word in present:
        start = lower.find(word)
        while start >= 0:
            end = start + len(word)
            if not _WORD_PART.match(lower[start - 1 : start]) and not _WORD_PART.match(lower[end : end + 1]):
                yield Number(start, end, values[word])
            start = lower.find(word, end)


def _between(plain: str, start: int, end: int) -> str:
    """Return what stands between two places as a phrase of the lists; what is long is none."""
    return _key(plain[start:end]) if end - start <= _LONGEST else ""


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return a word of each phrase, written with and without a hyphen, without which it cannot stand in a text."""
    return frozenset(word for phrase in phrases for word in (phrase.split()[-1], phrase.replace(" ", "-")))


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return a word of each phrase without which it cannot stand in a text; a sign is none."""
    return frozenset(word for phrase in phrases for word in (phrase.split()[0], phrase.replace(" ", "-")))


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, with a space or a hyphen between their words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in longest_first)


def _any_of(phrases: Iterable[str]) -> str:
    """Return the same for whole words."""
    return rf"(?<!\w)(?:{_either(phrases)})(?!\w)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=10_000)
def _key(written: str) -> str:
    """Return a phrase without what makes no difference: case and white space."""
    return " ".join(written.translate(_ODD_LETTERS).lower().split())
