"""What a reader may do with a supervision and with what it recommended."""

from inspections.models import Recommendation, Supervision
from wards.access import may
from wards.rules.reader import Reader
from wards.views.official.buttons import Button, page_url

_VERBS = (
    ("edit", "Sửa", "edit"),
    ("edit", "Thêm kiến nghị", "recommend"),
    ("edit", "Thêm nhiều kiến nghị", "recommend-several"),
    ("create", "Sao chép", "create"),
    ("edit", "Đính kèm tệp", "attach"),
    ("cancel", "Hủy bản ghi", "cancel"),
)


def supervision_buttons(reader: Reader, supervision: Supervision) -> list[Button]:
    """Correct, add a recommendation, hang a file on, cancel."""
    return [
        Button(label, _url(supervision, page, supervision.pk))
        for verb, label, page in _VERBS
        if may(reader, verb, supervision, supervision.board)
    ]


def recommendation_buttons(
    reader: Reader, supervision: Supervision, row: Recommendation
) -> list[Button]:
    """Record the answer, which stands out until there is one, and correct."""
    if row.is_cancelled or not may(reader, "edit", supervision, supervision.board):
        return []
    label = "Ghi trả lời" if row.answered_on is None else "Sửa trả lời"
    return [
        Button(label, _url(supervision, "answer", row.pk), is_step=row.answered_on is None),
        Button("Sửa kiến nghị", _url(supervision, "recommendation", row.pk)),
        Button("Hủy kiến nghị", _url(supervision, "recommendation-cancel", row.pk)),
    ]


def _url(supervision: Supervision, page: str, pk: int) -> str:
    return page_url(f"inspections:official-{supervision.board}", page, pk)
