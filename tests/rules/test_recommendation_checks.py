"""What the days and the outcome of a recommendation must keep to."""

from datetime import date

import pytest

from inspections.enums import Acceptance
from inspections.rules.recommendation_checks import REJECTED, recommendation_faults
from inspections.rules.search_text import search_text

FIRST, SECOND, THIRD = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ({}, []),
        ({"sent_on": SECOND, "answered_on": SECOND, "executed_on": SECOND}, []),
        (
            {"sent_on": SECOND, "answered_on": FIRST},
            ["Ngày trả lời đứng trước Ngày gửi kiến nghị"],
        ),
        (
            {"sent_on": SECOND, "executed_on": FIRST},
            ["Ngày thực hiện xong đứng trước Ngày gửi kiến nghị"],
        ),
        ({"answered_on": FIRST, "acceptance": "accepted", "executed_on": SECOND}, []),
        ({"acceptance": "partly"}, ["Kết quả tiếp thu chỉ ghi khi đã có Ngày trả lời"]),
        (
            {"answered_on": FIRST, "acceptance": "rejected", "executed_on": SECOND},
            ["Ngày thực hiện xong không ghi cho kiến nghị không được tiếp thu"],
        ),
        ({"sent_on": THIRD}, ["Ngày gửi kiến nghị chưa tới"]),
        ({"answered_on": THIRD}, ["Ngày trả lời chưa tới"]),
        ({"executed_on": THIRD}, ["Ngày thực hiện xong chưa tới"]),
    ],
)
def test_a_recommendation(facts: dict[str, object], sentences: list[str]) -> None:
    whole = {"sent_on": None, "answered_on": None, "executed_on": None, "acceptance": ""} | facts
    assert [sentence for _, sentence in recommendation_faults(whole, SECOND)] == sentences


def test_the_word_for_refusal_is_one_of_the_list() -> None:
    assert Acceptance.REJECTED.value == REJECTED


def test_a_supervision_is_found_by_what_was_seen_and_recommended() -> None:
    assert search_text("Đường tổ 5", ["Sửa  mương", ""]) == "duong to 5 sua muong"
    assert search_text("Đường tổ 5", []) == "duong to 5"
