"""The page of what is new: told with the case, to whom it concerns, read by a POST."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from inspections.actions.recommendation import AnswerFacts, answer
from petitions.actions.denouncer import Identity
from petitions.actions.due_days import count_again
from petitions.actions.handler import name_handler
from petitions.actions.petition import PetitionFacts, create, edit
from petitions.models import Petition
from reports.actions.notice import forget_old, mark_all_read, mark_read, want_morning_mail
from reports.views.official.notice import PAGE
from tests.factories.inspections import RecommendationFactory
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, UnitSuccessionFactory, person
from tests.rules.reference import law
from wards.actions.reference import load_reference
from wards.calendar import law as stored_law
from wards.enums import DayKind, NoticeKind, Role
from wards.models import (
    Holiday,
    MorningMailOff,
    Notice,
    NoticeCopy,
    RoleAssignment,
    Unit,
    User,
    reader_for,
)
from wards.notifications import tell
from wards.rules.notice import words_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
HERE = "/lam-viec/viec-moi/"
SENDER = Identity("Nguyễn Thị Bưởi", "0912345678")
FACTS = PetitionFacts(date(2026, 3, 9), "direct", "feedback", content="rác ở ngõ 3")


@pytest.fixture(autouse=True)
def _day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = DAY.isoformat()


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create()
    return made


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def chair(unit: Unit) -> User:
    return person(unit, Role.WARD_CHAIR)


def new_case(unit: Unit, clerk: User, kind: str = "feedback") -> Petition:
    facts = PetitionFacts(FACTS.received_on, "direct", kind, content=FACTS.content)
    return create(unit, facts, SENDER, by=clerk, at=AT, law=law())


def page(client: Client, user: User, **query: str) -> str:
    client.force_login(user)
    return client.get(HERE, query).content.decode()


def told(user: User) -> list[str]:
    copies = NoticeCopy.objects.visible_to(reader_for(user, DAY)).order_by("pk")
    return [copy.notice.words for copy in copies.select_related("notice")]


def imported(unit: Unit, count: int = 1, roles: tuple[str, ...] = (Role.WARD_CLERK,)) -> None:
    for _ in range(count):
        data = {"new": 4, "updated": 0, "refused": 2}
        tell(
            NoticeKind.IMPORT,
            unit_id=unit.pk,
            roles=roles,
            at=AT,
            subject="Sổ Excel",
            data=data,
        )


def test_a_new_case_is_told_to_the_rest_of_the_office_alone(
    client: Client, unit: Unit, clerk: User, chair: User
) -> None:
    others = [
        person(unit, Role.INSPECTION_BOARD),
        person(unit, Role.FRONT),
        person(UnitFactory.create()),
    ]
    case = new_case(unit, clerk)
    assert told(chair) == [f"Kiến nghị, phản ánh số {case.register_no} vừa vào sổ"]
    assert not any(told(user) for user in (clerk, *others))
    html = page(client, chair)
    assert f'href="/lam-viec/don-thu/{case.pk}/"' in html
    assert "rác ở ngõ 3" not in html
    assert '<strong class="count">1</strong>' in html
    assert "Chưa có việc mới" in page(client, clerk)


def test_of_a_denunciation_nothing_is_told_but_that_it_is_there(
    client: Client, unit: Unit, clerk: User, chair: User
) -> None:
    case = new_case(unit, clerk, "denunciation")
    assert told(chair) == ["Vụ việc hạn chế vừa vào sổ"]
    html = page(client, chair)
    assert "Tố cáo" not in html
    assert case.register_no not in html


def test_a_case_sorted_anew_as_a_denunciation_takes_its_earlier_words_back(
    unit: Unit, clerk: User, chair: User
) -> None:
    case = new_case(unit, clerk, "complaint")
    assert told(chair) == [f"Khiếu nại số {case.register_no} vừa vào sổ"]
    facts = PetitionFacts(FACTS.received_on, "direct", "denunciation", content=FACTS.content)
    edit(case.pk, facts, None, version=1, by=clerk, at=AT, law=law())
    assert told(chair) == ["Vụ việc hạn chế vừa vào sổ"]
    assert not Notice.objects.exclude(subject="").exists()


def test_whoever_is_named_to_handle_a_case_is_told_alone(
    unit: Unit, clerk: User, chair: User
) -> None:
    case, other = new_case(unit, clerk), person(unit)
    NoticeCopy.objects.all().delete()
    name_handler(case.pk, clerk, version=1, by=chair, at=AT)
    assert told(clerk) == [f"Được giao xử lý Kiến nghị, phản ánh số {case.register_no}"]
    assert told(chair) == told(other) == []


def test_an_answer_is_told_to_its_own_board(unit: Unit, clerk: User) -> None:
    board, other = person(unit, Role.INSPECTION_BOARD), person(unit, Role.INVESTMENT_BOARD)
    row = RecommendationFactory.create(finding__supervision__unit=unit)
    version = row.finding.supervision.version
    answer(row.pk, AnswerFacts(DAY, "đã lắp cống"), version=version, by=clerk, at=AT)
    (words,) = told(board)
    assert words.endswith("của Ban Thanh tra nhân dân đã có trả lời")
    assert told(other) == told(clerk) == []


def test_a_role_that_has_ended_opens_no_notice_any_more(
    unit: Unit, clerk: User, chair: User
) -> None:
    new_case(unit, clerk)
    RoleAssignment.objects.filter(user=chair).update(valid_to=DAY - timedelta(days=1))
    assert told(chair) == []


def test_what_happens_in_a_merged_ward_is_told_in_its_successor(unit: Unit, clerk: User) -> None:
    merged = UnitFactory.create()
    UnitSuccessionFactory.create(old=unit, new=merged)
    heir = person(merged)
    new_case(unit, clerk)
    assert len(told(heir)) == 1


def test_reading_writes_nothing_and_a_post_marks_what_was_shown(
    client: Client, unit: Unit, clerk: User
) -> None:
    imported(unit, 2)
    assert "Sổ Excel: 4 dòng mới, 0 dòng sửa, 2 dòng bị từ chối" in page(client, clerk)
    first, newest = NoticeCopy.objects.order_by("pk")
    assert NoticeCopy.objects.unread().count() == 2
    client.post(HERE, {"mot": first.pk})
    assert list(NoticeCopy.objects.unread()) == [newest]
    imported(unit)
    answered = client.post(f"{HERE}?loai=nhap-so&xem=moi", {"den": newest.pk})
    assert answered["Location"] == f"{HERE}?loai=nhap-so&xem=moi"
    assert NoticeCopy.objects.unread().count() == 1
    for nonsense in ({"den": "x"}, {"mot": "9" * 30}, {}):
        assert client.post(HERE, nonsense).status_code == 302
    assert NoticeCopy.objects.unread().count() == 1


def test_nobody_marks_the_notices_of_others(unit: Unit, clerk: User, chair: User) -> None:
    imported(unit)
    copy = NoticeCopy.objects.get()
    assert mark_all_read(chair, up_to=copy.pk, at=AT) == mark_read(chair, copy.pk, at=AT) == 0
    assert mark_read(clerk, copy.pk, at=AT) == 1


def test_all_of_one_kind_are_marked_and_the_rest_stays_new(
    client: Client, unit: Unit, clerk: User, chair: User
) -> None:
    new_case(unit, clerk)
    imported(unit, roles=(Role.WARD_CHAIR,))
    newest = NoticeCopy.objects.order_by("-pk")[0]
    client.force_login(chair)
    client.post(f"{HERE}?loai=don-thu", {"den": newest.pk})
    assert list(NoticeCopy.objects.unread()) == [newest]


def test_what_one_may_no_longer_open_can_still_be_cleared(
    client: Client, unit: Unit, clerk: User, chair: User
) -> None:
    new_case(unit, clerk)
    RoleAssignment.objects.filter(user=chair).update(unit=UnitFactory.create())
    copy = NoticeCopy.objects.get()
    assert f'value="{copy.pk}"' in page(client, chair)
    client.post(HERE, {"den": copy.pk})
    assert "Đánh dấu đã xem hết" not in page(client, chair)


def test_the_page_narrows_and_goes_on_in_constant_queries(
    client: Client,
    unit: Unit,
    clerk: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    imported(unit, PAGE + 1)
    person(unit, Role.WARD_CHAIR)
    client.force_login(clerk)
    with django_assert_max_num_queries(12):
        html = client.get(HERE).content.decode()
    assert html.count("Sổ Excel:") == 2 * PAGE  # once more for whoever cannot see the button
    last = NoticeCopy.objects.order_by("-pk")[PAGE - 1].pk
    assert f"sau={last}" in html
    assert page(client, clerk, sau=str(last)).count("Sổ Excel:") == 2
    assert "Không có việc nào khớp" in page(client, clerk, loai="bao-cao")
    assert page(client, clerk, loai="nhap-so").count("Sổ Excel:") == 2 * PAGE
    assert "Đã hết danh sách" in page(client, clerk, sau="1")
    mark_all_read(clerk, up_to=last + PAGE, at=AT)
    assert "Không có việc nào khớp" in page(client, clerk, xem="moi")


def test_the_count_in_the_menu_costs_no_query(
    client: Client,
    unit: Unit,
    clerk: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    imported(unit, 3)
    client.force_login(clerk)
    with django_assert_max_num_queries(6):
        html = client.get("/lam-viec/hop-dan/").content.decode()
    assert '<strong class="count">3</strong>' in html


def test_the_mail_of_the_morning_can_be_turned_off_and_on(client: Client, unit: Unit) -> None:
    user = person(unit, email="thu@songcong.invalid")
    assert "Tắt thư này" in page(client, user)
    client.post(f"{HERE}thu-sang/", {"nhan": "khong"})
    client.post(f"{HERE}thu-sang/", {"nhan": "khong"})
    assert MorningMailOff.objects.filter(user=user).count() == 1
    assert "Nhận lại thư" in page(client, user)
    client.post(f"{HERE}thu-sang/", {"nhan": "co"})
    assert not MorningMailOff.objects.exists()
    assert "chưa có địa chỉ thư" in page(client, person(unit))
    want_morning_mail(user, wanted=True, at=AT)


def test_old_notices_are_forgotten(unit: Unit, clerk: User) -> None:
    imported(unit)
    assert forget_old(at=AT + timedelta(days=90)) == 0
    forget_old(at=AT + timedelta(days=91))
    assert not Notice.objects.exists()


OF_COUNTS = ("month", "count", "cases", "old")


@pytest.mark.parametrize("kind", NoticeKind.values)
def test_every_kind_has_its_words(kind: str) -> None:
    data = dict.fromkeys(("step", "new", "updated", "refused", "reason", "words", *OF_COUNTS), "x")
    assert "Đơn 1" in words_of(kind, "Đơn 1", restricted=False, data=data)
    assert "Đơn 1" not in words_of(kind, "Đơn 1", restricted=True, data={})


def test_due_days_moved_by_a_day_off_are_told_the_office_in_one_notice(
    unit: Unit, clerk: User
) -> None:
    load_reference()
    for number in ("1", "2"):
        PetitionFactory.create(
            unit=unit,
            kind="feedback",
            received_on=date(2026, 3, 2),
            register_no=number,
            due_key="petition.settle.feedback",
        )
    Holiday.objects.create(
        day=date(2026, 3, 12), kind=DayKind.OFF, basis="Quyết định 1/QĐ-TTg", confirmed=True
    )
    assert count_again(stored_law(), at=AT) == 2
    (words,) = told(clerk)
    assert words.startswith("2 vụ việc được tính lại hạn, vì ")
