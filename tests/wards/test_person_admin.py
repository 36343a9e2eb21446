"""People kept by hand: accounts, dated roles, lists, locking."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from tests.factories.wards import RoleAssignmentFactory, UnitFactory, UserFactory
from tests.lists.shelf import browser, text_of
from tests.wards.keepers import administrator, seen_and_saved, version_at
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import GroundEvent, RoleAssignment, Unit, User, reader_for
from wards.rules.people_list import fault_of, lines_of, role_of
from wards.rules.role_places import fault_of as misplaced

LIST, CREATE, BULK = (f"/quan-tri/nguoi-dung/{page}" for page in ("", "moi/", "nhieu/"))

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> User:
    return administrator(full_name="Trần Văn Quản", sort_name="z")


@pytest.fixture
def desk(keeper: User) -> Client:
    return browser(keeper)


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create(name="Phố Cò", code="05521")
    return made


def page_of(user: User, page: str) -> str:
    return reverse(f"wards:admin-person-{page}", args=[user.pk])


def typed(unit: Unit, **changed: Any) -> dict[str, Any]:
    return {
        "full_name": "Nguyễn Thị Hằng",
        "username": "hang.phoco",
        "email": "",
        "role": "ward_clerk",
        "place": f"u{unit.pk}",
        "valid_from": "1/6/2025",
        "valid_to": "",
        "reason": "Quyết định 12",
        **changed,
    }


class TestRules:
    @given(st.text(max_size=60))
    def test_any_pasted_text_is_read(self, text: str) -> None:
        for line in lines_of(text.replace('"', "")):
            assert line.number >= 1
            fault_of(line)

    def test_columns_are_parted_by_tabs_semicolons_or_commas(self) -> None:
        for sign in ("\t", ";", ","):
            text = sign.join(("Họ tên", "Tài khoản", "Vai trò")) + "\n"
            text += sign.join(("Lê Văn Ba", "Ba.MC", "Chủ tịch", "Mỏ Chè", "ba@moche.vn"))
            (line,) = lines_of(text)
            assert line[1:] == ("Lê Văn Ba", "ba.mc", "Chủ tịch", "Mỏ Chè", "ba@moche.vn")

    @pytest.mark.parametrize(
        ("words", "role"),
        [
            ("cong chuc", Role.WARD_CLERK),
            ("Mặt trận Tổ quốc", Role.FRONT),
            ("front", Role.FRONT),
            ("vua", None),
        ],
    )
    def test_roles_are_known_by_words(self, words: str, role: Role | None) -> None:
        assert role_of(words) == role

    @pytest.mark.parametrize(
        ("role", "unit", "committee", "stands"),
        [
            ("administrator", False, False, True),
            ("administrator", True, False, False),
            ("city_office", False, True, True),
            ("city_office", True, False, False),
            ("front", True, False, True),
            ("front", False, True, False),
        ],
    )
    def test_a_role_is_held_where_it_belongs(
        self, role: str, unit: bool, committee: bool, stands: bool
    ) -> None:
        assert (misplaced(role, unit=unit, committee=committee) is None) is stands


def test_an_account_is_given_with_a_role(desk: Client, keeper: User, unit: Unit) -> None:
    answer = desk.post(CREATE, typed(unit))
    user = User.objects.get(username="hang.phoco")
    assert answer["Location"] == page_of(user, "detail")
    assert not user.has_usable_password()
    assert reader_for(user, date(2025, 6, 2)).units("ward_clerk") == {unit.pk}
    page = text_of(desk, page_of(user, "detail"))
    for words in ("Chưa đặt mật khẩu", "Công chức phường, xã", "Quyết định 12", "Trần Văn Quản"):
        assert words in page
    events = GroundEvent.objects.filter(topic="person", subject_id=user.pk).order_by("pk")
    assert [event.verb for event in events] == ["create", "give_role"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"username": "Hằng"}, "chữ thường không dấu"),
        ({"username": "nguoi.cu"}, "đã có người dùng"),
        ({"email": "khong"}, "Địa chỉ thư không đúng"),
        ({"role": "city_office"}, "gắn với Ban Chỉ đạo"),
        ({"place": ""}, "phải gắn với một phường, xã"),
        ({"valid_to": "1/5/2025"}, "Đến ngày đứng trước từ ngày."),
        ({"valid_from": "1/5/2014"}, "nằm ngoài thời gian tồn tại"),
        ({"reason": ""}, "Chưa ghi."),
    ],
)
def test_a_fault_is_said_and_nothing_is_written(
    desk: Client, unit: Unit, changed: dict[str, str], sentence: str
) -> None:
    UserFactory.create(username="nguoi.cu")
    answer = desk.post(CREATE, typed(unit, **changed))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not User.objects.filter(username="hang.phoco").exists()


def test_a_role_is_given_once_and_ended(desk: Client, unit: Unit) -> None:
    user = UserFactory.create()
    role = {key: typed(unit)[key] for key in ("role", "place", "valid_from", "valid_to", "reason")}
    assert desk.post(page_of(user, "role"), role).status_code == 302
    again = desk.post(page_of(user, "role"), role)
    assert "đã giữ vai trò đó" in again.content.decode()
    row = RoleAssignment.objects.get(user=user)
    path = reverse("wards:admin-role-end", args=[row.pk])
    end = {"version": version_at(desk, path), "valid_to": "30/6/2025", "reason": "Chuyển việc"}
    early = desk.post(path, {**end, "valid_to": "1/5/2025"})
    assert "bắt đầu từ ngày" in early.content.decode()
    look = desk.post(path, {**end, "look": "1"}).content.decode()
    assert "Không còn ai khác giữ vai trò Công chức phường, xã tại Phường" in look
    assert "không còn vai trò nào khác" in look
    assert seen_and_saved(desk, path, end).status_code == 302
    row.refresh_from_db()
    assert row.valid_to == date(2025, 6, 30)
    assert seen_and_saved(desk, path, end).status_code == 409
    assert desk.post(page_of(user, "role"), {**role, "valid_from": "1/7/2025"}).status_code == 302


def test_the_last_administrator_stays(desk: Client, keeper: User) -> None:
    path = reverse("wards:admin-role-end", args=[RoleAssignment.objects.get(user=keeper).pk])
    end = {"version": version_at(desk, path), "valid_to": "30/6/2099", "reason": "Nghỉ"}
    assert "ít nhất một người quản trị" in desk.post(path, end).content.decode()
    administrator()
    assert seen_and_saved(desk, path, end).status_code == 302


def test_a_locked_person_is_out_at_once(desk: Client, keeper: User, unit: Unit) -> None:
    user = UserFactory.create()
    RoleAssignmentFactory.create(user=user, unit=unit)
    theirs = browser(user)
    assert theirs.get("/tai-khoan/").status_code == 200
    path = page_of(user, "lock")
    locked = {"version": version_at(desk, path), "reason": "Nghỉ"}
    look = desk.post(path, {**locked, "look": "1"}).content.decode()
    assert "Mọi phiên đăng nhập hết ngay" in look
    assert "<strong>1</strong> vai trò còn hiệu lực" in look
    assert theirs.get("/tai-khoan/").status_code == 200
    assert seen_and_saved(desk, path, locked).status_code == 302
    assert theirs.get("/tai-khoan/").status_code == 302
    assert "Mở khóa tài khoản" in text_of(desk, page_of(user, "detail"))
    back = {"version": version_at(desk, path), "reason": "Về"}
    assert seen_and_saved(desk, path, back).status_code == 302
    user.refresh_from_db()
    assert user.is_active
    own = page_of(keeper, "lock")
    mine = desk.post(own, {"version": version_at(desk, own), "reason": "Thử"})
    assert "Không tự khóa" in mine.content.decode()


def test_two_at_once_get_both_versions(desk: Client) -> None:
    user = UserFactory.create(full_name="Tên cũ")
    path = page_of(user, "edit")
    version = version_at(desk, path)
    User.objects.filter(pk=user.pk).update(full_name="Tên người khác ghi")
    mine = {"version": version, "full_name": "Tên tôi ghi", "email": "", "reason": "Sai tên"}
    answer = desk.post(path, mine)
    assert answer.status_code == 409
    for words in ("Tên người khác ghi", "Tên tôi ghi"):
        assert words in answer.content.decode()
    again = {**mine, "version": answer.context["current_version"]}
    assert desk.post(path, again).status_code == 302
    user.refresh_from_db()
    assert user.full_name == "Tên tôi ghi"
    assert user.sort_name


def test_a_list_is_judged_line_by_line_and_added(desk: Client, unit: Unit) -> None:
    load_reference()
    UserFactory.create(username="cu.phoco")
    people = """Họ tên;Tên đăng nhập;Vai trò;Đơn vị;Thư
Nguyễn Thị Hằng;hang.phoco;Công chức;phố cò;
Lê Văn Cũ;cu.phoco;Chủ tịch;Phố Cò;
Lê Văn Lạ;la.phoco;Vua;Phố Cò;
Lê Văn Xa;xa.phoco;Mặt trận;Không Có;
Trần Hai;hai.phoco;;;
Trần Hai;hai.phoco;;;
Phạm Văn Phòng;vp1;Văn phòng;;vp@thanhpho.vn
;thieu.ten;;;"""
    look = desk.post(BULK, {"people": people, "reason": "Danh sách tháng 6", "look": "1"})
    page = look.content.decode()
    for words in (
        "2 người được thêm, 6 dòng bị bỏ qua.",
        "đã có người dùng",
        "Không có vai trò «Vua»",
        "Không có đơn vị «Không Có»",
        "hai lần trong danh sách",
        "Thiếu họ tên",
    ):
        assert words in page
    assert not User.objects.filter(username="hang.phoco").exists()
    answer = seen_and_saved(desk, BULK, {"people": people, "reason": "Danh sách tháng 6"})
    assert answer["Location"] == f"{LIST}phieu/"
    assert User.objects.filter(username="hang.phoco", role_assignments__role="ward_clerk").exists()
    assert "Nguyễn Thị Hằng" in text_of(desk, LIST, state="new")


def test_a_file_is_read_like_a_pasted_list(desk: Client, unit: Unit) -> None:
    file = SimpleUploadedFile("nguoi.csv", "\ufeffLê Ba,ba.phoco,Công chức,Phố Cò,".encode())
    look = desk.post(BULK, {"file": file, "reason": "Tệp"})
    assert "1 người được thêm" in look.content.decode()
    again = {"people": "Lê Ba,ba.phoco,Công chức,Phố Cò,", "reason": "Tệp", "save": "1"}
    assert desk.post(BULK, {**again, "seen": look.context["seen"]}).status_code == 302
    odd = SimpleUploadedFile("nguoi.csv", b"\xff\xfe\x00")
    assert "không phải CSV" in desk.post(BULK, {"file": odd, "reason": "x"}).content.decode()
    assert "Chưa dán danh sách" in desk.post(BULK, {"reason": "x"}).content.decode()


def test_the_list_is_found_and_narrowed(
    desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(5):
        user = UserFactory.create(full_name=f"Phạm Hữu Số {n}", sort_name=f"a{n}")
        RoleAssignmentFactory.create(user=user, unit=unit, role=Role.FRONT)
    UserFactory.create(full_name="Đỗ Thị Rỗi", is_active=True)
    with django_assert_max_num_queries(6):
        page = text_of(desk, LIST, q="pho co", role="front")
    assert "Phạm Hữu Số 4" in page
    assert "Đỗ Thị Rỗi" not in page
    assert "Đỗ Thị Rỗi" in text_of(desk, LIST, state="idle")
    with django_assert_max_num_queries(15):
        text_of(desk, page_of(user, "detail"))
    lines = b"".join(desk.get(f"{LIST}xuat.csv?q=pham")).decode("utf-8-sig").splitlines()
    assert len(lines) == 6
