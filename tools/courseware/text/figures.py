"""The numbers in a text, and those of them that claim something: percentages, shares and counts.

What a language writes them with stands in its word list; a language without
one has no figures. Years, times and ordinary counts ("six people on screen")
are numbers and claim nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from courseware.text.prose import Prose
from courseware.words import word_lists, words

#: A share is a percentage in words; a count is part of a group that is known ("nine of twelve", "six of the eight").
Kind = Literal["percentage", "share", "count"]
#: Before a number: how exact it is meant to be. Empty where nothing stands there.
Qualifier = Literal["", "about", "almost", "over", "less", "more"]

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
_DIGIT = re.compile("[0-9]")
#: A pattern that ignores case takes these for the letters behind them.
_ODD_LETTERS = str.maketrans("ſıİ\u212a", "siik")


@dataclass(frozen=True, slots=True)
class Number:
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
        found = grammar.claims(prose.plain) if grammar and grammar.may_hold(grammar.claim_words, prose) else ()
        kept["_claims"] = tuple(_apart(found))
    return kept["_claims"]


def numbers(prose: Prose) -> Iterator[Number]:
    """Yield the numbers of a text, in digits or words. The word for 1 is left out: mostly it is an article."""
    grammar = _grammar(prose.language)
    if grammar and grammar.may_hold(grammar.number_words, prose):
        for match in prose.matches(grammar.number):
            value = grammar.value(match[0])
            if value != 1 or match[0] == "1":
                yield Number(*match.span(), value)


def lone_number(prose: Prose) -> float | None:
    """Return the number of a text that is nothing but a number, perhaps with "about" and the like."""
    grammar = _grammar(prose.language)
    match = grammar.lone.fullmatch(prose.plain) if grammar else None
    return grammar.value(match["n"]) if grammar and match else None


def are_figures(choices: Iterable[Prose]) -> bool:
    """Tell whether each of some choices is a number or holds a percentage or share: then one has to be estimated."""
    return all(_holds_figure(choice) for choice in choices)


def _holds_figure(choice: Prose) -> bool:
    return lone_number(choice) is not None or any(claim.kind != "count" for claim in claims(choice))


def _apart(found: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims that do not overlap; of two that do, the one that begins first."""
    end = 0
    for claim in sorted(found, key=lambda claim: (claim.start, -claim.end)):
        if claim.start >= end:
            yield claim
            end = claim.end


class _Grammar:
    """How one language writes figures, as patterns made of its lists."""

    def __init__(self, language: str) -> None:
        lists = word_lists(language)
        self.decimal: str = lists["decimal-mark"][0]
        self.values = _values(lists["numbers"], lists["numbers-put-together"])
        self.shares = {
            _key(phrase): 100 * Fraction(share)
            for name in ("shares", "shares-of-something")
            for phrase, share in lists[name].items()
        }
        self.qualifiers: dict[str, Qualifier] = {_key(phrase): q for q in _REACH for phrase in lists[f"qualifier-{q}"]}
        number = _number(self.decimal, self.values)
        qualified = rf"(?:{_any_of(self.qualifiers, 'qualifier')}\s+)?"
        self.number = _compiled(number)
        self.lone = _compiled(rf"\W*{qualified}(?P<n>{number})\W*")
        self.percentage = _compiled(
            rf"{qualified}(?P<n>{number})(?:\s*(?:{_either(lists['percent-between'])})\s*(?P<m>{number}))?"
            rf"\s*(?:{_either(lists['percent'])})(?!\w)"
        )
        between = f"(?:{_any_of(lists['share-between'], 'share')}|{_any_of(lists['count-between'], 'known')})"
        not_a_time = rf"(?!\s+{_any_of([*lists['time-units'], *words(language, 'months').values()])})"
        self.ratio = _compiled(rf"{qualified}(?P<n>{number})\s+{between}\s+(?=(?P<m>{number}){not_a_time})")
        part = rf"{_any_of(lists['shares-of-something'], 'part')}(?=(?P<of>\s+{_any_of(lists['share-of'])})?)"
        self.share = _compiled(rf"{qualified}(?:{_any_of(lists['shares'], 'whole')}|{part})")
        self.exempt = _compiled(_any_of(lists["figures-exempt"]))
        self.of_the_case = _compiled(rf"\s+{_any_of(lists['share-of-the-case'])}")
        self.number_words = _cues(phrase for phrase, value in self.values.items() if value != 1)
        self.claim_words = self.number_words | _cues(self.shares)

    def may_hold(self, cues: frozenset[str], prose: Prose) -> bool:
        """Tell whether a text has a digit or one of the words; sets tell so faster than patterns."""
        return not cues.isdisjoint(prose.vocabulary) or _DIGIT.search(prose.plain) is not None

    def value(self, written: str) -> float:
        """Return the value of a number as written."""
        word = _key(written)
        if word in self.values:
            return self.values[word]
        return float(written.replace("." if self.decimal == "," else ",", "").replace(self.decimal, "."))

    def claims(self, plain: str) -> Iterator[Claim]:
        """Yield the claims of a text, some of which may overlap."""
        exempt = [match.span() for match in self.exempt.finditer(plain)]
        for claim in (*self._percentages(plain), *self._ratios(plain), *self._shares(plain)):
            at = bisect_left(exempt, (claim.end, 0)) - 1
            is_exempt = at >= 0 and exempt[at][1] > claim.start
            if not is_exempt and not self.of_the_case.match(plain, claim.end):
                yield claim

    def _percentages(self, plain: str) -> Iterator[Claim]:
        for match in self.percentage.finditer(plain):
            start, qualifier, first, second = match.start(), self._qualifier(match), match["n"], match["m"]
            # "In 2021 and forty percent" are no two percentages.
            if second and first[0].isdigit() == second[0].isdigit() and self.value(first) <= 100:
                yield Claim(start, match.end("n"), "percentage", self.value(first), qualifier)
            if second:
                start, qualifier = match.start("m"), ""
            yield Claim(start, match.end(), "percentage", self.value(second or first), qualifier)

    def _ratios(self, plain: str) -> Iterator[Claim]:
        for match in self.ratio.finditer(plain):
            n, m = self.value(match["n"]), self.value(match["m"])
            kind: Kind = "share" if match["share"] else "count"
            fewest = 1 if kind == "share" else 2
            if fewest <= n < m <= _MOST_IN_A_RATIO:
                yield Claim(match.start(), match.end("m"), kind, 100 * n / m, self._qualifier(match), (n, m))

    def _shares(self, plain: str) -> Iterator[Claim]:
        for match in self.share.finditer(plain):
            written = match["whole"] or match["part"]
            if match["whole"] or match["of"] or match["qualifier"]:
                value = float(self.shares[_key(written)])
                yield Claim(match.start(), match.end(), "share", value, self._qualifier(match))

    def _qualifier(self, match: re.Match[str]) -> Qualifier:
        return self.qualifiers[_key(match["qualifier"])] if match["qualifier"] else ""


@cache
def _grammar(language: str) -> _Grammar | None:
    return _Grammar(language) if "numbers" in word_lists(language) else None


def _values(listed: Mapping[str, str], forms: Iterable[str]) -> dict[str, float]:
    """Return the numbers in words with their values, those from 21 to 99 put together."""
    values = {_key(word): float(value) for word, value in listed.items()}
    units = [(word, value) for word, value in values.items() if 1 <= value <= 9]
    tens = [(word, value) for word, value in values.items() if value in range(20, 100, 10)]
    for form in forms:
        values |= {_key(form.format(ten=t, unit=u)): ten + unit for t, ten in tens for u, unit in units}
    return values


def _number(decimal: str, values: Iterable[str]) -> str:
    """Return a pattern for a number in digits or words, without a way back into it."""
    thousands = "." if decimal == "," else ","
    whole = rf"(?>[0-9]{{1,3}}(?:\{thousands}[0-9]{{3}})+|[0-9]{{1,15}})"
    digits = rf"(?<!\w)(?<!\w\{decimal}){whole}(?:\{decimal}[0-9]{{1,9}})?(?!\w)"
    in_words = rf"(?<!\w)(?<!\w-)(?>{_either(values)})(?!\w|-\w)"
    return f"(?:{digits}|{in_words})"


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, with a space or a hyphen between their words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in longest_first)


def _any_of(phrases: Iterable[str], group: str = "") -> str:
    """Return the same for whole words, as a group of that name."""
    return rf"(?{f'P<{group}>' if group else ':'}(?<!\w)(?:{_either(phrases)})(?!\w))"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _key(written: str) -> str:
    """Return a phrase without what makes no difference: case, white space and hyphens."""
    return " ".join(written.translate(_ODD_LETTERS).lower().replace("-", " ").split())


def _cues(phrases: Iterable[str]) -> frozenset[str]:
    """Return a word of each phrase, without which the phrase cannot stand in a text."""
    return frozenset(cue for phrase in phrases for cue in (phrase.split()[-1], "-".join(phrase.split())))
