"""What lies on the desks of one ward of the demo city this morning: papers, proposals, files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from textwrap import shorten
from typing import Final

from openpyxl import Workbook

from petitions.actions import letter
from petitions.actions.answer_template import keep, retire
from petitions.actions.handler import name_handler
from petitions.actions.letter_draft import first_words
from petitions.actions.proposal import propose, send_back
from petitions.actions.publication import first_facts, publish, publish_conclusion
from petitions.enums import LetterKind, PetitionKind, PetitionStatus
from petitions.imports import RECEPTIONS
from petitions.models import Petition
from petitions.rules.steps import Facts
from songcong.core.clock import ZONE
from songcong.demo.words.templates import TEMPLATES
from songcong.registers import exports, uploads
from songcong.registers.models import ListExport
from wards.actions import saved_view
from wards.actions.saved_view import ViewFacts
from wards.calendar import law
from wards.models import Unit, User

CODE: Final = "05521"
SLUG: Final = "phoco"
_LIST: Final = "/lam-viec/don-thu/xuat.csv"
Line = tuple[int, str, str, str, str]
_BROUGHT: Final[Sequence[Line]] = (
    (61, "3/6/2025", "Thường xuyên", "Hỏi thời hạn cấp sổ hộ nghèo", "Lần đầu"),
    (62, "4/6/2025", "Thường xuyên", "Đề nghị sửa tên trong sổ đỏ", "Nhiều lần"),
)
_LINES: Final[Sequence[Line]] = (
    (63, "5/6/2025", "Thường xuyên", "Phản ánh đèn đường ngõ 2 hỏng", "Lần đầu"),
    (64, "9/6/2025", "Thường xuyên", "Hỏi thủ tục cấp lại giấy khai sinh", "Lần đầu"),
    (65, "31/6/2025", "Thường xuyên", "Hỏi mức hỗ trợ sửa nhà", "Lần đầu"),
    (66, "10/6/2025", "Định kì tháng", "Đề nghị nạo vét mương", "Nhiều lần"),
)
"""Two lines of a register that can be read and two that say what is wrong with them."""


def lay_out_the_work(units: Mapping[str, Unit], users: Mapping[str, User], *, today: date) -> None:
    """Papers in the making, steps before the chair, a list kept and a file brought in."""
    unit, clerk, chair = units[CODE], users[f"thu.{SLUG}"], users[f"chutich.{SLUG}"]
    at = datetime.combine(today, time(8, 15), ZONE)
    issued, drafted, waiting, returned = _fresh(unit)
    for case in (issued, drafted):
        words = first_words(case, LetterKind.RECEIPT, law(), today)
        made = letter.draft(case, LetterKind.RECEIPT, words, by=clerk, at=at)
        if case == issued:
            letter.issue(made.pk, signed=True, version=made.version, by=clerk, at=at)
    _propose(waiting, "Trùng nội dung với đơn cùng ngõ đã ghi trước.", clerk, at)
    _propose(returned, "Người gửi đã gọi điện rút ý kiến.", clerk, at)
    send_back(returned.pk, "Cần giấy rút đơn có chữ ký.", version=returned.version, by=chair, at=at)
    _give(unit, clerk, chair, at)
    _publish(unit, clerk, at)
    _conclude(unit, clerk, at)
    _keep_lists(unit, clerk, at)
    _keep_templates(unit, clerk, at)


def _give(unit: Unit, clerk: User, chair: User, at: datetime) -> None:
    """The denunciations of the ward, handled by the clerk."""
    rows = Petition.objects.live().filter(unit=unit, kind=PetitionKind.DENUNCIATION)
    for case in rows.exclude(handlers__user=clerk).order_by("pk"):
        name_handler(case.pk, clerk, version=case.version, by=chair, at=at)


def _publish(unit: Unit, clerk: User, at: datetime) -> None:
    """The answer to the latest feedback is read by everyone."""
    answered = Petition.objects.live().filter(
        unit=unit, kind=PetitionKind.FEEDBACK, status=PetitionStatus.RESOLVED
    )
    case = answered.order_by("-resolved_on", "pk").first()
    if case is None:
        return
    first = first_facts(case)
    facts = replace(
        first,
        title=shorten(first.question, 90, placeholder="…"),
        answer="Ủy ban nhân dân phường đã kiểm tra, làm việc với tổ dân phố và trả lời bằng văn "
        "bản; kết quả được niêm yết tại nhà văn hóa.",
        consent="Đồng ý tại buổi làm việc với công chức tiếp công dân.",
    )
    publish(case.pk, facts, version=case.version, by=clerk, at=at)


def _conclude(unit: Unit, clerk: User, at: datetime) -> None:
    """The conclusion on the latest denunciation is read by everyone."""
    settled = Petition.objects.live().filter(
        unit=unit, kind=PetitionKind.DENUNCIATION, status=PetitionStatus.RESOLVED
    )
    case = settled.order_by("-resolved_on", "pk").first()
    if case is not None:
        text = (
            "Nội dung tố cáo đúng một phần. Ủy ban nhân dân phường đã yêu cầu kiểm điểm, "
            "hoàn trả khoản thu không đúng quy định."
        )
        title = "Kết luận nội dung tố cáo về việc thu, chi ở tổ dân phố"
        publish_conclusion(case.pk, title, text, version=case.version, by=clerk, at=at)


def _fresh(unit: Unit) -> list[Petition]:
    """Four pieces of feedback that wait to be sorted, the oldest first."""
    rows = Petition.objects.live().filter(unit=unit, kind=PetitionKind.FEEDBACK)
    fresh = rows.filter(status=PetitionStatus.RECEIVED, party__isnull=False)
    return list(fresh.select_related("unit").order_by("received_on", "pk")[:4])


def _propose(case: Petition, reason: str, clerk: User, at: datetime) -> None:
    facts = Facts(on=at.date(), reason=reason)
    propose(case.pk, "keep", facts, version=case.version, by=clerk, at=at)


def _keep_lists(unit: Unit, clerk: User, at: datetime) -> None:
    """A filter under a name, a list taken away as a file, and a register waiting for a look."""
    view = ViewFacts(name="Phản ánh đang giải quyết")
    query = "kind=feedback&term=open"
    saved_view.keep("petitions:official-petition", query, view, by=clerk, at=at)
    export = ListExport.objects.create(
        by=clerk, at=at, day=at.date(), path=_LIST, kind="csv", title=f"Sổ đơn thư {unit}"
    )
    exports.work_on(export.pk, at=at)
    _bring_in(unit, clerk, at)


def _keep_templates(unit: Unit, clerk: User, at: datetime) -> None:
    """What the office says again and again, and one text that it no longer uses."""
    old, *_used = [keep(unit, facts, by=clerk, at=at) for facts in TEMPLATES]
    retire(old.pk, version=old.version, by=clerk, at=at)


def _bring_in(unit: Unit, clerk: User, at: datetime) -> None:
    """A register brought in this morning, and one that still waits to be confirmed."""
    for words, lines in (("dau-thang", _BROUGHT), ("bo-sung", _LINES)):
        name = f"{CODE}-{SLUG}-{words}.xlsx"
        upload = uploads.take_in(name, _register(lines), units=[unit.pk], by=clerk, at=at)
        uploads.work_on(upload.pk, law=law())
        if lines is _BROUGHT:
            uploads.confirm(upload, at=at)
            uploads.work_on(upload.pk, law=law())


def _register(lines: Sequence[Line]) -> bytes:
    """The workbook of a clerk in a hurry."""
    book, content = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = RECEPTIONS.name
    titles = [column.title for column in RECEPTIONS.columns]
    sheet.append(titles)
    for number, day, kind, words, visit in lines:
        known = {"STT": number, "Ngày tiếp": day, "Hình thức": kind, "Nội dung": words}
        sheet.append([(known | {"Vụ việc": visit}).get(title) for title in titles])
    book.save(content)
    return content.getvalue()
