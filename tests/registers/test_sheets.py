"""How a register sheet is read: header, skipped rows, faults, identity."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from petitions.imports import PETITIONS, RECEPTIONS
from songcong.core.cells import Cell
from songcong.core.sheet_reader import read_sheet
from songcong.core.sheets import SheetReading, SheetSpec
from wards.imports import DECISIONS, DISCLOSURES, MEETINGS

DAY = date(2021, 8, 10)
RECEPTION: dict[str, Cell] = {
    "STT": 1.0,
    "Ngày tiếp": DAY,
    "Hình thức": "Thường xuyên",
    "Vụ việc": "Lần đầu",
}
PETITION: dict[str, Cell] = {
    "Số đơn": "001/2021",
    "Ngày nhận": DAY,
    "Nguồn": "Trực tiếp",
    "Loại đơn": "KN",
}
DECISION: dict[str, Cell] = {"STT": 1.0, "Ngày": DAY, "Mục": 1.0}


def read(
    spec: SheetSpec,
    *rows: dict[str, Cell] | list[Cell],
    above: tuple[list[Cell], ...] = (),
    header: list[Cell] | None = None,
    batch: int = 1000,
    unit_on: Callable[[date], int | None] = lambda _day: 1,
) -> SheetReading:
    """Read rows given by title, or as they stand, below a header."""
    titles: list[Cell] = header or [column.title for column in spec.columns]
    lines = [
        [row.get(str(title), "") for title in titles] if isinstance(row, dict) else row
        for row in rows
    ]
    whole = [*above, titles, *lines]
    width = max(map(len, whole))
    padded = [[*row, *[""] * (width - len(row))] for row in whole]
    batches = [padded[i : i + batch] for i in range(0, len(padded), batch)]
    return read_sheet(spec, batches, unit_on=unit_on)


def faults(reading: SheetReading) -> list[tuple[int, str]]:
    return [(fault.row, fault.column) for fault in reading.faults]


def test_the_header_may_stand_anywhere_in_any_order_and_case() -> None:
    header: list[Cell] = ["Ghi chú", " NGÀY  tiếp", "hình thức", "stt", "Vụ việc", "Khác"]
    row: list[Cell] = ["đã xem", DAY, "Định kỳ", 5.0, "nhiều lần", 12.0]
    reading = read(
        RECEPTIONS, row, header=header, above=(["SỔ TIẾP DÂN"], [], ["STT", "không phải"])
    )
    [entry] = reading.entries
    assert entry.row == 5
    assert entry.line.kind == "periodic"
    assert entry.line.persons == 1
    assert entry.identity == (1, "5", DAY)
    assert entry.note == {"Ghi chú": "đã xem", "Khác": "12"}


def test_what_is_no_data_row_is_left_out() -> None:
    reading = read(
        RECEPTIONS,
        [],
        ["\xa0", " "],
        ["Tháng 5"],
        ["", "Tháng 5"],
        ["", "", "", "", "Tháng 6"],
        ["Tổng cộng", 40.0, 94.0],
        ["", "  TỔNG", 4.0],
        ["Cộng", "", 3.0],
        [column.title.upper() for column in RECEPTIONS.columns],
        RECEPTION,
    )
    assert reading.data_rows == 1
    assert not reading.faults


def test_a_row_that_only_looks_like_a_total_or_a_remark_is_data() -> None:
    reading = read(RECEPTIONS, [3.0], ["Tổng kết", DAY], [DAY], [1.0, "Tổng"])
    assert reading.data_rows == 4
    assert {fault.row for fault in reading.faults} == {2, 3, 4, 5}


def test_every_faulty_cell_of_a_row_is_named_and_the_row_counts_once() -> None:
    row = PETITION | {"Ngày nhận": "31/6/2021", "Loại đơn": "Thư ngỏ", "Số người ký": -1.0}
    reading = read(PETITIONS, row)
    assert faults(reading) == [(2, "Ngày nhận"), (2, "Số người ký"), (2, "Loại đơn")]
    assert reading.data_rows == 1


def test_reasons_of_one_cell_are_joined() -> None:
    row = PETITION | {"Ngày thụ lý": date(2021, 8, 12), "Ngày giải quyết": date(2021, 8, 1)}
    [fault] = read(PETITIONS, row).faults
    assert fault.column == "Ngày giải quyết"
    assert fault.reason.count("đứng trước") == 2


def test_a_rule_is_silent_where_one_of_its_cells_could_not_be_read() -> None:
    row = DECISION | {"Tổng số hộ": "nhiều", "Số hộ dự": 80.0, "Đồng ý": 70.0}
    assert faults(read(DECISIONS, row)) == [(2, "Tổng số hộ")]
    processed = PETITION | {"Đủ điều kiện": "x", "Ngày xử lý": DAY}
    assert faults(read(PETITIONS, processed | {"Thẩm quyền": "Chưa rõ"})) == [(2, "Thẩm quyền")]
    assert faults(read(PETITIONS, processed)) == [(2, "Thẩm quyền")]
    assert not read(PETITIONS, processed | {"Ngày xử lý": ""}).faults


def test_sums_and_orders_are_kept_to() -> None:
    votes = DECISION | {"Tổng số hộ": 100.0, "Số hộ dự": 80.0, "Đồng ý": 70.0, "Không hợp lệ": 11.0}
    assert faults(read(DECISIONS, votes)) == [(2, "Đồng ý")]
    assert faults(read(DECISIONS, votes | {"Số hộ dự": 101.0})) == [(2, "Số hộ dự")]
    assert not read(DECISIONS, votes | {"Không hợp lệ": 10.0, "Ngày công nhận": DAY}).faults
    meeting: dict[str, Cell] = {"STT": 1.0, "Ngày họp": DAY, "Loại": "Họp TDP"}
    assert faults(read(MEETINGS, meeting | {"Số ý kiến": 1.0, "Số ý kiến đã trả lời": 2.0})) == [
        (2, "Số ý kiến đã trả lời")
    ]
    posted: dict[str, Cell] = {"STT": 1.0, "Mục": 3.0, "Ngày văn bản": DAY, "Ngày công khai": DAY}
    assert not read(DISCLOSURES, posted | {"Công khai đến ngày": DAY}).faults
    assert faults(read(DISCLOSURES, posted | {"Công khai đến ngày": date(2021, 8, 9)})) == [
        (2, "Công khai đến ngày")
    ]


def test_the_same_row_again_is_a_duplicate_and_another_with_its_number_is_refused() -> None:
    reading = read(
        PETITIONS,
        PETITION | {"Nội dung": "Đòi bồi thường"},
        PETITION | {"Nội dung": " đòi  BỒI thường"},
        PETITION | {"Nội dung": "khác"},
        PETITION | {"Số đơn": "1/2021"},
        PETITION | {"Nội dung": "Đòi bồi thường", "Ghi chú": "không tính"},
    )
    assert len(reading.entries) == 2
    assert {row: first.row for row, first in reading.duplicates.items()} == {3: 2, 6: 2}
    assert faults(reading) == [(4, "Số đơn")]


def test_a_number_is_the_same_as_cell_and_as_text() -> None:
    reading = read(RECEPTIONS, RECEPTION, RECEPTION | {"STT": "1"}, RECEPTION | {"STT": "01"})
    assert len(reading.entries) == 2
    assert list(reading.duplicates) == [3]


def test_only_accepted_rows_hold_an_identity() -> None:
    reading = read(
        PETITIONS,
        PETITION | {"Loại đơn": "Thư ngỏ"},
        PETITION,
        PETITION | {"Nguồn": "Không rõ", "Nội dung": "khác"},
    )
    assert [entry.row for entry in reading.entries] == [3]
    assert faults(reading) == [(2, "Loại đơn"), (4, "Nguồn")]


def test_the_same_number_on_another_day_is_another_row_but_not_for_petitions() -> None:
    other: dict[str, Cell] = {"Ngày tiếp": date(2021, 8, 11)}
    assert len(read(RECEPTIONS, RECEPTION, RECEPTION | other).entries) == 2
    reading = read(PETITIONS, PETITION, PETITION | {"Ngày nhận": date(2021, 8, 11)})
    assert faults(reading) == [(3, "Số đơn")]


def test_a_register_may_serve_two_units_and_a_day_without_one_is_refused() -> None:
    def unit_on(day: date) -> int | None:
        return None if day.year < 2015 else 1 if day < date(2025, 7, 1) else 2

    reading = read(
        PETITIONS,
        PETITION | {"Ngày nhận": date(2025, 6, 30)},
        PETITION | {"Ngày nhận": date(2025, 7, 1)},
        PETITION | {"Ngày nhận": date(2014, 12, 31)},
        unit_on=unit_on,
    )
    assert [entry.unit for entry in reading.entries] == [1, 2]
    assert faults(reading) == [(4, "Ngày nhận")]


def test_a_missing_column_is_empty() -> None:
    reading = read(RECEPTIONS, RECEPTION, header=["STT", "Ngày tiếp", "Hình thức"])
    assert faults(reading) == [(2, "Vụ việc")]


def test_a_sheet_without_a_header_says_so() -> None:
    reading = read(RECEPTIONS, ["a", "b"], header=["Số", "Ngày"])
    assert reading.data_rows == 0
    assert reading.notices == ["không thấy dòng tiêu đề (phải có cột STT, Ngày tiếp)"]
    assert not read(RECEPTIONS, header=[""]).notices


CELLS = st.sampled_from(
    ["", " ", "Tổng", "Tháng 5", "x", "KN", "Thuộc", "Thụ lý", "1", "1.5", "31/6/2021", "5/8/2021"]
) | st.sampled_from([1.0, 0.0, -1.0, 1.5, DAY, date(2021, 8, 1), None])


@given(st.lists(st.lists(CELLS, min_size=18, max_size=18), max_size=12), st.integers(1, 5))
def test_batches_do_not_matter_and_every_data_row_is_counted_once(
    rows: list[list[Any]], batch: int
) -> None:
    whole, parted = read(PETITIONS, *rows), read(PETITIONS, *rows, batch=batch)
    assert whole.entries == parted.entries
    assert whole.faults == parted.faults
    assert whole.duplicates == parted.duplicates
    rowset = {e.row for e in whole.entries} | set(whole.duplicates) | set(whole.refused)
    assert len(rowset) == whole.data_rows
    assert {fault.row for fault in whole.faults} == set(whole.refused)
