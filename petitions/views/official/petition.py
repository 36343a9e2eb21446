"""The register of petitions; of a denunciation only its handlers see more than a line."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.access import NAMED_BY, may
from petitions.enums import EnteredFrom, Outcome, PetitionKind, PetitionStatus, Source, Subject
from petitions.filters.petition import PetitionFilter
from petitions.imports.petition import PETITIONS as SHEET
from petitions.models import Petition, parties_of_petitions
from petitions.models.link import linked_to
from petitions.models.sealing import closed_since
from petitions.rules.workflow import ENDS, SETTLED, TABLES
from petitions.views.official.letter import letters_of
from petitions.views.official.link import suggested
from petitions.views.official.names import name_column, sealed_outside
from petitions.views.official.petition_facts import shown_of, told_of
from petitions.views.official.petition_step import buttons_of
from petitions.views.official.work import work_of
from songcong.core.keyset import Row
from wards.http import OfficialRequest, official
from wards.rules.lateness import in_short, is_late
from wards.rules.reader import CITY, WARD_OFFICE, Reader
from wards.views.official.cells import (
    RESTRICTED,
    Column,
    Tag,
    choice,
    late_tags,
    number_column,
    plain,
)
from wards.views.official.listing import Apart, Register
from wards.views.official.record import (
    Due,
    attachments,
    due_of,
    facts_of,
    record_context,
    timeline,
)

READERS = (*WARD_OFFICE, *CITY)
TONES = {
    PetitionStatus.AWAITING: "amber",
    PetitionStatus.PROCESSED: "blue",
    PetitionStatus.ACCEPTED: "amber",
    PetitionStatus.VERIFYING: "amber",
    PetitionStatus.DISCUSSED: "amber",
    PetitionStatus.REVIEWING: "amber",
    **dict.fromkeys(SETTLED - {PetitionStatus.REVIEWING}, "green"),
}
HANDLED_ELSEWHERE = ENDS - SETTLED
MAIN_STEPS = 3
VERBS = {
    "file_online": "Người dân gửi trực tuyến",
    "resort": "Đổi loại đơn",
    "name_handler": "Giao người xử lý",
    "remind": "Nhắc việc",
    "release_handler": "Thôi giao người xử lý",
    "attach": "Đính kèm tệp",
    "attach_redacted": "Đính kèm bản che danh tính",
    "issue_letter": "Ban hành văn bản",
    "cancel_letter": "Hủy văn bản",
    "triage": "Phân loại đơn",
    "decide_otherwise": "Phân loại khác đề xuất",
    "split": "Tách đơn theo nội dung",
    "link": "Liên kết với đơn khác",
    "unlink": "Bỏ liên kết với đơn khác",
    "propose": "Trình duyệt",
    "send_back": "Trả lại người trình",
    "close_proposal": "Đóng việc trình duyệt vì đơn được phân loại lại",
    "consent": "Người gửi đồng ý công khai câu trả lời",
    "publish": "Công khai câu trả lời",
    "unpublish": "Gỡ câu trả lời đã công khai",
    "rate": "Người gửi đánh giá",
    "due_moved": "Hạn giải quyết được tính lại",
}


def status_tag(status: str) -> Tag:
    """The state of a case in words; whether it is late is told apart."""
    known = PetitionStatus(status)
    return Tag(known.label, TONES.get(known, "grey"))


def clock_runs(status: str) -> bool:
    """Whether a due day still says something: not of what was sent on, returned or withdrawn."""
    return status not in HANDLED_ELSEWHERE


def _state(row: Row, reader: Reader) -> tuple[Tag, ...]:
    due_on = row["due_on"] if clock_runs(row["status"]) else None
    return (
        status_tag(row["status"]),
        *late_tags(in_short(due_on, row["resolved_on"], reader.day)),
    )


def _picked_at(reader: Reader) -> str:
    """Where a chair gives many cases to somebody, or reminds of them."""
    return reverse("petitions:official-petition-bulk") if reader.works_in.get(NAMED_BY) else ""


PETITIONS = Register(
    prefix="petitions:official-petition",
    title="Sổ đơn thư",
    one="đơn",
    readers=READERS,
    rows=lambda reader: Petition.objects.lines_for(reader).live(),
    day="received_on",
    names=(
        "register_no",
        "kind",
        "source",
        "entered_from",
        "signers",
        "field",
        "subject",
        "neighbourhood_text",
        "content",
        "status",
        "due_on",
        "processed_on",
        "accepted_on",
        "resolved_on",
        "outcome",
        "restricted",
    ),
    apart=Apart(("party__name", "party__address"), parties_of_petitions, WARD_OFFICE),
    columns=(
        number_column(),
        plain("received_on", "Ngày nhận", "nowrap", closed=None),
        choice("kind", "Loại đơn", PetitionKind.choices, "words", closed=None),
        plain("content", "Nội dung", "long", closed=RESTRICTED),
        name_column("party__name", "Người gửi"),
        name_column("party__address", "Địa chỉ", listed=False),
        plain("signers", "Số người ký", "number", listed=False),
        choice("source", "Nguồn", Source.choices, listed=False),
        choice("entered_from", "Nhập thay từ", EnteredFrom.choices, listed=False),
        plain("field", "Lĩnh vực", listed=False),
        choice("subject", "Nhóm lĩnh vực", Subject.choices, listed=False),
        plain("neighbourhood_text", "Thôn, tổ dân phố", listed=False),
        plain("processed_on", "Ngày xử lý", listed=False),
        plain("accepted_on", "Ngày thụ lý", listed=False),
        plain("due_on", "Hạn giải quyết", "nowrap", closed=None),
        plain("resolved_on", "Ngày giải quyết", listed=False),
        choice("outcome", "Kết quả", Outcome.choices, listed=False),
        Column("Trạng thái", _state, closed=None),
    ),
    filters=PetitionFilter,
    sheet=SHEET.name,
    closed_since=closed_since,
    leaves=lambda row: sealed_outside(row, row["kind"]),
    picked_at=_picked_at,
    late=lambda row, today: (
        clock_runs(row["status"]) and is_late(row["due_on"], row["resolved_on"], today)
    ),
)


_ON_THE_PAGE = (
    *("unit", "successor", "party", "rating", "publication", "reception"),
    *("cancelled_by", "claim__user"),
)


@require_safe
@official(*READERS)
def petition_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One petition; to those who may not open it, the line that it is restricted."""
    rows: QuerySet[Any] = Petition.objects.lines_for(request.reader)
    petition = rows.select_related(*_ON_THE_PAGE).filter(pk=pk).first()
    if petition is None:
        raise Http404
    if petition.restricted:
        return render(
            request, "petitions/official/petition/restricted.html", _line(petition, request.reader)
        )
    handlers = petition.handlers.select_related("user").order_by("named_at", "pk")
    linked = linked_to(petition, request.reader)
    writes = may(request.reader, "edit", petition)
    context = record_context(
        PETITIONS,
        petition,
        facts=told_of(petition, request.reader),
        shown=shown_of(petition),
        events=timeline(petition, _verbs_of(petition.kind)),
        petition=petition,
        **_buttons(request.reader, petition),
        tags=_tags(petition),
        due=_due(petition, request.reader),
        letters=letters_of(request.reader, petition),
        **work_of(petition, request.reader),
        step_due=_step_due(petition, request.reader),
        linked=linked,
        suggested=suggested(petition, request.reader, linked) if writes else [],
        link_url=reverse("petitions:official-petition-links", args=[pk]) if writes else "",
        handlers=[str(handler.user) for handler in handlers],
        files=attachments(petition, "petitions:official-petition-file", request.reader),
    )
    return render(request, "petitions/official/petition/detail.html", context)


def petition_links(lines: QuerySet[Any]) -> list[tuple[int, str, Tag]]:
    """Petitions as links: id, what each is called, its state."""
    values = lines.order_by("received_on", "pk").values(
        "pk", "kind", "register_no", "status", "restricted"
    )
    kinds = dict(PetitionKind.choices)
    return [
        (
            row["pk"],
            RESTRICTED
            if row["restricted"]
            else f"{kinds[row['kind']]} số {row['register_no']}".removesuffix(" số "),
            status_tag(row["status"]),
        )
        for row in values
    ]


def _verbs_of(kind: str) -> dict[str, str]:
    """The verbs that a petition's events may name, in words."""
    tables = [table for (of, _instance), table in TABLES.items() if of == kind]
    return VERBS | {row.verb: row.label for table in tables for row in table.transitions}


def _tags(petition: Petition) -> list[Tag]:
    tags = [status_tag(petition.status)]
    if petition.outcome and petition.status in SETTLED:
        tags.append(Tag(f"Kết quả: {petition.get_outcome_display()}"))
    return tags


def _due(petition: Petition, reader: Reader) -> Due | None:
    if not clock_runs(petition.status):
        return None
    return due_of(
        "Hạn giải quyết",
        petition.due_on,
        petition.due_citation,
        done_on=petition.resolved_on,
        today=reader.day,
    )


def _buttons(reader: Reader, petition: Petition) -> dict[str, object]:
    """All buttons; of the steps the first few stand in the open, the others under a heading."""
    buttons = buttons_of(reader, petition)
    steps = [button for button in buttons if button.is_step]
    return {"buttons": buttons, "main": steps[:MAIN_STEPS], "ways": steps[MAIN_STEPS:]}


def _step_due(petition: Petition, reader: Reader) -> Due | None:
    """By when the next step is due, where the law sets a day for it."""
    return due_of(
        "Hạn của bước này",
        petition.step_due_on,
        petition.step_due_citation,
        done_on=None,
        today=reader.day,
    )


def _line(petition: Petition, reader: Reader) -> dict[str, object]:
    return {
        **record_context(PETITIONS, petition, facts=(), events=()),
        "heading": RESTRICTED,
        **_buttons(reader, petition),
        "facts": [*facts_of(petition, "unit", "register_no", "kind", "received_on")],
        "tags": [status_tag(petition.status)],
        "due": _due(petition, reader),
    }
