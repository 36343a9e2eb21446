"""Somebody who denounced, with everything that an office may have written down before it knew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from petitions.actions import letter
from petitions.actions.alert import follow
from petitions.actions.letter import LetterFacts
from petitions.actions.letter_paper import lay_out
from petitions.enums import AlertChannel, LetterKind
from petitions.models import (
    AnswerPublication,
    Petition,
    PetitionRating,
    Reception,
    ReceptionBooking,
)
from petitions.notifications import tell_senders
from tests.access.city import TODAY, City
from tests.access.roles import ACCOUNTS
from tests.factories.petitions import ReceptionSlotFactory
from wards.models import User

NAME = "Vừ Thị Mảy"
NAMESAKE = "Vừ Thị Mủa"
PHONE = "0987 654 301"
ADDRESS = "Xóm Đèo Gió Hút"
CITIZEN_ID = "019187000123"
FOLDED = ("vu thi may", "deo gio hut")
DIGITS = ("987654301", "019187000123")
"""What gives her away once marks and case, blanks and dots are gone."""
CONTENT = "Cán bộ thu tiền không biên lai ở chợ"
PDF = b"%PDF-1.7 Vu Thi May"
AT = datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)
DAY = f"{TODAY:%d/%m/%Y}"


@dataclass(frozen=True)
class Case:
    """The denunciation and what stands around it."""

    petition: Petition
    reception: Reception
    booking: ReceptionBooking


Said = Mapping[str, Any]


def _post(client: Client, page: str, *args: object, said: Said, query: str = "") -> None:
    """Send a form of the office; it is taken."""
    answer = client.post(f"{reverse(f'petitions:{page}', args=args)}{query}", dict(said))
    assert answer.status_code in {200, 302}, answer.content.decode()


def denounce(city: City) -> Case:
    """She books a turn, is received and hands in what the chair first takes for feedback.

    Scans, papers, a step before the chair and words about her stand there; then it is sorted as
    what it is, and the chair is its only handler.
    """
    chair, clerk, citizen = city.client("chair"), city.client("clerk"), city.client("anonymous")
    slot = ReceptionSlotFactory.create(
        unit=city.unit, weekday=None, valid_from=TODAY, ends_at=time.max
    )
    turn = {"name": NAME, "phone": PHONE, "topic": f"{NAME} muốn gặp", "key": uuid4()}
    _post(citizen, "public-booking", slot.pk, TODAY.isoformat(), said=turn)
    booking = ReceptionBooking.objects.latest("pk")
    _post(chair, "official-booking-receive", booking.pk, said={})
    reception = Reception.objects.latest("pk")
    said = {
        "unit": city.unit.pk,
        "received_on": DAY,
        "kind": reception.kind,
        "visit": "first",
        "receiver": "Chủ tịch",
        "persons": "1",
        "content": f"Bà {NAME}, {ADDRESS}, gọi {PHONE}: {CONTENT}",
        "name": NAME,
        "address": ADDRESS,
        "version": reception.version,
    }
    _post(chair, "official-reception-edit", reception.pk, said=said)
    _attach(chair, "official-reception-attach", reception.pk)
    written = {
        "unit": city.unit.pk,
        "received_on": DAY,
        "source": "direct",
        "kind": "feedback",
        "signers": "1",
        "content": CONTENT,
        "name": NAME,
        "phone": PHONE,
        "address": ADDRESS,
        "citizen_id": CITIZEN_ID,
    }
    _post(clerk, "official-petition-create", query=f"?tiep-dan={reception.pk}", said=written)
    petition = Petition.objects.latest("pk")
    _attach(clerk, "official-petition-attach", petition.pk)
    _write_papers(petition, city.users[ACCOUNTS["clerk"]])
    _tell_and_publish(petition, city.users[ACCOUNTS["clerk"]])
    _ask_the_chair(chair, clerk, petition)
    petition.refresh_from_db()
    known = written | {"register_no": petition.register_no, "version": petition.version}
    _post(chair, "official-petition-edit", petition.pk, said=known | {"kind": "denunciation"})
    petition.refresh_from_db()
    assert petition.kind == "denunciation"
    assert [handler.user.username for handler in petition.handlers.all()] == [ACCOUNTS["chair"]]
    reception.refresh_from_db()
    return Case(petition, reception, booking)


def _write_papers(petition: Petition, by: User) -> None:
    """A receipt in her name that left the office, and a draft of another."""
    words = LetterFacts(
        subject=f"Về việc tiếp nhận đơn của bà {NAME}",
        addressee=f"Bà {NAME}, {ADDRESS}",
        text=f"Đã nhận đơn của bà {NAME}, điện thoại {PHONE}.",
        recipients=f"Bà {NAME}",
        authority="TM. ỦY BAN NHÂN DÂN",
        post="CHỦ TỊCH",
    )
    made = [letter.draft(petition, LetterKind.RECEIPT, words, by=by, at=AT) for _ in range(2)]
    issued = letter.issue(made[0].pk, signed=True, version=made[0].version, by=by, at=AT)
    for paper in (issued, made[1]):
        lay_out(paper.pk)


def _tell_and_publish(petition: Petition, by: User) -> None:
    """A message that waits for her, what she said of the answer, and a page that anyone reads."""
    follow(petition.pk, AlertChannel.SMS, PHONE, at=AT)
    tell_senders([petition.events.create(verb="acknowledge", at=AT)])
    PetitionRating.objects.create(
        petition=petition, score="unsatisfied", remark=f"Bà {NAME}", rated_on=TODAY, rated_at=AT
    )
    AnswerPublication.objects.create(
        petition=petition,
        unit=petition.unit,
        title=f"Bà {NAME} hỏi",
        question=CONTENT,
        answer=f"Mời bà {NAME}",
        consent=f"Gọi {PHONE}",
        answered_on=TODAY,
        published_at=AT,
        published_by=by,
    )


def _ask_the_chair(chair: Client, clerk: Client, petition: Petition) -> None:
    """A step that the clerk puts before the chair, returned with words about her."""
    step = {"on": DAY, "ground": f"Bà {NAME} không có quyền", "paper": "3/TB", "propose": "1"}
    said = step | {"office": f"Tòa án, gọi {PHONE}", "version": petition.version}
    reason = {"remark": f"Hỏi lại bà {NAME} ở {ADDRESS}", "return": "1"}
    step_url = ("official-petition-step", petition.pk, "khong-thu-ly")
    _post(clerk, *step_url, said=said)
    returned = reason | {"version": petition.version}
    _post(chair, "official-petition-approval", petition.pk, said=returned)


def _attach(client: Client, page: str, pk: int) -> None:
    _post(client, page, pk, said={"file": SimpleUploadedFile(f"Đơn của {NAME}.pdf", PDF)})
