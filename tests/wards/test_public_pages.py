"""What anyone reads of the wards' life: disclosures and meetings, also by machines."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.factories.wards import (
    DisclosureFactory,
    DisclosurePostingFactory,
    MeetingFactory,
    UnitFactory,
)
from wards.actions.reference import load_reference
from wards.enums import MeetingKind
from wards.models import Disclosure, DisclosureFile, Unit

pytestmark = pytest.mark.django_db
TODAY = date(2025, 6, 12)
MOST_BYTES = 40_000


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò thử")


def published(unit: Unit, **fields: Any) -> Disclosure:
    found = {"content": "Dự toán thu chi năm 2025", "document_on": date(2025, 5, 2)}
    return DisclosureFactory.create(
        unit=unit, **{**found, "published_on": date(2025, 5, 6), **fields}
    )


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_what_was_made_public_is_listed_and_nothing_else(client: Client, unit: Unit) -> None:
    published(unit)
    published(unit, content="Chưa đến ngày", published_on=date(2025, 6, 13))
    published(unit, content="Chưa công khai", published_on=None)
    text = page(client, "/cong-khai/")
    assert "Dự toán thu chi năm 2025" in text
    assert "Phường Phố Cò thử" in text
    assert "06/05/2025" in text
    for unseen in ("Chưa đến ngày", "Chưa công khai"):
        assert unseen not in text


def test_a_cancelled_disclosure_is_gone_with_its_page(
    client: Client, unit: Unit, django_user_model: Any
) -> None:
    who = django_user_model.objects.create(username="ai-do")
    gone = published(unit, cancelled_at="2025-05-07T00:00Z", cancelled_by=who)
    assert "Dự toán thu chi" not in page(client, "/cong-khai/")
    page(client, f"/cong-khai/{gone.pk}/", 404)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=du+toan", True),
        ("q=dự+toán", True),
        ("q=đất+đai", False),
        ("item=1", True),
        ("item=2", False),
        ("year=2025", True),
        ("year=2024", False),
        ("item=99", True),
        ("sau=2025-05-06_1", False),
    ],
)
def test_the_address_narrows_and_what_is_wrong_in_it_does_not(
    client: Client, unit: Unit, query: str, found: bool
) -> None:
    published(unit, search_text="du toan thu chi nam 2025")
    assert ("Dự toán thu chi" in page(client, f"/cong-khai/?{query}")) is found


def test_a_unit_is_picked_and_nothing_found_offers_the_way_back(client: Client, unit: Unit) -> None:
    published(unit)
    other = UnitFactory.create(name="Nơi khác")
    assert "Dự toán" in page(client, f"/cong-khai/?unit={unit.pk}")
    text = page(client, f"/cong-khai/?unit={other.pk}")
    assert "Không có nội dung nào khớp" in text
    assert "Bỏ lọc" in text
    assert "Chưa có nội dung nào được công khai" not in text


def test_an_empty_city_says_so(client: Client) -> None:
    assert "Chưa có nội dung nào được công khai" in page(client, "/cong-khai/")
    assert "Chưa có cuộc họp nào sắp tới" in page(client, "/lich-hop/")
    assert "Chưa ghi cuộc họp nào" in page(client, "/lich-hop/?xem=da-hop")


def test_lists_ask_the_same_few_questions_however_much_there_is(
    client: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(35):
        published(unit)
        MeetingFactory.create(unit=unit, held_on=date(2025, 6, 1))
    for path in ("/cong-khai/", "/lich-hop/", "/lich-hop/?xem=da-hop", "/lich-hop/lich.ics"):
        with django_assert_max_num_queries(6):
            answer = client.get(path)
        assert len(answer.content) < MOST_BYTES
    assert "Trang sau" in page(client, "/cong-khai/")
    assert "Trang sau" in page(client, "/lich-hop/?xem=da-hop")


def test_a_matter_tells_where_and_when_and_gives_its_pdf_alone(client: Client, unit: Unit) -> None:
    matter = published(unit)
    DisclosurePostingFactory.create(
        disclosure=matter, posted_from=date(2025, 5, 6), posted_to=date(2025, 6, 6)
    )
    kept = [
        DisclosureFile.objects.create(
            parent=matter,
            file=ContentFile(b"%PDF-1.7", name="a.pdf"),
            original_name=f"mat-{number}",
            content_type=content_type,
            size=8,
            stored_at="2025-05-06T00:00Z",
        )
        for number, content_type in enumerate(("application/pdf", "image/png"))
    ]
    text = page(client, f"/cong-khai/{matter.pk}/")
    assert "Niêm yết: từ 06/05/2025 đến 06/06/2025" in text
    assert f"/cong-khai/{matter.pk}/tep/{kept[0].pk}/" in text
    assert f"/cong-khai/{matter.pk}/tep/{kept[1].pk}/" not in text
    assert "mat-0" not in text
    answer = client.get(f"/cong-khai/{matter.pk}/tep/{kept[0].pk}/")
    assert b"".join(answer) == b"%PDF-1.7"
    assert client.get(f"/cong-khai/{matter.pk}/tep/{kept[1].pk}/").status_code == 404


def test_a_matter_without_paper_or_posting_says_where_to_ask(client: Client, unit: Unit) -> None:
    text = page(client, f"/cong-khai/{published(unit, content='').pk}/")
    assert "Xin hỏi tại trụ sở" in text
    assert "Kế hoạch phát triển kinh tế - xã hội" in text


def test_meetings_to_come_stand_before_those_held_and_tell_no_word_said(
    client: Client, unit: Unit
) -> None:
    for day, place in ((date(2025, 7, 1), "TDP sau"), (date(2025, 6, 20), "TDP trước")):
        MeetingFactory.create(
            unit=unit, held_on=day, neighbourhood_text=place, subject="Chuyện của bà Tư"
        )
    MeetingFactory.create(unit=unit, held_on=date(2025, 6, 1), neighbourhood_text="TDP cũ")
    text = page(client, "/lich-hop/")
    assert text.index("TDP trước") < text.index("TDP sau")
    assert "TDP cũ" not in text
    held = page(client, "/lich-hop/?xem=da-hop")
    assert "TDP cũ" in held
    assert "TDP sau" not in held
    assert "bà Tư" not in text + held


def test_narrowed_meetings_stay_those_held(client: Client, unit: Unit) -> None:
    MeetingFactory.create(unit=unit, held_on=date(2025, 6, 1), kind=MeetingKind.DIALOGUE)
    assert 'name="xem" value="da-hop"' in page(client, "/lich-hop/?xem=da-hop")
    assert "Đối thoại</p>" in page(client, "/lich-hop/?xem=da-hop&kind=dialogue")
    text = page(client, "/lich-hop/?xem=da-hop&kind=conference")
    assert "Không có cuộc họp nào khớp" in text
    assert "Đã hết danh sách" in page(client, "/lich-hop/?xem=da-hop&sau=2000-01-01_1")
    assert "Đã hết danh sách" in page(client, "/cong-khai/?sau=2000-01-01_1")


def test_a_calendar_program_may_follow_the_meetings(client: Client, unit: Unit) -> None:
    MeetingFactory.create(
        unit=unit, held_on=date(2025, 6, 20), neighbourhood_text="TDP 3", subject="Việc riêng"
    )
    MeetingFactory.create(held_on=date(2025, 6, 21))
    answer = client.get(f"/lich-hop/lich.ics?unit={unit.pk}")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.decoded("dtstart") == date(2025, 6, 20)
    assert "Việc riêng" not in answer.content.decode()
    assert "TDP 3" in str(event["location"])


def test_machines_read_the_same(client: Client, unit: Unit) -> None:
    for day in range(1, 33):
        published(unit, document_on=date(2025, 1, 1), published_on=date(2025, 1 + day // 28, 3))
    MeetingFactory.create(unit=unit, held_on=date(2025, 6, 20), subject="Việc riêng")
    first = client.get(f"/api/v1/disclosures/?unit={unit.code}&year=2025").json()
    assert len(first["results"]) == 30
    assert first["results"][0]["unit"]["name"] == "Phường Phố Cò thử"
    assert first["results"][0]["matter"].startswith("Kế hoạch phát triển")
    second = client.get(f"/api/v1/disclosures/?after={first['next']}").json()
    assert len(second["results"]) == 2
    assert second["next"] is None
    (meeting,) = client.get("/api/v1/meetings/").json()["results"]
    assert meeting["held_on"] == "2025-06-20"
    assert "Việc riêng" not in str(meeting)
    assert client.get("/api/v1/meetings/?unit=00000").json()["results"] == []
    assert client.get("/api/v1/meetings/?year=nay").status_code == 400
