"""What was changed in the administration, and who is held off from signing in."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from songcong.core.templatetags.screen import moment
from wards.actions.lockout import attempts, is_held_off, let_in
from wards.filters.audit import ChangeFilter, LockoutFilter
from wards.forms.ground import ReasonForm
from wards.http import OfficialRequest, official
from wards.models import GroundEvent
from wards.rules.ground_verbs import TOPICS, verb_in_words
from wards.views.admin.ledger import Ledger, ledger_export, ledger_list, said
from wards.views.admin.page import act_of, ground_page
from wards.views.official.cells import Tag


def _changed(event: GroundEvent) -> str:
    return "; ".join(f"{title}: {was} → {now}" for title, was, now in event.data.get("changed", ()))


CHANGES = Ledger(
    prefix="wards:admin-change",
    topic="audit",
    title="Nhật ký thay đổi",
    one="thay đổi",
    rows=lambda reader: GroundEvent.objects.visible_to(reader).select_related("by"),
    order=("-at", "-pk"),
    columns=(
        said("Lúc", lambda event: moment(event.at), "nowrap"),
        said("Ai", lambda event: str(event.by or ""), "words"),
        said("Loại", lambda event: TOPICS.get(event.topic, event.topic), "words"),
        said("Việc", lambda event: verb_in_words(event.verb), "words"),
        said("Đối tượng", lambda event: event.label, "words"),
        said("Trước → sau", _changed, "long"),
        said("Lý do", lambda event: event.reason, "long"),
    ),
    filters=ChangeFilter,
    lead="Ai đã đổi gì ở cửa quản trị: đơn vị, người dùng, vai trò, định mức, ngày nghỉ, danh mục.",
)
LOCKOUTS = Ledger(
    prefix="wards:admin-lockout",
    topic="audit",
    title="Đăng nhập bị chặn",
    one="tên và địa chỉ",
    rows=attempts,
    order=("-attempt_time", "-pk"),
    columns=(
        said("Tên đã gõ", lambda row: row.username or "(trống)", "words"),
        said("Từ địa chỉ", lambda row: row.ip_address, "nowrap"),
        said("Số lần sai", lambda row: row.failures_since_start, "number"),
        said("Lần cuối", lambda row: moment(row.attempt_time), "nowrap"),
        said(
            "Tình trạng",
            lambda row: (
                Tag("Đang bị chặn", "red")
                if is_held_off(row, clock.real_now())
                else Tag("Hết chặn")
            ),
        ),
    ),
    filters=LockoutFilter,
    lead="Sai mật khẩu năm lần thì tên đó bị chặn 15 phút ở địa chỉ đó. Mở một dòng để gỡ sớm.",
    empty="Chưa ai gõ sai mật khẩu.",
)

change_list = ledger_list(CHANGES)
change_export = ledger_export(CHANGES)
lockout_list = ledger_list(LOCKOUTS)
lockout_export = ledger_export(LOCKOUTS)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*LOCKOUTS.opens)
def lockout_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """Let somebody try again before the wait is over."""
    row = attempts(request.reader).filter(pk=pk).first()
    if row is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    context = {"title": "Gỡ chặn đăng nhập", "lead": f"{row.username} từ {row.ip_address}"}
    context |= {"crumb": LOCKOUTS.title, "back": LOCKOUTS.url("list"), "label": "Gỡ chặn"}
    return ground_page(
        request,
        form,
        lambda: let_in(pk, act_of(request, form, clock.now())),
        said=lambda name: f"Đã gỡ chặn cho «{name}».",
        context=context,
    )
