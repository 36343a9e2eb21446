"""What a change of the ground would touch: each sentence and each count, nothing written."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from petitions.models import PetitionClaim
from songcong.core.errors import Refused
from tests.factories.inspections import SupervisionFactory
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory, ReceptionFactory
from tests.factories.wards import (
    CommitteeMandateFactory,
    DisclosureFactory,
    MeetingFactory,
    NeighbourhoodFactory,
    PeopleDecisionFactory,
    RoleAssignmentFactory,
    UnitFactory,
    UserFactory,
    person,
)
from wards.actions.api_token import give_token
from wards.actions.committee import MandateFacts
from wards.actions.foresee import (
    NOTHING,
    Outlook,
    households_outlook,
    lock_outlook,
    mandate_outlook,
    role_end_outlook,
    unit_outlook,
)
from wards.actions.unit import UnitFacts
from wards.enums import Role
from wards.models import CommitteeMandate, HouseholdCount, Unit

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 12, 3, tzinfo=UTC)
TODAY = date(2025, 6, 12)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò")


def counts(outlook: Outlook) -> dict[str, int]:
    return {touched.what: touched.how_many for touched in outlook.touched if touched.how_many}


def text(outlook: Outlook) -> str:
    return " ".join(outlook.sentences)


def facts(unit: Unit, **changed: Any) -> UnitFacts:
    known = {name: getattr(unit, name) for name in ("code", "name", "kind", "valid_from", "parent")}
    return UnitFacts(**known | changed)


class TestUnits:
    def test_a_new_one_says_whose_code_it_was_and_what_comes_with_it(self, unit: Unit) -> None:
        Unit.objects.filter(pk=unit.pk).update(valid_to=date(2025, 6, 30))
        said = text(unit_outlook(facts(unit, name="Sông Công", valid_from=date(2025, 7, 1))))
        assert "Phường Sông Công có từ 01/07/2025" in said
        assert f"Mã {unit.code} từng là của Phường Phố Cò, đến 30/06/2025" in said
        assert "Ban Chỉ đạo của đơn vị được lập theo" in said
        assert Unit.objects.count() == 1

    def test_a_city_gets_no_committee(self) -> None:
        city = unit_outlook(UnitFacts("164", "Sông Công", "city", date(2015, 5, 15)))
        assert "Ban Chỉ đạo" not in text(city)

    def test_a_later_beginning_leaves_lines_outside(self, unit: Unit) -> None:
        early, late = date(2015, 5, 15), date(2020, 1, 1)
        for day in (early, late):
            DisclosureFactory.create(unit=unit, document_on=day)
            MeetingFactory.create(unit=unit, held_on=day)
            PeopleDecisionFactory.create(unit=unit, decided_on=day)
            ReceptionFactory.create(unit=unit, received_on=day)
            PetitionFactory.create(unit=unit, received_on=day, register_no=str(day.year))
            SupervisionFactory.create(unit=unit, held_on=day)
        RoleAssignmentFactory.create(unit=unit, valid_from=early)
        outlook = unit_outlook(facts(unit, valid_from=late), unit)
        assert counts(outlook) == {
            "văn bản, cuộc họp, biểu quyết trước ngày đó": 3,
            "lượt tiếp dân, đơn thư, vụ hòa giải trước ngày đó": 2,
            "cuộc giám sát trước ngày đó": 1,
            "vai trò bắt đầu trước ngày đó": 1,
        }
        unit.refresh_from_db()
        assert unit.valid_from == early

    def test_every_other_change_has_its_sentence_and_none_says_so(self, unit: Unit) -> None:
        city = UnitFactory.create(name="Sông Công", kind="city")
        said = text(unit_outlook(facts(unit, code="05599", name="Mới", parent=city), unit))
        assert "Phường Mới thay cho Phường Phố Cò" in said
        assert f"mã {unit.code} không nhập vào" in said
        assert "Thuộc Thành phố Sông Công." in said
        assert unit_outlook(facts(unit), unit).sentences == [NOTHING]

    def test_a_code_in_use_is_refused_before_it_is_saved(self, unit: Unit) -> None:
        with pytest.raises(Refused, match="đang dùng"):
            unit_outlook(facts(unit, valid_from=date(2020, 1, 1)))


class TestMandates:
    def test_a_unit_more_is_read_by_the_committees_people(self, unit: Unit) -> None:
        mandate = CommitteeMandateFactory.create(unit=UnitFactory.create())
        for role in (Role.CITY_STEERING, Role.CITY_OFFICE):
            RoleAssignmentFactory.create(role=role, unit=None, committee=mandate.committee)
        outlook = mandate_outlook(MandateFacts(unit, TODAY), mandate.committee)
        assert "chỉ đạo Phường Phố Cò từ 12/06/2025." in text(outlook)
        assert counts(outlook) == {"người của Ban đọc được sổ của đơn vị trong thời gian đó": 2}

    def test_an_end_shows_what_is_open_and_what_stood_before(self, unit: Unit) -> None:
        DisclosureFactory.create(unit=unit)
        row = CommitteeMandateFactory.create(unit=unit)
        ended = MandateFacts(unit, row.valid_from, TODAY)
        outlook = mandate_outlook(ended, row.committee, row)
        assert "đến hết 12/06/2025" in text(outlook)
        assert "Trước đây ghi: Phường Phố Cò, từ 15/05/2015." in text(outlook)
        assert counts(outlook) == {"văn bản chưa công khai": 1}
        assert CommitteeMandate.objects.get().valid_to is None

    def test_a_mark_or_nothing_touches_nothing(self, unit: Unit) -> None:
        row = CommitteeMandateFactory.create(unit=unit)
        same = MandateFacts(unit, row.valid_from)
        assert mandate_outlook(same, row.committee, row).sentences == [NOTHING]
        marked = MandateFacts(unit, row.valid_from, confirmed=True)
        assert "đối chiếu" in text(mandate_outlook(marked, row.committee, row))

    def test_days_that_lie_over_each_other_are_refused(self, unit: Unit) -> None:
        row = CommitteeMandateFactory.create(unit=unit)
        with pytest.raises(Refused, match="chồng lên nhau"):
            mandate_outlook(MandateFacts(unit, TODAY), row.committee)


class TestPeople:
    def test_an_end_tells_what_is_in_hand_and_who_stays(self, unit: Unit) -> None:
        user, other = person(unit), person(unit)
        row = user.role_assignments.get()
        handled = PetitionFactory.create(unit=unit)
        PetitionHandlerFactory.create(petition=handled, user=user)
        closed = PetitionFactory.create(unit=unit, status="archived", register_no="2")
        PetitionHandlerFactory.create(petition=closed, user=user)
        held = PetitionFactory.create(unit=unit, register_no="3")
        PetitionClaim.objects.create(
            petition=held, user=user, claimed_at=AT, until=AT + timedelta(hours=1)
        )
        give_token(row, "Phần mềm một cửa", TODAY + timedelta(days=30), by=user, at=AT)
        outlook = role_end_outlook(row, TODAY, at=AT)
        assert "1 người khác còn giữ vai trò này." in text(outlook)
        assert "không còn vai trò nào khác" in text(outlook)
        assert counts(outlook) == {
            "đơn chưa xong đang giao đích danh hoặc người này đang giữ": 2,
            "mã truy cập của phần mềm khác thôi dùng được": 1,
        }
        other.is_active = False
        other.save()
        assert "Không còn ai khác giữ vai trò" in text(role_end_outlook(row, TODAY, at=AT))
        RoleAssignmentFactory.create(user=user, unit=unit, role=Role.FRONT)
        assert "không còn vai trò nào khác" not in text(role_end_outlook(row, TODAY, at=AT))

    def test_a_committees_role_has_no_case_in_hand(self) -> None:
        mandate = CommitteeMandateFactory.create(unit=UnitFactory.create())
        row = RoleAssignmentFactory.create(
            role=Role.CITY_OFFICE, unit=None, committee=mandate.committee
        )
        assert f"tại {mandate.committee}" in text(role_end_outlook(row, TODAY, at=AT))

    def test_a_lock_names_the_roles_that_nobody_else_holds(self, unit: Unit) -> None:
        user, keeper = person(unit), UserFactory.create()
        said = lock_outlook(user, by=keeper, at=AT)
        assert f"Không còn ai khác giữ vai trò Công chức phường, xã tại {unit}." in text(said)
        assert counts(said) == {"vai trò còn hiệu lực": 1}
        person(unit)
        assert "Không còn ai khác" not in text(lock_outlook(user, by=keeper, at=AT))
        with pytest.raises(Refused, match="Không tự khóa"):
            lock_outlook(user, by=user, at=AT)

    def test_an_unlock_says_how_to_sign_in_again(self, unit: Unit) -> None:
        user, keeper = person(unit, is_active=False), UserFactory.create()
        user.set_unusable_password()
        assert "in phiếu" in text(lock_outlook(user, by=keeper, at=AT))
        user.set_password("một vườn chè xanh")
        assert "mật khẩu đang có" in text(lock_outlook(user, by=keeper, at=AT))


class TestHouseholds:
    def test_village_and_ward_before_and_after(self, unit: Unit) -> None:
        village, neighbour = (NeighbourhoodFactory.create(unit=unit) for _ in range(2))
        for place, day, households in (
            (village, date(2024, 1, 1), 90),
            (village, date(2025, 9, 1), 130),
            (neighbour, date(2024, 1, 1), 50),
        ):
            HouseholdCount.objects.create(
                neighbourhood=place, counted_on=day, households=households
            )
        held = MeetingFactory.create(unit=unit, neighbourhood=village, held_on=date(2025, 6, 20))
        MeetingFactory.create(unit=unit, neighbourhood=village, held_on=date(2025, 5, 20))
        PeopleDecisionFactory.create(unit=unit, meeting=held, decided_on=date(2025, 6, 20))
        outlook = households_outlook(village, TODAY, 120)
        said = text(outlook)
        assert f"{village.name} có 120 hộ (trước đó 90)" in said
        assert "140 hộ thành 170 hộ" in said
        assert "Chỉ tính đến 31/08/2025: sau đó đã ghi 130 hộ." in said
        assert set(counts(outlook).values()) == {1}
        assert village.household_counts.count() == 2

    def test_a_first_count_and_a_day_before_the_unit(self, unit: Unit) -> None:
        village = NeighbourhoodFactory.create(unit=unit)
        assert "(trước đó –)" in text(households_outlook(village, TODAY, 40))
        with pytest.raises(Refused, match="ngoài thời gian"):
            households_outlook(village, date(2010, 1, 1), 40)
