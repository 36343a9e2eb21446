"""Workbooks made by hand for tests, and the ten of quarter III/2021."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from songcong.registers.catalogue import SPECS

QUARTER = Path(__file__).resolve().parents[1] / "data" / "2021Q3"
DAY = date(2021, 8, 10)
RECEPTION: dict[str, Any] = {
    "STT": 1,
    "Ngày tiếp": DAY,
    "Hình thức": "Thường xuyên",
    "Họ tên công dân": "Lò Thị Mẫu",
    "Vụ việc": "Lần đầu",
}
PETITION: dict[str, Any] = {
    "Số đơn": "001/2021",
    "Ngày nhận": DAY,
    "Nguồn": "Trực tiếp",
    "Họ tên": "Lò Thị Mẫu",
    "Điện thoại": "0912 345 678",
    "Địa chỉ": "TDP 4",
    "Loại đơn": "KN",
    "Nội dung": "tranh chấp ranh giới đất",
}
DENUNCIATION: dict[str, Any] = PETITION | {
    "Số đơn": "002/2021",
    "Họ tên": "Giàng A Kín",
    "Điện thoại": "0987654321",
    "Địa chỉ": "số 9 ngõ Vắng",
    "Loại đơn": "TC",
    "Nội dung": "Giàng A Kín tố cáo thu tiền sai",
}


def expected() -> dict[str, Any]:
    """What the ten workbooks must give."""
    whole: dict[str, Any] = json.loads((QUARTER / "expected.json").read_text(encoding="utf-8"))
    return whole


def write(
    path: Path,
    sheets: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    more_columns: Sequence[str] = (),
) -> Path:
    """Write rows given by column title, sheet by sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        spec = next(spec for spec in SPECS if spec.name == name)
        titles = [*(column.title for column in spec.columns), *more_columns]
        sheet = book.create_sheet(name)
        sheet.append(titles)
        for row in rows:
            sheet.append([row.get(title) for title in titles])
    book.save(path)
    return path
