"""What is typed in a search box, as the index of words is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.search import MOST_WORDS, query_of, words_of


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", [""]),
        ("Đường", ["7xduong:*"]),
        ("bờ  KÊNH", ["7xbo & 7xkenh:*"]),
        ("12/UBND đường", ["7x12<->7xubnd & 7xduong:*"]),
        ("a' | b:*", ["7xa & 7xb:*"]),
    ],
)
def test_words_as_asked_of_one_unit(typed: str, asked: list[str]) -> None:
    words = words_of(typed)
    assert [query_of(words, [7]) if words else ""] == asked


def test_each_unit_is_asked_for_all_words() -> None:
    assert query_of([["bo"], ["kenh"]], {12, 7}) == "7xbo & 7xkenh:* | 12xbo & 12xkenh:*"


@pytest.mark.parametrize("typed", ["", " ./% ", "_"])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert words_of(typed) == []


@given(st.text())
def test_only_letters_digits_and_our_own_signs_reach_the_database(typed: str) -> None:
    words = words_of(typed)
    assert len(words) <= MOST_WORDS
    asked = query_of(words, [7])
    bare = asked.removesuffix(":*").replace("<->", "").replace(" & ", "")
    assert bare == "" or bare.isalnum()
