"""Petitions typed, corrected, stepped on and given to people in the browser."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from petitions.figures import BESIDE, sections_for_units
from petitions.models import IdentityRead, Petition, PetitionEvent, PetitionHandler, ReceptionParty
from reports.figures.quarter import basis_of
from songcong.core.periods import parse_quarter
from tests.factories.petitions import (
    CaseLetterFactory,
    PetitionFactory,
    PetitionHandlerFactory,
    ReceptionFactory,
)
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import Unit, User

pytestmark = pytest.mark.django_db

SENDER = {
    "name": "Nguyễn Thị Bưởi",
    "phone": "0912 345 678",
    "address": "Tổ dân phố 5",
    "citizen_id": "019123456789",
}


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def desk(clerk: User) -> Client:
    return browser(clerk)


def url(page: str, *args: object) -> str:
    return reverse(f"petitions:official-petition-{page}", args=args)


def typed(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "received_on": "9/3/2026",
        "source": "direct",
        "kind": "complaint",
        "signers": "1",
        "field": "Đất đai",
        "content": "Ranh giới thửa đất",
        **SENDER,
    } | changed


class TestCreate:
    def test_today_stands_in_the_form(self, desk: Client) -> None:
        page = desk.get(url("create")).content.decode()
        assert 'value="10/03/2026"' in page
        assert "Lưu và nhập tiếp" in page

    def test_a_petition_is_kept_with_a_number(self, desk: Client, unit: Unit) -> None:
        answer = desk.post(url("create"), typed(unit))
        petition = Petition.objects.get()
        assert answer.url == url("detail", petition.pk)  # type: ignore[attr-defined]
        assert (petition.register_no, petition.received_on) == ("1/2026", date(2026, 3, 9))
        assert petition.party.phone == "+84912345678"
        page = desk.get(url("detail", petition.pk)).content.decode()
        for label in ("Đủ điều kiện, đề xuất thụ lý", "Rút đơn", "Sửa", "Đính kèm tệp", "Hủy"):
            assert label in page

    def test_what_it_was_typed_from_is_told_found_and_counted(
        self, desk: Client, unit: Unit
    ) -> None:
        desk.post(url("create"), typed(unit, content="Gọi điện báo", entered_from="phone"))
        desk.post(url("create"), typed(unit, content="Tự viết đơn"))
        petition = Petition.objects.get(content="Gọi điện báo")
        page = desk.get(url("detail", petition.pk)).content.decode()
        assert re.search(r"Nhập thay từ\s*</dt>\s*<dd>\s*Điện thoại", page)
        found = desk.get(url("list"), {"entered_from": "phone"}).content.decode()
        assert "Gọi điện báo" in found
        assert "Tự viết đơn" not in found
        groups = {unit.pk: frozenset({unit.pk})}
        basis = basis_of(parse_quarter("2026Q1"), date(2026, 3, 10))
        values = sections_for_units(BESIDE, groups, basis)[unit.pk]
        told = [values[f"channels.{key}"] for key in ("direct", "from_phone", "from_zalo")]
        assert told == [2, 1, 0]

    def test_the_next_begins_where_this_one_was(self, desk: Client, unit: Unit) -> None:
        answer = desk.post(url("create"), typed(unit, source="post", again="1"))
        page = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
        assert 'value="09/03/2026"' in page
        assert '<option value="post" selected>' in page
        typed_on = Petition.objects.get().received_on
        PetitionFactory.create(unit=unit, source="online", received_on=typed_on)
        fresh = desk.get(url("create")).content.decode()
        assert '<option value="post" selected>' in fresh
        assert "Bưởi" not in page

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"received_on": "31/2/2026"}, "Không có ngày 31/2/2026."),
            ({"received_on": "11/3/2026"}, "Ngày nhận chưa tới."),
            ({"received_on": "1/1/2015"}, "thời gian tồn tại"),
            ({"phone": "12345"}, "Ghi 10 chữ số"),
            ({"citizen_id": "123"}, "Số định danh có 12 chữ số."),
            ({"signers": "0"}, "Không được nhỏ hơn 1."),
            ({"kind": ""}, "Loại đơn"),
            ({"kind": "letter"}, "letter"),
            ({"content": ""}, "Nội dung"),
        ],
    )
    def test_a_fault_is_said_and_nothing_typed_is_lost(
        self, desk: Client, unit: Unit, changed: dict[str, object], sentence: str
    ) -> None:
        answer = desk.post(url("create"), typed(unit, **changed))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in page
        assert "Chưa lưu được" in page
        assert "Nguyễn Thị Bưởi" in page
        assert not Petition.objects.exists()

    def test_a_number_twice_is_said_beside_it(self, desk: Client, unit: Unit) -> None:
        desk.post(url("create"), typed(unit, register_no="7"))
        answer = desk.post(url("create"), typed(unit, register_no="7"))
        assert answer.status_code == 422
        assert "Số đơn 7 đã có trong sổ của đơn vị." in answer.content.decode()

    def test_another_unit_cannot_be_picked(self, desk: Client) -> None:
        answer = desk.post(url("create"), typed(UnitFactory.create()))
        assert answer.status_code == 422

    def test_a_reception_opens_a_petition(self, desk: Client, unit: Unit) -> None:
        reception = ReceptionFactory.create(
            unit=unit, received_on=date(2026, 3, 5), content="Đường hỏng"
        )
        ReceptionParty.objects.create(reception=reception, name="Trần Văn Cam")
        address = f"{url('create')}?tiep-dan={reception.pk}"
        page = desk.get(address).content.decode()
        assert "Trần Văn Cam" in page
        assert "Đường hỏng" in page
        desk.post(address, typed(unit))
        assert Petition.objects.get().reception == reception

    def test_a_reception_of_others_does_not_exist(self, desk: Client) -> None:
        reception = ReceptionFactory.create()
        assert desk.get(f"{url('create')}?tiep-dan={reception.pk}").status_code == 404


class TestEdit:
    def test_a_correction_is_kept(self, desk: Client, unit: Unit) -> None:
        desk.post(url("create"), typed(unit))
        petition = Petition.objects.get()
        assert "Nguyễn Thị Bưởi" in desk.get(url("edit", petition.pk)).content.decode()
        desk.post(url("edit", petition.pk), typed(unit, version=1, content="Lối đi"))
        petition.refresh_from_db()
        assert (petition.content, petition.version) == ("Lối đi", 2)

    def test_a_telephone_of_a_register_may_stay_as_it_is(self, desk: Client, unit: Unit) -> None:
        desk.post(url("create"), typed(unit))
        petition = Petition.objects.get()
        petition.party.phone = "0280 386"
        petition.party.save()
        answer = desk.post(
            url("edit", petition.pk), typed(unit, version=1, phone="0280 386", field="Khác")
        )
        assert answer.status_code == 302

    def test_two_people_at_once_get_both_versions_and_a_choice(
        self, desk: Client, unit: Unit
    ) -> None:
        desk.post(url("create"), typed(unit))
        address = url("edit", Petition.objects.get().pk)
        desk.post(address, typed(unit, version=1, content="của người trước"))
        mine = typed(unit, version=1, content="của người sau")
        answer = desk.post(address, mine)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "của người trước" in page
        assert "của người sau" in page
        assert 'name="version" value="2"' in page
        review = desk.post(address, mine | {"version": 2, "review": "1"})
        assert review.status_code == 200
        assert "của người sau" in review.content.decode()
        assert desk.post(address, mine | {"version": 2}).status_code == 302
        assert Petition.objects.get().content == "của người sau"

    def test_complexity_of_a_register_stays(self, desk: Client, unit: Unit) -> None:
        petition = PetitionFactory.create(
            unit=unit, complex=True, content="Cũ", register_no="3", received_on=date(2026, 3, 2)
        )
        desk.post(url("edit", petition.pk), typed(unit, version=1))
        petition.refresh_from_db()
        assert petition.complex
        assert petition.content == "Ranh giới thửa đất"

    def test_a_cancelled_case_is_closed(self, desk: Client, unit: Unit) -> None:
        desk.post(url("create"), typed(unit))
        petition = Petition.objects.get()
        assert desk.post(url("cancel", petition.pk), {"version": 1}).status_code == 422
        stale = desk.post(url("cancel", petition.pk), {"version": 9, "reason": "Nhầm"})
        assert stale.status_code == 409
        desk.post(url("cancel", petition.pk), {"version": 1, "reason": "Nhầm"})
        petition.refresh_from_db()
        assert petition.is_cancelled
        assert desk.get(url("edit", petition.pk)).status_code == 403


class TestSteps:
    def test_from_sorting_to_the_result(self, desk: Client, unit: Unit) -> None:
        load_reference()
        desk.post(url("create"), typed(unit))
        petition = Petition.objects.get()
        page = desk.get(url("step", petition.pk, "xu-ly")).content.decode()
        assert "Thông tư 05/2021/TT-TTCP" in page
        assert 'value="10/03/2026"' in page
        for slug, more in (
            ("xu-ly", {"complex": "on"}),
            ("thu-ly", {"paper": "3/TB-UBND"}),
            (
                "giai-quyet",
                {"outcome": "right", "paper": "4/QĐ-UBND", "no_proof": "Chỉ có quyết định"},
            ),
        ):
            said = {"on": "10/3/2026", "version": petition.version, **more}
            answer = desk.post(url("step", petition.pk, slug), said)
            assert answer.status_code == 302, answer.content.decode()
            petition.refresh_from_db()
        assert (petition.status, petition.complex) == ("resolved", True)
        assert petition.due_on == date(2026, 4, 24)

    def test_a_step_out_of_turn_says_so(self, desk: Client, unit: Unit) -> None:
        petition = PetitionFactory.create(unit=unit, received_on=date(2026, 3, 2))
        answer = desk.get(url("step", petition.pk, "giai-quyet"), follow=True)
        assert "không làm được ở bước hiện tại" in answer.content.decode()

    def test_an_unknown_step_does_not_exist(self, desk: Client, unit: Unit) -> None:
        petition = PetitionFactory.create(unit=unit, received_on=date(2026, 3, 2))
        assert desk.get(url("step", petition.pk, "xoa")).status_code == 404

    def test_faults_are_said_beside_the_field(self, desk: Client, unit: Unit) -> None:
        petition = PetitionFactory.create(unit=unit, received_on=date(2026, 3, 2))
        answer = desk.post(url("step", petition.pk, "xu-ly"), {"on": "1/3/2026", "version": 1})
        assert answer.status_code == 422
        assert "Ngày ghi đứng trước Ngày nhận." in answer.content.decode()

    def test_the_later_of_two_chooses(self, desk: Client, unit: Unit) -> None:
        petition = PetitionFactory.create(unit=unit, received_on=date(2026, 3, 2), version=5)
        said = {"on": "9/3/2026", "version": 4, "office": "Sang cơ quan khác", "paper": "5/PC"}
        answer = desk.post(url("step", petition.pk, "chuyen-don"), said)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Sang cơ quan khác" in page
        assert 'name="version" value="5"' in page


def test_the_number_of_a_paper_issued_from_the_case_stands_in_the_step(
    desk: Client, unit: Unit
) -> None:
    petition = PetitionFactory.create(
        unit=unit, status="processed", received_on=date(2026, 3, 2), processed_on=date(2026, 3, 3)
    )
    address = url("step", petition.pk, "thu-ly")
    CaseLetterFactory.create(petition=petition, kind="acceptance", subject="Về việc thụ lý")
    assert "TB-UBND" not in desk.get(address).content.decode().replace("12/TB-UBND", "")
    CaseLetterFactory.create(
        petition=petition,
        kind="acceptance",
        state="issued",
        number=5,
        paper={},
        issued_at=petition.created_at,
        issued_by=person(unit),
    )
    assert 'value="05/TB-UBND"' in desk.get(address).content.decode()


class TestDenunciation:
    @pytest.fixture
    def petition(self, desk: Client, unit: Unit) -> Petition:
        desk.post(url("create"), typed(unit, kind="denunciation"))
        return Petition.objects.get()

    def test_the_sender_is_on_no_page(self, desk: Client, petition: Petition) -> None:
        for page in ("detail", "edit", "cancel", "attach", "identity"):
            text = desk.get(url(page, petition.pk)).content.decode()
            assert "Bưởi" not in text
            assert "5678" not in text

    def test_a_handler_opens_the_identity_with_a_reason(
        self, desk: Client, clerk: User, petition: Petition
    ) -> None:
        address = url("identity", petition.pk)
        assert desk.post(address, {"reason": " "}).status_code == 422
        assert not IdentityRead.objects.exists()
        answer = desk.post(address, {"reason": "Mời làm việc"})
        assert "Nguyễn Thị Bưởi" in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
        read = IdentityRead.objects.get()
        assert (read.by, read.reason) == (clerk, "Mời làm việc")

    def test_a_wrong_key_is_a_sentence(
        self, desk: Client, petition: Petition, settings: Settings
    ) -> None:
        settings.IDENTITY_KEYS = ["b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktMDA="]
        answer = desk.post(url("identity", petition.pk), {"reason": "Mời làm việc"})
        assert answer.status_code == 422
        assert "khóa bảo mật" in answer.content.decode()

    def test_the_rest_of_the_office_sees_a_closed_line(
        self, unit: Unit, petition: Petition
    ) -> None:
        other = browser(person(unit))
        assert "Vụ việc hạn chế" in other.get(url("detail", petition.pk)).content.decode()
        for page in ("edit", "cancel", "attach", "identity"):
            assert other.get(url(page, petition.pk)).status_code == 404

    def test_the_chair_gives_it_unread_and_takes_it_back(
        self, unit: Unit, clerk: User, petition: Petition
    ) -> None:
        chair, other = browser(person(unit, Role.WARD_CHAIR)), person(unit, full_name="Lê Thị Cúc")
        address = url("handlers", petition.pk)
        assert "Giao xử lý" in chair.get(url("detail", petition.pk)).content.decode()
        page = chair.get(address).content.decode()
        assert "Lê Thị Cúc" in page
        assert "Ranh giới" not in page
        chair.post(address, {"handler": other.pk, "version": 1})
        assert PetitionHandler.objects.filter(user=other).exists()
        assert chair.post(address, {"handler": clerk.pk, "version": 2}).status_code == 422
        assert chair.post(address, {"handler": clerk.pk, "version": 1}).status_code == 409
        chair.post(address, {"handler": clerk.pk, "version": 2, "release": "1"})
        assert not PetitionHandler.objects.filter(user=clerk).exists()
        verbs = PetitionEvent.objects.filter(petition=petition).values_list("verb", flat=True)
        assert set(verbs) == {"create", "name_handler", "release_handler"}

    def test_a_stranger_is_not_offered(self, unit: Unit, petition: Petition) -> None:
        stranger = person(UnitFactory.create())
        chair = browser(person(unit, Role.WARD_CHAIR))
        answer = chair.post(url("handlers", petition.pk), {"handler": stranger.pk, "version": 1})
        assert answer.status_code == 422

    def test_a_handler_of_a_complaint_finds_no_identity(self, desk: Client, clerk: User) -> None:
        petition = PetitionFactory.create(
            unit=clerk.role_assignments.get().unit, received_on=date(2026, 3, 2)
        )
        PetitionHandlerFactory.create(petition=petition, user=clerk)
        assert desk.get(url("identity", petition.pk)).status_code == 403
