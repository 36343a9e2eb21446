"""Templates of answers: places that are filled, places that are refused, words that stay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import PetitionKind
from petitions.rules.answer_template import (
    LETTER,
    OF_LETTERS,
    PLACES,
    PUBLICATION,
    TEXT_OF_STEP,
    USES,
    fault_of,
    filled,
    fits,
    inserted,
    places_of,
    values_of,
)
from petitions.rules.letter_words import BLANK, CaseWords

TODAY = date(2026, 3, 10)
CASE = CaseWords(
    kind=PetitionKind.FEEDBACK,
    label="Kiến nghị, phản ánh",
    office="Ủy ban nhân dân phường Phố Cò",
    register_no="7/2026",
    received_on=date(2026, 3, 2),
    content="Cống tắc.",
    code="SC-7K4M-9T2B-Q9",
    sender="Trần Thị Bưởi",
    due_on=date(2026, 3, 23),
)
TEXT = st.text(alphabet="ab {}\n\r", max_size=30)
PLAIN = st.text(alphabet="abc đ\n", max_size=30)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đơn số {{số đơn}}", "Đơn số 7/2026"),
        ("Đơn số {{ SỐ  ĐƠN }}", "Đơn số 7/2026"),
        ("Đơn số {{s\u00f4\u0301 \u0111\u01a1n}}", "Đơn số 7/2026"),
        ("{{ngày nhận}} đến {{hạn giải quyết}}", "02/03/2026 đến 23/03/2026"),
        ("Thụ lý {{ngày thụ lý}}", f"Thụ lý {BLANK}"),
        ("{{đơn vị}}, {{hôm nay}}", "Ủy ban nhân dân phường Phố Cò, 10/03/2026"),
        ("{{người gửi}}: {{nội dung đơn}}", "ông (bà) Trần Thị Bưởi: Cống tắc"),
        ("{{mã đơn}} {{loại đơn}}", "SC-7K4M-9T2B-Q9 kiến nghị, phản ánh"),
        ("Không có chỗ điền", "Không có chỗ điền"),
    ],
)
def test_places_are_filled_from_the_case(text: str, said: str) -> None:
    assert fault_of(text, "letter-answer") == ""
    assert filled(text, values_of(CASE, TODAY)) == said


def test_what_the_case_says_is_not_filled_again() -> None:
    values = values_of(CASE, TODAY) | {"nội dung đơn": "Xem {{mã đơn}}"}
    assert filled("{{nội dung đơn}}", values) == "Xem {{mã đơn}}"


def test_of_a_denunciation_neither_its_code_nor_its_sender_is_said() -> None:
    secret = CaseWords(**vars(CASE) | {"kind": PetitionKind.DENUNCIATION, "label": "Tố cáo"})
    said = filled("{{mã đơn}} {{người gửi}}", values_of(secret, TODAY))
    assert said == f"{BLANK} người tố cáo"


@pytest.mark.parametrize(
    ("text", "used_in", "words"),
    [
        ("{{tên vợ}}", "letter-answer", "Không điền được {{tên vợ}} ở đây"),
        ("{{}}", "letter-answer", "Không điền được {{}} ở đây"),
        ("{{người gửi}}", "step-extend", "Không điền được {{người gửi}} ở đây"),
        ("{{nội dung đơn}}", "step-keep", "Dùng được: {{số đơn}}"),
        ("{{mã đơn}}", PUBLICATION, "Không điền được {{mã đơn}} ở đây"),
        ("{{số đơn", "letter-answer", "thiếu cặp"),
        ("số đơn}}", "step-extend", "thiếu cặp"),
        ("{{{{số đơn}}}}", "step-extend", "thiếu cặp"),
    ],
)
def test_what_cannot_be_filled_is_refused_in_a_sentence(
    text: str, used_in: str, words: str
) -> None:
    assert words in fault_of(text, used_in)


@pytest.mark.parametrize("used_in", USES)
def test_every_place_offered_is_known_to_the_case(used_in: str) -> None:
    assert set(places_of(used_in)) <= set(values_of(CASE, TODAY))
    assert fault_of(" ".join(f"{{{{{place}}}}}" for place in places_of(used_in)), used_in) == ""
    named = set(OF_LETTERS) & set(places_of(used_in))
    assert bool(named) is used_in.startswith(LETTER)


@given(TEXT)
def test_a_text_without_fault_leaves_no_braces(text: str) -> None:
    if fault_of(text, "letter-answer") == "":
        said = filled(text, values_of(CASE, TODAY))
        assert "{{" not in said
        assert "}}" not in said


@pytest.mark.parametrize(
    ("typed", "offered", "said"),
    [
        ("", "", "Mẫu"),
        ("  \r\n", "", "Mẫu"),
        ("Lời mời sẵn\r\nhai dòng", "Lời mời sẵn\nhai dòng", "Mẫu"),
        ("Đã gõ", "", "Đã gõ\n\nMẫu"),
        ("Đã gõ\n\n", "Lời mời sẵn", "Đã gõ\n\nMẫu"),
        ("Đã gõ\r\n\r\nMẫu", "", "Đã gõ\n\nMẫu"),
    ],
)
def test_words_are_inserted_behind_what_was_typed(typed: str, offered: str, said: str) -> None:
    assert inserted(typed, offered, "Mẫu") == said


@given(PLAIN, PLAIN, PLAIN.filter(str.strip))
def test_nothing_typed_is_lost_and_nothing_comes_twice(
    typed: str, offered: str, words: str
) -> None:
    once = inserted(typed, offered, words)
    assert words in once
    assert typed.strip() == offered.strip() or typed.rstrip() in once
    assert inserted(once, "", words) == once


@pytest.mark.parametrize(
    ("used_in", "kind", "there"),
    [
        ("step-extend", "", True),
        ("step-suspend", "complaint", True),
        ("step-suspend", "feedback", False),
        ("letter-decision", "denunciation", False),
        ("letter-receipt", "denunciation", True),
        (PUBLICATION, "feedback", True),
        (PUBLICATION, "denunciation", False),
        ("step-burn", "", False),
    ],
)
def test_a_kind_comes_to_its_own_steps_and_papers(used_in: str, kind: str, there: bool) -> None:
    assert fits(used_in, kind) is there


def test_every_use_is_come_to_by_some_kind() -> None:
    for used_in in USES:
        assert any(fits(used_in, kind) for kind in PetitionKind.values), used_in
    assert {f"step-{verb}" for verb in TEXT_OF_STEP} <= set(USES)
    assert len(set(USES.values())) == len(USES)
    assert set(PLACES).isdisjoint(OF_LETTERS)
