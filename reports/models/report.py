"""The quarterly report of a ward or of the city: its words, its snapshot, its stored paper."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from reports.enums import ReportForm, ReportState
from reports.models.period_of import OfPeriod, OfPeriodQuerySet
from reports.models.run import CompileRun
from wards.enums import Role
from wards.models import CaseEvent, SteeringCommittee, Unit
from wards.rules.reader import CITY, Reader

READERS = (Role.WARD_CLERK, Role.WARD_CHAIR, Role.FRONT, *CITY)


class QuarterlyReportQuerySet(OfPeriodQuerySet["QuarterlyReport"]):
    def visible_to(self, reader: Reader) -> "QuarterlyReportQuerySet":
        """A unit's own reports; the city's roles those of their units and the city's own."""
        mine = Q(unit__in=reader.units(*READERS))
        if reader.has(*CITY):
            mine |= Q(form=ReportForm.CITY)
        return self.filter(mine)

    def public(self, *, withdrawn: bool = False) -> "QuarterlyReportQuerySet":
        """What anyone may read: issued under a number, its paper made with it, published.

        With ``withdrawn`` also what was taken back since: that it was issued stays true.
        """
        rows = self.filter(number__isnull=False, state=ReportState.DONE)
        return rows if withdrawn else rows.filter(published_at__isnull=False)

    def in_state(self, *states: str) -> "QuarterlyReportQuerySet":
        return self.filter(state__in=states)

    def lease_expired(self, at: datetime) -> "QuarterlyReportQuerySet":
        """Taken by a worker that has not been heard of since."""
        return self.filter(state=ReportState.RUNNING, lease_until__lt=at)

    def light(self) -> "QuarterlyReportQuerySet":
        """Without what was frozen, which only the paper needs."""
        return self.defer("snapshot")

    def listed(self) -> "QuarterlyReportQuerySet":
        """Units in their order, the city last, newest version first."""
        return self.order_by(Coalesce(F("unit__position"), 10**6), "unit_id", "-version")

    def newest_first(self) -> "QuarterlyReportQuerySet":
        """The newest period first, in it the city before its units, newest version first."""
        return self.order_by(
            "-year", "-n", Coalesce(F("unit__position"), -1), "unit_id", "-version"
        )


class QuarterlyReport(OfPeriod):
    """One version of a report.

    Until it has a number it is a draft that may be compiled again in place; afterwards the stored
    paper stays as it is and a new version is made. ``lease_token`` names the worker that holds it.
    """

    form = models.CharField("loại", max_length=10, choices=ReportForm)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    committee = models.ForeignKey(SteeringCommittee, on_delete=models.PROTECT, related_name="+")
    unit_key = models.CharField("mã", max_length=30)
    version = models.PositiveSmallIntegerField("bản", default=1)
    run = models.ForeignKey(
        CompileRun, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=ReportState, default=ReportState.DRAFT
    )
    failure = models.CharField("lý do", max_length=500, blank=True)
    texts = models.JSONField("phần chữ", default=dict, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    public_code = models.CharField("mã xác minh", max_length=10, blank=True, editable=False)
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True, editable=False)
    snapshot = models.JSONField(null=True, blank=True, editable=False)
    snapshot_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pdf = models.FileField(upload_to="reports/", blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    compiled_at = models.DateTimeField("lập lúc", null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = QuarterlyReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=("unit", "scheme", "period_kind", "year", "n", "form", "version"),
                condition=Q(unit__isnull=False),
                name="report_one_a_unit_period_version",
            ),
            models.UniqueConstraint(
                fields=("committee", "scheme", "period_kind", "year", "n", "form", "version"),
                condition=Q(unit__isnull=True),
                name="report_one_a_committee_period_version",
            ),
            models.CheckConstraint(
                condition=Q(form=ReportForm.CITY, unit__isnull=True)
                | Q(form=ReportForm.WARD, unit__isnull=False),
                name="report_city_has_no_unit",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DONE) | ~Q(pdf="") & ~Q(pdf_sha256=""),
                name="report_done_has_paper",
            ),
            models.UniqueConstraint(
                fields=("public_code",), condition=~Q(public_code=""), name="report_public_code"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(number__isnull=False, dated_on__isnull=False) & ~Q(public_code=""),
                name="report_published_is_issued",
            ),
            models.CheckConstraint(
                condition=Q(lease_token__isnull=True, lease_until__isnull=True)
                | Q(lease_token__isnull=False, lease_until__isnull=False),
                name="report_lease_token_and_end",
            ),
        )
        indexes = (
            models.Index(
                fields=("-year", "-n"),
                condition=Q(published_at__isnull=False),
                name="report_public",
            ),
            models.Index(
                fields=("lease_until",),
                condition=Q(state=ReportState.RUNNING),
                name="report_leases",
            ),
        )

    def __str__(self) -> str:
        return f"{self.period.code} {self.unit_key}"

    @property
    def file_name(self) -> str:
        """The name under which the paper is given out."""
        return f"{self.period.code}-{self.unit_key}.pdf"

    @property
    def is_issued(self) -> bool:
        """Whether it carries a number, so that its paper may not change any more."""
        return self.number is not None

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def withdrawn_event(self) -> "ReportEvent | None":
        """The last time it was taken back, if ever."""
        return self.events.filter(verb="withdraw").order_by("-at").first()

    @property
    def number_label(self) -> str:
        """Number and symbol as on the paper, "05/BC-BCĐ"; nothing for a draft."""
        return "" if self.number is None else f"{self.number:02}/{self.committee.symbol}"

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return ReportState(self.state).tone

    @property
    def under_way(self) -> bool:
        return self.state in (ReportState.QUEUED, ReportState.RUNNING)


class ReportEvent(CaseEvent):
    """What happened to a report after it was compiled: issued, published, taken back."""

    report = models.ForeignKey(QuarterlyReport, on_delete=models.CASCADE, related_name="events")
