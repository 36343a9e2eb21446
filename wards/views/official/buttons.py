"""What a reader may do with a record, as buttons of its page."""

from dataclasses import dataclass

from django.urls import reverse

from wards.access import may
from wards.models import Record
from wards.rules.reader import Reader
from wards.views.official.beginning import COPIES
from wards.views.official.listing import Register


@dataclass(frozen=True)
class Button:
    """A verb and its page; a step of the workflow stands out."""

    label: str
    url: str
    is_step: bool = False


def desk_buttons(reader: Reader, register: Register, record: Record) -> list[Button]:
    """Correct, copy, hang a file on, cancel."""
    verbs = (
        ("edit", "Sửa", "edit"),
        ("create", "Sao chép", "create"),
        ("edit", "Đính kèm tệp", "attach"),
        ("cancel", "Hủy bản ghi", "cancel"),
    )
    return [
        Button(label, page_url(register.prefix, page, record.pk))
        for verb, label, page in verbs
        if may(reader, verb, record, register.topic)
    ]


def page_url(prefix: str, page: str, pk: int) -> str:
    """The page of a verb; a copy opens the form of a new line."""
    if page == "create":
        return f"{reverse(f'{prefix}-create')}?{COPIES}={pk}"
    return reverse(f"{prefix}-{page}", args=[pk])
