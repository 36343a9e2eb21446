"""What is typed in a search box, as the index of words is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.search import MOST_WORDS, query_of


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ""),
        (" ./% ", ""),
        ("Đường", "duong:*"),
        ("bờ  KÊNH", "bo & kenh:*"),
        ("12/UBND đường", "12<->ubnd & duong:*"),
        ("a' | b:*", "a & b:*"),
    ],
)
def test_words_as_asked(typed: str, asked: str) -> None:
    assert query_of(typed) == asked


@given(st.text())
def test_only_letters_digits_and_our_own_signs_reach_the_database(typed: str) -> None:
    asked = query_of(typed)
    bare = asked.removesuffix(":*").replace("<->", "").replace(" & ", "")
    assert bare == "" or bare.isalnum()
    assert asked.count(" & ") < MOST_WORDS
