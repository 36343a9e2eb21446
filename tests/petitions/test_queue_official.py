"""Saved queues, cases taken in hand, and steps that the chair approves or returns."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from petitions.actions.claim import claim, release
from petitions.filters.queue import QUEUES, Asked, counts_of, waiting_in
from petitions.models import Petition, PetitionClaim, PetitionEvent, PetitionProposal
from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import Role
from wards.models import Unit, User, reader_for

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def chair(unit: Unit) -> User:
    return person(unit, Role.WARD_CHAIR)


def kept(unit: Unit, **facts: Any) -> Petition:
    given: dict[str, Any] = {"kind": "feedback", "received_on": date(2026, 3, 2)}
    return PetitionFactory.create(unit=unit, **given | facts)


def url(page: str, *args: object) -> str:
    return reverse(f"petitions:official-petition-{page}", args=args)


def asked(user: User) -> Asked:
    return Asked(reader_for(user, TODAY), AT, date(2026, 3, 13))


def waiting(user: User) -> dict[str, set[int]]:
    """The petitions of each queue; the count is the list's own."""
    counts = counts_of(asked(user))
    found = {}
    for queue in QUEUES:
        ids = [row.pk for row in waiting_in(queue, asked(user))]
        assert len(ids) == len(set(ids)) == counts[queue.key]
        found[queue.key] = set(ids)
    return found


def test_each_petition_waits_where_it_belongs(unit: Unit, clerk: User) -> None:
    new = kept(unit, due_on=date(2026, 3, 23))
    awaiting = kept(unit, status="awaiting", due_on=date(2026, 3, 23))
    soon = kept(unit, status="accepted", due_on=date(2026, 3, 13))
    later = kept(unit, status="accepted", due_on=date(2026, 3, 16))
    step_soon = kept(unit, status="processed", due_on=None, step_due_on=TODAY)
    late = kept(unit, status="accepted", due_on=date(2026, 3, 9))
    done = kept(unit, status="resolved", due_on=date(2026, 3, 9), resolved_on=TODAY)
    found = waiting(clerk)
    assert found["moi"] == {new.pk}
    assert found["cho-bo-sung"] == {awaiting.pk}
    assert found["sap-den-han"] == {soon.pk, step_soon.pk}
    assert found["tre"] == {late.pk}
    everywhere = set[int]().union(*found.values())
    assert not everywhere & {later.pk, done.pk}


def test_what_is_due_first_stands_first(unit: Unit, clerk: User) -> None:
    second = kept(unit, status="accepted", due_on=date(2026, 3, 9))
    first = kept(unit, status="accepted", due_on=date(2026, 3, 20), step_due_on=date(2026, 3, 5))
    late = next(queue for queue in QUEUES if queue.key == "tre")
    assert [row.pk for row in waiting_in(late, asked(clerk))] == [first.pk, second.pk]


def test_a_queue_tells_the_day_by_which_the_next_thing_is_owed(unit: Unit, clerk: User) -> None:
    kept(unit, due_on=date(2026, 4, 1), step_due_on=date(2026, 3, 9))
    page = browser(clerk).get(url("queue", "moi")).content.decode()
    assert "Hạn gần nhất" in page
    assert "09/03/2026" in page
    assert "Trễ hạn" in page
    assert "01/04/2026" not in page


def test_a_denunciation_waits_for_its_handlers_alone(unit: Unit, clerk: User) -> None:
    secret = kept(unit, kind="denunciation")
    assert waiting(clerk)["moi"] == set()
    PetitionHandlerFactory.create(petition=secret, user=clerk)
    assert waiting(clerk)["moi"] == {secret.pk}


def test_other_units_do_not_wait_here(clerk: User) -> None:
    kept(UnitFactory.create())
    assert waiting(clerk)["moi"] == set()


def test_the_page_asks_the_same_number_of_times_for_any_number_of_rows(
    unit: Unit, clerk: User
) -> None:
    desk = browser(clerk)

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(url("queue", "moi")).status_code == 200
        return len(seen)

    kept(unit)
    one = statements()
    for _ in range(5):
        kept(unit)
    assert statements() == one <= MOST_QUERIES


def test_the_page_shows_counts_and_an_empty_queue(unit: Unit, clerk: User) -> None:
    kept(unit, register_no="7/2026", content="Cống tắc")
    desk = browser(clerk)
    page = desk.get(url("queue", "moi")).content.decode()
    assert "Mới (1)" in page
    assert "Cống tắc" in page
    assert "Không có việc nào" in desk.get(url("queue", "tre")).content.decode()
    assert desk.get(url("queue", "khac")).status_code == 404


class TestClaim:
    def test_a_case_is_held_until_it_runs_out(self, unit: Unit, clerk: User) -> None:
        petition, other = kept(unit), person(unit)
        held = claim(petition.pk, by=clerk, at=AT, law=law())
        assert held.until == AT + timedelta(hours=8)
        with pytest.raises(Refused, match="đang giữ") as refusal:
            claim(petition.pk, by=other, at=AT, law=law())
        assert refusal.value.code == "claimed"
        later = AT + timedelta(hours=8)
        assert claim(petition.pk, by=other, at=later, law=law()).user == other
        with pytest.raises(Refused):
            release(petition.pk, by=clerk, at=later)
        release(petition.pk, by=other, at=later)
        assert not PetitionClaim.objects.exists()

    def test_the_page_takes_it_and_lets_it_go(self, unit: Unit, clerk: User) -> None:
        petition, desk = kept(unit), browser(clerk)
        page = desk.post(url("claim", petition.pk), follow=True).content.decode()
        assert "Bạn đang giữ vụ việc này" in page
        held = desk.get(url("queue", "dang-giu"))
        assert [line.url for line in held.context["lines"]] == [url("detail", petition.pk)]
        other = browser(person(unit))
        assert (
            "đang giữ vụ việc này đến"
            in other.post(url("claim", petition.pk), follow=True).content.decode()
        )
        assert PetitionClaim.objects.get().user == clerk
        desk.post(url("claim", petition.pk), {"release": "1"})
        assert not PetitionClaim.objects.exists()

    def test_a_denunciation_is_held_by_its_handlers_alone(self, unit: Unit, clerk: User) -> None:
        secret = kept(unit, kind="denunciation")
        assert browser(clerk).post(url("claim", secret.pk)).status_code == 404
        with pytest.raises(Refused):
            claim(secret.pk, by=clerk, at=AT, law=law())


CORRECTED = {
    "version": 1,
    "received_on": "2/3/2026",
    "source": "direct",
    "signers": "1",
    "content": "Cống tắc",
    "register_no": "7/2026",
}


class TestApproval:
    SAID = {"on": "10/3/2026", "version": 1, "ground": "Hết thời hiệu", "office": "Tòa án"}

    def proposed(self, unit: Unit, desk: Client) -> Petition:
        petition = kept(unit, register_no="7/2026")
        said = self.SAID | {"paper": "3/TB", "propose": "1"}
        answer = desk.post(url("step", petition.pk, "khong-thu-ly"), said)
        assert answer.status_code == 302, answer.content.decode()
        return petition

    def test_the_chair_approves_what_was_proposed(
        self, unit: Unit, clerk: User, chair: User
    ) -> None:
        petition = self.proposed(unit, browser(clerk))
        petition.refresh_from_db()
        assert petition.status == "received"
        assert waiting(chair)["cho-duyet"] == {petition.pk}
        assert waiting(clerk)["cho-duyet"] == set()
        office = browser(chair)
        assert (
            "trình duyệt «Không thụ lý»" in office.get(url("detail", petition.pk)).content.decode()
        )
        page = office.get(url("approval", petition.pk)).content.decode()
        for words in ("Hết thời hiệu", "Tòa án", "3/TB"):
            assert words in page
        office.post(url("approval", petition.pk), {"version": 1})
        petition.refresh_from_db()
        assert petition.status == "refused"
        assert PetitionProposal.objects.get().state == "approved"
        assert waiting(chair)["cho-duyet"] == set()

    def test_the_chair_returns_it_with_a_remark(self, unit: Unit, clerk: User, chair: User) -> None:
        petition, office = self.proposed(unit, browser(clerk)), browser(chair)
        address = url("approval", petition.pk)
        assert office.post(address, {"version": 1, "return": "1"}).status_code == 422
        assert office.post(address, {"version": 9, "return": "1", "remark": "x"}).status_code == 409
        office.post(address, {"version": 1, "return": "1", "remark": "Ghi rõ điều luật"})
        assert waiting(clerk)["tra-lai"] == {petition.pk}
        assert waiting(chair)["tra-lai"] == waiting(chair)["cho-duyet"] == set()
        desk = browser(clerk)
        assert "Ghi rõ điều luật" in desk.get(url("detail", petition.pk)).content.decode()
        assert "Không còn việc nào" in office.get(address, follow=True).content.decode()
        said = self.SAID | {"paper": "3/TB", "propose": "1"}
        desk.post(url("step", petition.pk, "khong-thu-ly"), said)
        assert waiting(clerk)["tra-lai"] == set()
        assert waiting(chair)["cho-duyet"] == {petition.pk}

    @pytest.mark.parametrize("kind", ["complaint", "denunciation"])
    def test_sorted_anew_the_case_leaves_the_chairs_queue(
        self, unit: Unit, clerk: User, chair: User, kind: str
    ) -> None:
        desk = browser(clerk)
        petition = self.proposed(unit, desk)
        desk.post(url("edit", petition.pk), CORRECTED | {"kind": kind})
        proposal = PetitionProposal.objects.get()
        assert (proposal.state, proposal.decided_by) == ("closed", clerk)
        assert (proposal.facts == {}) is (kind == "denunciation")
        verbs = PetitionEvent.objects.order_by("pk").values_list("verb", flat=True)
        assert list(verbs) == ["propose", "close_proposal", "resort"]
        assert waiting(chair)["cho-duyet"] == waiting(clerk)["tra-lai"] == set()
        page = desk.get(url("detail", petition.pk)).content.decode()
        assert "Đóng việc trình duyệt vì đơn được phân loại lại" in page
        office = browser(chair)
        assert office.get(url("approval", petition.pk)).status_code in {302, 404}

    def test_what_was_returned_is_closed_with_its_remark_wiped(
        self, unit: Unit, clerk: User, chair: User
    ) -> None:
        petition = self.proposed(unit, browser(clerk))
        remark = {"version": 1, "return": "1", "remark": "Hỏi lại ông Na"}
        browser(chair).post(url("approval", petition.pk), remark)
        assert waiting(clerk)["tra-lai"] == {petition.pk}
        browser(clerk).post(url("edit", petition.pk), CORRECTED | {"kind": "denunciation"})
        proposal = PetitionProposal.objects.get()
        assert (proposal.state, proposal.remark, proposal.facts) == ("closed", "", {})
        assert waiting(clerk)["tra-lai"] == set()

    def test_the_five_questions_close_it_too(self, unit: Unit, clerk: User, chair: User) -> None:
        desk = browser(clerk)
        petition = self.proposed(unit, desk)
        answers = {
            "version": 1,
            "content": "feedback",
            "fault": "none",
            "competence": "within",
            "instance": "first",
            "weight": "normal",
            "on": "10/3/2026",
        }
        assert desk.post(url("triage", petition.pk), answers).status_code == 302
        assert PetitionProposal.objects.get().state == "closed"
        assert waiting(chair)["cho-duyet"] == set()
        petition.refresh_from_db()
        assert petition.status == "accepted"

    def test_what_lacks_its_paper_is_not_proposed(self, unit: Unit, clerk: User) -> None:
        petition = kept(unit)
        answer = browser(clerk).post(
            url("step", petition.pk, "khong-thu-ly"), self.SAID | {"propose": "1"}
        )
        assert answer.status_code == 422
        assert not PetitionProposal.objects.exists()

    def test_one_step_at_a_time_waits(self, unit: Unit, clerk: User) -> None:
        desk = browser(clerk)
        petition = self.proposed(unit, desk)
        said = {"on": "10/3/2026", "version": 1, "reason": "Nhầm", "propose": "1"}
        answer = desk.post(url("step", petition.pk, "luu-don"), said)
        assert "đang có việc chờ duyệt" in answer.content.decode()

    def test_only_the_chair_approves(self, unit: Unit, clerk: User) -> None:
        desk = browser(clerk)
        petition = self.proposed(unit, desk)
        assert desk.post(url("approval", petition.pk), {"version": 1}).status_code == 403

    def test_a_chair_who_may_not_open_a_denunciation_does_not_approve_it(
        self, unit: Unit, clerk: User, chair: User
    ) -> None:
        secret = kept(unit, kind="denunciation")
        PetitionHandlerFactory.create(petition=secret, user=clerk)
        said = {"on": "10/3/2026", "version": 1, "reason": "Nặc danh", "propose": "1"}
        browser(clerk).post(url("step", secret.pk, "luu-don"), said)
        assert waiting(chair)["cho-duyet"] == set()
        assert browser(chair).get(url("approval", secret.pk)).status_code == 404
