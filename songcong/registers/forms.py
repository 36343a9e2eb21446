"""The forms of the workbook desk: a file, and what to do with conflicts."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms

from songcong.registers.choices import FILE, MINE
from songcong.registers.scan import MAX_FILE

_NAME: Final = 200


class UploadForm(forms.Form):
    """One workbook."""

    file = forms.FileField(
        label="Tệp sổ theo dõi",
        help_text="Tệp Excel .xlsx, tên bắt đầu bằng mã đơn vị, ví dụ 05521-quy2.xlsx.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        max_length=_NAME,
        error_messages={
            "required": "Chọn một tệp Excel để nhập.",
            "empty": "Tệp này trống.",
            "max_length": "Tên tệp dài quá 200 ký tự.",
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MAX_FILE:
            raise forms.ValidationError(f"Tệp lớn hơn {MAX_FILE // 2**20} MB; hãy chia nhỏ tệp.")
        return file


def decided_of(data: Mapping[str, Any], rows: Iterable[int]) -> dict[int, str]:
    """Of rows in conflict: keep the record, or take the file's row; others stay as they were."""
    asked = {row: data.get(f"dong-{row}") for row in rows}
    return {row: what for row, what in asked.items() if what in (MINE, FILE)}


def decided_for_all(data: Mapping[str, Any]) -> str:
    """One answer for all conflicts of a sheet; empty where none was given."""
    what = data.get("tat-ca")
    return str(what) if what in (MINE, FILE) else ""
