"""Vietnamese text: words, searches, names, and what the screen says of dates and numbers."""

import unicodedata
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core import vietnamese
from songcong.core.text import fold, name_sort_key, nfc, words

IN_ORDER = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"


def test_words_compare_like_registers_do() -> None:
    decomposed = unicodedata.normalize("NFD", "Định  kỳ")
    assert words(f"\u00a0{decomposed}\t\n") == words("ĐỊNH KỲ") == "định kỳ"
    assert words("   ") == ""
    assert nfc(decomposed) == "Định  kỳ"


def test_searches_need_no_marks() -> None:
    for text in ("Sông Công", "SÔNG CÔNG", unicodedata.normalize("NFD", "sông  công")):
        assert fold(text) == "song cong"
    assert fold("Đường Đ. Ấp Ổi Ưu Ỵ") == "duong d. ap oi uu y"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words(words(text)) == words(text)
    assert fold(fold(text)) == fold(text)


def assert_in_order(names: list[str]) -> None:
    keys = [name_sort_key(name) for name in names]
    assert all(one < other for one, other in pairwise(keys)), keys


def test_letters_sort_in_the_vietnamese_order() -> None:
    letters = IN_ORDER.split()
    assert_in_order(letters)


def test_tones_sort_after_letters() -> None:
    names = ["Ha", "Hà", "Hả", "Hã", "Há", "Hạ", "Hai", "Hân"]
    assert_in_order(names)


def test_names_sort_by_given_then_middle_then_family_name() -> None:
    names = [
        "Vũ An",
        "Lê Thị An",
        "Trần Thị An",
        "Bế Thị Thu An",
        "Lê Văn An",
        "Bùi Ánh",
        "Hà",
        "Đỗ Thị Thu Hà",
    ]
    assert_in_order(names)


def test_a_key_is_plain_and_case_does_not_matter() -> None:
    assert name_sort_key("NGUYỄN VĂN Ý") == name_sort_key(
        unicodedata.normalize("NFD", "nguyễn văn ý")
    )
    assert name_sort_key("  ") == name_sort_key("- '") == ""
    assert name_sort_key("Y-Bih 2").isascii()


@given(st.text())
def test_any_text_has_an_ascii_key(text: str) -> None:
    key = name_sort_key(text)
    assert key == name_sort_key(text.upper()) or not text.isascii()
    assert key == key.strip()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567.5, "1.234.567,5"),
        (1234567, "1.234.567"),
        (Decimal("441.0000"), "441"),
        (Decimal("-1234.50"), "-1.234,5"),
        (0, "0"),
        (Decimal("-0.00"), "0"),
        (999, "999"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert vietnamese.number(value) == text


def test_rates_and_money() -> None:
    assert vietnamese.percent(Decimal("93.7")) == "93,7%"
    assert vietnamese.percent(100) == "100,0%"
    assert vietnamese.percent(1234.5) == "1.234,5%"
    assert vietnamese.money(1500000) == "1.500.000 đồng"


def test_dates() -> None:
    day = date(2026, 11, 24)
    assert vietnamese.date_in_words(day) == "Thứ Ba, ngày 24 tháng 11 năm 2026"
    assert vietnamese.paper_date(date(2026, 2, 3)) == "ngày 03 tháng 02 năm 2026"
    assert vietnamese.paper_date(date(2026, 4, 3)) == "ngày 03 tháng 4 năm 2026"
    assert vietnamese.short_date(date(2026, 4, 3)) == "03/04/2026"
    assert vietnamese.weekday(date(2026, 11, 29)) == "Chủ nhật"
    assert [vietnamese.roman(n) for n in (1, 2, 3, 4)] == ["I", "II", "III", "IV"]
