"""Public codes: nobody guesses one, a slip of the pen is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from petitions.rules.public_code import (
    ALPHABET,
    LENGTH,
    check_characters,
    fresh_codes,
    new_code,
    read_code,
    show_code,
)

codes = st.builds(lambda _: new_code(), st.integers())


@given(codes)
def test_a_code_is_read_as_it_is_shown(code: str) -> None:
    assert read_code(show_code(code)) == code
    assert read_code(show_code(code).lower().replace("-", " ")) == code


@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert read_code(wrong) == (code if wrong == code else None)


@given(codes, st.integers(0, 6))
def test_two_swapped_neighbours_are_noticed(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_code(swapped) == (code if swapped == code else None)


def test_look_alikes_are_mended() -> None:
    code = next(code for code in iter(new_code, "") if "0" in code and "1" in code)
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


def test_what_can_be_no_code_is_none() -> None:
    assert read_code("") is None
    assert read_code("SC-UUUU-UUUU-UU") is None
    assert read_code("SC-7K4M") is None


def test_many_codes_at_once_are_codes_like_any_other() -> None:
    many = fresh_codes(500)
    assert len(set(many)) == 500
    assert all(read_code(code) == code for code in many)
    assert all(check_characters(code[:8]) == code[8:] for code in many)
    assert set("".join(code[:8] for code in many)) == set(ALPHABET)
