"""Receptions and mediations typed, corrected and cancelled in the browser."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.actions.reception import SEALED
from petitions.enums import PetitionKind
from petitions.models import Mediation, Petition, Reception, ReceptionParty
from tests.factories.petitions import MediationFactory, PetitionFactory, ReceptionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(unit))


def url(register: str, page: str, *args: object) -> str:
    return reverse(f"petitions:official-{register}-{page}", args=args)


def received(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "received_on": "9/3/2026",
        "kind": "periodic",
        "receiver": "Chủ tịch UBND",
        "name": "Trần Thị Bưởi",
        "address": "Tổ 5",
        "persons": "2",
        "content": "Ranh giới thửa đất",
        "visit": "first",
    } | changed


def mediated(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "received_on": "2/3/2026",
        "team": "Tổ hòa giải số 5",
        "parties": "Ông A và bà B",
        "matter": "Tranh chấp lối đi",
        "outcome": "settled",
        "ended_on": "8/3/2026",
    } | changed


class TestReceptions:
    def test_who_came_stands_apart(
        self, desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(20):
            assert 'value="10/03/2026"' in desk.get(url("reception", "create")).content.decode()
        answer = desk.post(url("reception", "create"), received(unit, again="1"))
        row = Reception.objects.get()
        assert (row.party.name, row.party.address, row.persons) == ("Trần Thị Bưởi", "Tổ 5", 2)
        assert row.party.search_name == "tran thi buoi"
        assert row.search_text == "1/2026 chu tich ubnd ranh gioi thua dat"
        page = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
        assert 'value="Chủ tịch UBND"' in page
        assert "Bưởi" not in page

    def test_a_correction_of_who_came_is_written_down(self, desk: Client, unit: Unit) -> None:
        desk.post(url("reception", "create"), received(unit))
        row = Reception.objects.get()
        changed = received(unit, version=1, name="Trần Thị Bười")
        assert desk.post(url("reception", "edit", row.pk), changed).status_code == 302
        assert row.events.latest("pk").data == {"changed": ["party"]}
        assert ReceptionParty.objects.get().search_name == "tran thi buoi"
        empty = received(unit, version=2, name="", address="")
        desk.post(url("reception", "edit", row.pk), empty)
        assert not ReceptionParty.objects.exists()

    def test_a_petition_is_begun_from_it(self, desk: Client, unit: Unit) -> None:
        desk.post(url("reception", "create"), received(unit))
        row = Reception.objects.get()
        begun = f"{url('petition', 'create')}?tiep-dan={row.pk}"
        assert begun in desk.get(url("reception", "detail", row.pk)).content.decode()
        assert "Trần Thị Bưởi" in desk.get(begun).content.decode()

    def test_of_a_denouncer_nothing_is_written_again(self, desk: Client, unit: Unit) -> None:
        row = ReceptionFactory.create(unit=unit)
        ReceptionParty.objects.filter(reception=row).delete()
        PetitionFactory.create(unit=unit, reception=row, kind=PetitionKind.DENUNCIATION)
        answer = desk.post(url("reception", "edit", row.pk), received(unit, version=1))
        assert answer.status_code == 422
        assert SEALED in answer.content.decode()
        assert not ReceptionParty.objects.exists()
        nameless = received(unit, version=1, name="", address="")
        assert desk.post(url("reception", "edit", row.pk), nameless).status_code == 422
        silent = {**nameless, "content": ""}
        assert desk.post(url("reception", "edit", row.pk), silent).status_code == 302
        row.refresh_from_db()
        assert (row.content, row.search_text) == ("", "")
        assert Petition.objects.get().reception == row

    def test_a_line_that_says_nothing_is_refused(self, desk: Client, unit: Unit) -> None:
        answer = desk.post(url("reception", "create"), received(unit, content=""))
        assert answer.status_code == 422
        assert "Ghi nội dung công dân trình bày." in answer.content.decode()
        assert not Reception.objects.exists()

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"kind": ""}, "Chưa chọn."),
            ({"persons": "0"}, "Không được nhỏ hơn 1."),
            ({"received_on": "31/2/2026"}, "Không có ngày 31/2/2026."),
            ({"received_on": "1/1/2015"}, "Ngày tiếp nằm ngoài thời gian tồn tại của đơn vị."),
            ({"received_on": "11/3/2026"}, "Ngày ghi chưa tới."),
        ],
    )
    def test_a_fault_is_said_and_nothing_is_lost(
        self, desk: Client, unit: Unit, changed: dict[str, object], sentence: str
    ) -> None:
        answer = desk.post(url("reception", "create"), received(unit, **changed))
        assert answer.status_code == 422
        for words in (sentence, "Ranh giới thửa đất", "Trần Thị Bưởi"):
            assert words in answer.content.decode()
        assert not Reception.objects.exists()


class TestMediations:
    def test_a_mediator_keeps_the_register(self, unit: Unit) -> None:
        desk = browser(person(unit, Role.MEDIATION))
        desk.post(url("mediation", "create"), mediated(unit))
        row = Mediation.objects.get()
        assert (row.outcome, row.ended_on) == ("settled", date(2026, 3, 8))
        assert row.search_text == "1/2026 to hoa giai so 5 tranh chap loi di"
        page = desk.get(url("mediation", "detail", row.pk)).content.decode()
        assert url("mediation", "edit", row.pk) in page

    def test_it_may_not_end_before_it_came(self, desk: Client, unit: Unit) -> None:
        answer = desk.post(url("mediation", "create"), mediated(unit, ended_on="1/3/2026"))
        assert "Ngày kết thúc đứng trước Ngày nhận." in answer.content.decode()
        assert not Mediation.objects.exists()

    def test_two_people_at_once_get_both_versions(self, desk: Client, unit: Unit) -> None:
        row = MediationFactory.create(unit=unit, version=4, matter="Bản đã lưu")
        answer = desk.post(url("mediation", "edit", row.pk), mediated(unit, version=3))
        assert answer.status_code == 409
        for words in ("Bản đã lưu", "Tranh chấp lối đi", "Hòa giải thành"):
            assert words in answer.content.decode()

    def test_one_is_cancelled_with_a_reason(self, desk: Client, unit: Unit) -> None:
        row = MediationFactory.create(unit=unit)
        desk.post(url("mediation", "cancel", row.pk), {"version": 1, "reason": "Ghi nhầm"})
        row.refresh_from_db()
        assert row.is_cancelled
