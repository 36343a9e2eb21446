"""A member of the People's Inspection Board logs a supervision and follows its recommendation."""

import re

import pytest

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
SUBJECT = "Giám sát thi công rãnh thoát nước tổ 5"
ADVICE = "Đề nghị thi công lại 40 m rãnh không đúng thiết kế"


def test_a_supervision_is_logged_and_its_recommendation_answered(visitor: Visitor) -> None:
    given_a_member_at_the_form(visitor)
    when_a_day_is_mistyped_it_is_said(visitor)
    visitor.fills(Ngày_gửi_kiến_nghị="5/6/2025")
    visitor.presses("Lưu")
    then_the_answer_is_awaited(visitor)

    visitor.goes_to("/lam-viec/")
    visitor.follows(ADVICE)
    visitor.page.wait_for_url(re.compile(r"/kien-nghi/[0-9]+/tra-loi/$"))
    visitor.looks("kien-nghi-tra-loi")
    when_the_answer_is_recorded(visitor)
    visitor.page.wait_for_url(re.compile(r"/thanh-tra-nhan-dan/[0-9]+/$"))
    visitor.sees("Ghi trả lời kiến nghị")
    visitor.sees("UBND phường giao đơn vị thi công sửa xong trong tháng 6")
    visitor.looks("giam-sat-da-tra-loi")
    visitor.goes_to("/lam-viec/")
    assert visitor.page.get_by_text(ADVICE).count() == 0


def given_a_member_at_the_form(visitor: Visitor) -> None:
    visitor.signs_in("ttnd.phoco")
    visitor.goes_to("/lam-viec/thanh-tra-nhan-dan/")
    visitor.follows("Thêm cuộc giám sát")
    visitor.page.get_by_role("heading", name="Ghi cuộc giám sát").wait_for()
    visitor.looks("giam-sat-moi")


def when_a_day_is_mistyped_it_is_said(visitor: Visitor) -> None:
    visitor.fills(Ngày_giám_sát="4/6/2025", Nội_dung_giám_sát=SUBJECT, Số_vụ_sai_phạm="1")
    visitor.page.get_by_label("Thu hồi đất").fill("12,5")
    visitor.fills(Nội_dung_kiến_nghị=ADVICE, Ngày_gửi_kiến_nghị="5/7/2025")
    visitor.presses("Lưu")
    visitor.sees("Ngày gửi kiến nghị chưa tới.")
    assert visitor.page.get_by_label("Nội dung kiến nghị").first.input_value() == ADVICE
    visitor.looks("giam-sat-loi")


def then_the_answer_is_awaited(visitor: Visitor) -> None:
    visitor.page.wait_for_url(re.compile(r"/thanh-tra-nhan-dan/[0-9]+/$"))
    visitor.sees("Hạn trả lời")
    visitor.sees("20/06/2025")
    visitor.page.get_by_role("link", name="Ghi trả lời").wait_for()
    visitor.looks("giam-sat-da-ghi")


def when_the_answer_is_recorded(visitor: Visitor) -> None:
    visitor.fills(
        Ngày_trả_lời="11/6/2025",
        Nội_dung_trả_lời="UBND phường giao đơn vị thi công sửa xong trong tháng 6",
    )
    visitor.page.get_by_label("Tiếp thu", exact=True).check()
    visitor.presses("Lưu")
