"""Supervisions of the two boards, what they found and what they recommended."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast, JSONObject

from inspections.enums import Acceptance, Board
from songcong.core.history import kept_history
from wards.enums import Role
from wards.models import LIVE, CaseEvent, Record, RecordQuerySet, StoredFile
from wards.rules.reader import BOARDS, CITY, WARD_OFFICE, Reader


class SupervisionQuerySet(RecordQuerySet["Supervision"]):
    def visible_to(self, reader: Reader) -> "SupervisionQuerySet":
        """The unit's office, its Front and the city open both boards; a board only its own."""
        both = reader.units(*WARD_OFFICE, *CITY, Role.FRONT)
        return self.filter(
            Q(unit__in=both)
            | Q(board=Board.INSPECTION, unit__in=reader.units(Role.INSPECTION_BOARD))
            | Q(board=Board.INVESTMENT, unit__in=reader.units(Role.INVESTMENT_BOARD))
        )

    def of_board(self, board: str) -> "SupervisionQuerySet":
        return self.filter(board=board)

    def with_results(self) -> "SupervisionQuerySet":
        """Adds ``found`` and ``asked``: findings and recommendations summed up, None without."""
        findings = Finding.objects.filter(supervision=OuterRef("pk")).values("supervision")
        recommendations = Recommendation.objects.live().filter(finding__supervision=OuterRef("pk"))
        found = JSONObject(
            violations=Sum("violations"),
            recovered_vnd=Sum("recovered_vnd"),
            recovered_land_m2=Cast(Sum("recovered_land_m2"), models.TextField()),
            deducted_vnd=Sum("deducted_vnd"),
        )
        asked = JSONObject(
            count=Count("pk"),
            answered=Count("answered_on"),
            waiting_until=Min("due_on", filter=Q(answered_on__isnull=True)),
        )
        return self.annotate(
            found=Subquery(findings.annotate(sums=found).values("sums")),
            asked=Subquery(
                recommendations.values("finding__supervision").annotate(sums=asked).values("sums")
            ),
        )


@kept_history("SupervisionHistory", without=("search_text",))
class Supervision(Record):
    """One supervision: of a matter (People's Inspection Board) or of a work (Investment Board)."""

    files_to = (*WARD_OFFICE, *CITY, Role.FRONT.value, *BOARDS)

    board = models.CharField("ban", max_length=20, choices=Board)
    held_on = models.DateField("ngày")
    subject = models.TextField("nội dung, công trình", blank=True)

    objects = SupervisionQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "board", "-held_on", "-id"), condition=LIVE, name="supervision_list"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "board", "register_no", "register_on"),
                condition=~Q(register_no=""),
                nulls_distinct=False,
                name="supervision_register_identity",
            ),
            Record.Meta.constraints[1],
        )

    def __str__(self) -> str:
        return f"{self.get_board_display()} {self.held_on:%d/%m/%Y}"


@kept_history("FindingHistory")
class Finding(models.Model):
    """What a supervision found: violations counted, money and land to be recovered."""

    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="findings")
    violations = models.PositiveBigIntegerField("số vụ sai phạm", default=0)
    recovered_vnd = models.BigIntegerField("thu hồi tiền (đồng)", default=0)
    recovered_land_m2 = models.DecimalField(
        "thu hồi đất (m²)", max_digits=20, decimal_places=4, default=0
    )
    deducted_vnd = models.BigIntegerField("giảm trừ quyết toán (đồng)", default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(recovered_vnd__gte=0, recovered_land_m2__gte=0, deducted_vnd__gte=0),
                name="finding_amounts_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"{self.violations} vụ"


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def live(self) -> "RecommendationQuerySet":
        """Those that count: a cancelled one leaves lists, figures and what is owed."""
        return self.filter(LIVE)

    def visible_to(self, reader: Reader) -> "RecommendationQuerySet":
        """Those of the supervisions that the reader may open."""
        return self.filter(finding__supervision__in=Supervision.objects.visible_to(reader))


@kept_history("RecommendationHistory")
class Recommendation(models.Model):
    """What a board recommended on a finding, when and how it was answered and carried out."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="recommendations")
    content = models.TextField("nội dung kiến nghị", blank=True)
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)
    acceptance = models.CharField("kết quả tiếp thu", max_length=20, choices=Acceptance, blank=True)
    executed_on = models.DateField("ngày thực hiện xong", null=True, blank=True)
    due_on = models.DateField("hạn trả lời", null=True, blank=True, editable=False)
    due_citation = models.CharField(max_length=300, blank=True, editable=False)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người hủy",
    )
    cancel_reason = models.CharField("lý do hủy", max_length=500, blank=True)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("due_on",),
                condition=Q(answered_on__isnull=True) & LIVE,
                name="recommendation_open",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(sent_on__isnull=True)
                | Q(answered_on__gte=F("sent_on")),
                name="recommendation_answered_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(executed_on__isnull=True)
                | Q(sent_on__isnull=True)
                | Q(executed_on__gte=F("sent_on")),
                name="recommendation_executed_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(acceptance="") | Q(answered_on__isnull=False),
                name="recommendation_accepted_in_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="recommendation_cancelled_at_and_by",
            ),
        )

    def __str__(self) -> str:
        return "Kiến nghị"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


class SupervisionEvent(CaseEvent):
    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="events")


class SupervisionFile(StoredFile):
    parent = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="files")
