"""An office's other books in the browser: voters' wishes, a quarrel heard, turns, papers."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def link(visitor: Visitor, ending: str) -> Locator:
    """The first link whose address ends so."""
    return visitor.page.locator(f"main a[href$='{ending}']").first


def named(visitor: Visitor, **values: str) -> None:
    """Fill the fields of these names."""
    for name, value in values.items():
        visitor.page.locator(f"main [name={name}]").first.fill(value)


def saved(visitor: Visitor) -> None:
    """Press the button of the page's own form."""
    visitor.page.locator("main form[method=post] button.button[type=submit]").first.click()


def test_what_voters_ask_is_written_down_and_settled(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/kien-nghi-cu-tri/moi/")
    named(visitor, collected_on="28/5/2025", received_on="30/5/2025", place="Nhà văn hóa TDP 2")
    for choice in ("level", "session"):
        visitor.page.locator(f"[name={choice}]").first.check()
    named(visitor, content="Mở rộng đường vào trường", body="UBND thành phố", voter="Ông Thử")
    visitor.looks("cu-tri-ghi")
    saved(visitor)
    visitor.page.wait_for_url(re.compile(r"/kien-nghi-cu-tri/[0-9]+/$"))
    visitor.sees("Mở rộng đường vào trường")
    link(visitor, "/giai-quyet-xong/").click()
    named(visitor, document="125/UBND-VP", answer="Đã mở rộng, thảm nhựa xong ngày 05/6/2025")
    visitor.looks("cu-tri-giai-quyet")
    saved(visitor)
    visitor.page.wait_for_url(re.compile(r"/kien-nghi-cu-tri/[0-9]+/$"))
    visitor.sees("Đã giải quyết xong")
    visitor.looks("cu-tri-xong")


def test_a_quarrel_is_heard_and_ends_in_an_agreement(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/hoa-giai/moi/")
    named(visitor, received_on="2/6/2025", parties="Ông Thử – Bà Nghiệm", matter="Lối đi chung")
    saved(visitor)
    visitor.page.wait_for_url(re.compile(r"/hoa-giai/[0-9]+/$"))
    case = visitor.page.url
    link(visitor, "/ho-so/").click()
    visitor.page.locator("[name=scope]").first.wait_for()
    visitor.looks("hoa-giai-ho-so")
    named(visitor, name_1="Ông Thử", name_2="Bà Nghiệm")
    visitor.page.locator("[name=ground]").select_option(index=1)
    visitor.page.locator("[name=scope]").select_option(index=1)
    saved(visitor)
    visitor.page.wait_for_url(case)
    link(visitor, "/buoi/").click()
    named(visitor, held_on="6/6/2025", place="Nhà văn hóa TDP 2", course="Hai bên nói hết ý")
    saved(visitor)
    visitor.page.wait_for_url(case)
    visitor.sees("Hai bên nói hết ý")
    visitor.looks("hoa-giai-buoi")
    ends_in_an_agreement(visitor, case)


def ends_in_an_agreement(visitor: Visitor, case: str) -> None:
    """Write down that the quarrel ended well, and what was agreed."""
    link(visitor, "/sua/").click()
    named(visitor, ended_on="8/6/2025")
    visitor.page.locator("main [name=outcome]").select_option("settled")
    saved(visitor)
    visitor.page.wait_for_url(case)
    link(visitor, "/thoa-thuan/").click()
    named(visitor, agreed_on="8/6/2025", agreement="Mỗi bên lùi 0,5 m", fee_vnd="99999999")
    saved(visitor)
    visitor.sees("Mức chi tối đa")
    visitor.looks("hoa-giai-thoa-thuan-loi")
    named(visitor, fee_vnd="200000", paid_on="10/6/2025")
    saved(visitor)
    visitor.page.wait_for_url(case)
    visitor.sees("Mỗi bên lùi 0,5 m")
    visitor.looks("hoa-giai-thanh")


def test_a_turn_is_booked_and_the_office_sees_it(visitor: Visitor) -> None:
    visitor.goes_to("/lich-tiep-cong-dan/?don_vi=05521")
    visitor.looks("lich-tiep")
    turn = visitor.page.locator("a[href*='/lich-tiep-cong-dan/dang-ky/']").first
    iso = str(turn.get_attribute("href")).rstrip("/").rpartition("/")[2]
    day = f"{date.fromisoformat(iso):%d/%m/%Y}"
    turn.click()
    named(visitor, name="Phạm Thị Thử", phone="0987654321", topic="Hỏi hồ sơ đất")
    visitor.looks("dang-ky-luot")
    saved(visitor)
    visitor.sees("Mã đăng ký")
    visitor.looks("da-dang-ky-luot")
    visitor.signs_in("thu.phoco")
    visitor.goes_to(f"/lam-viec/tiep-cong-dan/dang-ky/?ngay={day}")
    visitor.sees("Phạm Thị Thử")
    visitor.looks("lich-tiep-co-quan")


def test_a_paper_is_written_from_the_case_issued_and_opened(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/don-thu/moi/")
    visitor.page.get_by_label("Kiến nghị, phản ánh").check()
    visitor.fills(Họ_tên_người_gửi="Phạm Thị Thử", Điện_thoại="0987654321")
    visitor.page.get_by_label("Nội dung", exact=True).fill("Cống ngõ 9 tắc, nước tràn vào nhà")
    visitor.presses("Lưu")
    visitor.follows("Soạn văn bản")
    visitor.follows("Giấy biên nhận")
    visitor.looks("van-ban-soan")
    visitor.presses("Lưu")
    visitor.sees("Giấy biên nhận (bản thảo)")
    visitor.looks("van-ban-ban-thao")
    visitor.follows("Ban hành")
    visitor.page.get_by_label("Bản giấy đã có chữ ký").check()
    visitor.presses("Ban hành")
    visitor.sees("Đã ban hành.")
    visitor.page.get_by_role("link", name="Mở bản PDF").wait_for()
    visitor.looks("van-ban-ban-hanh")
