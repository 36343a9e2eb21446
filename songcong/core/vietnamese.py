"""Vietnamese words for dates, numbers, money and quarters, as templates and papers print them."""

from datetime import date
from decimal import Decimal

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_ROMAN = ("I", "II", "III", "IV")


def weekday(day: date) -> str:
    """The name of the day of the week: "Thứ Ba"."""
    return _WEEKDAYS[day.weekday()]


def short_date(day: date) -> str:
    """A date in figures: "24/11/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def date_in_words(day: date) -> str:
    """A date with its day of the week: "Thứ Ba, ngày 24 tháng 11 năm 2026"."""
    return f"{weekday(day)}, {paper_date(day)}"


def paper_date(day: date) -> str:
    """A date as a paper's head writes it; days below 10 and months 1, 2 get a zero (Decree 30)."""
    month = f"{day.month:02}" if day.month in (1, 2) else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def number(value: int | float | Decimal) -> str:
    """A number with dots between thousands and a decimal comma: "1.234.567,5"."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    text = f"{exact:,f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    if not part and whole == "-0":
        whole = "0"
    whole = whole.replace(",", ".")
    return f"{whole},{part}" if part else whole


def percent(value: int | float | Decimal) -> str:
    """A rate in percent with one decimal: "93,7%", "100,0%"."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return f"{exact:,.1f}%".replace(",", "·").replace(".", ",").replace("·", ".")


def money(dong: int) -> str:
    """An amount in đồng: "1.500.000 đồng"."""
    return f"{number(dong)} đồng"


def roman(quarter: int) -> str:
    """The number of a quarter as offices write it: "III"."""
    return _ROMAN[quarter - 1]


def lower_first(words: str) -> str:
    """Words that begin with a capital, as they stand within a sentence: "đơn số 12/2026"."""
    return words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """Words as they begin a line, with whatever else is capital in them: "Quý II năm 2025"."""
    return words[:1].upper() + words[1:]
