"""The table of voters' requests: every state reached, every end an end, no way round an answer."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import CouncilLevel, VoterStatus
from petitions.rules.voter import (
    FINISHED,
    PROMISED,
    VOTER,
    VOTER_ENDS,
    WAITING,
    VoterStep,
    answer_deadline,
    changes_of,
)
from tests.rules.reference import law


class Case:
    answered_on: date | None = None


def test_every_state_is_reached_from_the_first() -> None:
    reached, waiting = set(), {VoterStatus.RECEIVED.value}
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting |= {row.target for row in VOTER.transitions if state in row.sources} - reached
    assert reached == set(VoterStatus.values) == WAITING | PROMISED | FINISHED


def test_an_end_is_an_end_and_every_answer_needs_its_document() -> None:
    for row in VOTER.transitions:
        assert not row.sources & FINISHED
        assert "on" in row.requires
        if row.verb in VOTER_ENDS:
            assert {"document", "answer"} <= set(row.requires)
            assert (row.target in FINISHED) is VOTER_ENDS[row.verb]


@given(st.lists(st.sampled_from(VOTER.transitions), max_size=12))
def test_whatever_is_done_the_first_answer_stays(rows: list) -> None:  # type: ignore[type-arg]
    case, first = Case(), None
    for number, row in enumerate(rows, start=1):
        on = date(2026, 1, number)
        changes = changes_of(row.verb, case, VoterStep(on=on, planned_on=date(2027, 1, 1)))
        if row.verb == "pass_on":
            assert changes == {"passed_on": on, "body": ""}
            continue
        first = first or on
        assert changes["answered_on"] == first
        assert (changes["settled_on"] is not None) is (row.target in FINISHED)
        assert (changes["planned_on"] is not None) is (row.target == VoterStatus.PLANNED)
        case.answered_on = first


@given(st.sampled_from(CouncilLevel.values), st.integers(0, 2900))
def test_a_day_is_owed_only_by_a_norm_and_never_before_the_receipt(level: str, days: int) -> None:
    on = date(2019, 1, 1) + timedelta(days=days)
    deadline = answer_deadline(level, on, law())
    if on >= date(2020, 10, 1):
        assert deadline is not None
        assert deadline.due_on > on
    else:
        assert deadline is None
