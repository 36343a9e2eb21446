"""Norms by key and day; thresholds; the rules that name their key."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.enums import Board
from inspections.rules.recommendation import answer_deadline
from petitions.rules.settlement import (
    clock_starts_on,
    key_of,
    may_be_extended,
    norm_key,
    settlement_deadline,
    taken_up_on,
)
from songcong.core.norms import AT_LEAST, MORE_THAN, Norm, NormMissing
from tests.rules.reference import law, norms
from wards.rules.publication import publication_deadline
from wards.rules.voting import verdict


def test_the_row_in_force_that_day() -> None:
    assert norms().resolve("disclosure.publish_within", date(2023, 6, 30)).value == 2
    assert norms().resolve("disclosure.publish_within", date(2023, 7, 1)).value == 10
    assert norms().resolve("petition.mass_signers", date(2020, 12, 10)).citation.startswith("Nghị")


def test_a_key_falls_back_to_other_where_it_has_one() -> None:
    before = norms().resolve("decision.threshold.convention", date(2021, 5, 1))
    assert (before.key, before.in_force_from.year) == ("decision.threshold.other", 2007)
    after = norms().resolve("decision.threshold.convention", date(2023, 7, 1))
    assert after.key == "decision.threshold.convention"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("decision.threshold.convention", date(2007, 6, 30)),
        ("petition.settle.denunciation.complex", date(2018, 12, 31)),
        ("no.such.norm", date(2021, 1, 1)),
        ("plain", date(2021, 1, 1)),
    ],
)
def test_no_row_in_force(key: str, day: date) -> None:
    with pytest.raises(NormMissing) as missing:
        norms().resolve(key, day)
    assert (missing.value.key, missing.value.day) == (key, day)
    assert key in missing.value.message
    assert f"{day:%d/%m/%Y}" in missing.value.message


def threshold(value: str, unit: str) -> Norm:
    return Norm("decision.threshold.other", Decimal(value), unit, date(2007, 7, 1), None, "", True)


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("66.6667", Fraction(2, 3)),
        ("33.3333", Fraction(1, 3)),
        ("50", Fraction(1, 2)),
        ("75", Fraction(3, 4)),
        ("16.6667", Fraction(1, 6)),
        ("62.5", Fraction(5, 8)),
        ("66.7", Fraction(667, 1000)),
        ("51", Fraction(51, 100)),
    ],
)
def test_a_rounded_percentage_stands_for_its_fraction(value: str, share: Fraction) -> None:
    assert threshold(value, AT_LEAST).share == share


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_two_thirds_and_more_than_half_exactly(part: int, whole: int) -> None:
    assert threshold("66.6667", AT_LEAST).met_by(part, whole) == (
        whole > 0 and 3 * part >= 2 * whole
    )
    assert threshold("50", MORE_THAN).met_by(part, whole) == (whole > 0 and 2 * part > whole)


def test_a_time_limit_is_no_threshold() -> None:
    with pytest.raises(ValueError, match="no threshold"):
        threshold("10", "working_day").met_by(1, 2)


@pytest.mark.parametrize(
    ("year", "matter", "votes", "passed", "key"),
    [
        (2021, 1, (90, 180), False, "contribution"),
        (2021, 1, (91, 180), True, "contribution"),
        (2024, 1, (120, 180), True, "contribution"),
        (2024, 1, (119, 180), False, "contribution"),
        (2024, 2, (120, 180), True, "community_funds"),
        (2021, 2, (91, 180), True, "other"),
        (2021, 3, (91, 180), True, "other"),
        (2024, 3, (91, 180), True, "convention"),
        (2024, 4, (90, 180), False, "neighbourhood_head"),
        (2024, 5, (91, 180), True, "board_member"),
        (2024, 6, (91, 180), True, "other"),
        (2024, 1, (0, 0), False, "contribution"),
    ],
)
def test_votes(year: int, matter: int, votes: tuple[int, int], passed: bool, key: str) -> None:
    votes_for, total = votes
    result = verdict(
        matter=matter,
        decided_on=date(year, 8, 1),
        votes_for=votes_for,
        total_households=total,
        norms=norms(),
    )
    assert result.passed is passed
    assert result.norm.key == f"decision.threshold.{key}"


def petition(**facts: object) -> SimpleNamespace:
    base = {
        "kind": "complaint",
        "handling": "",
        "complex": False,
        "received_on": date(2021, 7, 1),
        "processed_on": None,
        "accepted_on": None,
        "instance": "first",
        "remote": False,
        "extensions": 0,
        "suspended_on": None,
        "suspended_days": 0,
    }
    return SimpleNamespace(**base | facts)


def test_when_a_petition_is_taken_up() -> None:
    sorted_on, accepted_on = date(2021, 7, 5), date(2021, 7, 7)
    assert taken_up_on(petition(processed_on=sorted_on, handling="accept")) is None
    feedback = {"kind": "feedback", "processed_on": sorted_on}
    assert taken_up_on(petition(**feedback, handling="accept")) == sorted_on
    assert taken_up_on(petition(**feedback, handling="guide")) is None
    both = petition(**feedback, handling="accept", accepted_on=accepted_on)
    assert taken_up_on(both) == accepted_on
    assert clock_starts_on(both) == date(2021, 7, 1)
    assert clock_starts_on(petition(accepted_on=accepted_on)) == accepted_on


def test_being_complex_lengthens_all_but_feedback() -> None:
    assert norm_key("complaint", is_complex=False) == "petition.settle.complaint.first"
    assert norm_key("complaint", is_complex=True) == "petition.settle.complaint.first.complex"
    assert norm_key("denunciation", is_complex=True) == "petition.settle.denunciation.complex"
    assert norm_key("feedback", is_complex=True) == "petition.settle.feedback"


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        ({}, ("complaint.first", "complaint.first.complex")),
        ({"complex": True}, ("complaint.first.complex",)),
        ({"instance": "second"}, ("complaint.second", "complaint.second.complex")),
        ({"remote": True}, ("complaint.first.remote", "complaint.first.remote_complex")),
        (
            {"remote": True, "instance": "second", "complex": True},
            ("complaint.second.remote_complex",),
        ),
        (
            {"kind": "denunciation"},
            ("denunciation", "denunciation.complex", "denunciation.especially_complex"),
        ),
        (
            {"kind": "denunciation", "complex": True, "remote": True},
            ("denunciation.complex", "denunciation.especially_complex"),
        ),
        ({"kind": "feedback", "complex": True}, ("feedback", "feedback.extended")),
    ],
)
def test_an_extension_climbs_to_the_next_time_limit_of_the_law(
    facts: dict[str, object], keys: tuple[str, ...]
) -> None:
    for extensions, key in enumerate(keys):
        case = petition(**facts, extensions=extensions)
        assert key_of(case) == f"petition.settle.{key}"
        assert norms().knows(key_of(case))
        assert may_be_extended(case) is (extensions + 1 < len(keys))
    assert key_of(petition(**facts), extensions=9) == f"petition.settle.{keys[-1]}"


def test_days_of_suspension_do_not_count_and_meanwhile_no_day_is_due() -> None:
    taken_up = petition(kind="denunciation", accepted_on=date(2021, 8, 2))
    straight = settlement_deadline(taken_up, law())
    assert straight is not None
    assert straight.due_on == date(2021, 9, 1)
    taken_up.suspended_days = 12
    paused = settlement_deadline(taken_up, law())
    assert paused is not None
    assert (paused.due_on, paused.start) == (date(2021, 9, 13), date(2021, 8, 2))
    taken_up.suspended_on = date(2021, 8, 20)
    assert settlement_deadline(taken_up, law()) is None


def test_deadlines_of_settlement() -> None:
    assert settlement_deadline(petition(), law()) is None
    complaint = settlement_deadline(petition(accepted_on=date(2021, 8, 15)), law())
    assert complaint is not None
    assert complaint.due_on == date(2021, 9, 14)
    longer = settlement_deadline(petition(accepted_on=date(2020, 12, 27), complex=True), law())
    assert longer is not None
    assert longer.due_on == date(2021, 2, 17)
    feedback = settlement_deadline(
        petition(kind="feedback", received_on=date(2021, 8, 20), complex=True), law()
    )
    assert feedback is not None
    assert (feedback.due_on, feedback.norm.unit) == (date(2021, 9, 14), "working_day")


def test_deadlines_of_disclosures_and_recommendations() -> None:
    assert publication_deadline(date(2021, 8, 31), law()).due_on == date(2021, 9, 6)
    for board in Board:
        answer = answer_deadline(board, date(2021, 8, 20), law())
        assert (answer.due_on, answer.norm.key) == (
            date(2021, 9, 6),  # fifteen days on is Saturday 4/9
            f"{board}.recommendation_answer",
        )
