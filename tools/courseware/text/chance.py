"""How likely chance alone makes counts as uneven as those that were found."""

from __future__ import annotations

import math

#: What chance would do less often than this, in all that is looked at together, we do not put down to chance.
SELDOM = 0.01


def binomial_tail(hits: int, trials: int, chance: float) -> float:
    """Return how likely there are `hits` or more among `trials`, each a hit with this chance (above 0, below 1)."""
    log, log_not = math.log(chance), math.log1p(-chance)
    whole = math.lgamma(trials + 1)
    terms = (
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(trials - k + 1) + k * log + (trials - k) * log_not)
        for k in range(hits, trials + 1)
    )
    return min(1.0, math.fsum(terms))


def chi_square_tail(value: float, freedom: int) -> float:
    """Return how likely chi-square is `value` or more with so many degrees of freedom (1 or more)."""
    half = value / 2
    tail, at = (math.erfc(math.sqrt(half)), 1) if freedom % 2 else (math.exp(-half), 2)
    while at < freedom:
        # Q(value, n + 2) from Q(value, n): Abramowitz and Stegun 26.4.8.
        tail += math.exp(at / 2 * math.log(half) - half - math.lgamma(at / 2 + 1)) if half else 0.0
        at += 2
    return tail
