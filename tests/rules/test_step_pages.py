"""Which step settles what is owed, and by which norm a register's petition goes on."""

from datetime import date
from types import SimpleNamespace

import pytest

from petitions.enums import PetitionStatus
from petitions.rules.register_state import register_step
from petitions.rules.step_pages import (
    PETITION_STEPS,
    PETITION_WORDS,
    VOTER_STEPS,
    VOTER_WORDS,
    settling_verb,
    sorting_verb,
)
from petitions.rules.voter import VOTER
from petitions.rules.workflow import OFFICE, TABLES, workflow_of


def test_every_step_has_one_word_in_its_address() -> None:
    verbs = {row.verb for table in TABLES.values() for row in table.transitions}
    assert set(PETITION_STEPS.values()) == verbs
    assert set(VOTER_STEPS.values()) == {row.verb for row in VOTER.transitions}
    for steps, words in ((PETITION_STEPS, PETITION_WORDS), (VOTER_STEPS, VOTER_WORDS)):
        assert {words[verb]: verb for verb in steps.values()} == steps


@pytest.mark.parametrize(
    ("kind", "instance", "status", "verb"),
    [
        ("feedback", "first", "received", "process"),
        ("feedback", "first", "accepted", "resolve"),
        ("complaint", "first", "processed", "accept"),
        ("complaint", "first", "accepted", "resolve"),
        ("complaint", "first", "suspended", "resume"),
        ("complaint", "second", "verifying", "discuss"),
        ("complaint", "second", "discussed", "resolve"),
        ("denunciation", "first", "accepted", "verify"),
        ("complaint", "first", "archived", ""),
    ],
)
def test_the_step_nearest_to_the_end_settles(
    kind: str, instance: str, status: str, verb: str
) -> None:
    assert settling_verb(workflow_of(kind, instance).available(status, OFFICE)) == verb


def test_voters_are_answered() -> None:
    assert settling_verb(VOTER.available("received", OFFICE)) == "settle"
    assert settling_verb(VOTER.available("settled", OFFICE)) == ""


@pytest.mark.parametrize(
    ("kind", "status", "key", "verb"),
    [
        ("complaint", "received", "petition.acknowledge.normal", "acknowledge"),
        ("complaint", "received", "petition.process_within", "process"),
        ("denunciation", "received", "petition.check_denunciation", "process"),
        ("complaint", "awaiting", "petition.supplement", "supplied"),
        ("complaint", "processed", "petition.accept_complaint", "accept"),
    ],
)
def test_the_day_of_the_step_says_which_step_it_asks_for(
    kind: str, status: str, key: str, verb: str
) -> None:
    assert sorting_verb(workflow_of(kind).available(status, OFFICE), key) == verb


@pytest.mark.parametrize(
    ("kind", "said", "key"),
    [
        ("complaint", {}, "petition.process_within"),
        ("feedback", {}, "petition.process_within"),
        ("denunciation", {}, "petition.check_denunciation"),
        ("complaint", {"processed_on": date(2025, 6, 3)}, "petition.accept_complaint"),
        ("denunciation", {"processed_on": date(2025, 6, 3)}, "petition.check_denunciation"),
        ("feedback", {"processed_on": date(2025, 6, 3)}, "petition.process_within"),
        ("complaint", {"accepted_on": date(2025, 6, 3)}, ""),
        ("complaint", {"processed_on": date(2025, 6, 3), "handling": "guide"}, ""),
        ("complaint", {"resolved_on": date(2025, 6, 3)}, ""),
    ],
)
def test_a_petition_of_a_register_goes_on_by_the_norm_of_its_state(
    kind: str, said: dict[str, object], key: str
) -> None:
    none = dict.fromkeys(("processed_on", "accepted_on", "resolved_on"))
    facts = {"handling": "", "outcome": "", "complex": False, "received_on": date(2025, 6, 2)}
    petition = SimpleNamespace(**{"kind": kind, **none, **facts, **said})
    assert register_step(petition) == key


def test_every_state_in_which_nothing_is_settled_yet_leads_somewhere() -> None:
    for table in TABLES.values():
        for status in (PetitionStatus.RECEIVED, PetitionStatus.PROCESSED):
            rows = table.available(status, OFFICE)
            assert not rows or sorting_verb(rows, "")
