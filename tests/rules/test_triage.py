"""The table that sorts petitions: each combination of answers meets one row, each row is met."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import Competence, Content, Fault, Instance, PetitionKind, Weight
from petitions.rules.triage import TABLE, Answers, proposal_for
from petitions.rules.workflow import OFFICE, workflow_of
from tests.rules.reference import norms

EVERYTHING = [
    Answers(*answers)
    for answers in product(
        Content.values,
        Fault.values,
        Competence.values,
        Instance.values,
        Weight.values,
        (True, False),
    )
]


def test_every_combination_meets_exactly_one_row() -> None:
    for answers in EVERYTHING:
        met = [rule.code for rule in TABLE if rule.meets(answers)]
        assert len(met) == 1, (answers, met)


def test_no_row_is_out_of_reach() -> None:
    reached = {proposal_for(answers).rule.code for answers in EVERYTHING}
    assert reached == {rule.code for rule in TABLE}
    assert len(reached) == len(TABLE)


@given(
    st.builds(
        Answers,
        content=st.sampled_from(Content.values),
        fault=st.sampled_from(Fault.values),
        competence=st.sampled_from(Competence.values),
        instance=st.sampled_from(Instance.values),
        weight=st.sampled_from(Weight.values),
        from_body=st.booleans(),
    )
)
def test_what_is_proposed_can_be_done_and_has_its_norms(answers: Answers) -> None:
    found = proposal_for(answers)
    assert found.rule.article
    assert found.rule.says
    assert found.kind in PetitionKind.values
    assert norms().knows(found.rule.deadline)
    if found.verb != "split":
        table = workflow_of(found.kind, answers.instance)
        assert found.verb in {row.verb for row in table.available("received", OFFICE)}
    assert bool(found.norm_key) is (found.verb == "process")
    assert not found.norm_key or norms().knows(found.norm_key)


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: str(rule.code))
def test_a_letter_goes_out_unless_the_petition_is_kept_or_checked(rule: object) -> None:
    verb, letter = rule.verb, rule.letter  # type: ignore[attr-defined]  # a row
    assert bool(letter) is (verb != "keep" and rule.code != "denounced with evidence, within")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("answers", "verb", "article"),
    [
        (Answers("complaint"), "process", "Điều 27"),
        (Answers("complaint", competence="outside"), "guide", "05/2021"),
        (Answers("complaint", competence="outside", from_body=True), "forward", "05/2021"),
        (Answers("complaint", "settled"), "refuse", "Điều 11"),
        (Answers("denunciation", competence="outside"), "forward", "Điều 24"),
        (Answers("denunciation", "anonymous"), "keep", "Điều 25 khoản 1"),
        (Answers("denunciation", "anonymous_evidence"), "process", "Điều 25 khoản 2"),
        (
            Answers("denunciation", "anonymous_evidence", "outside"),
            "forward",
            "Điều 25 khoản 2",
        ),
        (Answers("feedback", "anonymous_evidence"), "keep", "05/2021"),
        (Answers("feedback", competence="outside"), "forward", "05/2021"),
        (Answers("feedback", "no_signature"), "ask_more", "05/2021"),
        (Answers("regulation", "copy"), "forward", "20/2008"),
        (Answers("several", "anonymous"), "split", "05/2021"),
    ],
)
def test_by_law(answers: Answers, verb: str, article: str) -> None:
    found = proposal_for(answers)
    assert found.verb == verb
    assert article in found.rule.article


def test_time_limits_follow_instance_and_weight() -> None:
    second = Answers("complaint", instance="second", weight="remote_complex")
    assert proposal_for(second).norm_key == "petition.settle.complaint.second.remote_complex"
    hard = Answers("denunciation", weight="complex")
    assert proposal_for(hard).norm_key == "petition.settle.denunciation.complex"
    assert proposal_for(Answers("feedback", weight="urgent")).norm_key == (
        "petition.settle.feedback"
    )
    assert proposal_for(Answers("feedback", weight="urgent")).kind == "feedback"
    assert proposal_for(Answers("regulation")).kind == "feedback"
