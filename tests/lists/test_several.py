"""Several lines of a register typed on one page: all are saved, or none and nothing is lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from petitions.models import Mediation, Reception
from tests.factories.wards import MeetingFactory, UnitFactory
from tests.lists.shelf import browser, person
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.forms.lines import FIRST, MOST
from wards.models import Disclosure, Meeting, PeopleDecision, Unit

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Page:
    """A register's page of lines, one good line, and a change that spoils it."""

    path: str
    model: type[Any]
    good: dict[str, Any]
    spoilt: dict[str, Any]
    sentence: str


PAGES = {
    "reception": Page(
        "/lam-viec/tiep-cong-dan/nhieu-dong/",
        Reception,
        {"kind": "regular", "name": "Trần Thị Bưởi", "content": "Ranh giới thửa đất"},
        {"persons": "0"},
        "Số người: Không được nhỏ hơn 1.",
    ),
    "mediation": Page(
        "/lam-viec/hoa-giai/nhieu-dong/",
        Mediation,
        {"received_on": "2/3/2026", "team": "Tổ 5", "matter": "Lối đi", "outcome": "settled"},
        {"ended_on": "1/3/2026"},
        "Ngày kết thúc: Ngày kết thúc đứng trước Ngày nhận.",
    ),
    "disclosure": Page(
        "/lam-viec/cong-khai/nhieu-dong/",
        Disclosure,
        {"item": "2", "content": "Dự toán", "document_on": "2/3/2026", "forms": ["posting"]},
        {"published_on": "31/2/2026"},
        "Ngày công khai: Không có ngày 31/2/2026.",
    ),
    "meeting": Page(
        "/lam-viec/hop-dan/nhieu-dong/",
        Meeting,
        {"kind": "dialogue", "subject": "Thu gom rác", "total_households": "1.200"},
        {"households_present": "1.300"},
        "Số hộ dự: Số hộ dự lớn hơn Tổng số hộ.",
    ),
    "decision": Page(
        "/lam-viec/bieu-quyet/nhieu-dong/",
        PeopleDecision,
        {"matter": "1", "content": "Góp làm đường", "total_households": "120"},
        {"decided_on": "1/1/2014"},
        "Ngày biểu quyết: Ngày biểu quyết nằm ngoài thời gian tồn tại của đơn vị.",
    ),
}
every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(Role.WARD_CLERK, unit))


def filled(desk: Client, page: Page, *lines: dict[str, Any], **buttons: str) -> dict[str, Any]:
    """What a browser sends: every line as the page gave it, with what was typed."""
    shown = desk.get(page.path).context["lines"]
    sent: dict[str, Any] = {"so-dong": str(max(FIRST, len(lines))), **buttons}
    sent["unit"] = desk.get(page.path).context["whose"]["unit"].value()
    for place in range(1, int(sent["so-dong"]) + 1):
        form = shown.lines[min(place, FIRST) - 1].form
        for name in form.fields:
            given = form[name].field.widget.format_value(form[name].initial)
            given = "" if given is None else given
            sent[f"initial-d{place}-{name}"] = sent[f"d{place}-{name}"] = given
        if place <= len(lines):
            typed = lines[place - 1]
            sent |= {f"d{place}-{name}": value for name, value in typed.items()}
    return sent


@every_page
def test_lines_are_saved_together_and_empty_ones_ignored(
    page: Page, desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        assert desk.get(page.path).status_code == 200
    answer = desk.post(page.path, filled(desk, page, page.good, {}, page.good))
    assert answer.status_code == 302
    rows = page.model.objects.all()
    assert [row.unit for row in rows] == [unit, unit]
    said = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert "Đã ghi 2 dòng vào sổ" in said
    assert f'href="{page.path}"' in said


@every_page
def test_one_fault_saves_nothing_and_loses_nothing(page: Page, desk: Client) -> None:
    sent = filled(desk, page, page.good, page.good | page.spoilt)
    answer = desk.post(page.path, sent)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert f"Dòng 2, {page.sentence}" in told
    assert "Dòng 1," not in told.partition('<table class="lines">')[0]
    first, second = (line.form for line in answer.context["lines"].lines[:2])
    assert {name: first[name].value() for name in page.good} == page.good
    spoilt = page.good | page.spoilt
    assert {name: second[name].value() for name in spoilt} == spoilt
    assert not page.model.objects.exists()


@every_page
def test_no_line_at_all_is_said(page: Page, desk: Client) -> None:
    answer = desk.post(page.path, filled(desk, page))
    assert answer.status_code == 422
    assert "Chưa ghi dòng nào." in answer.content.decode()


@every_page
def test_a_line_more_keeps_what_was_typed(page: Page, desk: Client) -> None:
    answer = desk.post(page.path, filled(desk, page, page.good | page.spoilt, more="1"))
    told = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["lines"].count == FIRST + 1
    assert page.sentence.partition(": ")[2] not in told
    assert 'aria-invalid="true"' not in told
    assert told.count("autofocus") == 1
    assert not page.model.objects.exists()


@every_page
def test_the_line_above_is_copied(page: Page, desk: Client) -> None:
    answer = desk.post(page.path, filled(desk, page, page.good, copy="2"))
    first, second, third = (line.form for line in answer.context["lines"].lines[:3])
    for name, value in page.good.items():
        assert first[name].value() == second[name].value() == value
        assert third[name].value() != value or name in page.model.__name__
    again = desk.post(page.path, filled(desk, page, page.good, page.good, again="1"))
    assert again.headers["Location"] == page.path


def test_there_is_an_end_to_lines(desk: Client) -> None:
    page = PAGES["meeting"]
    lines = [page.good] * MOST
    answer = desk.post(page.path, filled(desk, page, *lines, more="1"))
    assert answer.context["lines"].count == MOST
    assert "Thêm dòng" not in answer.content.decode()
    assert desk.post(page.path, filled(desk, page, *lines)).status_code == 302
    assert Meeting.objects.count() == MOST


@pytest.mark.parametrize("count", ["0", "x", "-3", "9" * 30])
def test_a_count_that_is_none_is_no_fault(desk: Client, count: str) -> None:
    page = PAGES["meeting"]
    sent = filled(desk, page, page.good) | {"so-dong": count}
    assert desk.post(page.path, sent | {"copy": count}).status_code == 200
    assert desk.post(page.path, sent).status_code == 302


def test_lines_begin_with_what_is_usual(desk: Client, unit: Unit) -> None:
    page = PAGES["reception"]
    desk.post(page.path, filled(desk, page, page.good | {"receiver": "Chủ tịch UBND"}))
    lines = desk.get(page.path).context["lines"].lines
    assert [line.form["receiver"].value() for line in lines] == ["Chủ tịch UBND"] * FIRST
    assert lines[0].form["name"].value() is None
    assert desk.post(page.path, filled(desk, page)).status_code == 422


def test_somebody_of_two_units_says_whose_lines_they_are(unit: Unit) -> None:
    other = UnitFactory.create()
    clerk = person(Role.WARD_CLERK, unit)
    clerk.role_assignments.create(role=Role.WARD_CLERK, unit=other, valid_from=date(2000, 1, 1))
    desk, page = browser(clerk), PAGES["meeting"]
    sent = filled(desk, page, page.good)
    assert desk.post(page.path, sent | {"unit": ""}).status_code == 422
    assert desk.post(page.path, sent | {"unit": other.pk}).status_code == 302
    assert Meeting.objects.get().unit == other
    stranger = MeetingFactory.create().unit
    refused = desk.post(page.path, sent | {"unit": stranger.pk})
    assert refused.status_code == 422
    assert 'href="#id_unit"' in refused.content.decode()
