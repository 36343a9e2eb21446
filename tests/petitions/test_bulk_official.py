"""Giving many cases to one person, reminding their owners: looked over, confirmed, left out."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from petitions.actions.bulk import Seen, Task, carry_out, foresee
from petitions.actions.denouncer import Identity, seal
from petitions.actions.traces import redact
from petitions.filters.queue import QUEUES, asked_now, waiting_in
from petitions.models import (
    DenouncerIdentity,
    Petition,
    PetitionEvent,
    PetitionHandler,
    PetitionParty,
)
from petitions.rules.bulk import MOST, Left
from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.enums import NoticeKind, Role
from wards.models import Notice, NoticeCopy, OutboundMessage, Unit, User, reader_for
from wards.notifications import written

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
LIST, BULK = "/lam-viec/don-thu/", "/lam-viec/don-thu/giao-nhieu/"
MOST_QUERIES = 20
WORDS = "Báo tiến độ trước thứ Sáu"


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def chair(unit: Unit) -> User:
    return person(unit, Role.WARD_CHAIR, full_name="Đỗ Thị Chủ")


@pytest.fixture
def ana(unit: Unit) -> User:
    return person(unit, full_name="Lê Thị Na", email="na@example.vn")


@pytest.fixture
def binh(unit: Unit) -> User:
    return person(unit, full_name="Trần Văn Bình", email="binh@example.vn")


@pytest.fixture
def desk(chair: User) -> Client:
    return browser(chair)


def kept(unit: Unit, *handlers: User, **facts: Any) -> Petition:
    first: dict[str, Any] = {"kind": "feedback", "received_on": date(2026, 3, 2)}
    petition: Petition = PetitionFactory.create(unit=unit, **first | facts)
    for user in handlers:
        PetitionHandlerFactory.create(petition=petition, user=user)
    return petition


def ids(*cases: Petition) -> str:
    return " ".join(str(case.pk) for case in cases)


def giving(handler: User, *cases: Petition) -> dict[str, Any]:
    return {"task": "give", "handler": handler.pk, "words": "", "cases": ids(*cases)}


def reminding(*cases: Petition, words: str = WORDS) -> dict[str, Any]:
    return {"task": "remind", "handler": "", "words": words, "cases": ids(*cases)}


def looked(desk: Client, said: dict[str, Any]) -> Any:
    """The look at what would change, and the form to confirm it."""
    answer = desk.post(BULK, said | {"look": "1"})
    assert answer.status_code == 200, answer.content.decode()
    return answer


def confirmed(desk: Client, said: dict[str, Any]) -> Any:
    """What is sent by the button of the look."""
    return desk.post(BULK, said | {"cases": looked(desk, said).context["cases"]}, follow=True)


def handlers(petition: Petition) -> set[User]:
    return {row.user for row in PetitionHandler.objects.filter(petition=petition)}


def said_of(answer: Any) -> str:
    """The text of a page."""
    return re.sub(r"\s+", " ", answer.content.decode())


class TestGiving:
    def test_nothing_is_written_before_it_is_confirmed(
        self, unit: Unit, desk: Client, ana: User, binh: User
    ) -> None:
        mine, free = kept(unit, ana, register_no="1/2026"), kept(unit, register_no="2/2026")
        page = said_of(looked(desk, giving(binh, mine, free)))
        assert "Giao <strong>2 đơn</strong> cho <strong>Trần Văn Bình</strong>" in page
        for words in ("Kiến nghị, phản ánh số 1/2026", "Lê Thị Na", "chưa giao cho ai"):
            assert words in page
        assert handlers(mine) == {ana}
        assert handlers(free) == set()
        assert not PetitionEvent.objects.exists()

    def test_all_is_written_with_an_event_each_and_one_notice(
        self, unit: Unit, desk: Client, chair: User, ana: User, binh: User
    ) -> None:
        cases = [kept(unit, ana), kept(unit, binh, ana), kept(unit)]
        page = said_of(confirmed(desk, giving(binh, *cases)))
        assert "Đã giao 3 đơn cho Trần Văn Bình." in page
        assert [handlers(case) for case in cases] == [{binh}] * 3
        events = PetitionEvent.objects.order_by("petition")
        assert [(e.petition, e.by, e.verb) for e in events] == [
            (case, chair, "name_handler") for case in cases
        ]
        assert [e.data["said"] for e in events] == [
            "Trần Văn Bình, thay Lê Thị Na",
            "Trần Văn Bình, thay Lê Thị Na",
            "Trần Văn Bình",
        ]
        versions = Petition.objects.order_by("pk").values_list("version", flat=True)
        assert list(versions) == [2, 2, 2]
        copies = NoticeCopy.objects.order_by("pk").select_related("notice", "user")
        assert [(copy.user, copy.notice.words) for copy in copies] == [
            (binh, "Được giao xử lý 3 vụ việc"),
            (ana, "2 vụ việc không còn giao cho bạn xử lý"),
        ]
        detail = desk.get(reverse("petitions:official-petition-detail", args=[cases[0].pk]))
        assert "Giao người xử lý: Trần Văn Bình, thay Lê Thị Na" in detail.content.decode()

    def test_one_mail_names_the_cases(self, unit: Unit, desk: Client, binh: User) -> None:
        cases = [kept(unit, register_no="1/2026"), kept(unit, register_no="2/2026")]
        confirmed(desk, giving(binh, *cases))
        subject, text = written(OutboundMessage.objects.get()) or ("", "")
        assert subject == "Giao xử lý 2 đơn"
        assert "Đơn số 1/2026" in text
        assert "Đơn số 2/2026" in text

    def test_the_notice_leads_to_the_cases_one_answers_for(
        self, unit: Unit, desk: Client, binh: User
    ) -> None:
        cases = [kept(unit), kept(unit)]
        confirmed(desk, giving(binh, *cases))
        own = browser(binh)
        address = reverse("petitions:official-petition-mine")
        assert f'href="{address}"' in own.get("/lam-viec/viec-moi/").content.decode()
        assert len(own.get(address).context["lines"]) == 2

    def test_a_single_case_is_called_by_its_name(
        self, unit: Unit, desk: Client, binh: User
    ) -> None:
        case = kept(unit, register_no="1/2026")
        confirmed(desk, giving(binh, case))
        notice = Notice.objects.get()
        assert notice.words == "Được giao xử lý Kiến nghị, phản ánh số 1/2026"
        assert notice.record_id == case.pk

    def test_what_cannot_be_given_is_left_out_with_its_reason(
        self, unit: Unit, desk: Client, ana: User, binh: User
    ) -> None:
        fit = kept(unit, ana, register_no="1/2026")
        given = kept(unit, binh, register_no="2/2026")
        closed = kept(unit, ana, register_no="3/2026", status="resolved", resolved_on=TODAY)
        secret = kept(unit, ana, register_no="4/2026", kind="denunciation", content="Bí mật")
        elsewhere = kept(UnitFactory.create(), register_no="5/2026")
        said = giving(binh, fit, given, closed, secret, elsewhere)
        page = said_of(looked(desk, said))
        assert "Giao <strong>1 đơn</strong>" in page
        assert "Để lại 4 đơn" in page
        assert f"Kiến nghị, phản ánh số 2/2026: {Left.ALREADY}" in page
        assert f"Kiến nghị, phản ánh số 3/2026: {Left.CLOSED}" in page
        assert f"Vụ việc hạn chế số 4/2026: {Left.RESTRICTED}" in page
        assert "1 đơn không có trong sổ của đơn vị" in page
        for hidden in ("5/2026", "Bí mật", "Tố cáo số"):
            assert hidden not in page
        confirmed(desk, said)
        assert handlers(fit) == {binh}
        assert handlers(secret) == handlers(closed) == {ana}
        assert handlers(elsewhere) == set()
        assert PetitionEvent.objects.count() == 1

    def test_a_chair_who_handles_a_denunciation_passes_it_on_without_naming_it(
        self, unit: Unit, desk: Client, chair: User, binh: User
    ) -> None:
        secrets = [kept(unit, chair, kind="denunciation", register_no=f"{n}/2026") for n in (1, 2)]
        confirmed(desk, giving(binh, *secrets))
        assert [handlers(case) for case in secrets] == [{binh}] * 2
        _subject, text = written(OutboundMessage.objects.get()) or ("", "")
        assert "2 vụ việc hạn chế" in text
        assert "1/2026" not in text

    def test_the_chair_is_not_told_of_what_the_chair_did(
        self, unit: Unit, desk: Client, chair: User
    ) -> None:
        confirmed(desk, giving(chair, kept(unit), kept(unit)))
        assert not Notice.objects.exists()
        assert not OutboundMessage.objects.exists()


class TestReminding:
    def test_each_owner_is_told_once_in_the_words_given(
        self, unit: Unit, desk: Client, ana: User, binh: User
    ) -> None:
        cases = [kept(unit, ana), kept(unit, ana, binh), kept(unit, created_by=binh)]
        page = said_of(looked(desk, reminding(*cases)))
        assert "Nhắc về <strong>3 đơn</strong>" in page
        confirmed(desk, reminding(*cases))
        copies = NoticeCopy.objects.order_by("user__full_name").select_related("notice", "user")
        assert [(copy.user, copy.notice.words) for copy in copies] == [
            (ana, f"Nhắc 2 vụ việc: {WORDS}"),
            (binh, f"Nhắc 2 vụ việc: {WORDS}"),
        ]
        assert OutboundMessage.objects.count() == 2
        for message in OutboundMessage.objects.all():
            subject, text = written(message) or ("", "")
            assert subject == "Nhắc việc: 2 đơn"
            assert WORDS in text
        events = PetitionEvent.objects.filter(verb="remind")
        assert {event.petition for event in events} == set(cases)
        assert set(Petition.objects.values_list("version", flat=True)) == {1}

    def test_whose_case_nobody_answers_for_is_left_out(
        self, unit: Unit, desk: Client, chair: User
    ) -> None:
        gone = person(UnitFactory.create())
        page = said_of(looked(desk, reminding(kept(unit), kept(unit, gone), kept(unit, chair))))
        assert "Nhắc về <strong>0 đơn</strong>" in page
        assert page.count(Left.NOBODY) == 2
        assert page.count(Left.ONESELF) == 1

    def test_sent_twice_it_reminds_once(self, unit: Unit, desk: Client, ana: User) -> None:
        case = kept(unit, ana, register_no="1/2026")
        said = reminding(case)
        said["cases"] = looked(desk, said).context["cases"]
        assert desk.post(BULK, said).status_code == 302
        again = desk.post(BULK, said)
        assert again.status_code == 409
        assert f"số 1/2026 ({Left.CHANGED})" in said_of(again)
        assert NoticeCopy.objects.count() == 1

    def test_words_that_name_a_denouncer_are_refused(
        self, unit: Unit, desk: Client, chair: User, ana: User
    ) -> None:
        secret = kept(unit, chair, ana, kind="denunciation")
        DenouncerIdentity.objects.create(petition=secret, sealed=seal(Identity("Vũ Thị Lan")))
        said = reminding(secret, words="Mời bà Vũ Thị Lan")
        said["cases"] = looked(desk, said).context["cases"]
        answer = desk.post(BULK, said)
        assert answer.status_code == 422
        assert "Lời nhắc nêu danh tính người tố cáo" in answer.content.decode()
        assert not PetitionEvent.objects.exists()

    def test_words_that_name_a_sender_are_refused(
        self, unit: Unit, desk: Client, ana: User
    ) -> None:
        case = kept(unit, ana)
        PetitionParty.objects.create(petition=case, name="Vũ Thị Lan", phone="+84912345678")
        for words in ("Báo tiến độ cho bà VU THI LAN", "Gọi 0912 345 678"):
            said = reminding(case, words=words)
            said["cases"] = looked(desk, said).context["cases"]
            answer = desk.post(BULK, said)
            assert answer.status_code == 422
            assert "Lời nhắc nêu tên, số máy người gửi đơn" in answer.content.decode()
        assert not PetitionEvent.objects.exists()

    def test_of_a_denunciation_the_notice_says_no_more_than_that(
        self, unit: Unit, desk: Client, chair: User, ana: User
    ) -> None:
        confirmed(desk, reminding(kept(unit, chair, ana, kind="denunciation")))
        assert Notice.objects.get().words == "Nhắc một vụ việc hạn chế"
        _subject, text = written(OutboundMessage.objects.get()) or ("", "")
        assert "1 vụ việc hạn chế" in text
        assert WORDS not in text

    def test_a_denouncer_leaves_the_words_of_reminders(
        self, unit: Unit, desk: Client, ana: User
    ) -> None:
        cases = [kept(unit, ana), kept(unit, ana)]
        confirmed(desk, reminding(*cases, words="Gặp bà Vũ Thị Lan"))
        redact(cases[0].pk, Identity("Vũ Thị Lan"))
        assert "Vũ Thị Lan" not in Notice.objects.get().words
        assert "Vũ Thị Lan" not in cases[0].events.get().data["said"]


class TestTwoAtOnce:
    def test_a_case_changed_since_the_look_is_left_out_and_named(
        self, unit: Unit, desk: Client, ana: User, binh: User
    ) -> None:
        one, other = kept(unit, register_no="1/2026"), kept(unit, register_no="2/2026")
        said = giving(binh, one, other)
        said["cases"] = looked(desk, said).context["cases"]
        second = person(unit, Role.WARD_CHAIR)
        confirmed(browser(second), giving(ana, one))
        page = said_of(desk.post(BULK, said, follow=True))
        assert "Đã giao 1 đơn cho Trần Văn Bình." in page
        assert f"Để lại 1 đơn: Kiến nghị, phản ánh số 1/2026 ({Left.CHANGED})." in page
        assert (handlers(one), handlers(other)) == ({ana}, {binh})

    def test_where_nothing_is_as_it_was_the_look_is_shown_again(
        self, unit: Unit, desk: Client, ana: User, binh: User
    ) -> None:
        case = kept(unit, register_no="1/2026")
        said = giving(binh, case)
        said["cases"] = looked(desk, said).context["cases"]
        confirmed(browser(person(unit, Role.WARD_CHAIR)), giving(ana, case))
        answer = desk.post(BULK, said)
        assert answer.status_code == 409
        page = said_of(answer)
        assert "Chưa ghi gì" in page
        assert "Lê Thị Na" in page
        again = desk.post(BULK, said | {"cases": answer.context["cases"]})
        assert again.status_code == 302
        assert handlers(case) == {binh}

    def test_what_was_never_looked_at_is_not_written(
        self, unit: Unit, desk: Client, binh: User
    ) -> None:
        case = kept(unit)
        assert desk.post(BULK, giving(binh, case)).status_code == 409
        assert handlers(case) == set()


class TestChoosing:
    def test_ticked_lines_of_the_list(self, unit: Unit, desk: Client) -> None:
        cases = [kept(unit), kept(unit), kept(unit)]
        page = desk.get(LIST).content.decode()
        assert page.count('name="chon"') == 3
        answer = desk.get(BULK, {"chon": [str(cases[0].pk), str(cases[2].pk), "x"]})
        assert answer.context["form"]["cases"].value() == f"{cases[0].pk} {cases[2].pk}"
        assert "Đã chọn <strong>2 đơn</strong>" in answer.content.decode()

    def test_all_that_the_filters_or_a_queue_find(self, unit: Unit, desk: Client) -> None:
        feedback, late = kept(unit), kept(unit, kind="complaint", status="accepted")
        Petition.objects.filter(pk=late.pk).update(due_on=date(2026, 3, 1))
        kept(UnitFactory.create())
        page = desk.get(LIST, {"kind": "feedback"}).content.decode()
        assert f"{BULK}?tat-ca=1&amp;kind=feedback" in page
        by_filter = desk.get(BULK, {"tat-ca": "1", "kind": "feedback"})
        assert by_filter.context["form"]["cases"].value() == str(feedback.pk)
        queue = desk.get("/lam-viec/hang-doi/tre/").content.decode()
        assert f"{BULK}?tat-ca=1&amp;hang-doi=tre" in queue
        by_queue = desk.get(BULK, {"tat-ca": "1", "hang-doi": "tre"})
        assert by_queue.context["form"]["cases"].value() == str(late.pk)

    def test_one_comes_back_to_the_queue_from_which_one_came(
        self, unit: Unit, desk: Client, binh: User
    ) -> None:
        case, queue = kept(unit), "/lam-viec/hang-doi/moi/"
        assert 'name="hang-doi" value="moi"' in desk.get(queue).content.decode()
        page = desk.get(BULK, {"chon": [str(case.pk)], "hang-doi": "moi"}).content.decode()
        assert f'href="{queue}"' in page
        assert 'name="hang-doi" value="moi"' in page
        unknown = desk.get(BULK, {"hang-doi": "khong-co"}).content.decode()
        assert 'name="hang-doi"' not in unknown
        said = {"cases": str(case.pk), "task": "give", "handler": binh.pk, "hang-doi": "moi"}
        look = desk.post(BULK, said | {"look": "1"})
        seen = said | {"cases": look.context["cases"]}
        assert desk.post(BULK, seen).headers["Location"] == queue

    def test_too_many_are_too_many(self, unit: Unit, desk: Client, binh: User) -> None:
        PetitionFactory.create_batch(MOST + 1, unit=unit, kind="feedback")
        sentence = f"nhiều nhất {MOST} đơn"
        assert sentence in desk.get(BULK, {"tat-ca": "1"}).content.decode()
        said = giving(binh) | {"cases": " ".join(map(str, range(1, MOST + 2)))}
        answer = desk.post(BULK, said | {"look": "1"})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()

    def test_nothing_chosen_says_so(self, desk: Client) -> None:
        assert "Chưa chọn đơn nào" in desk.get(BULK).content.decode()
        assert desk.post(BULK, {"look": "1"}).status_code == 422

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"handler": ""}, "Chưa chọn người xử lý."),
            ({"task": "remind"}, "Chưa ghi lời nhắc."),
            ({"task": "burn"}, "Hãy chọn"),
            ({"cases": "1; drop"}, "Có đơn không đọc được"),
            ({"cases": "9" * 30}, "Có đơn không đọc được"),
            ({"handler": "999999"}, "Hãy chọn"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(
        self, unit: Unit, desk: Client, binh: User, wrong: dict[str, str], sentence: str
    ) -> None:
        answer = desk.post(BULK, giving(binh, kept(unit)) | wrong | {"look": "1"})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()

    def test_going_back_keeps_what_was_said(self, unit: Unit, desk: Client, binh: User) -> None:
        said = giving(binh, kept(unit))
        answer = desk.post(BULK, said | {"back": "1"})
        assert answer.status_code == 200
        form = answer.context["form"]
        assert form["handler"].value() == str(binh.pk)
        assert form["cases"].value() == said["cases"]

    def test_clerks_tick_nothing_and_are_refused(self, unit: Unit, ana: User, binh: User) -> None:
        case, desk = kept(unit), browser(ana)
        assert 'name="chon"' not in desk.get(LIST).content.decode()
        assert desk.get(BULK).status_code == 403
        for act in (foresee, carry_out):
            with pytest.raises(Refused) as refusal:
                act(Task(handler=binh), {case.pk: Seen(1, 0)}, by=ana, at=AT)
            assert refusal.value.code == "forbidden"
        assert handlers(case) == set()

    def test_somebody_of_another_office_is_never_given_a_case(
        self, unit: Unit, chair: User
    ) -> None:
        stranger, case = person(UnitFactory.create()), kept(unit)
        plan = foresee(Task(handler=stranger), [case.pk], by=chair, at=AT)
        assert [line.left for line in plan.lines] == [Left.NOT_OF_OFFICE]


def test_the_look_and_the_deed_ask_as_often_for_many_cases_as_for_one(
    unit: Unit, desk: Client, ana: User, binh: User
) -> None:
    def statements(said: dict[str, Any]) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as look:
            page = looked(desk, said)
        with CaptureQueriesContext(connection) as deed:
            assert desk.post(BULK, said | {"cases": page.context["cases"]}).status_code == 302
        return len(look), len(deed)

    few = statements(giving(binh, kept(unit, ana), kept(unit, ana)))
    many = [kept(unit, ana) for _ in range(12)]
    assert statements(giving(binh, *many)) == few
    assert few[0] <= MOST_QUERIES
    few = statements(reminding(*many[:2]))
    assert statements(reminding(*many)) == few
    assert Notice.objects.filter(kind=NoticeKind.REMINDER).count() == 2


def test_the_queue_of_what_one_answers_for(unit: Unit, ana: User, binh: User) -> None:
    given, recorded = kept(unit, ana), kept(unit, created_by=ana)
    kept(unit, binh, created_by=ana)
    kept(unit, ana, status="resolved", resolved_on=TODAY)
    mine = next(queue for queue in QUEUES if queue.key == "toi-phu-trach")
    rows = waiting_in(mine, asked_now(reader_for(ana, TODAY), AT))
    assert {row.pk for row in rows} == {given.pk, recorded.pk}
