"""The steps of a petition for machines: the same as the buttons, the same refusals."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from petitions import access
from petitions.enums import Instance, PetitionKind, PetitionStatus
from petitions.models import Petition, PetitionEvent
from petitions.rules.step_pages import PETITION_WORDS
from petitions.rules.workflow import workflow_of
from songcong.core import clock
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser, city_reader
from wards.actions.api_token import give_token
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import RoleAssignment, Unit, User, reader_for

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
TABLES = (
    (PetitionKind.COMPLAINT, Instance.FIRST),
    (PetitionKind.COMPLAINT, Instance.SECOND),
    (PetitionKind.FEEDBACK, Instance.FIRST),
)


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    settings.RATELIMIT_ENABLE = False
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


def machine(user: User) -> APIClient:
    """Somebody's machine with a token for the one role."""
    role = RoleAssignment.objects.get(user=user)
    secret = give_token(role, "một cửa", date(2026, 4, 1), by=user, at=clock.now())[1]
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
    return client


def petition(unit: Unit, **more: Any) -> Petition:
    facts = {"kind": PetitionKind.FEEDBACK, "received_on": date(2026, 3, 2), **more}
    made: Petition = PetitionFactory.create(unit=unit, **facts)
    return made


def path(case: Petition) -> str:
    return f"/api/v1/registers/petitions/{case.pk}/steps/"


def take(client: APIClient, case: Petition, step: str, **said: Any) -> Any:
    body = {"step": step, "version": case.version, "on": "2026-03-10", **said}
    return client.post(path(case), body, format="json")


class TestOpenSteps:
    @pytest.mark.parametrize("role", [Role.WARD_CLERK, Role.WARD_CHAIR])
    @pytest.mark.parametrize(("kind", "instance"), TABLES)
    def test_they_are_those_of_the_buttons_in_every_state(
        self, unit: Unit, role: Role, kind: PetitionKind, instance: Instance
    ) -> None:
        user = person(unit, role)
        client, desk = machine(user), browser(user)
        for state in sorted(workflow_of(kind, instance).states):
            case = petition(unit, kind=kind, instance=instance)
            Petition.objects.filter(pk=case.pk).update(status=state)
            case.refresh_from_db()
            told = client.get(path(case)).json()
            assert told["status"] == state
            steps = [one["step"] for one in told["steps"]]
            assert steps == [row.verb for row in access.steps(reader_for(user, TODAY), case)]
            page = desk.get(f"/lam-viec/don-thu/{case.pk}/").content.decode()
            for verb, word in PETITION_WORDS.items():
                assert (verb in steps) == (f"/don-thu/{case.pk}/{word}/" in page), (state, verb)

    def test_each_says_what_it_asks(self, unit: Unit, clerk: User) -> None:
        case = petition(unit, status=PetitionStatus.RECEIVED)
        steps = {one["step"]: one for one in machine(clerk).get(path(case)).json()["steps"]}
        asked = {one["name"]: one for one in steps["forward"]["asks"]}
        assert asked["on"]["required"]
        assert asked["office"]["label"] == "Chuyển đến cơ quan"
        assert steps["forward"]["article"]
        assert "version" not in asked
        assert "file" not in asked

    def test_who_only_reads_is_offered_none(self, unit: Unit) -> None:
        client = APIClient()
        client.force_login(city_reader(unit), "django.contrib.auth.backends.ModelBackend")
        case = petition(unit)
        assert client.get(path(case)).json()["steps"] == []
        assert take(client, case, "process").status_code == 403


class TestTaking:
    def test_it_does_what_the_button_does(self, unit: Unit, clerk: User) -> None:
        case = petition(unit, status=PetitionStatus.RECEIVED)
        said = {"office": "Sở Xây dựng", "paper": "12/PC-UBND"}
        answer = take(machine(clerk), case, "forward", **said)
        assert answer.status_code == 200, answer.json()
        assert answer.json()["status"] == PetitionStatus.TRANSFERRED
        assert answer.json()["version"] == case.version + 1
        event = PetitionEvent.objects.latest("pk")
        assert (event.verb, event.by, event.data["office"]) == ("forward", clerk, "Sở Xây dựng")

    def test_what_is_missing_is_said_by_field(self, unit: Unit, clerk: User) -> None:
        case = petition(unit, status=PetitionStatus.RECEIVED)
        told = take(machine(clerk), case, "forward", office="Sở Xây dựng")
        assert told.status_code == 400
        assert told.json()["fields"] == {"paper": ["Chưa ghi."]}
        early = take(machine(clerk), case, "process", on="2026-03-01")
        assert list(early.json()["fields"]) == ["on"]
        strange = take(machine(clerk), case, "process", office="Sở Xây dựng")
        assert strange.json()["fields"] == {"office": ["Bước này không cần mục này."]}
        case.refresh_from_db()
        assert case.status == PetitionStatus.RECEIVED

    @pytest.mark.parametrize("step", ["process", "forward"])
    def test_a_stale_version_gets_both(self, unit: Unit, clerk: User, step: str) -> None:
        case = petition(unit, status=PetitionStatus.RECEIVED)
        client = machine(clerk)
        assert take(client, case, "process").status_code == 200
        said = {"office": "Sở Xây dựng", "paper": "12/PC-UBND"} if step == "forward" else {}
        late = take(client, case, step, **said)
        told = late.json()
        assert (late.status_code, told["code"]) == (409, "conflict")
        assert told["current_version"] == told["stored"]["version"] == case.version + 1
        assert told["sent"]["step"] == step

    def test_a_step_of_another_state_is_a_conflict_without_a_change(
        self, unit: Unit, clerk: User
    ) -> None:
        case = petition(unit, status=PetitionStatus.RECEIVED)
        told = take(machine(clerk), case, "close")
        assert (told.status_code, told.json()["code"]) == (409, "wrong_state")
        assert take(machine(clerk), case, "khong_co").status_code == 400

    def test_what_this_very_case_hinders_is_said(self, unit: Unit, clerk: User) -> None:
        case = petition(unit, status=PetitionStatus.RECEIVED)
        assert take(machine(clerk), case, "acknowledge").status_code == 200
        case.refresh_from_db()
        again = take(machine(clerk), case, "acknowledge")
        assert again.json()["message"] == "Đã báo nhận đơn rồi."

    def test_a_cancelled_one_takes_no_step(self, unit: Unit, clerk: User) -> None:
        case = petition(unit, cancelled_at=clock.now(), cancelled_by=clerk)
        assert machine(clerk).get(path(case)).json()["steps"] == []
        assert take(machine(clerk), case, "process").json()["code"] == "cancelled"


def test_nobody_else_finds_it(unit: Unit) -> None:
    case = petition(unit)
    stranger = machine(person(UnitFactory.create()))
    assert stranger.get(path(case)).status_code == 404
    assert take(stranger, case, "process").status_code == 404
    assert Client().get(path(case)).status_code == 403


def test_a_denunciation_is_not_there_even_for_its_handler(unit: Unit, clerk: User) -> None:
    case = petition(unit, kind=PetitionKind.DENUNCIATION)
    PetitionHandlerFactory.create(petition=case, user=clerk)
    assert machine(clerk).get(path(case)).status_code == 404
    assert take(machine(clerk), case, "process").status_code == 404
