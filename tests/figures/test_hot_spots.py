"""Hot spots found in the registers in one statement, to the day and to the number."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petitions.enums import LinkKind
from petitions.figures.hot_spot import hot_spots
from petitions.models import Petition, PetitionLink
from petitions.rules.hot_spots import HotSpot, Kind
from petitions.rules.subject import subject_of
from reports.figures import beside_figures, open_figure, units_of
from songcong.core.periods import parse_quarter
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import WRITTEN_AT, UnitFactory, UserFactory
from wards.actions.reference import load_reference
from wards.models import Neighbourhood, NormRow, Unit
from wards.rules.reader import Reader

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 12)


@pytest.fixture(autouse=True)
def norms() -> None:
    load_reference()


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create()
    return made


def sent(unit: Unit, days: int = 0, field: str = "", **facts: Any) -> Petition:
    """Feedback that came so many days before the day."""
    made: Petition = PetitionFactory.create(
        unit=unit,
        received_on=DAY - timedelta(days=days),
        field=field,
        subject=subject_of(field),
        **{"kind": "feedback", **facts},
    )
    return made


def spots(kind: Kind, *units: Unit, day: date = DAY) -> list[HotSpot]:
    return [spot for spot in hot_spots([unit.pk for unit in units], day) if spot.kind is kind]


def pks(spot: HotSpot) -> set[int]:
    return {case.pk for case in spot.cases}


class TestSigners:
    def test_ten_signers_make_one_while_it_is_open(self, unit: Unit) -> None:
        open_one = sent(unit, signers=10)
        sent(unit, signers=9)
        sent(unit, 5, signers=20, resolved_on=DAY)
        sent(unit, 5, signers=20, status="refused", processed_on=DAY)
        [spot] = spots(Kind.SIGNERS, unit)
        assert (pks(spot), spot.persons) == ({open_one.pk}, 10)

    def test_what_was_settled_later_was_open_then(self, unit: Unit) -> None:
        sent(unit, 5, signers=20, resolved_on=DAY)
        sent(unit, 4, signers=20, status="closed", processed_on=DAY)
        assert len(spots(Kind.SIGNERS, unit, day=DAY - timedelta(days=1))) == 2

    def test_a_denunciation_stands_there_without_a_word(self, unit: Unit) -> None:
        sent(unit, signers=40, kind="denunciation", field="Đất đai", neighbourhood_text="Tổ 1")
        [spot] = spots(Kind.SIGNERS, unit)
        assert (spot.place, spot.field, spot.cases[0].label) == ("", "", "Tố cáo")


class TestCluster:
    def test_five_of_a_field_in_a_village_within_thirty_days(self, unit: Unit) -> None:
        village = Neighbourhood.objects.create(unit=unit, name="Tổ 1", folded_name="to 1")
        here = {"neighbourhood": village, "neighbourhood_text": "tổ 1"}
        within = {sent(unit, days, "Đất đai", **here).pk for days in (0, 1, 2, 28, 29)}
        sent(unit, 30, "Đất đai", **here)
        sent(unit, 1, "Môi trường", **here)
        sent(unit, 1, "Đất đai")
        sent(unit, 1, "Đất đai", kind="denunciation", **here)
        [spot] = spots(Kind.CLUSTER, unit)
        assert pks(spot) == within
        assert (spot.place, spot.field) == ("Tổ 1", "Đất đai, nhà ở")

    def test_of_the_unit_where_no_village_stands(self, unit: Unit) -> None:
        elsewhere: Unit = UnitFactory.create()
        within = {sent(unit, 1, "Cây xanh").pk for _ in range(4)} | {sent(unit, 1, "cây xanh ").pk}
        for _ in range(4):
            sent(elsewhere, 1, "Cây xanh")
            sent(unit, 1)
        sent(unit, 1)
        [spot] = spots(Kind.CLUSTER, unit, elsewhere)
        assert (pks(spot), spot.unit_id) == (within, unit.pk)

    def test_cancelled_ones_do_not_count(self, unit: Unit) -> None:
        rows = [sent(unit, 1, "Đất đai") for _ in range(5)]
        rows[0].cancelled_at, rows[0].cancelled_by = WRITTEN_AT, UserFactory.create()
        rows[0].save()
        assert spots(Kind.CLUSTER, unit) == []


class TestOthers:
    def test_late_by_more_than_thirty_days(self, unit: Unit) -> None:
        late = sent(unit, 90, due_on=DAY - timedelta(days=31))
        sent(unit, 90, due_on=DAY - timedelta(days=30))
        [spot] = spots(Kind.LATE, unit)
        assert pks(spot) == {late.pk}

    def test_two_crowds_within_thirty_days(self, unit: Unit) -> None:
        rows = [
            ReceptionFactory.create(unit=unit, received_on=DAY - timedelta(days=days), persons=5)
            for days in (0, 29)
        ]
        ReceptionFactory.create(unit=unit, received_on=DAY, persons=4)
        ReceptionFactory.create(unit=unit, received_on=DAY - timedelta(days=30), persons=50)
        [spot] = spots(Kind.GROUPS, unit)
        assert (pks(spot), spot.persons) == ({row.pk for row in rows}, 10)
        assert spot.cases[0].topic == "reception"
        rows[0].delete()
        assert spots(Kind.GROUPS, unit) == []

    def test_three_of_the_same_linked_as_duplicates(self, unit: Unit) -> None:
        one, two, three = (sent(unit, days) for days in (80, 40, 3))
        for petition, other in ((two, one), (three, two)):
            PetitionLink.objects.create(
                petition=petition, other=other, kind=LinkKind.DUPLICATE, linked_at=WRITTEN_AT
            )
        [spot] = spots(Kind.REPEATED, unit)
        assert pks(spot) == {one.pk, two.pk, three.pk}
        assert spots(Kind.REPEATED, unit, day=DAY + timedelta(days=10)) == []
        PetitionLink.objects.update(kind=LinkKind.RELATED)
        assert spots(Kind.REPEATED, unit) == []


def test_without_a_norm_in_force_a_rule_finds_nothing(unit: Unit) -> None:
    sent(unit, signers=40)
    NormRow.objects.filter(key="hot_spot.signers").delete()
    assert hot_spots([unit.pk], DAY) == []
    assert hot_spots([], DAY) == []


@pytest.mark.parametrize("many", [1, 30])
def test_it_takes_one_statement_however_many_rows(unit: Unit, many: int) -> None:
    fill: Callable[[], object] = lambda: sent(unit, 1, "Đất đai", signers=12)  # noqa: E731
    for _ in range(many):
        fill()
    with CaptureQueriesContext(connection) as asked:
        assert hot_spots([unit.pk], DAY)
    assert len(asked) == 1


def counted(unit: Unit, section: str) -> dict[str, Any]:
    """A section beside the contract's, in the quarter of the day."""
    period = parse_quarter("2025Q2")
    [asked] = [one for one in units_of(period) if one.unit == unit]
    values = beside_figures(period, [asked], today=DAY).total
    return {
        key.removeprefix(f"{section}."): value
        for key, value in values.items()
        if key.startswith(f"{section}.")
    }


def test_the_cases_of_hot_spots_are_counted_by_the_same_conditions(unit: Unit) -> None:
    for days in range(5):
        sent(unit, days, "Đất đai", signers=10 + days)
    sent(unit, 90, due_on=DAY - timedelta(days=31))
    sent(unit, 1, "Môi trường")
    ReceptionFactory.create(unit=unit, received_on=DAY, persons=5)
    assert counted(unit, "hot_spot_cases") == {
        "signed_by_many": 5,
        "long_overdue": 1,
        "clustered": 5,
        "crowds": 1,
    }
    spots_found = hot_spots([unit.pk], DAY)
    assert {spot.kind: len(spot.cases) for spot in spots_found if spot.kind != "signers"} == {
        Kind.CLUSTER: 5,
        Kind.LATE: 1,
    }


def test_channels_and_subjects_are_counted_by_the_day_of_receipt(unit: Unit) -> None:
    sent(unit, 0, "Đất đai", source="online")
    sent(unit, 1, "Môi trường", source="post")
    sent(unit, 2, "Tố cáo đất", source="online", kind="denunciation")
    sent(unit, 300, "Đất đai", source="online")
    channels = counted(unit, "channels")
    assert (channels["received"], channels["online"], channels["post"]) == (3, 2, 1)
    assert channels["online_rate"] == Decimal("66.7")
    subjects = counted(unit, "subjects")
    assert (subjects["land"], subjects["environment"], subjects["other"]) == (2, 1, 0)


def test_the_numbers_open_to_their_rows(unit: Unit) -> None:
    for days in range(5):
        sent(unit, days, "Đất đai", signers=10 + days)
    period = parse_quarter("2025Q2")
    [asked] = [one for one in units_of(period) if one.unit == unit]
    opened = open_figure(
        period, "hot_spot_cases.clustered", [asked], reader=Reader(None, DAY)
    ).parts[0]
    assert opened.count == 5
    assert all(line.restricted for line in opened.lines)
