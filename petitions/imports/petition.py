"""The sheet DonThu: petitions from their receipt to their settlement."""

from petitions.enums import Competence, Handling, Outcome, PetitionKind, Source
from petitions.rules.petition_checks import PETITION_CHECKS
from petitions.rules.register_lines import PetitionLine
from songcong.core.cells import (
    choice_reader,
    day_reader,
    entry_number_reader,
    mark_reader,
    text_reader,
    whole_reader,
)
from songcong.core.sheets import Column, SheetSpec, rules_of

_SOURCES = {source.label: source.value for source in Source}
_KINDS = {
    "Khiếu nại": PetitionKind.COMPLAINT.value,
    "KN": PetitionKind.COMPLAINT.value,
    "Đơn khiếu nại": PetitionKind.COMPLAINT.value,
    "Tố cáo": PetitionKind.DENUNCIATION.value,
    "TC": PetitionKind.DENUNCIATION.value,
    "Đơn tố cáo": PetitionKind.DENUNCIATION.value,
    "Kiến nghị, phản ánh": PetitionKind.FEEDBACK.value,
    "KNPA": PetitionKind.FEEDBACK.value,
    "Kiến nghị": PetitionKind.FEEDBACK.value,
    "Phản ánh": PetitionKind.FEEDBACK.value,
}
_COMPETENCES = {"Thuộc": Competence.WITHIN.value, "Không thuộc": Competence.OUTSIDE.value}
_HANDLINGS = {handling.label: handling.value for handling in Handling}
_OUTCOMES = {outcome.label: outcome.value for outcome in Outcome}

_COLUMNS = (
    Column("Số đơn", "register_no", entry_number_reader(), identity=True),
    Column("Ngày nhận", "received_on", day_reader(required=True)),
    Column("Nguồn", "source", choice_reader(_SOURCES)),
    Column("Họ tên", "name", text_reader()),
    Column("Điện thoại", "phone", text_reader(look="code")),
    Column("Địa chỉ", "address", text_reader()),
    Column("Số người ký", "signers", whole_reader(blank=1)),
    Column("Loại đơn", "kind", choice_reader(_KINDS)),
    Column("Lĩnh vực", "field", text_reader()),
    Column("Nội dung", "content", text_reader()),
    Column("Đủ điều kiện", "eligible", mark_reader()),
    Column("Thẩm quyền", "competence", choice_reader(_COMPETENCES, required=False)),
    Column("Hướng xử lý", "handling", choice_reader(_HANDLINGS, required=False)),
    Column("Ngày xử lý", "processed_on", day_reader()),
    Column("Ngày thụ lý", "accepted_on", day_reader()),
    Column("Phức tạp", "complex", mark_reader()),
    Column("Ngày giải quyết", "resolved_on", day_reader()),
    Column("Kết quả", "outcome", choice_reader(_OUTCOMES, required=False)),
)

PETITIONS = SheetSpec(
    name="DonThu",
    line=PetitionLine,
    columns=_COLUMNS,
    day="received_on",
    rules=rules_of(PETITION_CHECKS, _COLUMNS),
)
