"""Rates: exact fractions in percent, rounded to one decimal, half away from zero."""

from decimal import Decimal
from fractions import Fraction

Number = int | Decimal


def percent(numerator: Number, denominator: Number) -> Decimal | None:
    """The rate in percent with one decimal; None where there is nothing to divide by."""
    if denominator == 0:
        return None
    tenths = Fraction(numerator) / Fraction(denominator) * 1000
    rounded = int(abs(tenths) + Fraction(1, 2))
    signed = rounded if tenths >= 0 else -rounded
    return Decimal(signed).scaleb(-1)
