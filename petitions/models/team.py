"""Mediation teams of neighbourhoods, and the mediators elected into them."""

from datetime import date

from django.db import models
from django.db.models import F, IntegerField, OuterRef, Q
from django.db.models.functions import Coalesce

from petitions.enums import Qualification, Sex
from songcong.core.history import kept_history
from wards.enums import Role
from wards.models import LIVE, CaseEvent, Neighbourhood, Record, RecordQuerySet, StoredFile
from wards.rules.reader import CITY, WARD_OFFICE, Reader

TEAM_READERS = (*WARD_OFFICE, Role.MEDIATION.value, Role.FRONT.value, *CITY)


class MediationTeamQuerySet(RecordQuerySet["MediationTeam"]):
    def visible_to(self, reader: Reader) -> "MediationTeamQuerySet":
        """The unit's office, mediators and Front; the city."""
        return self.filter(unit__in=reader.units(*TEAM_READERS))

    def in_office(self, day: date) -> "MediationTeamQuerySet":
        """Teams that exist on a day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day), founded_on__lte=day)

    def with_members(self, day: date) -> "MediationTeamQuerySet":
        """Each with how many mediators, and how many of them women, serve on a day."""
        serving = Mediator.objects.live().recognised(day).filter(team=OuterRef("pk"))
        return self.annotate(
            mediators_count=_counted(serving), women_count=_counted(serving.filter(sex=Sex.FEMALE))
        )


@kept_history("MediationTeamHistory", without=("search_text",))
class MediationTeam(Record):
    """A team of a neighbourhood (Law 35/2013/QH13, Article 12)."""

    files_to = TEAM_READERS

    name = models.TextField("tên tổ")
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mediation_teams",
        verbose_name="thôn, tổ dân phố",
    )
    founded_on = models.DateField("ngày thành lập")
    decision = models.TextField("quyết định thành lập", blank=True)
    ended_on = models.DateField("ngày thôi hoạt động", null=True, blank=True)

    objects = MediationTeamQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(fields=("unit", "-founded_on", "-id"), condition=LIVE, name="team_list"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
                name="team_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name


class MediatorQuerySet(RecordQuerySet["Mediator"]):
    def visible_to(self, reader: Reader) -> "MediatorQuerySet":
        """Mediators hold an office: whoever sees their team sees them."""
        return self.filter(unit__in=reader.units(*TEAM_READERS))

    def in_office(self, day: date) -> "MediatorQuerySet":
        """Who is elected and has not left by a day, recognised or not yet."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day), elected_on__lte=day)

    def recognised(self, day: date) -> "MediatorQuerySet":
        """Mediators who serve on a day: the chair's decision makes them so (Article 8)."""
        return self.in_office(day).filter(recognised_on__lte=day)


@kept_history("MediatorHistory", without=("search_text",))
class Mediator(Record):
    """Somebody elected by the households and recognised by the ward (Articles 7 to 11)."""

    files_to = TEAM_READERS

    team = models.ForeignKey(
        MediationTeam, on_delete=models.PROTECT, related_name="mediators", verbose_name="tổ"
    )
    name = models.TextField("họ và tên")
    sex = models.CharField("giới tính", max_length=10, choices=Sex)
    born_in = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=60, default="Kinh")
    qualification = models.CharField("trình độ", max_length=10, choices=Qualification)
    leads = models.BooleanField("tổ trưởng", default=False)
    elected_on = models.DateField("ngày bầu")
    recognition = models.TextField("quyết định công nhận", blank=True)
    recognised_on = models.DateField("ngày công nhận", null=True, blank=True)
    trained_on = models.DateField("tập huấn gần nhất", null=True, blank=True)
    ended_on = models.DateField("ngày thôi làm", null=True, blank=True)
    end_reason = models.TextField("lý do thôi làm", blank=True)

    objects = MediatorQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "-elected_on", "-id"), condition=LIVE, name="mediator_list"
            ),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(recognised_on__isnull=True) | Q(recognised_on__gte=F("elected_on")),
                name="mediator_recognised_after_election",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("elected_on")),
                name="mediator_ends_after_election",
            ),
        )

    def __str__(self) -> str:
        return self.name


class MediationTeamEvent(CaseEvent):
    team = models.ForeignKey(MediationTeam, on_delete=models.CASCADE, related_name="events")


class MediationTeamFile(StoredFile):
    parent = models.ForeignKey(MediationTeam, on_delete=models.CASCADE, related_name="files")


class MediatorEvent(CaseEvent):
    mediator = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="events")


class MediatorFile(StoredFile):
    parent = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="files")


def _counted(mediators: MediatorQuerySet) -> Coalesce:
    """How many rows a subquery finds; none is nought."""
    counted = mediators.order_by().values("team").annotate(found=models.Count("pk")).values("found")
    return Coalesce(models.Subquery(counted), 0, output_field=IntegerField())
