"""When a unit has ended, what is open goes on in the next one; the past stays as it was."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from petitions import access
from petitions.actions.letter_draft import first_words
from petitions.enums import LetterKind, PetitionKind, PetitionStatus
from petitions.models import Petition, ReceptionResult
from reports.figures import UnitOfPeriod, quarter_figures
from songcong.core import clock
from songcong.core.periods import parse_quarter
from tests.factories.inspections import FindingFactory, RecommendationFactory, SupervisionFactory
from tests.factories.petitions import (
    MediationFactory,
    MediationTeamFactory,
    PetitionFactory,
    ReceptionFactory,
    VoterPetitionFactory,
)
from tests.factories.wards import DisclosureFactory, UnitFactory, person
from tests.lists.shelf import browser, text_of
from tests.wards.keepers import administrator, seen_and_saved
from wards.actions.reference import load_reference
from wards.actions.succession import VERB, hand_over_all
from wards.calendar import law
from wards.enums import NoticeKind, Role
from wards.models import Notice, NoticeCopy, Record, Unit, UnitSuccession, reader_for
from wards.tasks import hand_over

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
AT = datetime(2025, 7, 1, 3, tzinfo=UTC)
QUARTER = parse_quarter("2025Q2")


@pytest.fixture(autouse=True)
def ground(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2025-07-02"
    load_reference()


@pytest.fixture
def old() -> Unit:
    made: Unit = UnitFactory.create(name="Cũ", valid_from=date(2019, 1, 1), valid_to=LAST)
    return made


def heir(old: Unit, name: str = "Mới") -> Unit:
    new: Unit = UnitFactory.create(name=name, valid_from=FIRST)
    UnitSuccession.objects.create(old=old, new=new, basis="Nghị quyết 1683/NQ-UBTVQH15")
    return new


def one_of_each(unit: Unit) -> dict[str, tuple[Any, Any]]:
    """An open and a closed record of every kind that goes on."""
    day = date(2025, 6, 2)

    def petition(**facts: Any) -> Any:
        return PetitionFactory.create(unit=unit, received_on=day, kind="feedback", **facts)

    def reception(answered_on: date | None) -> Any:
        row = ReceptionFactory.create(unit=unit, received_on=day)
        ReceptionResult.objects.create(
            reception=row, must_answer=True, due_on=day, answered_on=answered_on
        )
        return row

    def supervision(answered_on: date | None) -> Any:
        row = SupervisionFactory.create(unit=unit, held_on=day)
        RecommendationFactory.create(
            finding=FindingFactory.create(supervision=row), sent_on=day, answered_on=answered_on
        )
        return row

    return {
        "petition": (
            petition(status=PetitionStatus.VERIFYING),
            petition(status=PetitionStatus.ARCHIVED, resolved_on=day),
        ),
        "reception": (reception(None), reception(day)),
        "supervision": (supervision(None), supervision(day)),
        "voter": (
            VoterPetitionFactory.create(unit=unit, received_on=day),
            VoterPetitionFactory.create(
                unit=unit, received_on=day, answered_on=day, status="resolved"
            ),
        ),
        "mediation": (
            MediationFactory.create(unit=unit, received_on=day, ended_on=None, outcome=""),
            MediationFactory.create(unit=unit, received_on=day, ended_on=day),
        ),
        "disclosure": (
            DisclosureFactory.create(unit=unit, document_on=day, published_on=None),
            DisclosureFactory.create(unit=unit, document_on=day, published_on=day),
        ),
        "team": (
            MediationTeamFactory.create(unit=unit, ended_on=None),
            MediationTeamFactory.create(unit=unit, name="Đã thôi", ended_on=day),
        ),
    }


def again(row: Record) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


def figures(*units: Unit) -> Any:
    told = [UnitOfPeriod(unit.code, unit, frozenset({unit.pk})) for unit in units]
    return quarter_figures(QUARTER, told, today=FIRST + timedelta(days=1))


def test_what_is_open_goes_on_and_what_is_closed_stays(old: Unit) -> None:
    rows, new = one_of_each(old), heir(old)
    before = figures(old)
    assert hand_over_all(FIRST, at=AT) == len(rows)
    for kind, (open_row, closed) in rows.items():
        row = again(open_row)
        assert (row.unit_id, row.office_id, row.version) == (old.pk, new.pk, 2), kind
        event = row.events.get(verb=VERB)
        assert (event.reason, event.data["office"]) == ("Nghị quyết 1683/NQ-UBTVQH15", str(new))
        assert again(closed).office_id == old.pk, kind
        assert not again(closed).events.filter(verb=VERB).exists()
    assert figures(old) == before


def test_it_happens_on_the_day_and_once(old: Unit) -> None:
    one_of_each(old)
    new = heir(old)
    clerk = person(new, Role.WARD_CLERK)
    assert hand_over_all(LAST, at=AT - timedelta(days=1)) == 0
    first = hand_over()
    assert (first > 0, hand_over()) == (True, 0)
    told = {copy.notice.words for copy in NoticeCopy.objects.filter(user=clerk)}
    assert f"1 đơn thư của {old} chuyển sang đơn vị giải quyết tiếp" in told
    kinds = Notice.objects.values_list("kind", flat=True)
    assert set(kinds) == {NoticeKind.HANDED_OVER}


def test_the_heirs_people_work_on_it_and_its_papers_are_theirs(old: Unit) -> None:
    (case, closed), new = one_of_each(old)["petition"], heir(old)
    chair = person(new, Role.WARD_CHAIR, full_name="Hoàng Ngọc Sơn")
    stranger = person(UnitFactory.create(), Role.WARD_CHAIR)
    reader, elsewhere = (reader_for(who, clock.today()) for who in (chair, stranger))
    assert not access.steps(reader, again(case))
    hand_over()
    case, closed = again(case), again(closed)
    assert {row.verb for row in access.steps(reader, case)} >= {"resolve"}
    assert access.may(reader, "edit", case)
    assert not access.may(reader, "edit", closed)
    assert not access.steps(elsewhere, case)
    words = first_words(case, LetterKind.ANSWER, law(), clock.today())
    assert words.signatory == "Hoàng Ngọc Sơn"
    desk = browser(chair)
    page = text_of(desk, reverse("petitions:official-petition-detail", args=[case.pk]))
    assert "Giải quyết tiếp" in page
    assert str(new) in page
    assert "Chuyển sang đơn vị kế thừa" in page


def test_the_sender_reads_where_the_petition_is(old: Unit, client: Client) -> None:
    case = PetitionFactory.create(
        unit=old,
        kind=PetitionKind.FEEDBACK,
        received_on=date(2025, 6, 2),
        status=PetitionStatus.ACCEPTED,
        lookup_digits="4321",
    )
    new = heir(old)
    hand_over()
    page = client.post("/tra-cuu/", {"code": case.public_code, "digits": "4321"}).content.decode()
    assert "Đơn được chuyển sang đơn vị kế thừa" in page
    assert f"Nơi giải quyết tiếp: {new}" in page


def test_a_second_merger_takes_it_along(old: Unit) -> None:
    (case, _closed), new = one_of_each(old)["petition"], heir(old)
    hand_over()
    new.valid_to = date(2025, 7, 31)
    new.save()
    last = UnitFactory.create(name="Sau cùng", valid_from=date(2025, 8, 1))
    UnitSuccession.objects.create(old=new, new=last, basis="Nghị quyết mới")
    assert hand_over_all(date(2025, 8, 1), at=AT + timedelta(days=31)) > 0
    assert (again(case).unit_id, again(case).office_id) == (old.pk, last.pk)


class TestSplit:
    @pytest.fixture
    def desk(self) -> Client:
        return browser(administrator())

    @staticmethod
    def path(old: Unit) -> str:
        return reverse("wards:admin-unit-share", args=[old.pk])

    def test_each_case_is_asked_for(self, old: Unit, desk: Client) -> None:
        rows = one_of_each(old)
        east, west = heir(old, "Đông"), heir(old, "Tây")
        assert hand_over() == 0
        case = rows["petition"][0]
        page = desk.get(self.path(old))
        offered = dict(page.context["form"].fields["rows"].choices)
        assert len(offered) == len(rows)
        [key] = [key for key, words in offered.items() if words.startswith("Đơn thư")]
        sent = {"heir": west.pk, "rows": [key], "reason": "Theo nơi ở"}
        assert "Chưa chọn." in desk.post(self.path(old), {**sent, "rows": []}).content.decode()
        assert desk.post(self.path(old), sent).status_code == 302
        assert again(case).office_id == west.pk
        late = desk.post(self.path(old), {**sent, "heir": east.pk})
        assert late.status_code == 422
        assert again(case).office_id == west.pk
        assert "1 việc sang Phường Tây" in text_of(
            desk, reverse("wards:admin-unit-detail", args=[old.pk])
        )

    def test_before_the_day_it_says_what_will_happen(self, desk: Client) -> None:
        alive: Unit = UnitFactory.create(name="Còn", valid_to=date(2025, 7, 31))
        one_of_each(alive)
        later = UnitFactory.create(name="Mai sau", valid_from=date(2025, 8, 1))
        UnitSuccession.objects.create(old=alive, new=later, basis="Nghị quyết")
        page = text_of(desk, self.path(alive))
        assert "mọi việc còn mở tự chuyển sang Phường Mai sau" in page
        assert "<strong>1</strong> đơn chưa giải quyết xong" in page
        assert Petition.objects.filter(successor__isnull=False).count() == 0


def test_saving_a_succession_sends_the_job(
    old: Unit, django_capture_on_commit_callbacks: Any
) -> None:
    one_of_each(old)
    Unit.objects.filter(pk=old.pk).update(valid_to=None)
    new = UnitFactory.create(name="Mới", valid_from=FIRST)
    desk = browser(administrator())
    data = {"olds": [old.pk], "basis": "NQ 1683", "reason": "Sắp xếp"}
    with django_capture_on_commit_callbacks() as jobs:
        seen_and_saved(desk, reverse("wards:admin-unit-succeed", args=[new.pk]), data)
    assert jobs
