"""How single register cells are read."""

import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.cells import (
    CellFault,
    Reader,
    Unreadable,
    all_clean,
    area_reader,
    choice_reader,
    clean,
    day_reader,
    entry_number_reader,
    item_reader,
    mark_reader,
    parts_reader,
    text_reader,
    whole_reader,
)

KINDS = {"Khiếu nại": "complaint", "KN": "complaint", "Kiến nghị, phản ánh": "feedback"}


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        (day_reader(), date(2021, 8, 5), date(2021, 8, 5)),
        (day_reader(), datetime.fromisoformat("2021-08-05T23:59"), date(2021, 8, 5)),
        (day_reader(), "5/8/2021", date(2021, 8, 5)),
        (day_reader(), " 05.08.2021 ", date(2021, 8, 5)),
        (day_reader(), "05-08-2021\xa0", date(2021, 8, 5)),
        (day_reader(), "29/02/2024", date(2024, 2, 29)),
        (day_reader(), "", None),
        (day_reader(), None, None),
        (day_reader(), "\xa0 ", None),
        (whole_reader(), 1500.0, 1500),
        (whole_reader(), 7, 7),
        (whole_reader(), "105.000.000", 105_000_000),
        (whole_reader(), "1500", 1500),
        (whole_reader(), "007", 7),
        (whole_reader(), "", 0),
        (whole_reader(blank=1), None, 1),
        (whole_reader(blank=1), 0.0, 0),
        (area_reader(), 12.5, Decimal("12.5")),
        (area_reader(), "12,5", Decimal("12.5")),
        (area_reader(), "1.000,5", Decimal("1000.5")),
        (area_reader(), "1.000", Decimal(1000)),
        (area_reader(), 0.1 + 0.2, Decimal("0.3")),
        (area_reader(), "", Decimal(0)),
        (mark_reader(), "X", True),
        (mark_reader(), " x", True),
        (mark_reader(), "", False),
        (choice_reader(KINDS), "  khiếu  NẠI ", "complaint"),
        (choice_reader(KINDS), unicodedata.normalize("NFD", "Kiến nghị, phản ánh"), "feedback"),
        (choice_reader(KINDS, required=False), "", ""),
        (item_reader(14), 14.0, 14),
        (item_reader(14), "1", 1),
        (entry_number_reader(), 1.0, "1"),
        (entry_number_reader(), " 001/2021 ", "001/2021"),
        (entry_number_reader(), date(2021, 1, 2), "02/01/2021"),
        (text_reader(), unicodedata.normalize("NFD", "Phố  Cò"), "Phố Cò"),
        (text_reader(), "a\x00b\nc", "a b c"),
        (parts_reader(), "Niêm yết; Loa truyền thanh;", ("Niêm yết", "Loa truyền thanh")),
        (parts_reader(), "", ()),
    ],
)
def test_a_cell_reads(reader: Reader, cell: Any, value: Any) -> None:
    assert reader.read(cell) == value


@pytest.mark.parametrize(
    ("reader", "cell", "says"),
    [
        (day_reader(), "31/06/2021", "ngày 31/06/2021 không có trên lịch"),
        (day_reader(), "05/08.2021", "không phải là ngày"),
        (day_reader(), "2021-08-05", "không phải là ngày"),
        (day_reader(), "5/8/21", "không phải là ngày"),
        (day_reader(), "1/1/0000", "không có trên lịch"),
        (day_reader(), 44_000.0, "không phải là ngày"),
        (day_reader(), time(8, 30), "không phải là ngày"),
        (day_reader(required=True), " ", "còn trống"),
        (whole_reader(), "1.5", "không phải là số nguyên"),
        (whole_reader(), "1,000", "không phải là số nguyên"),
        (whole_reader(), "1.00.000", "không phải là số nguyên"),
        (whole_reader(), "1000.000", "không phải là số nguyên"),
        (whole_reader(), "khoảng 5 triệu", "“khoảng 5 triệu” không phải là số nguyên"),
        (whole_reader(), "khoảng năm triệu", "nội dung ô không phải là số nguyên"),
        (whole_reader(), "٣", "không phải là số nguyên"),
        (whole_reader(), 1.5, "không phải là số nguyên"),
        (whole_reader(), float("inf"), "không phải là số nguyên"),
        (whole_reader(), -2.0, "là số âm"),
        (whole_reader(), "-2", "là số âm"),
        (whole_reader(), "9" * 30, "số quá lớn"),
        (whole_reader(), "9" * 5000, "số quá lớn"),
        (area_reader(), "12.5", "không phải là diện tích"),
        (area_reader(), -1.0, "là số âm"),
        (area_reader(), float("nan"), "không phải là diện tích"),
        (area_reader(), 1e300, "số quá lớn"),
        (mark_reader(), "có", "dấu x"),
        (mark_reader(), 1.0, "dấu x"),
        (choice_reader(KINDS), "Thư ngỏ", "không có trong danh mục"),
        (choice_reader(KINDS), "", "còn trống"),
        (item_reader(14), 15.0, "ngoài danh mục"),
        (item_reader(14), 0.0, "ngoài danh mục"),
        (item_reader(14), "", "còn trống"),
        (item_reader(14), "một", "không phải là số nguyên"),
        (entry_number_reader(), "", "còn trống"),
        (entry_number_reader(5), "123456", "nhiều nhất là 5"),
        (text_reader(), Unreadable("ô báo lỗi"), "ô báo lỗi"),
        (day_reader(), Unreadable("ô báo lỗi"), "ô báo lỗi"),
        (whole_reader(), Unreadable("ô báo lỗi"), "ô báo lỗi"),
    ],
)
def test_a_cell_is_refused_with_a_sentence(reader: Reader, cell: Any, says: str) -> None:
    with pytest.raises(CellFault, match=says):
        reader.read(cell)


def test_a_name_in_the_wrong_column_is_not_repeated() -> None:
    for reader in (day_reader(), whole_reader(), choice_reader(KINDS), mark_reader()):
        with pytest.raises(CellFault) as refused:
            reader.read("Nguyễn Thị Tố Cáo")
        assert "Nguyễn" not in str(refused.value)


@given(st.lists(st.text(), max_size=5))
def test_a_batch_that_fits_is_a_batch_that_cleaning_leaves_alone(cells: list[str]) -> None:
    if all_clean(cells):
        assert [clean(cell) for cell in cells] == cells


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.dates(), st.sampled_from("/.-"))
def test_a_day_reads_as_it_was_written(day: date, mark: str) -> None:
    written = f"{day.day}{mark}{day.month:02d}{mark}{day.year:04d}"
    assert day_reader().read(written) == day


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_reads_plain_and_grouped(number: int) -> None:
    assert whole_reader().read(str(number)) == number
    assert whole_reader().read(f"{number:,}".replace(",", ".")) == number
