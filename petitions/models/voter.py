"""What voters asked of their deputies; who asked stands apart from what was asked."""

from django.db import models
from django.db.models import F, Q

from petitions.enums import CouncilLevel, SessionSide, VoterStatus
from songcong.core.history import kept_history
from wards.enums import Role
from wards.models import LIVE, CaseEvent, Meeting, Record, RecordQuerySet, StoredFile
from wards.rules.reader import CITY, WARD_OFFICE, Reader

VOTER_NAMED_TO = (*WARD_OFFICE, Role.FRONT.value)
VOTER_READERS = (*VOTER_NAMED_TO, *CITY)
DAYS_IN_ORDER = (
    ("received_on", "collected_on"),
    ("passed_on", "received_on"),
    ("answered_on", "received_on"),
    ("settled_on", "answered_on"),
)


class VoterPetitionQuerySet(RecordQuerySet["VoterPetition"]):
    def visible_to(self, reader: Reader) -> "VoterPetitionQuerySet":
        """The unit's office and Front; the city with names masked."""
        return self.filter(unit__in=reader.units(*VOTER_READERS))


@kept_history("VoterPetitionHistory", without=("search_text",))
class VoterPetition(Record):
    """A request of voters from the meeting at which it was heard to its last answer.

    ``due_on`` is empty where no norm sets a day for the level; ``pass_on_by`` is the last day for
    passing it on where another body must answer. ``answered_on`` is the day of the
    first answer, ``settled_on`` that of the last word, ``planned_on`` what a promise names.
    """

    files_to = VOTER_NAMED_TO

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="voter_petitions",
        verbose_name="cuộc tiếp xúc cử tri",
    )
    collected_on = models.DateField("ngày tiếp xúc cử tri")
    level = models.CharField("gửi đại biểu", max_length=10, choices=CouncilLevel)
    session = models.CharField("thời điểm", max_length=10, choices=SessionSide)
    place = models.TextField("nơi tiếp xúc", blank=True)
    content = models.TextField("nội dung kiến nghị")
    field = models.TextField("lĩnh vực", blank=True)
    body = models.TextField("cơ quan giải quyết", blank=True)
    received_on = models.DateField("ngày nhận kiến nghị")
    passed_on = models.DateField("ngày chuyển", null=True, blank=True)
    status = models.CharField("trạng thái", max_length=20, choices=VoterStatus)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer_document = models.TextField("văn bản trả lời", blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)
    planned_on = models.DateField("giải quyết trước ngày", null=True, blank=True)
    settled_on = models.DateField("ngày giải quyết xong", null=True, blank=True)
    due_on = models.DateField("hạn trả lời", null=True, blank=True, editable=False)
    due_citation = models.CharField(max_length=300, blank=True, editable=False)
    pass_on_by = models.DateField("hạn chuyển", null=True, blank=True, editable=False)

    objects = VoterPetitionQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(fields=("unit", "-received_on", "-id"), condition=LIVE, name="voter_list"),
            models.Index(
                fields=("unit", "due_on"),
                condition=Q(answered_on__isnull=True, cancelled_at__isnull=True),
                name="voter_open",
            ),
        )
        constraints = (
            *Record.Meta.constraints,
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}),
                    name=f"voter_{end}_not_before_{start}",
                )
                for end, start in DAYS_IN_ORDER
            ),
            models.CheckConstraint(
                condition=~Q(status=VoterStatus.PLANNED) | Q(planned_on__isnull=False),
                name="voter_promise_names_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"Kiến nghị cử tri số {self.register_no}".removesuffix(" số ")


class VoterParty(models.Model):
    """Who asked: a voter or a group, outside row history and other units' search."""

    petition = models.OneToOneField(VoterPetition, on_delete=models.CASCADE, related_name="party")
    name = models.TextField("cử tri")

    def __str__(self) -> str:
        return "Cử tri"


class VoterPetitionEvent(CaseEvent):
    petition = models.ForeignKey(VoterPetition, on_delete=models.CASCADE, related_name="events")


class VoterPetitionFile(StoredFile):
    parent = models.ForeignKey(VoterPetition, on_delete=models.CASCADE, related_name="files")
