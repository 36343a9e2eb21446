"""Norms kept by hand: added, corrected, confirmed; what a change touches; gaps and overlaps."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.enums import PetitionKind, PetitionStatus
from petitions.obligations import petitions_touched
from songcong.core import law_change
from songcong.core.errors import Refused
from songcong.core.law_change import follows_law
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import DisclosureFactory, UnitFactory
from tests.lists.shelf import browser
from tests.wards.keepers import administrator, seen_and_saved, version_at
from wards.actions.holiday import change_of
from wards.actions.norm import NewNormFacts, NormFacts, plan_correction, plan_new
from wards.actions.reference import load_reference
from wards.calendar import norm_table
from wards.models import GroundEvent, NormRow, User
from wards.rules.norm_rows import TOPICS, UNITS, Span, fault_of, title_of_norm
from wards.tasks import law_changed

KEY = "disclosure.publish_within"


@pytest.fixture
def keeper(db: None) -> User:
    load_reference()
    return administrator(full_name="Trần Văn Quản")


@pytest.fixture
def desk(keeper: User) -> Client:
    return browser(keeper)


def row_of(day: date, key: str = KEY) -> NormRow:
    rows = NormRow.objects.filter(key=key, in_force_from__lte=day).order_by("-in_force_from")
    return rows[0]


def typed(**changed: Any) -> dict[str, Any]:
    return {
        "value": "15",
        "unit": "working_day",
        "in_force_from": "1/7/2025",
        "citation": "Luật sửa đổi, Điều 1",
        "reason": "Theo luật mới",
        **changed,
    }


def test_every_norm_of_the_product_is_whole_and_has_words(db: None) -> None:
    load_reference()
    rows = list(NormRow.objects.all())
    for key in {row.key for row in rows}:
        spans = [Span(r.in_force_from, r.in_force_to) for r in rows if r.key == key]
        assert fault_of(spans) is None, key
        assert title_of_norm(key) != key, key
        assert key.partition(".")[0] in TOPICS
    assert {row.unit for row in rows} <= set(UNITS)


class TestPlans:
    @staticmethod
    def rows() -> list[NormRow]:
        known: dict[str, Any] = {"key": "a.b", "unit": "working_day", "citation": "x"}
        return [
            NormRow(
                pk=1,
                value=2,
                in_force_from=date(2010, 1, 1),
                in_force_to=date(2019, 12, 31),
                **known,
            ),
            NormRow(pk=2, value=10, in_force_from=date(2020, 1, 1), **known),
        ]

    @staticmethod
    def new(day: date, **more: Any) -> NewNormFacts:
        return NewNormFacts(
            **{
                "value": Decimal(5),
                "unit": "working_day",
                "in_force_from": day,
                "citation": "y",
                **more,
            }
        )

    def test_a_new_row_ends_the_one_in_force(self) -> None:
        plan = plan_new(self.rows(), "a.b", self.new(date(2025, 7, 1)))
        assert [(r.in_force_from.year, r.in_force_to) for r in plan.rows] == [
            (2010, date(2019, 12, 31)),
            (2020, date(2025, 6, 30)),
            (2025, None),
        ]

    def test_a_row_in_the_middle_takes_the_rest_of_its_days(self) -> None:
        plan = plan_new(self.rows(), "a.b", self.new(date(2015, 1, 1)))
        assert (plan.row.in_force_to, plan.rows[0].in_force_to) == (
            date(2019, 12, 31),
            date(2014, 12, 31),
        )

    def test_a_row_before_all_others_ends_where_they_begin(self) -> None:
        plan = plan_new(self.rows(), "a.b", self.new(date(2000, 1, 1)))
        assert plan.row.in_force_to == date(2009, 12, 31)

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"day": date(2020, 1, 1)}, "in_force_from"),
            ({"day": date(2025, 1, 1), "unit": "count"}, "unit"),
            ({"day": date(2025, 1, 1), "value": Decimal(-1)}, "value"),
        ],
    )
    def test_what_cannot_be_is_refused(self, facts: dict[str, Any], field: str) -> None:
        with pytest.raises(Refused) as refused:
            plan_new(self.rows(), "a.b", self.new(facts.pop("day"), **facts))
        assert refused.value.field == field

    def test_a_gap_after_a_norm_that_ended_is_refused(self) -> None:
        ended = self.rows()[:1]
        with pytest.raises(Refused, match="không có dòng nào có hiệu lực"):
            plan_new(ended, "a.b", self.new(date(2021, 1, 1)))

    def test_a_moved_day_moves_the_neighbour(self) -> None:
        facts = NormFacts(**vars(self.new(date(2020, 2, 1))))
        plan = plan_correction(self.rows(), 2, facts)
        assert {r.pk: r.in_force_to for r in plan.rows} == {1: date(2020, 1, 31), 2: None}
        first = NormFacts(**vars(self.new(date(2010, 1, 1))), in_force_to=date(2018, 12, 31))
        plan = plan_correction(self.rows(), 1, first)
        assert {r.pk: r.in_force_from for r in plan.rows}[2] == date(2019, 1, 1)

    def test_a_day_before_the_neighbours_own_is_refused(self) -> None:
        facts = NormFacts(**vars(self.new(date(2009, 1, 1))))
        with pytest.raises(Refused):
            plan_correction(self.rows(), 2, facts)


class TestPages:
    def test_the_list_is_narrowed_by_the_address(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(6):
            page = desk.get("/quan-tri/dinh-muc/").content.decode()
        assert "Công khai văn bản" in page
        page = desk.get("/quan-tri/dinh-muc/?q=cong+khai+van+ban&time=now").content.decode()
        assert "10 ngày làm việc" in page
        assert "2 ngày làm việc" not in page
        assert "Giải quyết tố cáo" not in page
        page = desk.get("/quan-tri/dinh-muc/?topic=petition&confirmed=no").content.decode()
        assert "Xử lý đơn" in page
        assert "Bắt đầu hòa giải" not in page
        assert "Không có dòng nào khớp" in desk.get("/quan-tri/dinh-muc/?q=xyz").content.decode()

    def test_the_files_hold_the_same_rows(self, desk: Client) -> None:
        answer = desk.get("/quan-tri/dinh-muc/xuat.csv?q=cong+khai+van+ban")
        lines = b"".join(answer).decode("utf-8-sig").splitlines()
        assert lines[1].startswith("Công khai văn bản,2 ngày làm việc,01/07/2007,30/06/2023")
        assert len(lines) == 3

    def test_a_row_is_added_after_a_look_at_what_it_touches(
        self, desk: Client, keeper: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        unit = UnitFactory.create()
        DisclosureFactory.create(unit=unit, document_on=date(2025, 7, 2))
        DisclosureFactory.create(unit=unit, document_on=date(2025, 6, 2))
        old = row_of(date(2025, 6, 1))
        path = reverse("wards:admin-norm-create", args=[old.pk])
        look = desk.post(path, typed(look="1")).content.decode()
        assert "<strong>1</strong> văn bản chưa công khai có hạn khác" in look
        assert "30/06/2025" in look
        assert NormRow.objects.filter(key=KEY).count() == 2
        with django_capture_on_commit_callbacks() as calls:
            answer = seen_and_saved(desk, path, typed())
        assert answer.status_code == 302
        assert len(calls) == 1
        old.refresh_from_db()
        assert old.in_force_to == date(2025, 6, 30)
        assert norm_table().resolve(KEY, date(2025, 7, 1)).value == 15
        events = GroundEvent.objects.filter(topic="norm").order_by("pk")
        assert [(e.verb, e.reason, e.by) for e in events] == [
            ("edit", "Theo luật mới", keeper),
            ("create", "Theo luật mới", keeper),
        ]
        assert events[0].data["changed"] == [["Đến hết ngày", "–", "30/06/2025"]]
        past = old.history.get()  # type: ignore[attr-defined]  # kept by a trigger
        assert past.pgh_context.metadata["reason"] == "Theo luật mới"
        page = desk.get(reverse("wards:admin-norm-detail", args=[old.pk])).content.decode()
        for words in ("Trần Văn Quản", "Theo luật mới", "15 ngày làm việc", "– → "):
            assert words in page

    def test_what_was_changed_after_the_look_is_looked_at_again(self, desk: Client) -> None:
        path = reverse("wards:admin-norm-create", args=[row_of(date(2025, 6, 1)).pk])
        seen = desk.post(path, typed(look="1")).context["seen"]
        answer = desk.post(path, typed(value="20", seen=seen, save="1"))
        assert answer.status_code == 200
        assert "Khi lưu sẽ như sau" in answer.content.decode()
        assert NormRow.objects.filter(key=KEY).count() == 2

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"in_force_from": "1/7/2023"}, "Đã có dòng có hiệu lực từ ngày này"),
            ({"unit": "count"}, "tính bằng đơn vị khác hẳn"),
            ({"value": "mười"}, "Ghi số, ví dụ"),
            ({"reason": " "}, "Chưa ghi."),
        ],
    )
    def test_a_fault_is_said_and_nothing_is_lost(
        self, desk: Client, changed: dict[str, str], sentence: str
    ) -> None:
        path = reverse("wards:admin-norm-create", args=[row_of(date(2025, 6, 1)).pk])
        answer = desk.post(path, typed(**changed))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Luật sửa đổi, Điều 1" in answer.content.decode()

    def test_two_at_once_get_both_versions(self, desk: Client) -> None:
        row = row_of(date(2025, 6, 1))
        path = reverse("wards:admin-norm-edit", args=[row.pk])
        version = version_at(desk, path)
        NormRow.objects.filter(pk=row.pk).update(value=12)
        mine = typed(version=version, value="11", in_force_from="1/7/2023")
        answer = seen_and_saved(desk, path, mine)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Người khác vừa lưu" in page
        assert "Theo luật mới" in page
        again = {**mine, "version": answer.context["current_version"]}
        assert seen_and_saved(desk, path, again).status_code == 302
        row.refresh_from_db()
        assert row.value == 11

    def test_a_row_is_confirmed_once(
        self, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        row = NormRow.objects.filter(confirmed=False)[0]
        path = reverse("wards:admin-norm-confirm", args=[row.pk])
        version = version_at(desk, path)
        sent = {"version": version, "reason": "Đã xem Công báo"}
        assert desk.post(path, sent).status_code == 302
        row.refresh_from_db()
        assert row.confirmed
        with django_assert_max_num_queries(15):
            page = desk.get(reverse("wards:admin-norm-detail", args=[row.pk])).content.decode()
        assert "Đối chiếu với văn bản" in page
        assert desk.post(path, sent).status_code == 409


class TestSeeds:
    def test_what_was_corrected_stays_after_the_next_start(self, desk: Client) -> None:
        row = row_of(date(2025, 6, 1))
        path = reverse("wards:admin-norm-edit", args=[row.pk])
        version = version_at(desk, path)
        moved = typed(version=version, value="12", in_force_from="15/8/2023")
        assert seen_and_saved(desk, path, moved).status_code == 302
        before = list(NormRow.objects.order_by("pk").values())
        assert load_reference() == dict.fromkeys(load_reference(), 0)
        assert list(NormRow.objects.order_by("pk").values()) == before


def test_open_cases_are_counted_by_the_law_before_and_after(db: None) -> None:
    load_reference()
    unit = UnitFactory.create()
    facts = {"unit": unit, "kind": PetitionKind.FEEDBACK, "received_on": date(2025, 6, 2)}
    PetitionFactory.create(**facts, due_on=date(2025, 6, 23))
    PetitionFactory.create(**facts, due_on=date(2025, 6, 23), status=PetitionStatus.CLOSED)
    late = change_of(date(2025, 6, 16), "off", today=date(2025, 6, 12))
    assert petitions_touched(late).how_many == 1
    after = change_of(date(2025, 6, 24), "off", today=date(2025, 6, 12))
    assert petitions_touched(after).how_many == 0


def test_apps_follow_a_change_once_it_is_written(
    desk: Client, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law_change, "_FOLLOWERS", [])
    followed: list[int] = []
    follows_law(lambda event_id, _at: followed.append(event_id))
    event = GroundEvent.objects.create(
        topic="norm", subject_id=1, verb="edit", at="2025-06-12T08:00:00+07:00"
    )
    assert law_changed(event.pk) == 1
    assert followed == [event.pk]
