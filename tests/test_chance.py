"""Probabilities against values worked out by counting or printed in tables."""

from __future__ import annotations

from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.text.chance import binomial_tail, chi_square_tail


@given(st.integers(1, 60), st.data(), st.floats(0.01, 0.99))
def test_binomial_tail_is_the_sum_of_what_can_happen(trials: int, data: st.DataObject, chance: float) -> None:
    hits = data.draw(st.integers(0, trials))
    wanted = sum(comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(hits, trials + 1))
    assert isclose(binomial_tail(hits, trials, chance), wanted, rel_tol=1e-9, abs_tol=1e-12)


def test_binomial_tail_of_many() -> None:
    # 3,500 of 10,000 with one in three lies 3.536 standard deviations above what is to be expected.
    assert binomial_tail(3_500, 10_000, 1 / 3) == pytest.approx(2.2e-4, rel=0.1)
    assert binomial_tail(0, 10_000, 1 / 3) == pytest.approx(1)


#: The value that chance exceeds once in a hundred times, and once in twenty.
TABLE = [(1, 6.635, 3.841), (2, 9.210, 5.991), (3, 11.345, 7.815), (4, 13.277, 9.488), (5, 15.086, 11.070)]


@pytest.mark.parametrize(("freedom", "once_in_100", "once_in_20"), TABLE)
def test_chi_square_as_printed_in_tables(freedom: int, once_in_100: float, once_in_20: float) -> None:
    assert chi_square_tail(once_in_100, freedom) == pytest.approx(0.01, rel=1e-3)
    assert chi_square_tail(once_in_20, freedom) == pytest.approx(0.05, rel=1e-3)


@pytest.mark.parametrize("freedom", range(1, 9))
def test_chi_square_of_nothing(freedom: int) -> None:
    assert chi_square_tail(0.0, freedom) == 1.0
