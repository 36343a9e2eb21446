"""What a mediation's file holds beside the register's line: parties, sessions, agreement."""

from django.db import models
from django.db.models import Q

from petitions.enums import AgreementKept, MediationGround, MediationScope
from petitions.models.mediation import Mediation
from petitions.models.team import MediationTeam, Mediator


class MediationCase(models.Model):
    """Who mediates, on which ground, what was agreed and what became of it.

    The line of the register keeps its own words; ``fee_vnd`` is what the team was paid for it.
    """

    mediation = models.OneToOneField(Mediation, on_delete=models.CASCADE, related_name="case")
    team = models.ForeignKey(
        MediationTeam,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name="tổ hòa giải",
    )
    mediators = models.ManyToManyField(
        Mediator, blank=True, related_name="cases", verbose_name="hòa giải viên"
    )
    ground = models.CharField(
        "căn cứ tiến hành", max_length=10, choices=MediationGround, blank=True
    )
    scope = models.CharField("phạm vi", max_length=20, choices=MediationScope, blank=True)
    assigned_on = models.DateField("ngày phân công", null=True, blank=True)
    invited = models.TextField("người được mời", blank=True)
    agreed_on = models.DateField("ngày lập văn bản", null=True, blank=True)
    agreement = models.TextField("nội dung thỏa thuận", blank=True)
    kept = models.CharField(
        "thực hiện thỏa thuận", max_length=10, choices=AgreementKept, blank=True
    )
    kept_checked_on = models.DateField("ngày theo dõi", null=True, blank=True)
    court_asked_on = models.DateField("ngày yêu cầu Tòa án công nhận", null=True, blank=True)
    court_decision = models.TextField("quyết định của Tòa án", blank=True)
    fee_vnd = models.PositiveBigIntegerField("thù lao (đồng)", default=0)
    paid_on = models.DateField("ngày chi", null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agreement="") | Q(agreed_on__isnull=False),
                name="mediation_agreement_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(court_asked_on__isnull=True) | Q(agreed_on__isnull=False),
                name="mediation_court_needs_agreement",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mediation_id}"


class MediationParty(models.Model):
    """One side of a dispute: outside row history and search."""

    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE, related_name="sides")
    name = models.TextField("họ tên")
    born_in = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    address = models.TextField("địa chỉ", blank=True)

    def __str__(self) -> str:
        return "Bên tranh chấp"


class MediationSession(models.Model):
    """One meeting of the parties with their mediators."""

    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField("ngày hòa giải")
    place = models.TextField("địa điểm", blank=True)
    course = models.TextField("diễn biến, kết quả", blank=True)

    def __str__(self) -> str:
        return f"Buổi hòa giải {self.held_on:%d/%m/%Y}"
