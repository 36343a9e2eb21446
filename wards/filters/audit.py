"""What the records of the administration itself can be narrowed by."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Q

from songcong.core import clock
from songcong.core.fields import VietnameseDateField
from wards.filters.ground import GroundFilter, Rows, Sought
from wards.filters.register import Pick
from wards.rules.ground_verbs import TOPICS, VERBS

KINDS = (("roles", "Vai trò"), ("slips", "Phiếu, khóa, mở khóa"))
_KINDS = {
    "roles": ("give_role", "end_role"),
    "slips": ("slip", "slip_used", "lock", "unlock", "let_in"),
}
HELD = (("now", "Đang bị chặn"),)


class DatedFilter(GroundFilter):
    """Narrows by who and by days."""

    by = Sought("Ai")
    since = VietnameseDateField(label="Từ ngày", required=False, help_text="")
    until = VietnameseDateField(label="Đến ngày", required=False, help_text="")

    def within(self, rows: Rows, instant: str) -> Rows:
        """The rows of the days asked for."""
        if since := self.picked("since"):
            rows = rows.filter(**{f"{instant}__gte": datetime.combine(since, time(), clock.ZONE)})
        if until := self.picked("until"):
            after = datetime.combine(until + timedelta(days=1), time(), clock.ZONE)
            rows = rows.filter(**{f"{instant}__lt": after})
        return rows

    def narrow(self, rows: Rows) -> Rows:
        by = self.picked("by")
        if by:
            rows = rows.filter(Q(by__full_name__icontains=by) | Q(by__username__icontains=by))
        return self.within(rows, "at")


class ChangeFilter(DatedFilter):
    topic = Pick(list(TOPICS.items()), "Loại")
    kind = Pick(KINDS, "Chỉ xem")
    verb = Pick(list(VERBS.items()), "Việc")

    def narrow(self, rows: Rows) -> Rows:
        rows = super().narrow(rows)
        for name in ("topic", "verb"):
            if picked := self.picked(name):
                rows = rows.filter(**{name: picked})
        kind = self.picked("kind")
        return rows.filter(verb__in=_KINDS[kind]) if kind else rows


class LockoutFilter(DatedFilter):
    held = Pick(HELD, "Tình trạng")

    def narrow(self, rows: Rows) -> Rows:
        if by := self.picked("by"):
            rows = rows.filter(Q(username__icontains=by) | Q(ip_address__icontains=by))
        if self.picked("held"):
            since = clock.real_now() - settings.AXES_COOLOFF_TIME
            rows = rows.filter(
                failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gt=since
            )
        return self.within(rows, "attempt_time")
