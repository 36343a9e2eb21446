"""Teams, mediators and the file of a mediation, in the browser of those who keep them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.models import Mediation, MediationCase, MediationTeam, Mediator
from reports.figures import beside_figures, units_of
from songcong.core.periods import parse_quarter
from tests.factories.petitions import MediationFactory, MediationTeamFactory, MediatorFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser, city_reader
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import Neighbourhood, Unit

pytestmark = pytest.mark.django_db
NAME = "Nông Văn Khế"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> Client:
    return browser(person(unit))


@pytest.fixture
def desk(unit: Unit) -> Client:
    """A mediator's."""
    return browser(person(unit, Role.MEDIATION))


@pytest.fixture
def team(unit: Unit) -> MediationTeam:
    return MediationTeamFactory.create(unit=unit)


@pytest.fixture
def mediation(unit: Unit) -> Mediation:
    return MediationFactory.create(
        unit=unit,
        team="Tổ hòa giải số 5",
        parties=f"{NAME} - Bà Na",
        received_on=date(2026, 3, 2),
        ended_on=date(2026, 3, 5),
        outcome="settled",
    )


def url(page: str, *args: object) -> str:
    return reverse(f"petitions:official-{page}", args=args)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def filed(mediation: Mediation, **changed: object) -> dict[str, object]:
    return {
        "version": mediation.version,
        "scope": "neighbours",
        "ground": "asked",
        "assigned_on": "2/3/2026",
        "name_1": NAME,
        "born_1": "1970",
        "address_1": "Tổ 5",
    } | changed


def agreed(mediation: Mediation, **changed: object) -> dict[str, object]:
    return {
        "version": mediation.version,
        "agreed_on": "5/3/2026",
        "agreement": "Mở lối đi 1,5 m",
        "fee_vnd": "400.000",
        "paid_on": "9/3/2026",
    } | changed


class TestTeams:
    def test_a_team_says_what_it_lacks_until_it_is_whole(self, clerk: Client, unit: Unit) -> None:
        place = Neighbourhood.objects.create(unit=unit, name="TDP 5", folded_name="tdp 5")
        given = {"unit": unit.pk, "name": "Tổ hòa giải TDP 5", "founded_on": "1/3/2026"}
        clerk.post(url("team-create"), given | {"neighbourhood_id": place.pk})
        team = MediationTeam.objects.get()
        assert team.neighbourhood == place
        page = text(clerk, url("team-detail", team.pk))
        assert "Mới có 0/3 hòa giải viên, chưa có hòa giải viên nữ" in page
        assert "Luật Hòa giải ở cơ sở 35/2013/QH13 Điều 12" in page
        for sex in ("male", "male", "male"):
            MediatorFactory.create(unit=unit, team=team, sex=sex, elected_on=date(2026, 3, 1))
        assert "Chưa có hòa giải viên nữ" in text(clerk, url("team-detail", team.pk))
        assert "Chưa có hòa giải viên nữ" in text(clerk, url("team-list"))
        MediatorFactory.create(unit=unit, team=team, elected_on=date(2026, 3, 1))
        assert "hòa giải viên trở lên" not in text(clerk, url("team-detail", team.pk))
        assert "Đủ cơ cấu" in text(clerk, url("team-list"))

    def test_a_mediator_who_left_does_not_count(
        self, clerk: Client, unit: Unit, team: MediationTeam
    ) -> None:
        for _ in range(3):
            MediatorFactory.create(unit=unit, team=team)
        last = Mediator.objects.latest("pk")
        form = {
            "version": 1,
            "team_id": team.pk,
            "name": last.name,
            "sex": "female",
            "ethnicity": "Kinh",
            "qualification": "law",
            "elected_on": "1/7/2021",
            "ended_on": "1/3/2026",
        }
        refused = clerk.post(url("mediator-edit", last.pk), form)
        assert "Phải ghi lý do thôi làm hòa giải viên." in refused.content.decode()
        form["end_reason"] = "Chuyển nơi ở"
        assert clerk.post(url("mediator-edit", last.pk), form).status_code == 302
        assert "Mới có 2/3 hòa giải viên" in text(clerk, url("team-detail", team.pk))
        assert "Không có dòng nào" not in text(clerk, f"{url('mediator-list')}?office=ended")
        assert last.name in text(clerk, f"{url('mediator-list')}?office=now&qualification=none")

    def test_who_is_not_recognised_does_not_count_and_a_team_has_one_leader(
        self, clerk: Client, unit: Unit, team: MediationTeam
    ) -> None:
        form = {
            "unit": unit.pk,
            "team_id": team.pk,
            "name": "Ông Mận",
            "sex": "male",
            "ethnicity": "Kinh",
            "qualification": "none",
            "leads": "on",
            "elected_on": "1/3/2026",
        }
        half = clerk.post(url("mediator-create"), form | {"recognised_on": "5/3/2026"})
        assert "Ghi cả quyết định công nhận và ngày công nhận." in half.content.decode()
        assert clerk.post(url("mediator-create"), form).status_code == 302
        page = text(clerk, url("team-detail", team.pk))
        assert "Mới có 0/3 hòa giải viên" in page
        assert "Chờ công nhận" in page
        second = clerk.post(url("mediator-create"), form | {"name": "Bà Na"})
        assert "Tổ đã có tổ trưởng là Ông Mận" in second.content.decode()
        first = Mediator.objects.get()
        edit = {"version": 1, "recognition": "12/QĐ-UBND", "recognised_on": "5/3/2026"}
        clerk.post(url("mediator-edit", first.pk), form | edit)
        assert "Mới có 1/3 hòa giải viên" in text(clerk, url("team-detail", team.pk))

    def test_another_wards_team_and_place_are_refused(self, clerk: Client, unit: Unit) -> None:
        strange = MediationTeamFactory.create()
        form = {
            "unit": unit.pk,
            "team_id": strange.pk,
            "name": "Ông Mận",
            "sex": "male",
            "ethnicity": "Kinh",
            "qualification": "none",
            "elected_on": "1/3/2026",
        }
        assert clerk.post(url("mediator-create"), form).status_code == 422
        elsewhere = Neighbourhood.objects.create(
            unit=strange.unit, name="TDP 1", folded_name="tdp 1"
        )
        given = {"unit": unit.pk, "name": "Tổ", "founded_on": "1/3/2026"}
        given["neighbourhood_id"] = elsewhere.pk
        assert clerk.post(url("team-create"), given).status_code == 422
        assert not Mediator.objects.exists()

    def test_mediators_read_them_and_the_ward_keeps_them(
        self, desk: Client, clerk: Client, team: MediationTeam
    ) -> None:
        assert url("team-edit", team.pk) not in text(desk, url("team-detail", team.pk))
        page = text(clerk, url("team-detail", team.pk))
        assert url("team-edit", team.pk) in page
        assert url("mediator-create") in page
        assert desk.get(url("mediator-create")).status_code == 403


class TestFile:
    def test_a_mediator_keeps_the_file(
        self,
        desk: Client,
        unit: Unit,
        team: MediationTeam,
        mediation: Mediation,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        mediator = MediatorFactory.create(unit=unit, team=team)
        page = text(desk, url("mediation-case", mediation.pk))
        assert f'value="{team.pk}" selected' in page  # the team that the register names
        assert f'value="{NAME}"' in page  # and the parties, one by one
        assert 'value="Bà Na"' in page
        form = filed(mediation, team_id=team.pk, mediator_ids=[mediator.pk])
        assert desk.post(url("mediation-case", mediation.pk), form).status_code == 302
        case = MediationCase.objects.get()
        assert (case.team, case.scope) == (team, "neighbours")
        assert [side.name for side in mediation.sides.all()] == [NAME]
        desk.post(
            url("mediation-session", mediation.pk),
            {"version": 2, "held_on": "4/3/2026", "place": "Nhà văn hóa", "course": "Vận động"},
        )
        kept = {"kept": "kept", "kept_checked_on": "9/3/2026"}
        form = agreed(mediation, version=3, court_asked_on="9/3/2026", **kept)
        assert desk.post(url("mediation-agreement", mediation.pk), form).status_code == 302
        with django_assert_max_num_queries(15):
            page = text(desk, url("mediation-detail", mediation.pk))
        for words in (
            NAME,
            "Lý Thị Mận",
            "Mở lối đi 1,5 m",
            "Bắt đầu hòa giải chậm nhất",
            "05/09/2026",
            "Thứ Tư, ngày 04 tháng 3 năm 2026",
            "400.000",
            "Ghi buổi hòa giải",
        ):
            assert words in page
        mediation.refresh_from_db()
        assert (mediation.version, mediation.edited_since_import) == (4, False)
        assert NAME not in str(list(mediation.events.values_list("data", "reason")))

    def test_names_and_terms_are_masked_for_the_city(
        self, desk: Client, unit: Unit, mediation: Mediation
    ) -> None:
        desk.post(url("mediation-case", mediation.pk), filed(mediation))
        desk.post(url("mediation-agreement", mediation.pk), agreed(mediation, version=2))
        city = browser(city_reader(unit))
        page = text(city, url("mediation-detail", mediation.pk))
        for words in (NAME, "Tổ 5", "Mở lối đi"):
            assert words not in page
        assert "***" in page
        assert city.get(url("mediation-book")).status_code == 403
        own, theirs = (
            b"".join(who.get(url("mediation-export", "csv"))).decode() for who in (desk, city)
        )
        for words in ("Mở lối đi 1,5 m", "400000", "05/03/2026"):
            assert words in own
        assert "Mở lối đi" not in theirs
        assert "400000" in theirs

    @pytest.mark.parametrize("scope", ["crime", "administrative", "state_interest"])
    def test_what_may_not_be_mediated_is_stopped_with_its_article(
        self, desk: Client, unit: Unit, mediation: Mediation, scope: str
    ) -> None:
        ended = desk.post(url("mediation-case", mediation.pk), filed(mediation, scope=scope))
        assert "Vụ này đã ghi kết quả hòa giải" in ended.content.decode()
        Mediation.objects.filter(pk=mediation.pk).update(outcome="", ended_on=None)
        mediator = MediatorFactory.create(unit=unit)
        form = filed(mediation, scope=scope, mediator_ids=[mediator.pk])
        refused = desk.post(url("mediation-case", mediation.pk), form)
        assert "Không phân công hòa giải" in refused.content.decode()
        assert NAME in refused.content.decode()
        desk.post(url("mediation-case", mediation.pk), filed(mediation, scope=scope))
        page = text(desk, url("mediation-detail", mediation.pk))
        assert "Không thuộc phạm vi hòa giải ở cơ sở" in page
        assert "Nghị định 15/2014/NĐ-CP Điều 5" in page
        held = desk.post(
            url("mediation-session", mediation.pk), {"version": 2, "held_on": "4/3/2026"}
        )
        assert "không được hòa giải" in held.content.decode()
        assert not mediation.sessions.exists()
        assert url("mediation-session", mediation.pk) not in page
        settled = {
            "version": 2,
            "received_on": "2/3/2026",
            "parties": NAME,
            "matter": "Trộm",
            "outcome": "settled",
            "ended_on": "5/3/2026",
        }
        edited = desk.post(url("mediation-edit", mediation.pk), settled)
        assert "không được hòa giải" in edited.content.decode()
        paid = desk.post(
            url("mediation-agreement", mediation.pk), {"version": 2, "fee_vnd": "150.000"}
        )
        assert "không được hòa giải" in paid.content.decode()
        mediation.refresh_from_db()
        assert mediation.outcome == ""

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"court_asked_on": "11/3/2026"}, "Ngày ghi chưa tới."),
            ({"agreed_on": "1/3/2026"}, "Ngày ghi đứng trước ngày nhận."),
            ({"agreed_on": ""}, "Phải ghi ngày lập văn bản hòa giải thành."),
            ({"kept": "kept"}, "Ghi ngày theo dõi việc thực hiện."),
            ({"kept_checked_on": "3/3/2026"}, "Ngày ghi đứng trước ngày lập văn bản."),
            ({"fee_vnd": "x"}, "Ghi số nguyên"),
            (
                {"fee_vnd": "400.001"},
                "Thù lao vượt mức chi tối đa 400.000 đồng một vụ (Thông tư 56",
            ),
        ],
    )
    def test_an_agreement_that_cannot_be_is_refused(
        self, desk: Client, mediation: Mediation, changed: dict[str, object], sentence: str
    ) -> None:
        answer = desk.post(url("mediation-agreement", mediation.pk), agreed(mediation, **changed))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Mở lối đi 1,5 m" in answer.content.decode()
        assert not MediationCase.objects.exists()

    def test_a_fee_written_under_an_older_norm_stays(
        self, desk: Client, mediation: Mediation
    ) -> None:
        MediationCase.objects.create(
            mediation=mediation, agreed_on=date(2026, 3, 5), agreement="Lối đi", fee_vnd=900_000
        )
        form = agreed(mediation, fee_vnd="900.000", kept="kept", kept_checked_on="9/3/2026")
        assert desk.post(url("mediation-agreement", mediation.pk), form).status_code == 302
        assert MediationCase.objects.get().kept == "kept"

    def test_the_court_is_not_asked_after_six_months_nor_without_agreement(
        self, desk: Client, unit: Unit, mediation: Mediation
    ) -> None:
        old = MediationFactory.create(
            unit=unit, received_on=date(2025, 6, 1), ended_on=date(2025, 6, 5), outcome="settled"
        )
        form = agreed(old, agreed_on="5/6/2025", court_asked_on="9/3/2026")
        late = desk.post(url("mediation-agreement", old.pk), form)
        assert (
            "Quá thời hạn yêu cầu Tòa án công nhận: chậm nhất 05/12/2025" in late.content.decode()
        )
        Mediation.objects.filter(pk=mediation.pk).update(outcome="not_settled")
        refused = desk.post(url("mediation-agreement", mediation.pk), agreed(mediation))
        assert "Ghi kết quả hòa giải thành trước" in refused.content.decode()

    def test_strange_mediators_and_an_overtaken_version_are_refused(
        self, desk: Client, mediation: Mediation, team: MediationTeam
    ) -> None:
        other = MediatorFactory.create(unit=mediation.unit)
        form = filed(mediation, team_id=team.pk, mediator_ids=[other.pk])
        refused = desk.post(url("mediation-case", mediation.pk), form)
        assert "Chọn hòa giải viên của tổ đã chọn." in refused.content.decode()
        late = desk.post(url("mediation-case", mediation.pk), filed(mediation, version=9))
        assert late.status_code == 409
        alone = filed(mediation, name_1="")
        assert (
            "Chưa ghi họ tên."
            in desk.post(url("mediation-case", mediation.pk), alone).content.decode()
        )


def test_the_book_prints_both_parts(
    desk: Client, unit: Unit, mediation: Mediation, team: MediationTeam
) -> None:
    desk.post(url("mediation-case", mediation.pk), filed(mediation, team_id=team.pk))
    MediationFactory.create(unit=unit, received_on=date(2025, 3, 2), parties="Năm trước")
    page = text(desk, url("mediation-book"))
    for words in ("Phần I", "Phần II", NAME, "sinh 1970", "(10) Ghi chú", "book.css"):
        assert words in page
    assert "Năm trước" not in page
    assert "Năm trước" in text(desk, f"{url('mediation-book')}?tu=1/1/2025&den=31/12/2025")
    assert "Không có ngày" in text(desk, f"{url('mediation-book')}?tu=31/2/2025")


def test_people_and_money_are_counted(desk: Client, unit: Unit, mediation: Mediation) -> None:
    team = MediationTeamFactory.create(unit=unit)
    MediatorFactory.create(unit=unit, team=team, qualification="law", trained_on=date(2026, 1, 5))
    MediatorFactory.create(unit=unit, team=team, sex="male", ethnicity="Tày")
    MediatorFactory.create(unit=unit, team=team, ended_on=date(2025, 12, 31))
    desk.post(url("mediation-agreement", mediation.pk), agreed(mediation))
    period = parse_quarter("2026Q1")
    [asked] = [one for one in units_of(period) if one.unit == unit]
    values = beside_figures(period, [asked], today=date(2026, 3, 10)).total
    assert {
        key.partition(".")[2]: value
        for key, value in values.items()
        if key.startswith("mediation_teams")
    } == {
        "teams": 1,
        "mediators": 2,
        "women": 1,
        "minorities": 1,
        "law": 1,
        "other_skill": 0,
        "no_skill": 1,
        "trained": 1,
        "paid": 1,
        "fees_vnd": 400_000,
    }
