"""How many speak for a group, at each bound of the decree."""

import pytest

from petitions.rules.representatives import Speakers, representatives


@pytest.mark.parametrize("persons", [0, 1, 4])
def test_fewer_than_five_are_no_group(persons: int) -> None:
    assert representatives(persons) is None


@pytest.mark.parametrize("persons", [5, 10])
def test_five_to_ten_send_one_or_two(persons: int) -> None:
    assert representatives(persons) == Speakers(1, 2)


@pytest.mark.parametrize("persons", [11, 300])
def test_eleven_or_more_send_at_most_five(persons: int) -> None:
    assert representatives(persons) == Speakers(1, 5)
