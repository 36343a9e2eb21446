"""The workflow tables of petitions, walked in every order."""

from datetime import date, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from petitions.enums import Competence, Handling, Outcome, PetitionKind, PetitionStatus
from petitions.rules.petition_checks import PETITION_CHECKS, PETITION_TITLES
from petitions.rules.steps import OUTCOMES, Facts, changes_of
from petitions.rules.workflow import ENTRIES, FINAL, OFFICE, WORKFLOWS, workflow_of
from songcong.core.checks import faults
from songcong.core.errors import Refused

KINDS = list(PetitionKind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_is_reached_from_an_entry(kind: str) -> None:
    table = workflow_of(kind)
    reached, waiting = set[str](), set(ENTRIES[kind])
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting |= {row.target for row in table.available(state, OFFICE)} - reached
    assert reached == table.states == set(PetitionStatus.values)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leads_out_of_a_final_state_and_every_other_state_leads_on(kind: str) -> None:
    table = workflow_of(kind)
    for state in table.states:
        assert bool(table.available(state, OFFICE)) is (state not in FINAL)


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_names_its_article_its_roles_and_its_day(kind: str) -> None:
    for row in workflow_of(kind).transitions:
        assert row.article
        assert row.label
        assert row.roles == OFFICE
        assert row.requires[0] == "on"


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_else_may_take_a_step(kind: str) -> None:
    others = {"inspection_board", "investment_board", "mediation", "front", "city_office"}
    assert workflow_of(kind).available(PetitionStatus.RECEIVED, others) == ()


def test_a_complaint_cannot_be_resolved_before_it_is_taken_up() -> None:
    with pytest.raises(Refused) as refusal:
        WORKFLOWS["complaint"].find(PetitionStatus.RECEIVED, "resolve")
    assert refusal.value.code == "wrong_state"


def test_a_denunciation_is_never_sent_back() -> None:
    assert all(row.verb != "return" for row in WORKFLOWS["denunciation"].transitions)


DAY = date(2026, 3, 2)


class Sheet:
    """A petition as far as steps know it."""

    def __init__(self) -> None:
        self.received_on = DAY
        self.processed_on: date | None = None
        self.accepted_on: date | None = None
        self.resolved_on: date | None = None
        self.eligible = False
        self.competence = self.handling = self.outcome = ""
        self.complex = False


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (
            "process",
            {
                "processed_on": DAY,
                "eligible": True,
                "competence": Competence.WITHIN,
                "handling": Handling.ACCEPT,
                "complex": True,
            },
        ),
        ("accept", {"accepted_on": DAY, "handling": Handling.ACCEPT}),
        ("resolve", {"resolved_on": DAY, "outcome": Outcome.RIGHT}),
        ("withdraw", {"resolved_on": DAY, "outcome": Outcome.WITHDRAWN}),
        (
            "guide",
            {
                "processed_on": DAY,
                "eligible": True,
                "competence": Competence.OUTSIDE,
                "handling": Handling.GUIDE,
            },
        ),
        (
            "forward",
            {
                "processed_on": DAY,
                "eligible": True,
                "competence": Competence.OUTSIDE,
                "handling": Handling.FORWARD,
            },
        ),
        (
            "urge",
            {
                "processed_on": DAY,
                "eligible": True,
                "competence": Competence.OUTSIDE,
                "handling": Handling.URGE,
            },
        ),
        ("keep", {"processed_on": DAY, "eligible": False, "handling": Handling.KEEP}),
        ("return", {"processed_on": DAY, "eligible": False, "handling": Handling.RETURN}),
    ],
)
def test_what_a_step_sets(verb: str, expected: dict[str, object]) -> None:
    facts = Facts(on=DAY, complex=True, outcome=Outcome.RIGHT, reason="lý do")
    assert changes_of(verb, Sheet(), facts) == expected


def test_the_day_of_sorting_stays_the_first() -> None:
    sheet = Sheet()
    sheet.processed_on = DAY
    later = Facts(on=DAY + timedelta(days=9))
    assert changes_of("guide", sheet, later)["processed_on"] == DAY


class Life(RuleBasedStateMachine):
    """Any petition, taken through any steps its table allows, on days that never go back."""

    @initialize(kind=st.sampled_from(KINDS))
    def receive(self, kind: str) -> None:
        self.kind, self.status, self.sheet, self.day = kind, "received", Sheet(), DAY
        self.steps = 0

    @precondition(lambda self: self.status in FINAL)
    @rule(kind=st.sampled_from(KINDS))
    def receive_another(self, kind: str) -> None:
        self.receive(kind)

    @precondition(lambda self: self.status not in FINAL)
    @rule(data=st.data(), days=st.integers(0, 40))
    def step(self, data: st.DataObject, days: int) -> None:
        self.day += timedelta(days=days)
        rows = workflow_of(self.kind).available(self.status, OFFICE)
        row = data.draw(st.sampled_from(rows))
        facts = Facts(on=self.day, outcome=OUTCOMES[self.kind][0], reason="lý do")
        for name, value in changes_of(row.verb, self.sheet, facts).items():
            setattr(self.sheet, name, value)
        self.status = row.target
        self.steps += 1

    @invariant()
    def keeps_to_the_checks_of_the_register(self) -> None:
        if hasattr(self, "sheet"):
            assert faults(PETITION_CHECKS, vars(self.sheet), PETITION_TITLES) == []

    @invariant()
    def ends_within_three_steps(self) -> None:
        if hasattr(self, "sheet"):
            assert self.steps <= 3

    @invariant()
    def is_settled_only_with_a_day_and_an_outcome(self) -> None:
        if hasattr(self, "sheet"):
            settled = self.status in {PetitionStatus.RESOLVED, PetitionStatus.WITHDRAWN}
            assert settled is bool(self.sheet.resolved_on and self.sheet.outcome)


TestLife = Life.TestCase
