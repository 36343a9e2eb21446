"""The day's main tasks with the keyboard alone, and how long the two most frequent ones take."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.product import ROOT, Product
from tests.journeys.typist import Typist
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
REGISTER = ROOT / "docs" / "samples" / "2021Q3" / "05521-pho-co.xlsx"
RECEPTION_WITHIN, DISCLOSURE_WITHIN = 40.0, 30.0


@pytest.fixture
def clerk(browser: Browser, product: Product) -> Iterator[Typist]:
    """A clerk who signs in by keyboard."""
    visitor = Visitor(browser, product.address)
    typist = Typist(visitor)
    typist.signs_in("thu.phoco")
    yield typist
    visitor.window.close()


def test_a_duty_is_settled_from_the_list_of_today(clerk: Typist) -> None:
    clerk.visitor.goes_to("/lam-viec/?viec=disclosure")
    clerk.skips()
    clerk.follows("Công khai mục")
    clerk.skips()
    clerk.at("published_on")
    clerk.types("12/6/2025")
    clerk.saves(r"/cong-khai/[0-9]+/")


def test_a_reception_is_typed_in_forty_seconds(clerk: Typist) -> None:
    clerk.follows("Tiếp công dân")
    clerk.skips()
    clerk.follows("Thêm lượt tiếp")
    clerk.begins()
    clerk.skips()
    clerk.at("name")
    clerk.types("Lê Thị Thử")
    clerk.at("address")
    clerk.types("Tổ 3")
    clerk.at("content")
    clerk.types("Hỏi về hỗ trợ làm đường ngõ")
    clerk.tabs_to("Lưu")
    clerk.saves(r"/tiep-cong-dan/[0-9]+/")
    assert clerk.seconds <= RECEPTION_WITHIN, f"{clerk.keys} keys, {clerk.pages} pages"


def test_a_disclosure_is_typed_in_thirty_seconds(clerk: Typist) -> None:
    clerk.visitor.goes_to("/lam-viec/cong-khai/moi/")
    clerk.begins()
    clerk.skips()
    clerk.at("item")
    clerk.page.keyboard.type("2.")
    clerk.keys += 2
    clerk.at("content")
    clerk.types("Dự toán thu chi 6 tháng cuối năm")
    clerk.at("published_on")
    clerk.types("12/6/2025")
    clerk.saves(r"/cong-khai/[0-9]+/")
    assert clerk.seconds <= DISCLOSURE_WITHIN, f"{clerk.keys} keys, {clerk.pages} pages"
    clerk.visitor.sees("Dự toán thu chi 6 tháng cuối năm")


def test_a_meeting_and_a_vote_are_logged_and_a_fault_takes_the_focus(clerk: Typist) -> None:
    clerk.visitor.goes_to("/lam-viec/hop-dan/moi/")
    clerk.skips()
    clerk.at("subject")
    clerk.types("Bàn về đường ngõ 5")
    clerk.at("total_households")
    clerk.types("120")
    clerk.presses("Enter")
    clerk.visitor.sees("Chưa chọn.")
    assert "Loại cuộc họp" in str(clerk.focus()["words"])
    clerk.at("kind")
    clerk.presses("Space")
    clerk.at("households_present")
    clerk.types("100")
    clerk.saves(r"/hop-dan/[0-9]+/")
    clerk.follows("Ghi biểu quyết tại cuộc họp này")
    clerk.skips()
    clerk.at("votes_for")
    clerk.types("79")
    clerk.presses("Tab")
    clerk.visitor.sees("cần ít nhất 80 hộ đồng ý")
    assert clerk.focus()["name"] == "votes_against"
    clerk.saves(r"/bieu-quyet/[0-9]+/")
    clerk.visitor.sees("Không thông qua")


def test_a_line_more_has_the_focus(clerk: Typist) -> None:
    clerk.visitor.goes_to("/lam-viec/tiep-cong-dan/nhieu-dong/")
    clerk.visitor.looks("nhieu-dong")
    clerk.skips()
    clerk.at("d1-name")
    clerk.types("Lê Thị Thử")
    clerk.at("d1-content")
    clerk.types("Hỏi hồ sơ đất")
    clerk.tabs_to("Chép dòng 1")
    clerk.presses("Enter")
    expect(clerk.page.locator("[name=d2-received_on]")).to_be_focused()
    assert clerk.page.locator("[name=d2-name]").input_value() == "Lê Thị Thử"
    clerk.tabs_to("Thêm dòng")
    clerk.presses("Enter")
    expect(clerk.page.locator("[name=d6-received_on]")).to_be_focused()
    clerk.presses("Enter")
    clerk.visitor.sees("Đã ghi 2 dòng vào sổ tiếp công dân")


def test_a_petition_is_recorded_found_and_taken_a_step(clerk: Typist) -> None:
    clerk.visitor.goes_to("/lam-viec/don-thu/moi/")
    clerk.skips()
    clerk.at("kind")
    clerk.presses("ArrowDown", 2)
    clerk.at("content")
    clerk.types("Cột điện ngõ 7 nghiêng")
    clerk.tabs_to("Lưu")
    clerk.saves(r"/don-thu/[0-9]+/")
    clerk.visitor.goes_to("/lam-viec/don-thu/")
    clerk.skips()
    clerk.tabs_to("Tìm và lọc")
    clerk.presses("Enter")
    clerk.at("q")
    clerk.types("cot dien ngo 7")
    clerk.saves(r"q=cot[^#]*")
    clerk.presses("j")
    clerk.saves(r"/don-thu/[0-9]+/")
    clerk.visitor.sees("Cột điện ngõ 7 nghiêng")
    clerk.follows("Đủ điều kiện, giải quyết tại đơn vị")
    clerk.skips()
    clerk.at("on")
    clerk.saves(r"/don-thu/[0-9]+/")
    clerk.visitor.sees("Đang giải quyết")


def test_a_board_logs_a_supervision_and_its_answer(browser: Browser, product: Product) -> None:
    visitor = Visitor(browser, product.address)
    member = Typist(visitor)
    member.signs_in("ttnd.phoco")
    visitor.goes_to("/lam-viec/thanh-tra-nhan-dan/moi/")
    member.skips()
    member.at("held_on")
    member.types("4/6/2025")
    member.at("subject")
    member.types("Giám sát cấp phát gạo tổ 7")
    member.at("content_1")
    member.types("Niêm yết lại danh sách hộ nhận gạo")
    member.at("sent_on_1")
    member.types("5/6/2025")
    member.saves(r"/thanh-tra-nhan-dan/[0-9]+/")
    member.follows("Ghi trả lời")
    member.skips()
    member.at("answered_on")
    member.types("11/6/2025")
    member.at("answer")
    member.types("Đã niêm yết lại tại nhà văn hóa")
    member.at("acceptance")
    member.presses("Space")
    member.tabs_to("Lưu")
    member.saves(r"/thanh-tra-nhan-dan/[0-9]+/")
    visitor.sees("Đã niêm yết lại tại nhà văn hóa")
    visitor.window.close()


def test_a_chair_looks_a_number_up_and_searches(browser: Browser, product: Product) -> None:
    visitor = Visitor(browser, product.address)
    chair = Typist(visitor)
    chair.signs_in("chutich.phoco")
    visitor.goes_to("/lam-viec/")
    chair.presses("/")
    expect(chair.page.locator("[name=q]").first).to_be_focused()
    chair.types("đường")
    chair.presses("Enter")
    chair.page.wait_for_url(lambda url: "/lam-viec/tim/" in url)
    visitor.sees("đường")
    visitor.window.close()


def test_a_register_comes_in(clerk: Typist) -> None:
    clerk.follows("Nhập từ Excel")
    clerk.skips()
    clerk.at_type("file")
    with clerk.page.expect_file_chooser() as asked:
        clerk.presses("Space")
    asked.value.set_files(REGISTER)
    clerk.follows("Tải lên và xem trước")
    clerk.page.get_by_role("button", name="Xác nhận nhập", exact=True).wait_for()
    clerk.tabs_to("Xác nhận nhập")
    clerk.presses("Enter")
    clerk.visitor.sees("Đã nhập xong")


def test_the_report_of_the_quarter_is_opened(clerk: Typist) -> None:
    clerk.follows("Báo cáo quý")
    clerk.skips()
    clerk.follows("Lập báo cáo quý")
    clerk.skips()
    clerk.tabs_to("Lưu và lập báo cáo")
    clerk.presses("Enter")
    paper = clerk.page.get_by_role("link", name=".pdf").first
    paper.wait_for(timeout=120_000)
    clerk.skips()
    clerk.tabs_to(paper.inner_text())


def test_what_was_typed_is_offered_again_but_for_who_it_was(clerk: Typist) -> None:
    page = clerk.page
    clerk.visitor.goes_to("/lam-viec/tiep-cong-dan/moi/")
    page.get_by_label("Họ tên công dân").fill("Lê Thị Thử")
    page.get_by_label("Nội dung").fill("Gõ dở thì mất điện")
    assert "Thử" not in kept_once(page, lambda rows: "Gõ dở" in rows)
    clerk.visitor.goes_to("/lam-viec/tiep-cong-dan/moi/")
    clerk.visitor.sees("Có nội dung gõ dở")
    clerk.visitor.looks("ban-nhap")
    clerk.visitor.presses("Điền lại nội dung gõ dở")
    assert page.get_by_label("Nội dung").input_value() == "Gõ dở thì mất điện"
    assert page.get_by_label("Họ tên công dân").input_value() == ""
    clerk.visitor.presses("Lưu")
    page.wait_for_url("**/tiep-cong-dan/*/")
    kept_once(page, lambda rows: rows == "[]")


_ROWS = """() => new Promise(done => {
  const opened = indexedDB.open("nhap", 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("form");
  opened.onsuccess = () => {
    const rows = opened.result.transaction("form").objectStore("form").getAll();
    rows.onsuccess = () => { opened.result.close(); done(JSON.stringify(rows.result)); };
  };
})"""


def kept_once(page: Page, wanted: Callable[[str], bool]) -> str:
    """What the browser keeps, once it is as wanted."""
    deadline = time.monotonic() + 15
    while not wanted(rows := str(page.evaluate(_ROWS))):
        assert time.monotonic() < deadline, rows
    return rows
