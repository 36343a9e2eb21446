"""Units, villages, committees and the catalogue kept by hand."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from reports.compile.issuer import issuer_of
from tests.factories.wards import (
    CommitteeMandateFactory,
    DisclosureFactory,
    MeetingFactory,
    RoleAssignmentFactory,
    SteeringCommitteeFactory,
    UnitFactory,
    UserFactory,
)
from tests.lists.shelf import browser, text_of
from tests.wards.keepers import administrator, seen_and_saved, version_at
from wards.actions.reference import load_reference
from wards.models import (
    CommitteeMandate,
    DisclosureItem,
    GroundEvent,
    HouseholdCount,
    Neighbourhood,
    RoleAssignment,
    Signatory,
    SteeringCommittee,
    Unit,
    UnitSuccession,
    reader_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return browser(administrator())


def at(topic: str, page: str, *args: object) -> str:
    return reverse(f"wards:admin-{topic}-{page}", args=args)


class TestUnits:
    def test_one_is_added_with_its_committee(self, desk: Client) -> None:
        data = {
            "code": "05518",
            "name": "Sông Công",
            "kind": "ward",
            "valid_from": "1/7/2025",
            "reason": "Nghị quyết 1683",
        }
        look = desk.post(at("unit", "create"), {**data, "look": "1"}).content.decode()
        assert "Phường Sông Công có từ 01/07/2025" in look
        assert not Unit.objects.exists()
        assert seen_and_saved(desk, at("unit", "create"), data).status_code == 302
        unit = Unit.objects.get(code="05518")
        committee = SteeringCommittee.objects.get(ward=unit)
        assert issuer_of(committee, date(2025, 8, 1)).signatory == ""
        again = desk.post(at("unit", "create"), {**data, "valid_from": "1/8/2025"})
        assert "Mã 05518 đang dùng" in again.content.decode()
        assert (
            "Mã chỉ gồm chữ số"
            in desk.post(at("unit", "create"), {**data, "code": "A1"}).content.decode()
        )

    def test_one_is_corrected_and_kept_over_the_next_start(self, desk: Client) -> None:
        load_reference()
        unit = Unit.objects.get(code="05521")
        path = at("unit", "edit", unit.pk)
        data = {
            "version": version_at(desk, path),
            "code": "05521",
            "name": "Phố Cò mới",
            "kind": "ward",
            "valid_from": "16/5/2015",
            "parent": unit.parent_id,
            "reason": "Sai ngày",
        }
        MeetingFactory.create(unit=unit, held_on=date(2015, 5, 15))
        look = desk.post(path, {**data, "look": "1"}).content.decode()
        assert "Mọi trang ghi Phường Phố Cò mới thay cho Phường Phố Cò" in look
        assert "<strong>1</strong> văn bản, cuộc họp, biểu quyết trước ngày đó" in look
        assert seen_and_saved(desk, path, data).status_code == 302
        assert seen_and_saved(desk, path, data).status_code == 409
        counted = [model.objects.count() for model in (Unit, CommitteeMandate, SteeringCommittee)]
        load_reference()
        assert counted == [
            model.objects.count() for model in (Unit, CommitteeMandate, SteeringCommittee)
        ]
        assert "Phố Cò → <strong>Phố Cò mới</strong>" in text_of(
            desk, at("unit", "detail", unit.pk)
        )

    def test_an_end_shows_what_is_open_there(self, desk: Client) -> None:
        unit = UnitFactory.create()
        DisclosureFactory.create(unit=unit)
        RoleAssignmentFactory.create(unit=unit)
        path = at("unit", "end", unit.pk)
        data = {"version": version_at(desk, path), "valid_to": "30/6/2025", "reason": "Sáp nhập"}
        look = desk.post(path, {**data, "look": "1"}).content.decode()
        assert "<strong>1</strong> văn bản chưa công khai" in look
        assert "<strong>1</strong> vai trò còn hiệu lực" in look
        assert seen_and_saved(desk, path, data).status_code == 302
        unit.refresh_from_db()
        assert unit.valid_to == date(2025, 6, 30)
        early = {**data, "version": version_at(desk, path), "valid_to": "1/1/2015"}
        assert "đã kết thúc" in seen_and_saved(desk, path, early).content.decode()

    def test_a_succession_takes_roles_and_mandate_along(self, desk: Client) -> None:
        olds = [UnitFactory.create(name=name) for name in ("Thắng Lợi", "Phố Cò")]
        new = UnitFactory.create(name="Sông Công", valid_from=date(2025, 7, 1))
        city = SteeringCommitteeFactory.create()
        for old in olds:
            CommitteeMandateFactory.create(committee=city, unit=old)
        user = UserFactory.create()
        RoleAssignmentFactory.create(user=user, unit=olds[0])
        path = at("unit", "succeed", new.pk)
        data = {
            "olds": [old.pk for old in olds],
            "basis": "Nghị quyết 1683/NQ-UBTVQH15",
            "carry_roles": "on",
            "reason": "Sắp xếp",
        }
        assert "Chưa chọn." in desk.post(path, {**data, "olds": []}).content.decode()
        look = desk.post(path, {**data, "look": "1"}).content.decode()
        assert "Phường Thắng Lợi nhập vào Phường Sông Công" in look
        assert "1 vai trò chuyển sang" in look
        assert not UnitSuccession.objects.exists()
        assert seen_and_saved(desk, path, data).status_code == 302
        assert Unit.objects.get(pk=olds[1].pk).valid_to == date(2025, 6, 30)
        reader = reader_for(user, date(2025, 7, 2))
        assert reader.works_in["ward_clerk"] == {new.pk}
        assert reader.units("ward_clerk") == {new.pk, olds[0].pk, olds[1].pk}
        assert CommitteeMandate.objects.get(unit=new).valid_from == date(2025, 7, 1)
        assert not CommitteeMandate.objects.filter(unit__in=olds, valid_to=None).exists()
        page = text_of(desk, at("unit", "detail", new.pk))
        assert "Nghị quyết 1683/NQ-UBTVQH15" in page
        again = seen_and_saved(desk, path, data).content.decode()
        assert "đã được ghi là tiền thân" in again

    def test_without_carrying_roles_stay(self, desk: Client) -> None:
        old, new = UnitFactory.create(), UnitFactory.create(valid_from=date(2025, 7, 1))
        role = RoleAssignmentFactory.create(unit=old)
        data = {"olds": [old.pk], "basis": "NQ", "reason": "x"}
        seen_and_saved(desk, at("unit", "succeed", new.pk), data)
        assert RoleAssignment.objects.get(unit__in=(old, new)).pk == role.pk

    def test_the_list_keeps_the_order_and_the_number_of_queries(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        load_reference()
        with django_assert_max_num_queries(6):
            page = text_of(desk, at("unit", "list"), time="past", q="chau")
        assert "Lương Châu" in page
        assert "Mỏ Chè" not in page


class TestNeighbourhoods:
    def test_a_new_count_begins_with_a_day_and_meetings_keep_theirs(self, desk: Client) -> None:
        unit = UnitFactory.create()
        data = {"unit": unit.pk, "name": "Tổ dân phố 5", "reason": "Mới lập"}
        assert desk.post(at("neighbourhood", "create"), data).status_code == 302
        row = Neighbourhood.objects.get()
        twice = desk.post(at("neighbourhood", "create"), {**data, "name": "TỔ DÂN PHỐ 5"})
        assert "đã có" in twice.content.decode()
        meeting = MeetingFactory.create(unit=unit, neighbourhood=row, total_households=90)
        path = at("neighbourhood", "count", row.pk)
        for day, households in (("1/1/2024", "90"), ("1/6/2025", "1.120")):
            sent = {"counted_on": day, "households": households, "reason": "Rà soát"}
            assert seen_and_saved(desk, path, sent).status_code == 302
        assert [c.households for c in row.household_counts.order_by("counted_on")] == [90, 1120]
        meeting.refresh_from_db()
        assert meeting.total_households == 90
        page = text_of(desk, at("neighbourhood", "detail", row.pk))
        assert "90 → <strong>1.120</strong>" in page
        early = {"counted_on": "1/1/2010", "households": "9", "reason": "x"}
        assert desk.post(path, early).status_code == 422

    def test_a_whole_ward_is_pasted(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        unit = UnitFactory.create()
        known = Neighbourhood.objects.create(unit=unit, name="Tổ 1", folded_name="to 1")
        HouseholdCount.objects.create(
            neighbourhood=known, counted_on=date(2024, 1, 1), households=80
        )
        data = {
            "unit": unit.pk,
            "counted_on": "1/6/2025",
            "groups": "Tên;Số hộ\nTổ 1;85\nTổ 2;1.100\nTổ 3;nhiều\nTổ 4;0\nTổ 5;3\nTổ 5;4",
            "reason": "Rà soát",
        }
        path = at("neighbourhood", "bulk")
        look = desk.post(path, {**data, "look": "1"}).content.decode()
        assert "2 dòng được ghi, 0 dòng giữ nguyên, 4 dòng bị bỏ qua." in look
        assert "trước là 80" in look
        assert seen_and_saved(desk, path, data).status_code == 302
        assert Neighbourhood.objects.count() == 2
        with django_assert_max_num_queries(6):
            page = text_of(desk, at("neighbourhood", "list"), unit=unit.pk, q="tổ 2")
        assert "1.100" in page
        same = desk.post(path, {**data, "look": "1"}).content.decode()
        assert "0 dòng được ghi, 2 dòng giữ nguyên" in same


class TestCommittees:
    def test_lines_and_signatories_by_date(self, desk: Client) -> None:
        load_reference()
        city = SteeringCommittee.objects.get(ward=None)
        path = at("committee", "signatory", city.pk)
        sign = {
            "authority": "TM. BAN CHỈ ĐẠO",
            "title": "TRƯỞNG BAN",
            "name": "Dương Xuân Hòa",
            "valid_from": "1/6/2025",
            "reason": "Quyết định 9",
        }
        assert desk.post(path, sign).status_code == 302
        assert issuer_of(city, date(2025, 5, 31)).signatory == ""
        assert issuer_of(city, date(2025, 6, 1)).signatory == "Dương Xuân Hòa"
        assert desk.post(path, sign).status_code == 422
        row = Signatory.objects.get(name="Dương Xuân Hòa")
        edit = at("signatory", "edit", row.pk)
        overlap = {**sign, "version": version_at(desk, edit), "valid_from": "1/1/2020"}
        assert "chồng lên nhau" in desk.post(edit, overlap).content.decode()
        page = text_of(desk, at("committee", "detail", city.pk))
        for words in ("Dương Xuân Hòa", "in dòng chấm", "Phường Mỏ Chè", "Quyết định 9"):
            assert words in page

    def test_a_renamed_committee_is_not_made_again(self, desk: Client) -> None:
        load_reference()
        city = SteeringCommittee.objects.get(ward=None)
        path = at("committee", "edit", city.pk)
        data = {
            "version": version_at(desk, path),
            "name": "Ban Chỉ đạo mới",
            "parent_line": "",
            "symbol": "BC-BCĐ",
            "place": "Sông Công",
            "reason": "Đổi tên",
        }
        assert desk.post(path, data).status_code == 302
        load_reference()
        assert SteeringCommittee.objects.get(ward=None).name == "Ban Chỉ đạo mới"

    def test_units_of_the_mandate_by_date(self, desk: Client) -> None:
        city, unit = SteeringCommitteeFactory.create(), UnitFactory.create()
        path = at("committee", "mandate", city.pk)
        data = {"unit": unit.pk, "valid_from": "1/7/2025", "reason": "Quyết định"}
        look = desk.post(path, {**data, "look": "1"}).content.decode()
        assert f"chỉ đạo {unit} từ 01/07/2025" in look
        assert "Ban chưa có ai để đọc sổ của đơn vị" in look
        assert "<strong>0</strong>" not in look
        assert seen_and_saved(desk, path, data).status_code == 302
        assert "chồng lên nhau" in desk.post(path, data).content.decode()
        row = CommitteeMandate.objects.get()
        edit = at("mandate", "edit", row.pk)
        change = {**data, "version": version_at(desk, edit), "valid_from": "1/1/2010"}
        assert "chưa có vào ngày đó" in desk.post(edit, change).content.decode()
        change |= {"valid_from": "1/8/2025", "valid_to": "31/12/2026", "confirmed": "on"}
        assert seen_and_saved(desk, edit, change).status_code == 302
        event = GroundEvent.objects.latest("pk")
        assert (event.topic, event.subject_id, event.verb) == ("committee", city.pk, "mandate")

    def test_the_list_finds_who_has_nobody_to_sign(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        load_reference()
        with django_assert_max_num_queries(6):
            page = text_of(desk, at("committee", "list"), signed="no", q="bach quang")
        assert "phường Bách Quang" in page
        assert (
            "không có dòng nào khớp" in text_of(desk, at("committee", "list"), signed="yes").lower()
        )


class TestCatalogue:
    @staticmethod
    def typed(**changed: Any) -> dict[str, Any]:
        return {
            "number": "4",
            "title": "Nội dung theo luật mới",
            "citation": "Luật mới, Điều 11",
            "valid_from": "1/7/2025",
            "reason": "Luật đổi",
            **changed,
        }

    def test_a_matter_gets_another_text_from_a_day_on(self, desk: Client) -> None:
        load_reference()
        old = DisclosureItem.objects.get(number=4)
        assert "chồng lên nhau" in desk.post(at("item", "create"), self.typed()).content.decode()
        edit = at("item", "edit", old.pk)
        end = self.typed(
            version=version_at(desk, edit),
            title=old.title,
            citation=old.citation,
            valid_from="1/7/2007",
            valid_to="30/6/2025",
        )
        assert desk.post(edit, {**end, "valid_to": "1/1/2007"}).status_code == 422
        assert desk.post(edit, end).status_code == 302
        assert desk.post(at("item", "create"), self.typed()).status_code == 302
        load_reference()
        assert DisclosureItem.objects.filter(number=4).count() == 2
        assert desk.post(edit, end).status_code == 409

    def test_the_list_tells_what_is_not_compared(self, desk: Client) -> None:
        load_reference()
        page = text_of(desk, at("item", "list"), confirmed="no", time="now")
        assert "Mục 4" in page
        assert "Mục 1<" not in page
