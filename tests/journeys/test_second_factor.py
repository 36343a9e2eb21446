"""A person takes a telephone into use as second factor, signs in with it, and gives it up."""

import time
from base64 import b32decode

import pytest
from django_otp.oath import TOTP

from songcong.demo.accounts import DEMO_PASSWORD
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
STEP = 30
"""Seconds for which an application shows one code."""


def code_of(key: str, *, later: int = 0) -> str:
    """What the application shows, so many codes from now."""
    shown = TOTP(b32decode(key.replace(" ", "")))
    shown.time = time.time() + later * STEP
    return f"{shown.token():06}"


def test_a_telephone_is_asked_for_from_the_next_sign_in_on(visitor: Visitor) -> None:
    visitor.signs_in("gsdt.phoco")
    key, paper = _takes_into_use(visitor)
    visitor.presses("Đăng xuất")
    _gives_password(visitor)
    visitor.looks("ma-xac-thuc")
    _gives_code(visitor, code_of(key, later=1))
    visitor.presses("Đăng xuất")
    _gives_password(visitor)
    _gives_code(visitor, paper)
    _gives_up(visitor)
    visitor.presses("Đăng xuất")
    visitor.signs_in("gsdt.phoco")


def _takes_into_use(visitor: Visitor) -> tuple[str, str]:
    """The key that was shown, and the first recovery code."""
    visitor.goes_to("/tai-khoan/")
    visitor.looks("tai-khoan")
    visitor.follows("Xác thực hai lớp")
    visitor.fills(Mã_xác_thực="000000")
    visitor.presses("Bật")
    visitor.sees("Mã không đúng")
    visitor.looks("hai-lop-sai")
    key = visitor.page.locator("main code").inner_text()
    visitor.fills(Mã_xác_thực=code_of(key))
    visitor.presses("Bật")
    visitor.sees("chỉ hiện một lần")
    paper = visitor.page.locator(".codes code").first.inner_text()
    visitor.looks("hai-lop-ma-du-phong")
    return key, paper


def _gives_up(visitor: Visitor) -> None:
    visitor.goes_to("/tai-khoan/hai-lop/")
    visitor.sees("9 mã")
    visitor.looks("hai-lop-dang-bat")
    visitor.follows("Tắt xác thực hai lớp")
    visitor.fills(Mật_khẩu_đang_dùng=DEMO_PASSWORD)
    visitor.looks("hai-lop-tat")
    visitor.presses("Tắt")
    visitor.sees("Đã tắt xác thực hai lớp")


def _gives_password(visitor: Visitor) -> None:
    visitor.goes_to("/dang-nhap/")
    visitor.fills(Tên_đăng_nhập="gsdt.phoco")
    visitor.page.get_by_label("Mật khẩu", exact=True).fill(DEMO_PASSWORD)
    visitor.presses("Đăng nhập")
    visitor.sees("Còn một bước nữa")


def _gives_code(visitor: Visitor, code: str) -> None:
    visitor.fills(Mã_xác_thực=code)
    visitor.presses("Tiếp tục")
    visitor.page.get_by_role("button", name="Đăng xuất").wait_for()
