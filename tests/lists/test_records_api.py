"""The eight registers for machines: read, written once, corrected, cancelled, refused."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from petitions.enums import PetitionKind
from petitions.models import DenouncerIdentity, Petition, PetitionParty
from songcong.core import clock
from songcong.core.keyset import PAGE_SIZE
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, UserFactory
from tests.lists.shelf import NAME, SHELVES, city_reader, person
from wards.actions.api_token import give_token, revoke_token
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import ApiRequest, ApiToken, RoleAssignment, Unit, User

pytestmark = pytest.mark.django_db
LIST_BAR = 6


@dataclass(frozen=True)
class Kind:
    """A register's address, a good body, a change, and a spoilt one with its field."""

    topic: str
    name: str
    body: dict[str, Any]
    change: dict[str, Any]
    spoilt: dict[str, Any]
    at: str
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/api/v1/registers/{self.name}/"


KINDS = [
    Kind(
        "reception",
        "receptions",
        {"received_on": "2026-03-09", "kind": "regular", "name": NAME, "content": "Đất đai"},
        {"name": "Trần Thị Cam"},
        {"received_on": "2014-01-01"},
        "received_on",
        {"persons": 1, "visit": "first"},
    ),
    Kind(
        "petition",
        "petitions",
        {
            "received_on": "2026-03-09",
            "kind": "feedback",
            "source": "direct",
            "name": NAME,
            "phone": "0912345678",
            "content": "Đèn đường hỏng",
        },
        {"content": "Đèn đường tổ 5 hỏng"},
        {"received_on": "2026-03-11"},
        "received_on",
        {"status": "received", "signers": 1},
    ),
    Kind(
        "mediation",
        "mediations",
        {"received_on": "2026-03-02", "team": "Tổ 5", "parties": NAME, "matter": "Lối đi"},
        {"ended_on": "2026-03-08", "outcome": "settled"},
        {"ended_on": "2026-03-01"},
        "ended_on",
        {"outcome": "", "ended_on": None},
    ),
    Kind(
        "disclosure",
        "disclosures",
        {
            "item": 2,
            "document_on": "2026-03-02",
            "published_on": "2026-03-04",
            "forms": ["posting", "loudspeaker"],
        },
        {"forms": ["posting"], "content": "Dự toán"},
        {"published_on": "2026-03-01"},
        "published_on",
        {"item": 2, "forms": ["posting", "loudspeaker"], "other_form": ""},
    ),
    Kind(
        "meeting",
        "meetings",
        {"kind": "dialogue", "held_on": "2026-03-09", "total_households": 120},
        {"opinions": 5, "opinions_answered": 4},
        {"households_present": 121},
        "households_present",
        {"kind": "dialogue", "households_present": 0},
    ),
    Kind(
        "decision",
        "decisions",
        {
            "matter": 1,
            "decided_on": "2026-03-09",
            "total_households": 120,
            "households_present": 100,
            "votes_for": 80,
            "land_m2": "12.5",
        },
        {"votes_for": 79},
        {"votes_for": 101},
        "votes_for",
        {"passed": True, "land_m2": "12.5", "meeting": None},
    ),
    *(
        Kind(
            board,
            f"{board}-supervisions",
            {
                "held_on": "2026-03-09",
                "subject": "Rãnh thoát nước tổ 5",
                "violations": 1,
                "recommendations": [{"content": "Sửa mương", "sent_on": "2026-03-10"}],
            },
            {"violations": 2},
            {"held_on": "2026-03-11"},
            "held_on",
            {"register_no": "1", "violations": 1, "recovered_vnd": 0},
        )
        for board in ("inspection", "investment")
    ),
]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.topic)
WORDS = {"code", "message", "fields"}


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    settings.RATELIMIT_ENABLE = False
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


def signed_in(user: User) -> APIClient:
    client = APIClient()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def bearer(user: User, **role: Any) -> APIClient:
    """Somebody's machine, with a token for one of the roles."""
    assignment = RoleAssignment.objects.get(user=user, **role)
    _token, secret = give_token(assignment, "một cửa", date(2026, 4, 1), by=user, at=clock.now())
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
    return client


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(Role.WARD_CLERK, unit)


@pytest.fixture
def machine(clerk: User) -> APIClient:
    return bearer(clerk)


@every_kind
def test_one_is_recorded_read_corrected_and_cancelled(
    kind: Kind, unit: Unit, machine: APIClient
) -> None:
    made = machine.post(kind.path, kind.body, format="json")
    assert made.status_code == 201, made.json()
    row = made.json()
    assert (row["unit"], row["version"], row["cancelled_at"]) == (unit.key, 1, None)
    assert {name: row[name] for name in kind.made} == kind.made
    one = f"{kind.path}{row['id']}/"
    assert machine.get(one).json()["id"] == row["id"]
    edited = machine.patch(one, {"version": 1, **kind.change}, format="json")
    assert edited.status_code == 200, edited.json()
    told = edited.json()
    assert told["version"] == 2
    assert {name: told[name] for name in kind.change} == kind.change
    gone = machine.post(f"{one}cancel/", {"version": 2, "reason": "Ghi nhầm"}, format="json")
    assert (gone.status_code, gone.json()["cancel_reason"]) == (200, "Ghi nhầm")
    assert machine.get(kind.path).json() == {"rows": [], "next": None}
    for again in (
        machine.patch(one, {"version": 3, **kind.change}, format="json"),
        machine.post(f"{one}cancel/", {"version": 3, "reason": "Nữa"}, format="json"),
    ):
        assert (again.status_code, again.json()["code"]) == (409, "cancelled")


@every_kind
def test_a_stale_version_gets_both(kind: Kind, machine: APIClient) -> None:
    row = machine.post(kind.path, kind.body, format="json").json()
    one = f"{kind.path}{row['id']}/"
    machine.patch(one, {"version": 1, **kind.change}, format="json")
    for late in (
        machine.patch(one, {"version": 1, **kind.change}, format="json"),
        machine.post(f"{one}cancel/", {"version": 1, "reason": "Nhầm"}, format="json"),
    ):
        told = late.json()
        assert (late.status_code, told["code"], told["current_version"]) == (409, "conflict", 2)
        assert told["stored"]["version"] == 2
        assert told["sent"]


@every_kind
def test_a_fault_is_said_by_field_and_nothing_is_written(kind: Kind, machine: APIClient) -> None:
    answer = machine.post(kind.path, kind.body | kind.spoilt, format="json")
    told = answer.json()
    assert (answer.status_code, set(told), told["code"]) == (400, WORDS, "invalid")
    assert list(told["fields"]) == [kind.at]
    for strange in ({"khong_co": 1}, {"unit": "00000"}, {"unit": 7}):
        refused = machine.post(kind.path, kind.body | strange, format="json")
        assert (refused.status_code, list(refused.json()["fields"])) == (400, list(strange))
    assert machine.get(kind.path).json()["rows"] == []


@every_kind
def test_the_same_key_records_once(kind: Kind, machine: APIClient) -> None:
    def post(body: dict[str, Any]) -> Any:
        return machine.post(kind.path, body, format="json", HTTP_IDEMPOTENCY_KEY="abc-1")

    spoilt = post(kind.body | kind.spoilt)
    assert spoilt.status_code == 400
    first, again = post(kind.body), post(kind.body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert len(machine.get(kind.path).json()["rows"]) == 1
    other = post(kind.body | kind.change)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert ApiRequest.objects.count() == 1


@every_kind
def test_pages_follow_each_other_in_few_queries(kind: Kind, unit: Unit, machine: APIClient) -> None:
    rows = SHELVES[kind.topic].fill(unit, PAGE_SIZE + 5)
    with CaptureQueriesContext(connection) as captured:
        first = machine.get(kind.path).json()
    assert len(captured) <= LIST_BAR
    second = machine.get(kind.path, {"after": first["next"]}).json()
    seen = [row["id"] for row in first["rows"] + second["rows"]]
    assert seen == [row.pk for row in reversed(rows)]
    assert second["next"] is None
    day = SHELVES[kind.topic].day
    last = getattr(rows[-1], day).isoformat()
    asked = {"since": last, "until": last, "unit": unit.key}
    assert [row["id"] for row in machine.get(kind.path, asked).json()["rows"]] == [rows[-1].pk]
    assert machine.get(kind.path, {"since": "hôm qua"}).status_code == 400
    assert machine.get(kind.path, {"unit": UnitFactory.create().code}).status_code == 400


@every_kind
def test_another_ward_sees_nothing(kind: Kind, unit: Unit) -> None:
    (row,) = SHELVES[kind.topic].fill(unit, 1)
    stranger = bearer(person(Role.WARD_CLERK, UnitFactory.create()))
    assert stranger.get(kind.path).json()["rows"] == []
    body = {"version": 1, "reason": "x"}
    assert stranger.get(f"{kind.path}{row.pk}/").status_code == 404
    assert stranger.patch(f"{kind.path}{row.pk}/", body, format="json").status_code == 404
    assert stranger.post(f"{kind.path}{row.pk}/cancel/", body, format="json").status_code == 404
    assert stranger.get(f"{kind.path}{'9' * 30}/").status_code == 404


@every_kind
def test_the_city_reads_and_does_not_write(kind: Kind, unit: Unit) -> None:
    (row,) = SHELVES[kind.topic].fill(unit, 1)
    city = signed_in(city_reader(unit))
    told = city.get(f"{kind.path}{row.pk}/")
    assert told.status_code == 200
    assert NAME not in told.content.decode()
    assert city.post(kind.path, kind.body, format="json").status_code == 403
    refused = city.patch(f"{kind.path}{row.pk}/", {"version": 1}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("topic", ["reception", "petition", "mediation"])
def test_names_are_open_to_the_ward(topic: str, unit: Unit, machine: APIClient) -> None:
    (row,) = SHELVES[topic].fill(unit, 1)
    assert NAME in machine.get(f"/api/v1/registers/{topic}s/{row.pk}/").content.decode()


class TestDenunciations:
    def test_they_are_not_taken(self, machine: APIClient) -> None:
        kind = KINDS[1]
        sent = kind.body | {"kind": PetitionKind.DENUNCIATION}
        answer = machine.post(kind.path, sent, format="json")
        assert answer.status_code == 400
        assert "không nhận qua API" in answer.json()["fields"]["kind"][0]
        row = machine.post(kind.path, kind.body, format="json").json()
        change = {"version": 1, "kind": PetitionKind.DENUNCIATION}
        resorted = machine.patch(f"{kind.path}{row['id']}/", change, format="json")
        assert "không nhận qua API" in resorted.json()["fields"]["kind"][0]
        assert not DenouncerIdentity.objects.exists()
        assert PetitionParty.objects.get().name == NAME
        assert Petition.objects.get().kind == PetitionKind.FEEDBACK

    def test_they_are_not_told_even_to_their_handler(
        self, unit: Unit, clerk: User, machine: APIClient
    ) -> None:
        row = PetitionFactory.create(unit=unit, kind=PetitionKind.DENUNCIATION)
        PetitionHandlerFactory.create(petition=row, user=clerk)
        path = KINDS[1].path
        assert machine.get(path).json()["rows"] == []
        for answer in (
            machine.get(f"{path}{row.pk}/"),
            machine.patch(f"{path}{row.pk}/", {"version": 1}, format="json"),
        ):
            assert answer.status_code == 404


class TestTokens:
    def test_one_acts_in_its_role_alone(self, unit: Unit) -> None:
        user = person(Role.MEDIATION, unit)
        RoleAssignment.objects.create(
            user=user, role=Role.WARD_CLERK, unit=unit, valid_from=date(2000, 1, 1)
        )
        mediator = bearer(user, role=Role.MEDIATION)
        assert mediator.get("/api/v1/registers/mediations/").status_code == 200
        assert mediator.get("/api/v1/registers/petitions/").status_code == 403
        asked = {"quarter": "2025Q1"}
        assert mediator.get("/api/v1/figures/", asked).status_code == 403
        assert (
            bearer(user, role=Role.WARD_CLERK).get("/api/v1/registers/petitions/").status_code
            == 200
        )

    def test_it_ends_on_its_day(self, machine: APIClient, settings: Any) -> None:
        settings.SONGCONG_TODAY = "2026-04-01"
        assert machine.get("/api/v1/registers/meetings/").status_code == 200
        settings.SONGCONG_TODAY = "2026-04-02"
        assert machine.get("/api/v1/registers/meetings/").status_code == 403

    def test_a_revoked_one_is_dead_at_once(self, clerk: User, machine: APIClient) -> None:
        for _turn in range(2):
            revoke_token(ApiToken.objects.get().pk, by=clerk, at=clock.now())
        answer = machine.get("/api/v1/registers/meetings/")
        assert (answer.status_code, set(answer.json())) == (403, WORDS)
        token = ApiToken.objects.get()
        assert (token.token, token.label) == (None, "một cửa")

    def test_strangers_and_people_without_a_role_are_forbidden(self) -> None:
        for client in (APIClient(), signed_in(UserFactory.create())):
            assert client.get("/api/v1/registers/meetings/").status_code == 403

    def test_a_browser_needs_its_token_against_forgery(self, clerk: User) -> None:
        client = APIClient(enforce_csrf_checks=True)
        client.force_login(clerk, "django.contrib.auth.backends.ModelBackend")
        kind = KINDS[4]
        assert client.get(kind.path).status_code == 200
        assert client.post(kind.path, kind.body, format="json").status_code == 403

    def test_who_asks_too_often_waits(self, machine: APIClient, settings: Any) -> None:
        settings.RATELIMIT_ENABLE = True
        kind = KINDS[4]
        answers = [machine.post(kind.path, {}, format="json").status_code for _ in range(122)]
        assert set(answers[:100]) == {400}
        assert answers[-1] == 429


def test_several_units_are_told_apart(unit: Unit) -> None:
    other = UnitFactory.create()
    clerk = person(Role.WARD_CLERK, unit)
    RoleAssignment.objects.create(
        user=clerk, role=Role.WARD_CLERK, unit=other, valid_from=date(2000, 1, 1)
    )
    client, kind = signed_in(clerk), KINDS[4]
    assert "unit" in client.post(kind.path, kind.body, format="json").json()["fields"]
    made = client.post(kind.path, kind.body | {"unit": other.code}, format="json").json()
    assert made["unit"] == other.key


@pytest.mark.parametrize("key", ["x" * 101, "a\tb"])
def test_a_key_that_is_none_is_refused(key: str, machine: APIClient) -> None:
    kind = KINDS[4]
    answer = machine.post(kind.path, kind.body, format="json", HTTP_IDEMPOTENCY_KEY=key)
    assert list(answer.json()["fields"]) == ["Idempotency-Key"]
