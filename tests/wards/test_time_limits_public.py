"""The calculator of time limits, for people and for machines."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from songcong.core import limits
from songcong.core.errors import Refused
from tests.core.test_health import NOBODY_LISTENS
from tests.rules.reference import law
from wards.actions.reference import load_reference
from wards.rules.time_limits import TITLES, runs_of, time_limit

LAW = law()
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(st.sampled_from(sorted(TITLES)), DAYS)
def test_every_day_on_the_way_is_counted_or_skipped(key: str, start: date) -> None:
    way = time_limit(key, start, LAW).way
    passed = {*way.counted, *(one.day for one in way.skipped)}
    between = {start + timedelta(days=n) for n in range(1, (way.due_on - start).days + 1)}
    assert passed == between
    assert len(way.counted) + len(way.skipped) == len(between)


@given(st.sets(DAYS))
def test_runs_hold_the_same_days(days: set[date]) -> None:
    runs = runs_of(sorted(days))
    held = [run.first + timedelta(days=n) for run in runs for n in range(run.days)]
    assert held == sorted(days)


@pytest.mark.parametrize(
    ("key", "start", "field"),
    [
        ("petition.settle.nothing", date(2025, 6, 2), "norm"),
        ("decision.threshold.other", date(2025, 6, 2), "norm"),
        ("disclosure.publish_within", date(2000, 1, 1), "start"),
        ("disclosure.publish_within", date(2200, 1, 1), "start"),
    ],
)
def test_where_there_is_no_limit_it_is_said(key: str, start: date, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        time_limit(key, start, LAW)
    assert refusal.value.field == field


@pytest.mark.django_db
class TestDoors:
    @pytest.fixture(autouse=True)
    def reference(self, settings: Any) -> None:
        settings.SONGCONG_TODAY = "2025-06-12"
        load_reference()

    def test_the_page_answers_with_its_article(self, client: Client) -> None:
        empty = client.get("/tinh-han/").content.decode()
        assert 'value="12/06/2025"' in empty
        answer = client.get(
            "/tinh-han/", {"norm": "disclosure.publish_within", "start": "12/6/2025"}
        )
        page = answer.content.decode()
        assert "Công khai văn bản: chậm nhất Thứ Năm, ngày 26 tháng 6 năm 2025" in page
        assert "Luật 10/2022/QH15 Điều 12" in page
        assert "10 ngày làm việc" in page
        assert len(answer.content) <= 15_000

    @pytest.mark.parametrize("start", ["", "31/2/2025", "1/1/2000", "x"])
    def test_a_wrong_day_is_a_sentence(self, client: Client, start: str) -> None:
        answer = client.get("/tinh-han/", {"norm": "disclosure.publish_within", "start": start})
        assert answer.status_code == 422

    def test_machines_get_each_day(self, client: Client) -> None:
        path = "/api/v1/deadlines/"
        query = {"norm": "disclosure.publish_within", "start": "2025-06-12"}
        told = client.get(path, query).json()
        assert told["due_on"] == "2025-06-26"
        assert (told["value"], told["unit"]) == ("10", "working_day")
        assert len(told["counted"]) == 10
        assert told["skipped"][0] == {"date": "2025-06-14", "reason": "Thứ Bảy"}
        for wrong in ({"norm": "x"}, {"start": "1999-01-01"}, {"norm": ""}, {"start": "12/6"}):
            refused = client.get(path, query | wrong)
            assert refused.status_code == 400
            assert set(refused.json()["fields"]) == set(wrong)

    @pytest.mark.parametrize(
        ("start", "sentence"),
        [
            ("2025-02-31", "Không có ngày 2025-02-31."),
            ("2025-13-01", "Không có ngày 2025-13-01."),
            ("31/2/2025", "Ghi ngày dạng 2025-06-12."),
        ],
    )
    def test_machines_are_told_of_a_day_that_is_none(
        self, client: Client, start: str, sentence: str
    ) -> None:
        query = {"norm": "petition.settle.feedback", "start": start}
        refused = client.get("/api/v1/deadlines/", query)
        assert refused.status_code == 400
        assert refused.json()["fields"] == {"start": [sentence]}

    @pytest.mark.parametrize("path", ["/tinh-han/", "/api/v1/deadlines/"])
    def test_an_address_that_asks_too_often_waits(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        cache.clear()
        monkeypatch.setattr(limits, "READING", "3/h")
        query = {"norm": "disclosure.publish_within", "start": "2025-06-12"}
        answers = [client.get(path, query, REMOTE_ADDR="192.0.2.1") for _ in range(4)]
        refused = answers.pop()
        assert all(answer.status_code != 429 for answer in answers)
        assert (refused.status_code, refused["Retry-After"]) == (429, "60")
        if path.startswith("/api/"):
            assert set(refused.json()) == {"code", "message", "fields"}
            assert refused.json()["code"] == "too_many_requests"
        else:
            assert "Xin chờ một phút" in refused.content.decode()
        assert client.get(path, query, REMOTE_ADDR="192.0.2.2").status_code != 429

    def test_what_cannot_be_counted_stays_open(self, client: Client, settings: Any) -> None:
        away = {**settings.CACHES["default"], "LOCATION": NOBODY_LISTENS}
        settings.CACHES = {"default": away}
        query = {"norm": "disclosure.publish_within", "start": "2025-06-12"}
        assert client.get("/api/v1/deadlines/", query).status_code == 200
