"""Publish answered feedback without names, and take it down again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from petitions.access import may
from petitions.actions.denouncer import gives_away, without_denouncer
from petitions.actions.party import party_of
from petitions.enums import PetitionKind
from petitions.models import AnswerPublication, CaseLetter, Petition, PetitionEvent
from petitions.rules.identity_traces import mentions, redacted
from petitions.rules.workflow import SETTLED
from songcong.core.errors import Refused
from songcong.core.text import fold
from wards.access import demand
from wards.actions.editing import day_of, locked
from wards.models import User, reader_for

CONSENT = "consent"
BY_LAW = "Luật Tố cáo 25/2018/QH14, Điều 40 (chưa đối chiếu)"
ONLINE = "Khi gửi đơn trực tuyến"
IN_PERSON = "Khi nộp đơn, cán bộ nhập thay"
NAMED = "Còn nêu tên, địa chỉ hoặc số máy của người gửi. Hãy bỏ đi trước khi công bố."


@dataclass(frozen=True)
class PublicationFacts:
    """What everyone is to read, how the sender agreed, and the file that shows what was done."""

    title: str
    question: str
    answer: str
    consent: str
    proof_id: int | None = None


def first_facts(petition: Petition) -> PublicationFacts:
    """The text as it is offered: what stands in the case, without a trace of the sender."""
    letter = CaseLetter.objects.filter(petition=petition, kind="answer", state="issued")
    words = letter.order_by("-dated_on", "-pk").values_list("text", flat=True).first() or ""
    agreed = petition.events.filter(verb=CONSENT).order_by("pk").first()
    typed = IN_PERSON if agreed and agreed.by_id else ONLINE
    return PublicationFacts(
        title="",
        question=without_sender(petition, petition.content),
        answer=without_sender(petition, words),
        consent=typed if agreed else "",
    )


def without_sender(petition: Petition, text: str) -> str:
    """The text with each trace of its sender taken out."""
    names, numbers = _marks(petition)
    return redacted(text, names=names, numbers=numbers)


@transaction.atomic
def publish(
    pk: int, facts: PublicationFacts, *, version: int, by: User, at: datetime
) -> AnswerPublication:
    """Let everyone read the answer; raises Refused where it names the sender or is none.

    Decree on citizens' feedback leaves it to the office; the sender's consent is a must here.
    """
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", petition))
    _refuse_faults(petition, facts)
    return _show(petition, facts, by, at)


@transaction.atomic
def publish_conclusion(
    pk: int, title: str, text: str, *, version: int, by: User, at: datetime
) -> AnswerPublication:
    """Let everyone read the conclusion on a denunciation, without a trace of its author.

    Law on Denunciations 25/2018/QH14, Article 40; by a named handler alone.
    """
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", petition))
    if petition.kind != PetitionKind.DENUNCIATION or petition.status not in SETTLED:
        raise Refused("Chỉ tố cáo đã có kết luận mới công khai kết luận.")
    for field, said in (("title", title), ("answer", text)):
        if gives_away(petition, said):
            raise Refused(NAMED, field=field)
    return _show(petition, PublicationFacts(title, "", text, BY_LAW), by, at)


def first_conclusion(petition: Petition) -> str:
    """The conclusion as it was issued, without a trace of the denouncer."""
    issued = CaseLetter.objects.filter(petition=petition, kind="conclusion", state="issued")
    words = issued.order_by("-dated_on", "-pk").values_list("text", flat=True).first() or ""
    return without_denouncer(petition, words)


def _show(petition: Petition, facts: PublicationFacts, by: User, at: datetime) -> AnswerPublication:
    shown, _created = AnswerPublication.objects.update_or_create(
        petition=petition,
        defaults={
            **vars(facts),
            "unit_id": petition.unit_id,
            "answered_on": petition.resolved_on or day_of(at),
            "published_at": at,
            "published_by": by,
            "withdrawn_at": None,
            "search_text": fold(f"{facts.title} {facts.question} {facts.answer}"),
        },
    )
    _note(petition, "publish", by, at, said=facts.title)
    return shown


@transaction.atomic
def withdraw(pk: int, reason: str, *, version: int, by: User, at: datetime) -> Petition:
    """Take a published answer down; raises Refused without a reason."""
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", petition))
    if not reason.strip():
        raise Refused("Phải ghi lý do gỡ.", field="reason")
    AnswerPublication.objects.filter(petition=petition).update(withdrawn_at=at)
    _note(petition, "unpublish", by, at, reason=reason.strip())
    return petition


def _refuse_faults(petition: Petition, facts: PublicationFacts) -> None:
    if petition.kind != PetitionKind.FEEDBACK or petition.status not in SETTLED:
        raise Refused("Chỉ kiến nghị, phản ánh đã có kết quả mới công khai câu trả lời.")
    if not facts.consent.strip():
        raise Refused("Ghi người gửi đồng ý khi nào, bằng cách nào.", field="consent")
    names, numbers = _marks(petition)
    for field in ("title", "question", "answer"):
        if mentions(getattr(facts, field), names=names, numbers=numbers):
            raise Refused(NAMED, field=field)
    if facts.proof_id and not petition.files.filter(pk=facts.proof_id).exists():
        raise Refused("Tệp này không thuộc hồ sơ.", field="proof")


def _marks(petition: Petition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sender = party_of(petition)
    return (sender.name, sender.address), (sender.phone, sender.citizen_id)


def _note(
    petition: Petition, verb: str, by: User, at: datetime, *, reason: str = "", said: str = ""
) -> None:
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=verb,
        from_state=petition.status,
        to_state=petition.status,
        reason=reason,
        data={"said": said} if said else {},
    )
