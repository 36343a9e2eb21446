"""Dates and numbers as they are typed and shown in Viet Nam."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils.formats import date_format, localize, number_format

from songcong.core.clock import ZONE
from songcong.core.fields import AreaField, WholeNumberField


class Typed(forms.Form):
    day = forms.DateField(localize=True)
    amount = AreaField(required=False)
    count = WholeNumberField(required=False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/11/2026", date(2026, 11, 24)),
        ("03/04/2026", date(2026, 4, 3)),
        ("3/4/2026", date(2026, 4, 3)),
        ("3-4-2026", date(2026, 4, 3)),
        ("3.4.2026", date(2026, 4, 3)),
    ],
)
def test_days_come_before_months(text: str, day: date) -> None:
    form = Typed({"day": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == day


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234.567,89", Decimal("1234567.89")),
        ("12,5", Decimal("12.5")),
        (" 1.000 ", 1000),
        ("441", 441),
        ("", None),
    ],
)
def test_areas_have_a_decimal_comma(text: str, amount: Decimal | None) -> None:
    form = Typed({"day": "3/4/2026", "amount": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == amount


@pytest.mark.parametrize(
    ("text", "count"), [("1.234.567", 1234567), ("12", 12), ("0", 0), ("", None)]
)
def test_whole_numbers_may_have_dots(text: str, count: int | None) -> None:
    form = Typed({"day": "3/4/2026", "count": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["count"] == count


def test_what_is_no_number_is_refused() -> None:
    for text in ("1.5", "1,000", "12.34.567", "-1", "khoảng 5 triệu"):
        assert "count" in Typed({"day": "3/4/2026", "count": text}).errors, text
    for text in ("1.5", "1,000.5", "-0,5", "1,2,3", "NaN"):
        assert "amount" in Typed({"day": "3/4/2026", "amount": text}).errors, text


@pytest.mark.parametrize("text", ["11/24/2026", "31/02/2026", "3/4/26", "hôm nay"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert "day" in Typed({"day": text}).errors


def test_shown_as_typed() -> None:
    day = date(2026, 4, 3)
    assert date_format(day) == localize(day) == "03/04/2026"
    assert (
        date_format(datetime(2026, 4, 3, 14, 5, tzinfo=ZONE), "DATETIME_FORMAT")
        == "14:05 03/04/2026"
    )
    assert date_format(day, "YEAR_MONTH_FORMAT") == "tháng 4 năm 2026"
    assert number_format(Decimal("1234567.89"), force_grouping=True) == "1.234.567,89"
    assert Template("{{ day }}").render(Context({"day": day})) == "03/04/2026"
