"""Recording, correcting and cancelling supervisions of both boards."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from pytest_django import Settings

from inspections.actions import keeping
from inspections.actions.recommendation import RecommendationFacts
from inspections.actions.supervision import (
    FindingFacts,
    SupervisionFacts,
    attach,
    cancel,
    create,
    edit,
)
from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision, SupervisionEvent
from songcong.core.errors import Conflict, Refused
from tests.factories.inspections import SupervisionFactory
from tests.factories.wards import UnitFactory, person
from tests.rules.reference import law
from wards.enums import Role
from wards.models import Unit, User
from wards.rules.rights import WRITERS

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
FACTS = SupervisionFacts(date(2026, 3, 9), "Kiểm tra đường tổ 5", "7")
FOUND = FindingFacts(violations=2, recovered_vnd=1_500_000, recovered_land_m2=Decimal("12.5"))
ADVICE = RecommendationFacts("Sửa lại mương", sent_on=date(2026, 3, 9))
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def member(unit: Unit) -> User:
    return person(unit, Role.INSPECTION_BOARD)


def written(
    unit: Unit,
    by: User,
    facts: SupervisionFacts = FACTS,
    *recommended: RecommendationFacts,
    board: Board = Board.INSPECTION,
) -> Supervision:
    return create(unit, board, facts, FOUND, recommended, by=by, at=AT, law=law())


def test_it_is_recorded_with_what_it_found_and_recommended(unit: Unit, member: User) -> None:
    supervision = written(unit, member, FACTS, ADVICE, RecommendationFacts("Thu hồi tiền"))
    supervision.refresh_from_db()
    assert (supervision.register_no, supervision.register_on) == ("7", date(2026, 3, 9))
    assert supervision.search_text == "kiem tra duong to 5 sua lai muong thu hoi tien"
    assert supervision.edited_since_import
    finding = Finding.objects.get()
    assert (finding.violations, finding.recovered_land_m2) == (2, Decimal("12.5"))
    sent, kept = Recommendation.objects.order_by("pk")
    assert sent.due_on == date(2026, 3, 24)
    assert "Luật 10/2022" in sent.due_citation
    assert (kept.due_on, kept.due_citation) == (None, "")
    assert SupervisionEvent.objects.get().verb == "create"


def test_without_a_norm_there_is_no_due_day(unit: Unit) -> None:
    facts = SupervisionFacts(date(2015, 5, 20))
    advice = RecommendationFacts(sent_on=date(2015, 5, 20))
    written(unit, person(unit), facts, advice, board=Board.INVESTMENT)
    recommendation = Recommendation.objects.get()
    assert (recommendation.due_on, recommendation.due_citation) == (None, "")


def test_without_a_number_it_gets_the_next_of_the_year(unit: Unit, member: User) -> None:
    SupervisionFactory.create(unit=unit, register_no="41", held_on=date(2026, 1, 5))
    SupervisionFactory.create(unit=unit, register_no="90", held_on=date(2025, 12, 5))
    SupervisionFactory.create(unit=unit, register_no="9a", held_on=date(2026, 1, 6))
    SupervisionFactory.create(unit=unit, register_no="95", board=Board.INVESTMENT)
    nameless = replace(FACTS, register_no="")
    assert [written(unit, member, nameless).register_no for _ in range(2)] == ["42", "43"]


@pytest.mark.parametrize("number", ["7", "7a", "7A"])
def test_a_number_of_the_day_is_given_once(unit: Unit, member: User, number: str) -> None:
    written(unit, member, replace(FACTS, register_no="7A"))
    same_day = replace(FACTS, register_no=number)
    if number == "7":
        written(unit, member, same_day)
        return
    with pytest.raises(Refused) as refusal:
        written(unit, member, same_day)
    assert refusal.value.field == "register_no"


def test_a_number_given_meanwhile_is_a_sentence(
    unit: Unit, member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(unit, member)
    monkeypatch.setattr(keeping, "_number_taken", lambda _: False)
    with pytest.raises(Refused, match="đã có trong sổ"):
        written(unit, member)
    assert Supervision.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # the transaction goes on


def test_the_boards_number_apart(unit: Unit) -> None:
    clerk = person(unit)
    written(unit, clerk)
    written(unit, clerk, board=Board.INVESTMENT)
    assert Supervision.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "advice", "field"),
    [
        ({"held_on": date(2026, 3, 11)}, {}, "held_on"),
        ({"held_on": date(2015, 5, 14)}, {}, "held_on"),
        ({}, {"answered_on": date(2026, 3, 8)}, "answered_on_1"),
        ({}, {"sent_on": date(2026, 3, 11)}, "sent_on_1"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    unit: Unit,
    member: User,
    changed: dict[str, date],
    advice: dict[str, date],
    field: str,
) -> None:
    with pytest.raises(Refused) as refusal:
        written(unit, member, replace(FACTS, **changed), replace(ADVICE, **advice))  # type: ignore[arg-type]  # days
    assert refusal.value.field == field
    assert not Supervision.objects.exists()


def test_a_unit_that_ended_takes_no_later_day(unit: Unit, member: User) -> None:
    unit.valid_to = date(2026, 3, 20)
    unit.save()
    facts = replace(FACTS, held_on=date(2026, 3, 25))
    later = datetime(2026, 3, 26, 3, tzinfo=UTC)
    supervision = written(unit, member)
    with pytest.raises(Refused):
        edit(supervision.pk, facts, FOUND, version=1, by=member, at=later)


def test_a_correction_is_written_down(unit: Unit, member: User) -> None:
    supervision = written(unit, member, FACTS, ADVICE)
    facts = replace(FACTS, subject="Kiểm tra cống", held_on=date(2026, 3, 8))
    found = replace(FOUND, violations=3)
    supervision = edit(supervision.pk, facts, found, version=1, by=member, at=AT)
    assert (supervision.version, supervision.register_on) == (2, date(2026, 3, 8))
    assert supervision.search_text == "kiem tra cong sua lai muong"
    assert Finding.objects.get().violations == 3
    event = SupervisionEvent.objects.latest("pk")
    assert (event.verb, event.data) == ("edit", {"changed": ["held_on", "subject", "violations"]})


def test_a_number_left_out_stays(unit: Unit, member: User) -> None:
    supervision = written(unit, member)
    facts = replace(FACTS, register_no="", subject="Khác")
    assert edit(supervision.pk, facts, FOUND, version=1, by=member, at=AT).register_no == "7"


def test_the_register_knows_its_line_by_the_day_it_gave(unit: Unit, member: User) -> None:
    row = SupervisionFactory.create(
        unit=unit, register_no="3", register_on=date(2026, 3, 1), register_digest="x"
    )
    facts = replace(FACTS, register_no="3")
    edited = edit(row.pk, facts, FOUND, version=1, by=member, at=AT)
    assert (edited.held_on, edited.register_on) == (date(2026, 3, 9), date(2026, 3, 1))
    assert Finding.objects.get().supervision == row


def test_the_same_again_changes_nothing(unit: Unit, member: User) -> None:
    supervision = written(unit, member)
    assert edit(supervision.pk, FACTS, FOUND, version=1, by=member, at=AT).version == 1
    assert SupervisionEvent.objects.count() == 1


def test_the_later_of_two_is_told(unit: Unit, member: User) -> None:
    supervision = written(unit, member)
    edit(supervision.pk, replace(FACTS, subject="A"), FOUND, version=1, by=member, at=AT)
    with pytest.raises(Conflict) as conflict:
        edit(supervision.pk, replace(FACTS, subject="B"), FOUND, version=1, by=member, at=AT)
    assert conflict.value.current_version == 2


def test_it_is_cancelled_with_a_reason(unit: Unit, member: User) -> None:
    supervision = written(unit, member)
    cancel(supervision.pk, reason="Ghi nhầm", version=1, by=member, at=AT)
    assert not Supervision.objects.live().exists()
    assert SupervisionEvent.objects.latest("pk").reason == "Ghi nhầm"
    with pytest.raises(Refused):
        edit(supervision.pk, FACTS, FOUND, version=2, by=member, at=AT)


def test_a_file_is_hung_on(unit: Unit, member: User, settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path
    supervision = written(unit, member)
    stored = attach(supervision, ContentFile(PDF, name="Biên bản.pdf"), by=member, at=AT)
    assert stored.original_name == "Biên bản.pdf"
    assert SupervisionEvent.objects.latest("pk").data == {"sha256": stored.sha256}


@pytest.mark.parametrize("board", list(Board))
@pytest.mark.parametrize("role", list(Role))
def test_who_may_write(unit: Unit, role: Role, board: Board) -> None:
    somebody = person(unit, role)
    if role in WRITERS[board]:
        supervision = written(unit, somebody, board=board)
        cancel(supervision.pk, reason="Nhầm", version=1, by=somebody, at=AT)
        return
    supervision = written(unit, person(unit), board=board)
    upload = ContentFile(PDF, name="a.pdf")
    for refused in (
        lambda: written(unit, somebody, board=board),
        lambda: edit(supervision.pk, FACTS, FOUND, version=1, by=somebody, at=AT),
        lambda: cancel(supervision.pk, reason="x", version=1, by=somebody, at=AT),
        lambda: attach(supervision, upload, by=somebody, at=AT),
    ):
        with pytest.raises(Refused) as refusal:
            refused()
        assert refusal.value.code == "forbidden"
