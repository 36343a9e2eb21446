"""Checks between the facts of one record."""

from datetime import date

import pytest

from petitions.rules.petition_checks import PETITION_CHECKS, PETITION_TITLES
from songcong.core.checks import at_most, faults, not_before
from wards.rules.meeting_checks import MEETING_CHECKS, MEETING_TITLES

EARLY, LATE = date(2026, 1, 5), date(2026, 1, 6)


def petition(**facts: object) -> dict[str, object]:
    return {
        "received_on": EARLY,
        "processed_on": None,
        "accepted_on": None,
        "resolved_on": None,
        "eligible": False,
        "competence": "",
    } | facts


@pytest.mark.parametrize(
    ("end", "start", "broken"),
    [(EARLY, LATE, True), (LATE, LATE, False), (None, LATE, False), (EARLY, None, False)],
)
def test_an_end_may_not_stand_before_its_beginning(
    end: date | None, start: date | None, broken: bool
) -> None:
    found = faults([not_before("end", "start")], {"end": end, "start": start}, {"end": "Hết"})
    assert found == ([("end", "Hết đứng trước start")] if broken else [])


@pytest.mark.parametrize(("part", "broken"), [(3, True), (2, False), (None, False)])
def test_a_part_may_not_exceed_its_whole(part: int | None, broken: bool) -> None:
    assert bool(faults([at_most("part", "whole")], {"part": part, "whole": 2}, {})) is broken


def test_what_is_not_known_is_not_judged() -> None:
    assert faults([at_most("part", "whole")], {"part": 3}, {}) == []


@pytest.mark.parametrize(
    ("facts", "at"),
    [
        ({}, []),
        ({"processed_on": date(2026, 1, 4)}, ["processed_on"]),
        ({"accepted_on": date(2026, 1, 4)}, ["accepted_on"]),
        ({"resolved_on": date(2026, 1, 4)}, ["resolved_on"]),
        ({"accepted_on": LATE, "resolved_on": EARLY}, ["resolved_on"]),
        ({"eligible": True, "processed_on": LATE}, ["competence"]),
        ({"eligible": True, "processed_on": LATE, "competence": "within"}, []),
        ({"processed_on": LATE}, []),
        ({"eligible": True}, []),
    ],
)
def test_the_days_of_a_petition(facts: dict[str, object], at: list[str]) -> None:
    found = faults(PETITION_CHECKS, petition(**facts), PETITION_TITLES)
    assert [field for field, _ in found] == at


@pytest.mark.parametrize(
    ("facts", "at"),
    [
        ({}, []),
        ({"households_present": 11}, ["households_present"]),
        ({"opinions_answered": 4}, ["opinions_answered"]),
    ],
)
def test_the_numbers_of_a_meeting(facts: dict[str, int], at: list[str]) -> None:
    whole = {"total_households": 10, "households_present": 9, "opinions": 3, "opinions_answered": 3}
    found = faults(MEETING_CHECKS, whole | facts, MEETING_TITLES)
    assert [field for field, _ in found] == at
