"""Readings of denouncers' identities: who, when, which case, why; never whose."""

from petitions.models import IdentityRead
from petitions.rules.public_code import show_code
from songcong.core.templatetags.screen import moment
from wards.filters.audit import DatedFilter
from wards.views.admin.ledger import Ledger, ledger_export, ledger_list, said

READS = Ledger(
    prefix="petitions:admin-identity-read",
    topic="audit",
    title="Lần xem danh tính người tố cáo",
    one="lần xem",
    rows=lambda reader: IdentityRead.objects.visible_to(reader).select_related(
        "by", "petition__unit"
    ),
    order=("-at", "-pk"),
    columns=(
        said("Lúc", lambda row: moment(row.at), "nowrap"),
        said("Ai xem", lambda row: str(row.by), "words"),
        said("Mã vụ việc", lambda row: show_code(row.petition.public_code), "nowrap"),
        said("Đơn vị", lambda row: str(row.petition.unit), "words"),
        said("Lý do", lambda row: row.reason, "long"),
    ),
    filters=DatedFilter,
    lead="Danh tính người tố cáo được giữ kín (Luật Tố cáo 25/2018/QH14, Điều 56); mỗi lần xem "
    "đều ghi lại ở đây.",
    empty="Chưa ai xem danh tính người tố cáo.",
)

identity_read_list = ledger_list(READS)
identity_read_export = ledger_export(READS)
