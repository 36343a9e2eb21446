"""Empty workbooks to fill: the header of each sheet as it is read, hints above, words to choose."""

import io
from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from songcong.core.sheets import Column, SheetSpec
from songcong.registers.catalogue import TITLES

ADVICE: Final = (
    "Ghi mỗi việc một dòng, ngay dưới dòng tiêu đề; không đổi tên trang và tên cột. "
    "Các dòng hướng dẫn phía trên cứ để nguyên khi nhập."
)
WORDS: Final = "Danh mục"
"""The sheet, hidden, from which the lists of words are chosen; the import passes it over."""
_HEADER: Final = 4
_LAST: Final = 2000
_FORMATS: Final = {"day": "dd/mm/yyyy", "whole": "#,##0", "area": "#,##0.####", "code": "@"}
_WIDTHS: Final = {"text": 28, "choice": 20, "parts": 28}
_HINTS: Final = {
    "day": "ngày/tháng/năm, ví dụ 05/08/2021",
    "area": "số m², có thể lẻ",
    "mark": "ghi x nếu có",
    "choice": "chọn trong danh sách",
    "parts": "nhiều ý thì cách nhau bằng dấu ;",
}
_SOFT: Final = Font(italic=True, color="4A545E")
_GROUND: Final = PatternFill("solid", fgColor="E7F0F9")


def blank_workbook(specs: Sequence[SheetSpec]) -> bytes:
    """A workbook with these sheets and no rows, ready to be filled and imported."""
    book = Workbook()
    words: Any = book.active
    words.title, words.sheet_state = WORDS, "hidden"
    for at, spec in enumerate(specs):
        _write_sheet(book.create_sheet(spec.name, at), spec, words)
    book.active = 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_sheet(sheet: Any, spec: SheetSpec, words: Any) -> None:
    sheet["A1"], sheet["A1"].font = f"{TITLES[spec.name]} (trang {spec.name})", Font(bold=True)
    sheet["A2"], sheet["A2"].font = ADVICE, _SOFT
    for place, column in enumerate(spec.columns, start=1):
        letter, look = get_column_letter(place), column.reader.look
        hint = sheet.cell(_HEADER - 1, place, hint_of(column))
        hint.font, hint.alignment = _SOFT, Alignment(wrap_text=True, vertical="top")
        head = sheet.cell(_HEADER, place, column.title)
        head.font, head.fill = Font(bold=True), _GROUND
        sheet.column_dimensions[letter].width = _WIDTHS.get(look, max(14, len(column.title) + 3))
        if look in _FORMATS:
            sheet.column_dimensions[letter].number_format = _FORMATS[look]
        rule = _rule(column, words)
        if rule is not None:
            rule.add(f"{letter}{_HEADER + 1}:{letter}{_LAST}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = f"A{_HEADER + 1}"


def hint_of(column: Column) -> str:
    """What to write in the column's cells."""
    reader = column.reader
    hint = _HINTS.get(reader.look, "")
    if reader.look == "whole":
        hint = f"số; trống là {reader.blank}"
    elif reader.look == "item":
        hint = f"số từ 1 đến {reader.most}"
    said = "; ".join(filter(None, ("bắt buộc" if reader.required else "", hint)))
    return said[:1].upper() + said[1:]


def _rule(column: Column, words: Any) -> DataValidation | None:
    """What Excel itself says of a cell; other ways to write a word may stay all the same."""
    reader = column.reader
    if reader.look == "choice":
        place = words.max_column + 1 if words["A1"].value else 1
        listed = list(dict.fromkeys(reader.said.values()))
        for row, word in enumerate(listed, start=1):
            words.cell(row, place, word)
        letter = get_column_letter(place)
        source = f"'{WORDS}'!${letter}$1:${letter}${len(listed)}"
        return _told("list", source, "Từ này không có trong danh sách.", errorStyle="warning")
    if reader.look == "mark":
        return _told("list", '"x"', "Chỉ ghi x, hoặc để trống.")
    if reader.look == "item":
        most = str(reader.most)
        wrong = f"Ghi số từ 1 đến {most}."
        return _told("whole", "1", wrong, operator="between", formula2=most)
    return None


def _told(kind: Any, formula: str, wrong: str, **options: Any) -> DataValidation:
    return DataValidation(
        kind, formula, showErrorMessage=True, errorTitle="Chưa đúng", error=wrong, **options
    )
