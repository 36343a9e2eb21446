"""What happened to a record, in sentences."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from songcong.core.vietnamese import short_date

VERBS: dict[str, str] = {
    "create": "Ghi vào sổ",
    "imported": "Nhập từ sổ Excel",
    "updated_by_register": "Cập nhật theo sổ Excel",
    "undo_import": "Hoàn tác lần nhập từ sổ Excel",
    "edit": "Sửa nội dung",
    "cancel": "Hủy bản ghi",
    "attach": "Đính kèm tệp",
    "due_moved": "Hạn được tính lại",
    "succeed": "Chuyển sang đơn vị kế thừa",
}


def sentence(
    verb: str, data: Mapping[str, Any], verbs: Mapping[str, str], titles: Mapping[str, str]
) -> str:
    """The sentence of an event; ``titles`` names the facts that an edit may have changed."""
    said = verbs.get(verb) or VERBS.get(verb, "Cập nhật")
    if data.get("from_due") and data.get("to_due"):
        was, now = (short_date(date.fromisoformat(data[name])) for name in ("from_due", "to_due"))
        said = f"{said}: hạn {was} → {now}"
    if data.get("office"):
        said = f"{said}, {data['office']}"
    if data.get("paper"):
        said = f"{said} (văn bản số {data['paper']})"
    changed = [titles[name].lower() for name in data.get("changed", ()) if name in titles]
    if changed:
        return f"{said}: {', '.join(changed)}"
    if data.get("said"):
        return f"{said}: {data['said']}"
    if data.get("file"):
        row = f", dòng {data['row']}" if data.get("row") else ""
        return f"{said}: tệp {data['file']}{row}"
    return said
