"""Petitions of every kind; the petitioner stands apart, a denouncer sealed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Cast

from petitions.enums import (
    Competence,
    EnteredFrom,
    Handling,
    Instance,
    Outcome,
    PetitionKind,
    PetitionStatus,
    Source,
    Subject,
)
from petitions.models.reception import Reception
from petitions.rules.petition_checks import DAYS_IN_ORDER
from petitions.rules.workflow.rows import UNSORTED
from songcong.core.history import kept_history
from wards.models import LIVE, CaseEvent, Neighbourhood, Record, RecordQuerySet, StoredFile
from wards.models.ground import KeptQuerySet
from wards.rules.reader import CITY, WARD_OFFICE, Reader


class PetitionQuerySet(RecordQuerySet["Petition"]):
    def visible_to(self, reader: Reader) -> "PetitionQuerySet":
        """Cases whose content the reader may open.

        The unit's office and (names masked) the city open everything but denunciations, which
        only their named handlers open.
        """
        handled = Exists(
            PetitionHandler.objects.filter(petition=OuterRef("pk"), user=reader.user_id)
        )
        office = Q(unit__in=reader.units(*WARD_OFFICE))
        city = Q(unit__in=reader.units(*CITY))
        return self.filter(
            (~Q(kind=PetitionKind.DENUNCIATION) & (office | city))
            | (Q(kind=PetitionKind.DENUNCIATION) & office & handled)
        )

    def numbered_in(self, year: int) -> Any:
        """Petitions that bear a number of the year's book, with it as ``number``."""
        rows = self.filter(NUMBERED).annotate(number=NUMBER, of_year=YEAR)
        return rows.filter(of_year=str(year))

    def lines_for(self, reader: Reader) -> "PetitionQuerySet":
        """Every line of the reader's units; ``restricted`` where the content is closed."""
        handled = Exists(
            PetitionHandler.objects.filter(petition=OuterRef("pk"), user=reader.user_id)
        )
        units = reader.units(*WARD_OFFICE, *CITY)
        return self.filter(unit__in=units).annotate(
            restricted=models.ExpressionWrapper(
                Q(kind=PetitionKind.DENUNCIATION) & ~Q(handled),
                output_field=models.BooleanField(),
            )
        )


def _part(number: int) -> Func:
    """What stands before the slash of a number (1), or the year behind it (2)."""
    return Func(F("register_no"), Value("/"), Value(number), function="split_part")


NUMBER = Cast(_part(1), models.BigIntegerField())
YEAR = Cast(_part(2), models.TextField())
NUMBERED = Q(register_no__regex=r"^[0-9]{1,9}/[0-9]{4}$")


@kept_history("PetitionHistory", without=("search_text", "lookup_digits"))
class Petition(Record):
    """A written petition from its receipt to its settlement.

    ``source`` is the channel of the register, ``entered_from`` what an official typed it from.
    ``subject`` follows the words of ``field`` unless somebody chose it; ``neighbourhood`` is where
    it happened, its text alone where no village of the unit bears that name.

    ``due_on`` is the day by which it must be settled, stored with the norm it came from (key,
    first day in force, citation) and the peculiar days of the calendar that were counted with; it
    is empty until the petition is taken up (for feedback: set from its receipt) and while it is
    suspended. ``base_due_on`` is the same without extensions, where there are any. ``step_due_on``
    is the day by which the state at hand must be left, counted from ``step_since``.
    """

    public_code = models.CharField("mã tra cứu", max_length=10, editable=False)
    lookup_digits = models.CharField(max_length=4, blank=True, editable=False)
    reception = models.ForeignKey(
        Reception,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="petitions",
        db_index=False,
    )
    received_on = models.DateField("ngày nhận")
    source = models.CharField("nguồn", max_length=20, choices=Source)
    entered_from = models.CharField(
        "nhập thay từ", max_length=10, choices=EnteredFrom, blank=True, default="", db_default=""
    )
    signers = models.PositiveBigIntegerField("số người ký", default=1)
    kind = models.CharField("loại đơn", max_length=20, choices=PetitionKind)
    field = models.TextField("lĩnh vực", blank=True)
    subject = models.CharField(
        "nhóm lĩnh vực", max_length=20, choices=Subject, default=Subject.OTHER, db_default="other"
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    neighbourhood_text = models.TextField("thôn, tổ dân phố", blank=True, default="", db_default="")
    content = models.TextField("nội dung", blank=True)
    eligible = models.BooleanField("đủ điều kiện", default=False)
    competence = models.CharField("thẩm quyền", max_length=10, choices=Competence, blank=True)
    handling = models.CharField("hướng xử lý", max_length=10, choices=Handling, blank=True)
    processed_on = models.DateField("ngày xử lý", null=True, blank=True)
    accepted_on = models.DateField("ngày thụ lý", null=True, blank=True)
    complex = models.BooleanField("phức tạp", default=False)
    resolved_on = models.DateField("ngày giải quyết", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=20, choices=Outcome, blank=True)
    status = models.CharField("trạng thái", max_length=20, choices=PetitionStatus)
    due_on = models.DateField("hạn giải quyết", null=True, blank=True, editable=False)
    due_key = models.CharField(max_length=100, blank=True, editable=False)
    due_citation = models.CharField(max_length=300, blank=True, editable=False)
    due_norm_from = models.DateField(null=True, blank=True, editable=False)
    due_calendar = models.TextField(blank=True, db_default="", default="", editable=False)
    base_due_on = models.DateField("hạn chưa gia hạn", null=True, blank=True, editable=False)
    instance = models.CharField(
        "lần giải quyết",
        max_length=10,
        choices=Instance,
        default=Instance.FIRST,
        db_default=Instance.FIRST,
    )
    remote = models.BooleanField("vùng sâu, vùng xa", default=False, db_default=False)
    urgent = models.BooleanField("khẩn", default=False, db_default=False)
    extensions = models.PositiveSmallIntegerField("số lần gia hạn", default=0, db_default=0)
    suspended_on = models.DateField("tạm đình chỉ từ ngày", null=True, blank=True)
    suspended_days = models.PositiveSmallIntegerField(
        "số ngày tạm đình chỉ", default=0, db_default=0
    )
    acknowledged_on = models.DateField("ngày báo đã nhận", null=True, blank=True)
    step_due_on = models.DateField("hạn của bước này", null=True, blank=True, editable=False)
    step_due_key = models.CharField(
        max_length=100, blank=True, default="", db_default="", editable=False
    )
    step_due_citation = models.CharField(
        max_length=300, blank=True, default="", db_default="", editable=False
    )
    step_since = models.DateField(null=True, blank=True, editable=False)

    objects = PetitionQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "-received_on", "-id"), condition=LIVE, name="petition_list"
            ),
            models.Index(
                fields=("unit", "due_on"),
                condition=Q(resolved_on__isnull=True, cancelled_at__isnull=True),
                name="petition_open",
            ),
            *(
                models.Index(
                    fields=("unit", column, "-received_on", "-id"),
                    condition=LIVE,
                    name=f"petition_by_{column}",
                )
                for column in ("kind", "status")
            ),
            models.Index(
                fields=("unit", "-received_on", "-id"),
                condition=LIVE & Q(resolved_on__gt=F("due_on")),
                name="petition_late",
            ),
            models.Index(
                fields=("reception",),
                condition=Q(reception__isnull=False),
                name="petition_of_reception",
            ),
            models.Index(
                F("unit"), YEAR, NUMBER.desc(), condition=NUMBERED, name="petition_number"
            ),
            models.Index(fields=("unit", "processed_on"), condition=LIVE, name="petition_unsorted"),
            models.Index(
                fields=("unit", "step_due_on"),
                condition=LIVE & Q(status__in=UNSORTED),
                name="petition_step_due",
            ),
            models.Index(fields=("unit", "resolved_on"), condition=LIVE, name="petition_unsettled"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("public_code",), name="petition_public_code"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}),
                    name=f"petition_{end}_not_before_{start}",
                )
                for end, start in DAYS_IN_ORDER
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.register_no}".strip()

    @property
    def numbered(self) -> str:
        """What the office calls the case by."""
        return f"Đơn số {self.register_no}" if self.register_no else "Đơn chưa có số"


class PetitionParty(models.Model):
    """The petitioner: apart from the case, outside row history and other units' search."""

    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="party")
    name = models.TextField("họ tên", blank=True)
    phone = models.TextField("điện thoại", blank=True)
    address = models.TextField("địa chỉ", blank=True)
    citizen_id = models.CharField("số định danh", max_length=12, blank=True)
    search_name = models.TextField(blank=True, editable=False)

    def __str__(self) -> str:
        return "Người gửi đơn"


class DenouncerIdentity(models.Model):
    """A denouncer, sealed; opened only by a named handler, and each opening is written down."""

    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="denouncer")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "Danh tính được bảo mật"


class PetitionHandler(models.Model):
    """A person named to handle a case."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="handlers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="handled_petitions"
    )
    named_at = models.DateTimeField("giao lúc")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("petition", "user"), name="petition_handler_once"),
        )

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.user_id}"


class IdentityReadQuerySet(KeptQuerySet["IdentityRead"]):
    topic = "audit"


class IdentityRead(models.Model):
    """One opening of a denouncer's identity."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="identity_reads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    reason = models.CharField("lý do", max_length=500)

    objects = IdentityReadQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.petition_id} {self.at:%d/%m/%Y %H:%M}"


class PetitionEvent(CaseEvent):
    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="events")


class PetitionFile(StoredFile):
    """A file of the case; ``step`` names the step that it was needed for.

    ``is_redacted`` marks the copy of a denunciation's paper that may go out with it.
    """

    parent = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="files")
    step = models.CharField(max_length=40, blank=True, default="", db_default="", editable=False)
    is_redacted = models.BooleanField(default=False, db_default=False, editable=False)
