"""The inspectorate's forms as data: whole, consistent, and chosen by the period's last day."""

from datetime import date

import pytest

from petitions.figures.form_words import CONDITIONS
from petitions.rules.official_forms import Balance, OfficialForm, all_forms, forms_on
from petitions.rules.official_forms.words import PHRASES, TABLES

EVERY = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.key)
COLUMNS = {
    "2021": [30, 17, 27, 31, 34, 25, 27, 20, 32, 25],
    "2024": [29, 16, 22, 26, 27, 20, 26, 19, 31, 24],
}
CODES = [
    "01/TCD",
    "02/TCD",
    "01/XLD",
    "02/XLD",
    "03/XLD",
    "04/XLD",
    "01/KQGQ",
    "02/KQGQ",
    "03/KQGQ",
    "04/KQGQ",
]


@pytest.mark.parametrize("year", ["2021", "2024"])
def test_each_circular_has_its_ten_forms_with_their_columns(year: str) -> None:
    forms = [form for form in all_forms() if form.circular.key == year]
    assert [form.code for form in forms] == CODES
    assert [len(form.columns) for form in forms] == COLUMNS[year]


@EVERY
def test_columns_are_numbered_as_printed(form: OfficialForm) -> None:
    assert [one.no for one in form.columns] == list(range(1, len(form.columns) + 1))


@EVERY
def test_every_word_is_known_and_every_sum_is_of_columns(form: OfficialForm) -> None:
    assert form.table in TABLES
    numbers = {one.no for one in form.columns if not one.blank}
    for one in form.columns:
        assert {*form.within, *form.ways, *one.counts} <= set(PHRASES)
        assert not (one.counts and not one.counted)
    for balance in form.balances:
        assert {no for side in balance.sides for no in side} <= numbers


def test_each_word_has_one_phrase_and_one_condition() -> None:
    assert {*CONDITIONS, "placed"} == set(PHRASES)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2021, 3, 14), "2021"),
        (date(2021, 9, 14), "2021"),
        (date(2024, 3, 4), "2021"),
        (date(2024, 3, 14), "2024"),
        (date(2026, 9, 14), "2024"),
    ],
)
def test_the_last_day_of_the_period_chooses_the_circular(day: date, year: str) -> None:
    assert {form.circular.key for form in forms_on(day)} == {year}


def test_a_reader_is_told_when_a_form_is_early_or_in_doubt() -> None:
    old, new = forms_on(date(2021, 3, 14))[0].circular, forms_on(date(2025, 9, 30))[0].circular
    assert "trước ngày Thông tư 02/2021/TT-TTCP có hiệu lực" in old.remarks(date(2021, 3, 14))[0]
    assert not any("trước ngày" in said for said in old.remarks(date(2021, 9, 14)))
    assert any("06/2025" in said for said in new.remarks(date(2025, 9, 30)))
    assert not any("06/2025" in said for said in new.remarks(date(2025, 9, 14)))


def test_a_balance_is_read_and_told_as_printed() -> None:
    balance = Balance.parse("10 = 11+15 = 18+19")
    assert balance.sides == ((10,), (11, 15), (18, 19))
    assert str(balance) == "10 = 11 + 15 = 18 + 19"
    assert balance.holds({10: 3, 11: 1, 15: 2, 19: 3})
    assert balance.sums({10: 3, 11: 1, 15: 1, 18: 3}) == (3, 2, 3)
    assert not balance.holds({10: 3, 11: 1, 15: 1, 18: 3})


@pytest.mark.parametrize("text", ["", "10", "10 =", "10 = 11-2", "a = b"])
def test_what_is_no_balance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no balance"):
        Balance.parse(text)


def test_a_column_says_what_it_counts() -> None:
    form = next(form for form in all_forms() if form.key == "forms.02-xld-2024")
    said = form.formula(form.columns[10])
    assert said.startswith("Số đơn nhận đến cuối kỳ, đến đầu kỳ chưa xử lý; khiếu nại; ")
    assert said.endswith("nhóm lĩnh vực “Đất đai, nhà ở”.")
    persons = next(form for form in all_forms() if form.key == "forms.01-tcd-2024").columns[1]
    assert persons.title == "Tổng số người được tiếp"
    assert "không hướng dẫn, đôn đốc" in form.left_out
