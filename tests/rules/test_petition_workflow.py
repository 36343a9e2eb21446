"""The workflow tables of petitions, walked in every order."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from petitions.enums import Competence, Handling, Instance, Outcome, PetitionStatus
from petitions.rules.petition_checks import PETITION_CHECKS, PETITION_TITLES
from petitions.rules.settlement import settlement_deadline
from petitions.rules.steps import OUTCOMES, Facts, changes_of, hindrance, missing
from petitions.rules.workflow import (
    ENDS,
    ENTRIES,
    FINAL,
    OFFICE,
    SETTLED,
    TABLES,
    entry_norm,
    workflow_of,
)
from songcong.core.checks import faults
from songcong.core.errors import Refused
from songcong.core.workflow import Transition, Workflow
from tests.rules.reference import law, norms

DAY = date(2026, 3, 2)
every_table = pytest.mark.parametrize(
    ("of", "table"), TABLES.items(), ids=[table.name for table in TABLES.values()]
)
Of = tuple[str, str]


@every_table
def test_every_state_is_reached_from_an_entry(of: Of, table: Workflow) -> None:
    reached, waiting = set[str](), set(ENTRIES[of[0]])
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting |= {row.target for row in table.available(state, OFFICE)} - reached
    assert reached == table.states


@every_table
def test_nothing_leads_out_of_an_end_and_every_other_state_leads_on(
    of: Of, table: Workflow
) -> None:
    for state in table.states:
        assert bool(table.available(state, OFFICE)) is (state not in ENDS), (of, state)


@every_table
def test_from_every_state_an_end_can_be_reached(of: Of, table: Workflow) -> None:
    for state in table.states:
        reached, waiting = set[str](), {state}
        while waiting:
            reached.add(here := waiting.pop())
            waiting |= {row.target for row in table.available(here, OFFICE)} - reached
        assert reached & ENDS, (of, state)


@every_table
def test_every_row_names_its_article_its_roles_its_day_and_a_known_norm(
    of: Of, table: Workflow
) -> None:
    for row in table.transitions:
        assert row.article, of
        assert row.label
        assert row.roles == OFFICE
        assert row.requires[0] == "on"
        assert not row.deadline or norms().knows(row.deadline), row.deadline


def test_all_states_stand_in_some_table() -> None:
    assert frozenset[str]().union(*(t.states for t in TABLES.values())) == set(
        PetitionStatus.values
    )
    assert SETTLED | ENDS == FINAL


@every_table
def test_nobody_else_may_take_a_step(of: Of, table: Workflow) -> None:
    others = {"inspection_board", "investment_board", "mediation", "front", "city_office"}
    assert table.available(PetitionStatus.RECEIVED, others) == (), of


def test_a_complaint_cannot_be_resolved_before_it_is_taken_up() -> None:
    with pytest.raises(Refused) as refusal:
        workflow_of("complaint").find(PetitionStatus.RECEIVED, "resolve")
    assert refusal.value.code == "wrong_state"


def test_the_second_time_a_complaint_is_decided_only_after_a_dialogue() -> None:
    [row] = [r for r in workflow_of("complaint", "second").transitions if r.verb == "resolve"]
    assert row.sources == {PetitionStatus.DISCUSSED}
    assert workflow_of("denunciation", "second") is workflow_of("denunciation")


def test_a_denunciation_is_never_sent_back_nor_answered_to_its_sender() -> None:
    verbs = {row.verb for row in workflow_of("denunciation").transitions}
    assert not verbs & {"return", "acknowledge", "discuss"}


@every_table
def test_each_way_of_refusing_and_answering_needs_its_document(of: Of, table: Workflow) -> None:
    for row in table.transitions:
        if row.verb in ("resolve", "answer_again", "execute"):
            assert "proof" in row.requires, of
        if row.verb == "refuse":
            assert {"ground", "office", "paper"} <= set(row.requires)
        if row.verb in ("extend", "suspend"):
            assert {"reason", "paper"} <= set(row.requires)
        if row.verb in ("guide", "forward", "urge"):
            assert {"office", "paper"} <= set(row.requires)


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (("denunciation", False, False, False), "petition.check_denunciation"),
        (("complaint", False, False, False), "petition.acknowledge.normal"),
        (("feedback", True, True, False), "petition.acknowledge.urgent"),
        (("feedback", False, True, False), "petition.acknowledge.complex"),
        (("feedback", True, False, True), "petition.process_within"),
    ],
)
def test_by_which_norm_the_first_step_is_due(facts: tuple[str, bool, bool, bool], key: str) -> None:
    kind, urgent, is_complex, acknowledged = facts
    assert norms().knows(key)
    assert entry_norm(kind, urgent=urgent, is_complex=is_complex, acknowledged=acknowledged) == key


class Sheet:
    """A petition as far as steps know it."""

    def __init__(self, kind: str = "complaint", instance: str = "first") -> None:
        self.kind, self.instance = kind, instance
        self.status: str = PetitionStatus.RECEIVED
        self.received_on = DAY
        self.processed_on: date | None = None
        self.accepted_on: date | None = None
        self.resolved_on: date | None = None
        self.acknowledged_on: date | None = None
        self.suspended_on: date | None = None
        self.suspended_days = self.extensions = 0
        self.eligible = self.complex = self.remote = False
        self.competence = self.handling = self.outcome = ""


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
        ("accept", {"accepted_on": DAY, "handling": Handling.ACCEPT, "remote": True}),
        ("acknowledge", {"acknowledged_on": DAY}),
        ("ask_more", {"acknowledged_on": DAY}),
        ("supplied", {}),
        ("verify", {}),
        ("discuss", {}),
        ("extend", {"extensions": 1}),
        ("suspend", {"suspended_on": DAY}),
        ("resolve", {"resolved_on": DAY, "outcome": Outcome.RIGHT}),
        (
            "withdraw",
            {"resolved_on": DAY, "outcome": Outcome.WITHDRAWN, "suspended_on": None},
        ),
        *(
            (
                verb,
                {
                    "processed_on": DAY,
                    "eligible": True,
                    "competence": Competence.OUTSIDE,
                    "handling": handling,
                },
            )
            for verb, handling in (
                ("guide", Handling.GUIDE),
                ("forward", Handling.FORWARD),
                ("urge", Handling.URGE),
            )
        ),
        ("keep", {"processed_on": DAY, "eligible": False, "handling": Handling.KEEP}),
        ("refuse", {"processed_on": DAY, "eligible": False, "handling": Handling.KEEP}),
        ("return", {"processed_on": DAY, "eligible": False, "handling": Handling.RETURN}),
    ],
)
def test_what_a_step_sets(verb: str, expected: dict[str, object]) -> None:
    facts = Facts(on=DAY, complex=True, remote=True, outcome=Outcome.RIGHT, reason="lý do")
    assert changes_of(verb, Sheet(), facts) == expected


def test_the_day_of_sorting_stays_the_first() -> None:
    sheet = Sheet()
    sheet.processed_on = DAY
    later = Facts(on=DAY + timedelta(days=9))
    assert changes_of("guide", sheet, later)["processed_on"] == DAY


def test_days_of_suspension_add_up() -> None:
    sheet = Sheet("denunciation")
    sheet.suspended_on, sheet.suspended_days = DAY, 3
    resumed = changes_of("resume", sheet, Facts(on=DAY + timedelta(days=10)))
    assert resumed == {"suspended_on": None, "suspended_days": 13}


def row_of(verb: str, kind: str = "complaint") -> Transition:
    return next(row for row in workflow_of(kind).transitions if row.verb == verb)


@pytest.mark.parametrize(
    ("verb", "left_out"),
    [
        ("refuse", "ground"),
        ("refuse", "office"),
        ("refuse", "paper"),
        ("extend", "reason"),
        ("extend", "paper"),
        ("accept", "paper"),
        ("forward", "office"),
        ("resolve", "paper"),
        ("resolve", "no_proof"),
        ("resolve", "outcome"),
    ],
)
def test_what_a_step_needs(verb: str, left_out: str) -> None:
    names = ("reason", "paper", "ground", "office", "no_proof")
    whole: dict[str, Any] = {"outcome": Outcome.RIGHT, **dict.fromkeys(names, "x")}
    row, sheet = row_of(verb), Sheet()
    assert list(missing(row, sheet, Facts(on=DAY, **whole), has_file=False)) == []
    lacking = Facts(on=DAY, **(whole | {left_out: " "}))
    [(field, sentence)] = missing(row, sheet, lacking, has_file=False)
    assert (field, bool(sentence)) == (left_out, True)


def test_a_file_stands_for_the_reason_why_there_is_none() -> None:
    facts = Facts(on=DAY, outcome=Outcome.ANSWERED)
    row, sheet = row_of("resolve", "feedback"), Sheet("feedback")
    assert list(missing(row, sheet, facts, has_file=True)) == []
    for nothing in ("", " ", ".", "- 1"):
        said = replace(facts, no_proof=nothing)
        assert [field for field, _ in missing(row, sheet, said, has_file=False)] == ["no_proof"]


@pytest.mark.parametrize(
    ("status", "outcome", "lacks"),
    [
        (PetitionStatus.ACCEPTED, Outcome.RIGHT, False),
        (PetitionStatus.VERIFYING, Outcome.PARTLY_RIGHT, True),
        (PetitionStatus.ACCEPTED, Outcome.WRONG, True),
        (PetitionStatus.DISCUSSED, Outcome.WRONG, False),
    ],
)
def test_a_finding_that_differs_needs_a_dialogue(
    status: str, outcome: Outcome, lacks: bool
) -> None:
    sheet = Sheet()
    sheet.status = status
    facts = Facts(on=DAY, outcome=outcome, paper="1/QĐ", no_proof="x")
    said = list(missing(row_of("resolve"), sheet, facts, has_file=False))
    assert bool(said) is lacks


def test_what_was_done_once_or_cannot_be_lengthened_hinders() -> None:
    sheet = Sheet()
    assert hindrance("acknowledge", sheet) == hindrance("extend", sheet) == ""
    sheet.acknowledged_on, sheet.extensions = DAY, 1
    assert "rồi" in hindrance("acknowledge", sheet)
    assert "dài nhất" in hindrance("extend", sheet)
    assert hindrance("resolve", sheet) == ""


class Life(RuleBasedStateMachine):
    """Any petition, taken through any steps its table allows, on days that never go back."""

    of: Of
    steps = looks = 0

    @initialize()
    def receive(self) -> None:
        self.table = TABLES[self.of]
        self.sheet, self.day = Sheet(*self.of), DAY
        self.steps = self.looks = 0
        self.papers: set[str] = set()
        self.due: date | None = None

    @precondition(lambda self: self.sheet.status in ENDS)
    @rule()
    def receive_another(self) -> None:
        self.receive()

    @precondition(lambda self: self.sheet.status not in ENDS)
    @rule(data=st.data(), days=st.integers(0, 40), given=st.booleans())
    def step(self, data: st.DataObject, days: int, given: bool) -> None:
        self.day += timedelta(days=days)
        rows = [
            row
            for row in self.table.available(self.sheet.status, OFFICE)
            if not hindrance(row.verb, self.sheet)
        ]
        row = data.draw(st.sampled_from(rows))
        names = ("reason", "paper", "ground", "office", "no_proof")
        said: dict[str, Any] = dict.fromkeys(names, "x" if given else "")
        said["outcome"] = data.draw(st.sampled_from(OUTCOMES[self.sheet.kind]))
        facts = Facts(on=self.day, **said)
        if list(missing(row, self.sheet, facts, has_file=given)):
            return
        for name, value in changes_of(row.verb, self.sheet, facts).items():
            setattr(self.sheet, name, value)
        self.sheet.status = row.target
        self.papers |= {row.verb} if given else set()
        self.looks += row.verb == "ask_again"
        self.steps += 1
        self.due = self._deadline(row)

    def _deadline(self, row: Transition) -> date | None:
        if not row.deadline:
            return None
        start = self.day if row.counted_from == "on" else getattr(self.sheet, row.counted_from)
        due = law().deadline(row.deadline, start).due_on
        assert due >= start
        return due

    @invariant()
    def keeps_to_the_checks_of_the_register(self) -> None:
        assert faults(PETITION_CHECKS, vars(self.sheet), PETITION_TITLES) == []

    @invariant()
    def is_settled_only_with_a_day_an_outcome_and_its_papers(self) -> None:
        sheet = self.sheet
        settled = sheet.status in SETTLED or sheet.status == PetitionStatus.WITHDRAWN
        assert settled is bool(sheet.resolved_on and sheet.outcome)
        if sheet.status in SETTLED:
            assert "resolve" in self.papers
            if sheet.kind != "feedback":
                assert "accept" in self.papers
            if self.of[1] == Instance.SECOND or (
                sheet.kind == "complaint" and sheet.outcome != Outcome.RIGHT
            ):
                assert {"verify", "discuss"} <= self.papers
        if sheet.status == PetitionStatus.REFUSED:
            assert "refuse" in self.papers

    @invariant()
    def is_looked_at_again_once_at_most(self) -> None:
        assert self.looks <= 1

    @invariant()
    def no_deadline_stands_before_its_start(self) -> None:
        sheet = self.sheet
        found = settlement_deadline(sheet, law())
        if found is not None:
            assert found.due_on >= found.start >= sheet.received_on
            ordinary = settlement_deadline(sheet, law(), extensions=0)
            assert ordinary is not None
            assert ordinary.due_on <= found.due_on
        assert (found is None) or sheet.suspended_on is None


def _machine(of: Of) -> type:
    life = type(f"Life_{'_'.join(of)}", (Life,), {"of": of})
    case: type = life.TestCase  # type: ignore[attr-defined]  # made by hypothesis
    case.settings = settings(max_examples=60, stateful_step_count=25)  # type: ignore[attr-defined]
    return case


TestComplaintFirst = _machine(("complaint", "first"))
TestComplaintSecond = _machine(("complaint", "second"))
TestDenunciation = _machine(("denunciation", "first"))
TestFeedback = _machine(("feedback", "first"))
