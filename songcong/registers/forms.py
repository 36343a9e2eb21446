"""The forms of the workbook desk: a file, and what to do with conflicts."""

from typing import Any, Final

from django import forms

from songcong.registers.scan import MAX_FILE

MINE, FILE = "mine", "file"
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


class ConfirmForm(forms.Form):
    """For each row in conflict: keep the record, or take the file's row."""

    def __init__(self, data: Any = None, *, preview: dict[str, Any]) -> None:
        super().__init__(data)
        self.rows: dict[str, tuple[str, int]] = {}
        for sheet, found in preview.items():
            for conflict in found.get("conflict_rows", ()):
                name = f"{sheet}-{conflict['row']}"
                self.rows[name] = (sheet, conflict["row"])
                self.fields[name] = forms.ChoiceField(
                    label=f"{sheet}, dòng {conflict['row']} (số {conflict['number']})",
                    choices=((MINE, "Giữ bản đã sửa ở đây"), (FILE, "Lấy theo tệp")),
                    widget=forms.RadioSelect,
                    initial=MINE,
                )

    def choices(self) -> dict[str, set[int]]:
        """By sheet, the rows for which the file wins."""
        taken: dict[str, set[int]] = {}
        for name, (sheet, row) in self.rows.items():
            if self.cleaned_data[name] == FILE:
                taken.setdefault(sheet, set()).add(row)
        return taken
