"""The figures for machines: who may ask, what they get, what is refused and how."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory, ReceptionFactory
from tests.factories.wards import (
    CommitteeMandateFactory,
    MeetingFactory,
    RoleAssignmentFactory,
    SteeringCommitteeFactory,
    UnitFactory,
    UnitSuccessionFactory,
)
from wards.enums import Role
from wards.models import SteeringCommittee, Unit, User

pytestmark = pytest.mark.django_db

FIGURES, ROWS = "/api/v1/figures/", "/api/v1/figures/rows/"


@pytest.fixture
def city() -> SteeringCommittee:
    """Two wards under one committee."""
    committee = SteeringCommitteeFactory.create()
    for code in ("05506", "05512"):
        CommitteeMandateFactory.create(committee=committee, unit=UnitFactory.create(code=code))
    return committee


@pytest.fixture
def unit(city: SteeringCommittee) -> Unit:
    return Unit.objects.get(code="05506")


def client_of(role: Role, **on: Any) -> APIClient:
    client = APIClient()
    client.force_login(RoleAssignmentFactory.create(role=role, **on).user)
    return client


@pytest.fixture
def office(city: SteeringCommittee) -> APIClient:
    return client_of(Role.CITY_OFFICE, committee=city)


def test_the_city_sees_all_units_and_their_total(office: APIClient, unit: Unit) -> None:
    ReceptionFactory.create(unit=unit, persons=3)
    ReceptionFactory.create(unit=Unit.objects.get(code="05512"), persons=4)
    answer = office.get(FIGURES, {"quarter": "2021Q3"}).json()
    assert list(answer["units"]) == ["05506", "05512"]
    assert (answer["quarter"], answer["period"]) == ("2021Q3", ["2021-06-15", "2021-09-14"])
    assert answer["as_of"] == "2021-09-14"
    assert answer["units"]["05512"]["reception"]["persons"] == 4
    assert answer["total"]["reception"] == {
        "turns": 2,
        "persons": 7,
        "regular_turns": 2,
        "leader_turns": 0,
        "groups": 0,
        "cases_first": 2,
        "cases_repeat": 0,
    }
    assert answer["total"]["petitions"]["settlement"]["on_time_rate"] is None


def test_a_ward_sees_itself_alone(unit: Unit) -> None:
    clerk = client_of(Role.WARD_CLERK, unit=unit)
    assert list(clerk.get(FIGURES, {"quarter": "2021Q3"}).json()["units"]) == ["05506"]
    foreign = clerk.get(FIGURES, {"quarter": "2021Q3", "unit": "05512"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("role", [Role.MEDIATION, Role.INSPECTION_BOARD, Role.ADMINISTRATOR])
def test_others_see_no_figures(role: Role, unit: Unit) -> None:
    on = {} if role == Role.ADMINISTRATOR else {"unit": unit}
    for path in (FIGURES, ROWS):
        answer = client_of(role, **on).get(path, {"quarter": "2021Q3", "key": "mediation.total"})
        assert answer.status_code == 403


def test_strangers_are_forbidden() -> None:
    answer = APIClient().get(FIGURES, {"quarter": "2021Q3"})
    assert answer.status_code == 403
    assert set(answer.json()) == {"code", "message", "fields"}


def test_the_calendar_scheme(office: APIClient, unit: Unit) -> None:
    ReceptionFactory.create(unit=unit, received_on=date(2021, 9, 30))
    asked = {"quarter": "2021Q3", "unit": "05506"}
    assert office.get(FIGURES, asked).json()["total"]["reception"]["turns"] == 0
    calendar = office.get(FIGURES, asked | {"scheme": "calendar"}).json()
    assert calendar["period"] == ["2021-07-01", "2021-09-30"]
    assert calendar["total"]["reception"]["turns"] == 1


@pytest.mark.parametrize(
    ("asked", "status", "code", "field"),
    [
        ({}, 400, "invalid", "quarter"),
        ({"quarter": "Q3"}, 400, "bad_quarter", "quarter"),
        ({"quarter": "2021Q3", "scheme": "lunar"}, 400, "bad_scheme", "scheme"),
        ({"quarter": "2099Q1"}, 400, "period_not_begun", "quarter"),
        ({"quarter": "2021Q3", "unit": "00000"}, 404, "not_found", None),
        ({"quarter": "2021Q3", "unit": "\x00"}, 400, "invalid", "unit"),
    ],
)
def test_what_is_refused(
    office: APIClient, asked: dict[str, str], status: int, code: str, field: str | None
) -> None:
    answer = office.get(FIGURES, asked)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert list(told["fields"]) == ([field] if field else [])
    assert told["message"]


def test_a_missing_norm_is_a_conflict_that_names_the_unit(office: APIClient, unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit,
        register_no="4",
        kind="denunciation",
        received_on=date(2018, 5, 4),
        accepted_on=date(2018, 5, 4),
        due_on=None,
    )
    answer = office.get(FIGURES, {"quarter": "2021Q3"})
    assert (answer.status_code, answer.json()["code"]) == (409, "norm_missing")
    for word in (unit.name, "petition.settle.denunciation", "04/05/2018", "số 4"):
        assert word in answer.json()["message"]
    other = office.get(FIGURES, {"quarter": "2021Q3", "unit": "05512"})
    assert other.status_code == 200


def test_a_count_opens_to_as_many_rows(office: APIClient, unit: Unit) -> None:
    for number in range(7):
        ReceptionFactory.create(unit=unit, register_no=str(number))
    asked = {"quarter": "2021Q3", "unit": "05506", "key": "reception.turns", "size": "3"}
    seen: list[str] = []
    after = ""
    while True:
        page = office.get(ROWS, asked | ({"after": after} if after else {})).json()
        assert (page["value"], page["count"], page["figure"]) == (7, 7, "count")
        seen += [row["code"] for row in page["rows"]]
        after = page["next"]
        if after is None:
            break
    assert seen == list("0123456")


def test_a_sum_shows_the_column_that_adds_up(office: APIClient, unit: Unit) -> None:
    for households in (40, 0, 60):
        MeetingFactory.create(unit=unit, total_households=households)
    asked = {"quarter": "2021Q3", "unit": "05506", "key": "meetings.households"}
    opened = office.get(ROWS, asked).json()
    assert (opened["figure"], opened["value"], opened["measure"]) == ("sum", 100, "hộ")
    assert [row["value"] for row in opened["rows"]] == [40, 60]


def test_a_rate_opens_numerator_and_denominator(office: APIClient, unit: Unit) -> None:
    taken_up = {"unit": unit, "received_on": date(2021, 7, 1), "accepted_on": date(2021, 7, 1)}
    for resolved_on in (date(2021, 7, 30), date(2021, 9, 1)):
        PetitionFactory.create(**taken_up, resolved_on=resolved_on, outcome="right")
    asked = {"quarter": "2021Q3", "unit": "05506", "key": "petitions.settlement.on_time_rate"}
    opened = office.get(ROWS, asked).json()
    assert opened["figure"] == "rate"
    assert "rows" not in opened
    assert len(opened["numerator"]["rows"]) == opened["numerator"]["value"] == 1
    assert len(opened["denominator"]["rows"]) == opened["denominator"]["value"] == 2
    one = office.get(ROWS, asked | {"part": "denominator"}).json()
    assert "numerator" not in one


def test_a_row_that_the_reader_may_not_open_keeps_its_place(office: APIClient, unit: Unit) -> None:
    row = PetitionFactory.create(
        unit=unit,
        kind="denunciation",
        register_no="21",
        field="Đất đai",
        accepted_on=date(2021, 7, 5),
    )
    asked = {"quarter": "2021Q3", "unit": "05506", "key": "petitions.settlement.accepted"}
    [shown] = office.get(ROWS, asked).json()["rows"]
    assert shown == {
        "id": None,
        "code": "21",
        "kind": "Tố cáo",
        "date": None,
        "due_on": "2021-08-04",
        "subject": "Vụ việc hạn chế",
        "restricted": True,
        "value": 1,
    }
    handler = PetitionHandlerFactory.create(petition=row)
    RoleAssignmentFactory.create(user=handler.user, role=Role.WARD_CLERK, unit=unit)
    client = APIClient()
    client.force_login(handler.user)
    [opened] = client.get(ROWS, asked).json()["rows"]
    assert (opened["id"], opened["subject"], opened["restricted"]) == (row.pk, "Đất đai", False)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"key": "reception.nobody"}, "unknown_figure"),
        ({"key": "reception.turns", "after": "yesterday"}, "unknown_page"),
        ({"key": "reception.turns", "part": "numerator"}, "unknown_part"),
        ({"key": "reception.turns", "part": "half"}, "invalid"),
        ({"key": "reception.turns", "size": "0"}, "invalid"),
        ({}, "invalid"),
    ],
)
def test_rows_that_cannot_be_opened(office: APIClient, asked: dict[str, str], code: str) -> None:
    answer = office.get(ROWS, {"quarter": "2021Q3"} | asked)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_a_merged_unit_counts_its_predecessors_and_a_code_used_twice_is_told_apart(
    city: SteeringCommittee, unit: Unit, office: APIClient
) -> None:
    Unit.objects.update(valid_to=date(2025, 6, 30))
    merged = UnitFactory.create(code="05506", valid_from=date(2025, 7, 1))
    CommitteeMandateFactory.create(committee=city, unit=merged)
    for old in Unit.objects.exclude(pk=merged.pk):
        UnitSuccessionFactory.create(old=old, new=merged)
        ReceptionFactory.create(unit=old, received_on=date(2025, 6, 20))
    ReceptionFactory.create(unit=merged, received_on=date(2025, 7, 2))
    answer = office.get(FIGURES, {"quarter": "2025Q3"}).json()
    assert list(answer["units"]) == ["05506@2025-07-01"]
    assert answer["total"]["reception"]["turns"] == 3
    for key in ("05506", "05506@2025-07-01"):
        opened = office.get(ROWS, {"quarter": "2025Q3", "unit": key, "key": "reception.turns"})
        assert opened.json()["count"] == 3
    assert list(office.get(FIGURES, {"quarter": "2025Q4"}).json()["units"]) == ["05506"]
    assert list(office.get(FIGURES, {"quarter": "2025Q2"}).json()["units"]) == ["05506", "05512"]


def test_queries_do_not_grow_with_rows(
    office: APIClient, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 20):
        PetitionFactory.create(unit=unit, accepted_on=date(2021, 7, day))
    with django_assert_max_num_queries(20):
        office.get(FIGURES, {"quarter": "2021Q3"})
    with django_assert_max_num_queries(11):
        office.get(ROWS, {"quarter": "2021Q3", "key": "petitions.settlement.accepted"})


def test_other_addresses_and_methods_answer_in_the_same_shape(office: APIClient) -> None:
    for answer, status in (
        (office.get("/api/v1/nowhere/"), 404),
        (office.post("/api/nowhere"), 404),
        (office.post(FIGURES, {}), 405),
    ):
        assert answer.status_code == status
        assert set(answer.json()) == {"code", "message", "fields"}


def test_the_schema_and_its_page_are_open() -> None:
    schema = APIClient().get("/api/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json")
    assert {"/api/v1/figures/", "/api/v1/figures/rows/"} <= set(schema.json()["paths"])
    page = APIClient().get("/api/docs/")
    assert page.status_code == 200
    assert "//cdn" not in page.content.decode()


def test_a_user_is_needed_even_with_a_role(unit: Unit) -> None:
    assignment = RoleAssignmentFactory.create(role=Role.WARD_CLERK, unit=unit)
    User.objects.filter(pk=assignment.user.pk).update(is_active=False)
    client = APIClient()
    client.force_login(assignment.user)
    assert client.get(FIGURES, {"quarter": "2021Q3"}).status_code == 403
