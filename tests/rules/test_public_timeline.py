"""What a sender reads of the way a petition went, of every step and of a register's days."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import Handling, PetitionStatus
from petitions.rules.public_status import (
    NEXT,
    OUTCOMES,
    STATES,
    next_step,
    outcome_words,
    waits_for_sender,
)
from petitions.rules.public_timeline import TOLD, Days, Happening, timeline, told
from petitions.rules.workflow import FINAL, SETTLED, TABLES

DAY = date(2025, 6, 2)
ONE = timedelta(days=1)


def days(**said: Any) -> Days:
    none = {"processed_on": None, "accepted_on": None, "resolved_on": None, "handling": ""}
    return Days(**{"received_on": DAY, "status": PetitionStatus.RECEIVED, **none, **said})


def test_every_step_of_every_table_has_its_sentence() -> None:
    steps = {row.verb for table in TABLES.values() for row in table.transitions}
    assert steps <= set(TOLD)


def test_every_state_says_what_it_is_and_what_comes_next_or_how_it_ended() -> None:
    for status in PetitionStatus:
        assert STATES[status]
        said = next_step(status, ""), outcome_words(status, "Đúng")
        assert any(said) or status == PetitionStatus.TRANSFERRED, status
        assert bool(said[1]) is (status in SETTLED or status in OUTCOMES)
    assert set(NEXT) - set(PetitionStatus) == set()
    assert set(NEXT) & (FINAL - {PetitionStatus.REVIEWING}) == set()


@pytest.mark.parametrize(
    ("status", "key", "words"),
    [
        ("received", "petition.acknowledge.urgent", "đã nhận đơn"),
        ("received", "petition.process_within", "thụ lý hay không"),
        ("processed", "petition.accept_complaint", "văn bản thụ lý"),
        ("resolved", "petition.send_decision.second", "gửi quyết định"),
        ("archived", "", ""),
    ],
)
def test_the_norm_of_the_step_says_what_comes_next(status: str, key: str, words: str) -> None:
    said = next_step(status, key)
    assert words in said if words else not said


def test_only_a_supplement_waits_for_the_sender() -> None:
    assert [s for s in PetitionStatus if waits_for_sender(s)] == [PetitionStatus.AWAITING]


@pytest.mark.parametrize(
    ("verb", "reason", "data", "more"),
    [
        (
            "forward",
            "riêng",
            {"office": "Thanh tra tỉnh", "paper": "5/PC"},
            "Nơi nhận: Thanh tra tỉnh; văn bản số 5/PC",
        ),
        ("guide", "", {"office": "Tòa án"}, "Nơi cần đến: Tòa án"),
        ("urge", "", {"office": "Sở Xây dựng"}, "Cơ quan được đôn đốc: Sở Xây dựng"),
        (
            "refuse",
            "đơn nặc danh",
            {"office": "Tòa án"},
            "Có thể gửi đến: Tòa án; căn cứ: đơn nặc danh",
        ),
        ("ask_more", "bản sao sổ đỏ", {}, "Cần bổ sung: bản sao sổ đỏ"),
        ("keep", "không rõ địa chỉ", {}, "Lý do: không rõ địa chỉ"),
        ("withdraw", "tự hòa giải với ông hàng xóm", {}, ""),
        ("suspend", "chờ giám định", {"paper": "7/QĐ"}, "Lý do: chờ giám định; văn bản số 7/QĐ"),
        (
            "extend",
            "chờ đo đạc",
            {"from_due": "2025-06-23", "to_due": "2025-07-14"},
            "Hạn cũ 23/06/2025, hạn mới 14/07/2025; lý do: chờ đo đạc",
        ),
        ("verify", "", {"office": "không nêu"}, ""),
    ],
)
def test_office_paper_and_days_are_told_but_reasons_only_where_written_for_the_sender(
    verb: str, reason: str, data: dict[str, str], more: str
) -> None:
    assert told(verb, DAY, reason, data) == Happening(DAY, TOLD[verb], more)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"processed_on": DAY + ONE}, ["process"]),
        ({"processed_on": DAY + ONE, "handling": Handling.GUIDE}, ["process"]),
        ({"status": "transferred", "processed_on": DAY, "handling": Handling.GUIDE}, ["guide"]),
        ({"status": "transferred", "processed_on": DAY, "handling": Handling.FORWARD}, ["forward"]),
        ({"status": "transferred", "processed_on": DAY, "handling": Handling.URGE}, ["urge"]),
        ({"status": "closed", "processed_on": DAY, "handling": Handling.RETURN}, ["return"]),
        ({"status": "closed", "processed_on": DAY, "handling": Handling.KEEP}, ["keep"]),
        ({"status": "closed", "processed_on": DAY}, ["process"]),
        (
            {"processed_on": DAY, "accepted_on": DAY + ONE, "resolved_on": DAY + 2 * ONE},
            ["resolve", "accept", "process"],
        ),
        ({"status": "withdrawn", "resolved_on": DAY + ONE}, ["withdraw"]),
    ],
)
def test_the_days_of_a_register_say_what_no_step_says(
    said: dict[str, Any], words: list[str]
) -> None:
    lines = timeline(days(**said), [])
    assert [one.words for one in lines[:-1]] == [TOLD[verb] for verb in words]
    assert lines[-1] == Happening(DAY, "Cơ quan đã nhận đơn")


def test_a_step_stands_in_place_of_the_day_it_wrote() -> None:
    steps = [
        ("process", told("process", DAY + ONE, "", {})),
        ("accept", told("accept", DAY + ONE, "", {"paper": "3/TB"})),
        ("verify", told("verify", DAY + ONE, "", {})),
    ]
    kept = days(status="verifying", processed_on=DAY + ONE, accepted_on=DAY + ONE)
    assert [one.words for one in timeline(kept, steps)] == [
        TOLD["verify"],
        TOLD["accept"],
        TOLD["process"],
        "Cơ quan đã nhận đơn",
    ]


@given(
    st.lists(st.tuples(st.sampled_from(sorted(TOLD)), st.integers(0, 40)), max_size=12),
    st.dictionaries(
        st.sampled_from(("processed_on", "accepted_on", "resolved_on")), st.integers(0, 40)
    ),
)
def test_it_is_in_order_and_loses_nothing(
    steps: list[tuple[str, int]], own: dict[str, int]
) -> None:
    happened = [(verb, told(verb, DAY + after * ONE, "", {})) for verb, after in steps]
    lines = timeline(days(**{name: DAY + after * ONE for name, after in own.items()}), happened)
    assert all(later.day >= earlier.day for later, earlier in pairwise(lines))
    assert all(one in lines for _, one in happened)
    assert len(steps) + 1 <= len(lines) <= len(steps) + 1 + len(own)
