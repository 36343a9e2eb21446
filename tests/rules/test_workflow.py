"""A workflow table says where a case may go, and nothing else may."""

import pytest

from songcong.core.errors import Refused
from songcong.core.workflow import Transition, Workflow

ACCEPT = Transition(
    verb="accept",
    label="Thụ lý",
    sources=frozenset({"received", "processed"}),
    target="accepted",
    roles=frozenset({"clerk"}),
    article="Điều 27",
    requires=("accepted_on",),
)
CLOSE = Transition(
    verb="close",
    label="Lưu đơn",
    sources=frozenset({"received"}),
    target="closed",
    roles=frozenset({"clerk", "chair"}),
    article="Điều 28",
)
TABLE = Workflow("petition", [ACCEPT, CLOSE])


def test_a_verb_is_found_from_its_states_only() -> None:
    assert TABLE.find("processed", "accept") is ACCEPT
    with pytest.raises(Refused) as refusal:
        TABLE.find("processed", "close")
    assert refusal.value.code == "wrong_state"


def test_only_those_who_may_see_a_button() -> None:
    assert TABLE.available("received", {"clerk"}) == (ACCEPT, CLOSE)
    assert TABLE.available("received", {"chair", "front"}) == (CLOSE,)
    assert TABLE.available("accepted", {"clerk"}) == ()
    assert TABLE.available("received", set()) == ()


def test_a_table_knows_its_states() -> None:
    assert TABLE.states == {"received", "processed", "accepted", "closed"}


def test_one_verb_leads_to_one_place() -> None:
    with pytest.raises(ValueError, match="accept twice from"):
        Workflow("petition", [ACCEPT, ACCEPT])
