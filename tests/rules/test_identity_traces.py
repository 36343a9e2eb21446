"""A denouncer is found in a text however the name or number is written, and taken out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.rules.identity_traces import HIDDEN, calls_by_given_name, mentions, redacted

NAME, PHONE = "Nguyễn Thị Bưởi", "+84912347305"


@pytest.mark.parametrize(
    "text",
    [
        "Gửi bà Nguyễn Thị Bưởi, tổ 5",
        "gửi bà NGUYỄN THỊ BƯỞI",
        "nguyen thi buoi",
        unicodedata.normalize("NFD", "Nguyễn Thị Bưởi"),
        "Nguyễn  Thị\nBưởi",
        "Nguyễn-Thị-Bưởi",
        "gọi 0912347305",
        "gọi 091 234 73 05",
        "gọi 0912.347.305",
        "gọi +84 912 347 305",
    ],
)
def test_a_trace_is_found_and_taken_out(text: str) -> None:
    assert mentions(text, names=[NAME], numbers=[PHONE])
    clean = redacted(text, names=[NAME], numbers=[PHONE])
    assert HIDDEN in clean
    assert not mentions(clean, names=[NAME], numbers=[PHONE])


@pytest.mark.parametrize(
    "text",
    ["Nguyễn Thị Bưởii", "Thị Bưởi", "0912347306", "số 12/2025", "", "Xã Nguyễn Thị", "912 3473"],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert not mentions(text, names=[NAME], numbers=[PHONE])
    assert redacted(text, names=[NAME], numbers=[PHONE]) == text


def test_nothing_known_gives_nothing_away() -> None:
    assert not mentions("Bất cứ điều gì 0912", names=["", "An"], numbers=["", "12"])


def test_traces_that_overlap_are_taken_out_whole() -> None:
    text = "Bà Nguyễn Thị Bưởi Hồng đã trình bày."
    clean = redacted(text, names=["Nguyễn Thị Bưởi", "Thị Bưởi Hồng"], numbers=[])
    assert clean == f"Bà {HIDDEN} đã trình bày."


def test_only_what_gives_away_is_taken_out() -> None:
    text = "Bà Nguyễn Thị Bưởi (0912 347 305) tố cáo ông Nguyễn Văn Mít."
    clean = redacted(text, names=[NAME], numbers=[PHONE])
    assert clean == f"Bà {HIDDEN} ({HIDDEN}) tố cáo ông Nguyễn Văn Mít."


_WORD = st.text("abcdeêghikmnoôơprtuưvxy", min_size=3, max_size=7)


@given(st.lists(_WORD, min_size=2, max_size=4), st.text(max_size=60), st.text(max_size=60))
def test_whatever_surrounds_a_name_it_is_never_left(
    syllables: list[str], before: str, after: str
) -> None:
    name = " ".join(syllables)
    text = f"{before} {name.upper()} {after}"
    clean = redacted(text, names=[name], numbers=[])
    assert mentions(text, names=[name], numbers=[])
    assert not mentions(clean, names=[name], numbers=[])


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("theo lời bà Đào, ông Mít đã", "bà Đào"),
        ("Bà HỒNG  ĐÀO nói", "Bà HỒNG  ĐÀO"),
        (unicodedata.normalize("NFD", "chị Đào"), unicodedata.normalize("NFD", "chị Đào")),
        ("anh Ổi có mặt", "anh Ổi"),
        ("họ có đào ao", ""),
        ("đường Hồng Đào", ""),
        ("bà Đàon", ""),
        ("bà Hồng", ""),
        ("", ""),
    ],
)
def test_a_given_name_after_how_people_are_called_is_pointed_at(text: str, called: str) -> None:
    assert calls_by_given_name(text, "Nguyễn Thị Hồng Đào và Lê Ổi; Mít") == called
