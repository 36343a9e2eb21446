"""Rates are exact and rounded half away from zero."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.rates import percent


@pytest.mark.parametrize(
    ("numerator", "denominator", "rate"),
    [
        (139, 166, "83.7"),
        (1, 2000, "0.1"),  # 0.05 goes up; a float or half-even would say 0.0
        (3, 2000, "0.2"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (0, 5, "0.0"),
        (5, 5, "100.0"),
        (-1, 2000, "-0.1"),
        (Decimal("12.5"), 100, "12.5"),
    ],
)
def test_one_decimal(numerator: int, denominator: int, rate: str) -> None:
    assert str(percent(numerator, denominator)) == rate


def test_nothing_to_divide_by() -> None:
    assert percent(0, 0) is None


@given(st.integers(0, 10**15), st.integers(1, 10**15))
def test_never_further_than_half_a_tenth(numerator: int, denominator: int) -> None:
    rate = percent(numerator, denominator)
    assert rate is not None
    away = Fraction(rate) - Fraction(numerator, denominator) * 100
    assert -Fraction(1, 20) < away <= Fraction(1, 20)
