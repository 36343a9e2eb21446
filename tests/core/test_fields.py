"""Dates and whole numbers typed by hand, and the anatomy of a field on the page."""

from datetime import date

import pytest
from django import forms

from songcong.core.fields import VietnameseDateField, WholeNumberField


class Sample(forms.Form):
    held_on = VietnameseDateField(label="Ngày họp")
    households = WholeNumberField(label="Tổng số hộ", required=False, max_value=2_000_000)
    mode = forms.ChoiceField(
        label="Hình thức",
        choices=[("a", "Trực tiếp"), ("b", "Trực tuyến")],
        widget=forms.RadioSelect,
    )


@pytest.mark.parametrize("text", ["24/11/2026", "24.11.2026", "24-11-2026", " 24 / 11 / 2026 "])
def test_reads_a_day_with_any_stroke(text: str) -> None:
    assert VietnameseDateField().clean(text) == date(2026, 11, 24)


def test_reads_day_before_month() -> None:
    assert VietnameseDateField().clean("3/4/2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-11-24", "24/11/26", "hôm qua", "1/1/0001", "0/0/2000"]
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        VietnameseDateField().clean(text)


@pytest.mark.parametrize(("text", "number"), [("1.500.000", 1_500_000), ("1500", 1500), ("0", 0)])
def test_reads_whole_numbers(text: str, number: int) -> None:
    assert WholeNumberField().clean(text) == number


@pytest.mark.parametrize("text", ["1.5", "1,000", "-3", "1.50.000", "khoảng 5", "9999999999999999"])
def test_refuses_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        WholeNumberField().clean(text)


def test_an_empty_optional_number_is_nothing() -> None:
    assert WholeNumberField(required=False).clean("") is None


def test_shows_again_what_was_typed_and_what_is_kept() -> None:
    assert 'value="31/02/2026"' in Sample({"held_on": "31/02/2026"})["held_on"].as_widget()
    form = Sample(initial={"held_on": date(2026, 2, 1), "households": 1500})
    assert 'value="01/02/2026"' in form["held_on"].as_widget()
    assert 'value="1.500"' in form["households"].as_widget()


def test_unchanged_answers_are_seen_as_unchanged() -> None:
    form = Sample(
        {"held_on": "1/2/2026", "households": "1.500", "mode": "a"},
        initial={"held_on": date(2026, 2, 1), "households": 1500, "mode": "a"},
    )
    assert not form.has_changed()


def test_a_form_names_each_error_above_and_beside() -> None:
    html = str(Sample({"held_on": "31/02/2026", "households": "1.5"}))
    assert '<a href="#id_held_on">Ngày họp: Không có ngày 31/02/2026.</a>' in html
    assert '<a href="#id_mode_0">' in html
    assert 'id="id_held_on_error"' in html
    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in html
    assert "(không bắt buộc)" in html
