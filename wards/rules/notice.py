"""What a notice says, by its kind; nothing of a case's content, of a restricted one no number."""

from collections.abc import Mapping
from typing import Any, Final

from wards.enums import NoticeKind

RESTRICTED: Final = "Vụ việc hạn chế"
_SENTENCES: Final[Mapping[str, str]] = {
    NoticeKind.PETITION_NEW: "{subject} vừa vào sổ",
    NoticeKind.PETITION_STEP: "{subject}: {step}",
    NoticeKind.HANDLER_NAMED: "Được giao xử lý {subject}",
    NoticeKind.HANDLER_RELEASED: "{subject} không còn giao cho bạn xử lý",
    NoticeKind.REMINDER: "Nhắc {subject}: {words}",
    NoticeKind.RECOMMENDATION: "{subject} có kiến nghị mới gửi đơn vị",
    NoticeKind.ANSWER: "{subject} đã có trả lời",
    NoticeKind.REPORT_DONE: "{subject} đã lập xong",
    NoticeKind.REPORT_FAILED: "{subject} không lập được; lý do ghi ở trang báo cáo",
    NoticeKind.IMPORT: "{subject}: {new} dòng mới, {updated} dòng sửa, {refused} dòng bị từ chối",
    NoticeKind.DUE_MOVED: "{subject} được tính lại hạn, vì {reason}",
    NoticeKind.HANDED_OVER: "{subject} của {old} chuyển sang đơn vị giải quyết tiếp",
    NoticeKind.IDENTITY_READS: "Tháng {month}, danh tính người tố cáo được mở {count} lần "
    "ở {cases} vụ việc: {subject}",
}
_RESTRICTED_SENTENCES: Final[Mapping[str, str]] = {
    NoticeKind.PETITION_NEW: f"{RESTRICTED} vừa vào sổ",
    NoticeKind.PETITION_STEP: f"{RESTRICTED} có bước xử lý mới",
    NoticeKind.HANDLER_NAMED: "Được giao xử lý một vụ việc hạn chế",
    NoticeKind.HANDLER_RELEASED: "Một vụ việc hạn chế không còn giao cho bạn xử lý",
    NoticeKind.REMINDER: "Nhắc một vụ việc hạn chế",
}
GROUPS: Final[Mapping[str, tuple[str, tuple[NoticeKind, ...]]]] = {
    "don-thu": (
        "Đơn thư",
        (
            NoticeKind.PETITION_NEW,
            NoticeKind.PETITION_STEP,
            NoticeKind.HANDLER_NAMED,
            NoticeKind.HANDLER_RELEASED,
            NoticeKind.REMINDER,
            NoticeKind.DUE_MOVED,
            NoticeKind.IDENTITY_READS,
            NoticeKind.HANDED_OVER,
        ),
    ),
    "kien-nghi": ("Kiến nghị của các Ban", (NoticeKind.RECOMMENDATION, NoticeKind.ANSWER)),
    "bao-cao": ("Báo cáo", (NoticeKind.REPORT_DONE, NoticeKind.REPORT_FAILED)),
    "nhap-so": ("Nhập sổ", (NoticeKind.IMPORT,)),
}
"""How the page of notices can be narrowed: by these words in its address."""


def words_of(kind: str, subject: str, *, restricted: bool, data: Mapping[str, Any]) -> str:
    """The sentence of a notice; a restricted case is called by no other name."""
    if restricted:
        return _RESTRICTED_SENTENCES.get(kind, RESTRICTED)
    return _SENTENCES[kind].format(**data, subject=subject)
