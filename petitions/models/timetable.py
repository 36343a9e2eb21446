"""Who receives citizens when and where, the turns that citizens booked, the chair's weeks."""

from collections.abc import Sequence
from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from petitions.enums import ReceptionKind
from petitions.models.reception import Reception
from songcong.core.history import kept_history
from wards.models import LIVE, CaseEvent, Record, RecordQuerySet, StoredFile, Unit
from wards.rules.reader import CITY, WARD_OFFICE, Reader

WEEKDAYS = (
    (0, "Thứ Hai"),
    (1, "Thứ Ba"),
    (2, "Thứ Tư"),
    (3, "Thứ Năm"),
    (4, "Thứ Sáu"),
    (5, "Thứ Bảy"),
    (6, "Chủ nhật"),
)


class ReceptionSlotQuerySet(RecordQuerySet["ReceptionSlot"]):
    def visible_to(self, reader: Reader) -> "ReceptionSlotQuerySet":
        """The unit's office and the city; the timetable itself is public."""
        return self.filter(unit__in=reader.units(*WARD_OFFICE, *CITY))

    def public(self, first: date, last: date) -> "ReceptionSlotQuerySet":
        """What the published timetable of these days is made of."""
        going_on = Q(valid_to__isnull=True) | Q(valid_to__gte=first)
        return self.live().filter(going_on, valid_from__lte=last)


@kept_history("ReceptionSlotHistory", without=("search_text",))
class ReceptionSlot(Record):
    """A reception of every week on ``weekday``, or, without it, of the one day ``valid_from``."""

    files_to = (*WARD_OFFICE, *CITY)

    kind = models.CharField("hình thức", max_length=20, choices=ReceptionKind)
    weekday = models.PositiveSmallIntegerField("thứ", choices=WEEKDAYS, null=True, blank=True)
    starts_at = models.TimeField("từ giờ")
    ends_at = models.TimeField("đến giờ")
    place = models.TextField("địa điểm")
    receiver = models.TextField("người tiếp")
    seats = models.PositiveSmallIntegerField("số lượt đăng ký", default=10)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = ReceptionSlotQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(fields=("unit", "-valid_from", "-id"), condition=LIVE, name="slot_list"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="slot_valid_to_not_before_from",
            ),
        )

    def __str__(self) -> str:
        day = (
            self.get_weekday_display()
            if self.weekday is not None
            else f"{self.valid_from:%d/%m/%Y}"
        )
        return f"Lịch tiếp {self.get_kind_display().lower()}, {day}"


class ReceptionSlotEvent(CaseEvent):
    slot = models.ForeignKey(ReceptionSlot, on_delete=models.CASCADE, related_name="events")


class ReceptionSlotFile(StoredFile):
    parent = models.ForeignKey(ReceptionSlot, on_delete=models.CASCADE, related_name="files")


class SlotChangeQuerySet(models.QuerySet["SlotChange"]):
    def visible_to(self, reader: Reader) -> "SlotChangeQuerySet":
        """Changes of the slots that the reader sees."""
        return self.filter(slot__in=ReceptionSlot.objects.visible_to(reader))

    def public(self, slots: Sequence[ReceptionSlot]) -> "dict[tuple[int, date], SlotChange]":
        """The changes of slots that are published; so are their reasons."""
        return self.of(slots)

    def of(self, slots: Sequence[ReceptionSlot]) -> "dict[tuple[int, date], SlotChange]":
        """The changes of some slots by slot and day; one query."""
        return {(row.slot_id, row.day): row for row in self.filter(slot__in=slots)}


class SlotChange(models.Model):
    """One day on which a slot is moved or not held, with the reason that is published."""

    slot = models.ForeignKey(ReceptionSlot, on_delete=models.CASCADE, related_name="changes")
    day = models.DateField("ngày")
    cancelled = models.BooleanField("không tiếp", default=False)
    starts_at = models.TimeField("từ giờ", null=True, blank=True)
    ends_at = models.TimeField("đến giờ", null=True, blank=True)
    place = models.TextField("địa điểm", blank=True)
    receiver = models.TextField("người tiếp", blank=True)
    reason = models.TextField("lý do")

    objects = SlotChangeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("slot", "day"), name="slot_change_a_day"),)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class BookingQuerySet(models.QuerySet["ReceptionBooking"]):
    def visible_to(self, reader: Reader) -> "BookingQuerySet":
        """The unit's office alone: who comes is nobody else's to know."""
        return self.filter(slot__unit__in=reader.units(*WARD_OFFICE))

    def standing(self) -> "BookingQuerySet":
        """Turns that were not given back."""
        return self.filter(cancelled_at__isnull=True)


class ReceptionBooking(models.Model):
    """A citizen's turn; ``key`` makes sending it twice one turn."""

    slot = models.ForeignKey(ReceptionSlot, on_delete=models.PROTECT, related_name="bookings")
    day = models.DateField("ngày")
    code = models.CharField("mã", max_length=10, unique=True)
    key = models.UUIDField(unique=True)
    topic = models.CharField("việc cần gặp", max_length=200)
    made_at = models.DateTimeField("đăng ký lúc")
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    reception = models.OneToOneField(
        Reception, on_delete=models.SET_NULL, null=True, blank=True, related_name="booking"
    )

    objects = BookingQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("slot", "day"), name="booking_of_the_day"),)

    def __str__(self) -> str:
        return "Lượt đăng ký"

    @property
    def is_known(self) -> bool:
        """Whether it is still kept who booked."""
        return hasattr(self, "party")


class BookingParty(models.Model):
    """Who booked: apart from the turn, outside history and search."""

    booking = models.OneToOneField(ReceptionBooking, on_delete=models.CASCADE, related_name="party")
    name = models.TextField("họ tên")
    phone = models.TextField("điện thoại")

    def __str__(self) -> str:
        return "Công dân"


class LeaderWeekQuerySet(models.QuerySet["LeaderWeek"]):
    def visible_to(self, reader: Reader) -> "LeaderWeekQuerySet":
        """The unit's office and the city."""
        return self.filter(unit__in=reader.units(*WARD_OFFICE, *CITY))

    def judged(self) -> "LeaderWeekQuerySet":
        """Each with whether the chair received: somebody came, or it was said that nobody did."""
        received = Reception.objects.live().filter(
            unit=OuterRef("unit"),
            kind=ReceptionKind.PERIODIC,
            received_on__gte=OuterRef("starts_on"),
            received_on__lte=OuterRef("ends_on"),
        )
        return self.annotate(
            held=models.ExpressionWrapper(
                Exists(received) | Q(sat_on__isnull=False), output_field=models.BooleanField()
            )
        )

    def missed(self) -> "LeaderWeekQuerySet":
        """Weeks in which the chair has not received."""
        return self.judged().filter(Q(held=False))


class LeaderWeek(models.Model):
    """A week in which the chair must receive citizens on at least one day.

    ``sat_on`` says that the chair sat on a day when nobody came; receptions speak for themselves.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("thứ Hai")
    ends_on = models.DateField("Chủ nhật")
    due_on = models.DateField("hạn")
    citation = models.CharField(max_length=300)
    sat_on = models.DateField("ngày trực tiếp", null=True, blank=True)
    sat_by = models.TextField("người trực tiếp", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LeaderWeekQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "starts_on"), name="leader_week_once"),
        )

    def __str__(self) -> str:
        return f"Tuần từ {self.starts_on:%d/%m/%Y} đến {self.ends_on:%d/%m/%Y}"


class LeaderWeekEvent(CaseEvent):
    week = models.ForeignKey(LeaderWeek, on_delete=models.CASCADE, related_name="events")
