"""A citizen asks after a petition: what is told, what is not, and how often one may ask."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import Petition, PetitionEvent
from petitions.rules.public_code import new_code, show_code
from petitions.views.public.lookup import NOTHING, TOO_OFTEN
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory
from wards.actions.reference import load_reference
from wards.enums import UnitKind

pytestmark = pytest.mark.django_db
PATH = "/tra-cuu/"
MOST_BYTES = 15_000


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2025-06-12"
    load_reference()
    cache.clear()


@pytest.fixture
def petition() -> Petition:
    return PetitionFactory.create(
        unit=UnitFactory.create(name="Phố Cò"),
        kind=PetitionKind.FEEDBACK,
        received_on=date(2025, 6, 2),
        status=PetitionStatus.RECEIVED,
        content="Rác ở ngõ 3",
        public_code=new_code(),
        lookup_digits="4321",
        due_key="petition.settle.feedback",
    )


def asked(client: Client, code: str, digits: str) -> Any:
    return client.post(PATH, {"code": code, "digits": digits})


def bare(answer: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def test_state_office_day_and_way_are_told_in_two_queries(
    client: Client, petition: Petition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    code = show_code(petition.public_code).lower().replace("-", " ")
    with django_assert_num_queries(2):
        answer = asked(client, code, "4321")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Đã tiếp nhận",
        "Ủy ban nhân dân phường Phố Cò",
        "Vì sao là ngày này?",
        "Thứ Bảy",
        "Bước tiếp theo",
    ):
        assert words in page
    assert petition.due_on is not None
    assert f"{petition.due_on:%d}" in page
    assert "Rác ở ngõ 3" not in page
    assert len(answer.content) <= MOST_BYTES
    assert "<script" not in page
    assert "no-store" in answer["Cache-Control"]


def test_wrong_none_and_denunciations_get_the_same_answer(
    client: Client, petition: Petition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hidden = PetitionFactory.create(
        kind=PetitionKind.DENUNCIATION, public_code=new_code(), lookup_digits="1111"
    )
    tries = [
        (petition.public_code, "0000"),
        (new_code(), "0000"),
        ("SC-không-có", "0000"),
        (hidden.public_code, "1111"),
    ]
    answers = []
    for code, digits in tries:
        with django_assert_num_queries(2):
            answers.append(asked(client, code, digits))
    assert {answer.status_code for answer in answers} == {404}
    pages = [
        bare(answer).replace(code, "").replace(digits, "")
        for answer, (code, digits) in zip(answers, tries, strict=True)
    ]
    assert len(set(pages)) == 1
    assert NOTHING in pages[0]


def test_a_cancelled_one_is_not_there(client: Client, petition: Petition) -> None:
    Petition.objects.filter(pk=petition.pk).update(lookup_digits="")
    assert asked(client, petition.public_code, "0000").status_code == 404


def test_the_sixth_try_of_a_code_waits(client: Client, petition: Petition) -> None:
    for _ in range(5):
        assert asked(client, petition.public_code, "0000").status_code == 404
    answer = asked(client, petition.public_code, "4321")
    assert answer.status_code == 429
    assert TOO_OFTEN in answer.content.decode()
    assert asked(client, new_code(), "0000").status_code == 404


def test_what_cannot_be_read_is_said_beside_the_field(client: Client) -> None:
    answer = asked(client, "", "12")
    assert answer.status_code == 422
    assert "Ghi mã tra cứu." in answer.content.decode()
    assert "Ghi bốn chữ số." in answer.content.decode()


@pytest.mark.parametrize(
    ("status", "resolved_on", "outcome", "words"),
    [
        (PetitionStatus.RESOLVED, date(2025, 6, 10), "answered", ("Đã trả lời", "Đúng hạn")),
        (PetitionStatus.WITHDRAWN, None, "", ("Đã trả lời", "Rút đơn")),
        (PetitionStatus.TRANSFERRED, None, "", ("Không thuộc thẩm quyền",)),
    ],
)
def test_state_outcome_and_lateness_are_apart(  # noqa: PLR0917  # cases of one table
    client: Client,
    petition: Petition,
    status: str,
    resolved_on: date | None,
    outcome: str,
    words: tuple[str, ...],
) -> None:
    Petition.objects.filter(pk=petition.pk).update(
        status=status, resolved_on=resolved_on, outcome=outcome
    )
    page = asked(client, petition.public_code, "4321").content.decode()
    for word in words:
        assert word in page


@pytest.mark.parametrize(
    ("received_on", "status", "told"),
    [
        (date(2025, 4, 1), PetitionStatus.ACCEPTED, True),
        (date(2025, 5, 20), PetitionStatus.ACCEPTED, False),
        (date(2025, 4, 1), PetitionStatus.RESOLVED, False),
        (date(2025, 6, 2), PetitionStatus.RECEIVED, False),
    ],
)
def test_whoever_waits_ten_working_days_too_long_reads_where_to_turn(
    client: Client,
    received_on: date,
    status: str,
    told: bool,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    city = UnitFactory.create(name="Sông Công", kind=UnitKind.CITY)
    late = PetitionFactory.create(
        unit=UnitFactory.create(parent=city),
        kind=PetitionKind.FEEDBACK,
        received_on=received_on,
        accepted_on=received_on,
        resolved_on=received_on if status == PetitionStatus.RESOLVED else None,
        due_on=received_on + timedelta(days=20),
        status=status,
        public_code=new_code(),
        lookup_digits="4321",
    )
    with django_assert_num_queries(2):
        answer = asked(client, late.public_code, "4321")
    assert ("Ủy ban nhân dân thành phố Sông Công" in answer.content.decode()) is told


def test_an_extension_is_told_first_with_both_days_its_reason_and_its_paper(
    client: Client, petition: Petition
) -> None:
    PetitionEvent.objects.create(
        petition=petition,
        at=datetime(2025, 6, 2, 8, tzinfo=UTC),
        verb="extend",
        reason="Chờ đo đạc",
        data={
            "on": "2025-06-02",
            "paper": "21/TB-UBND",
            "from_due": "2025-06-23",
            "to_due": "2025-07-14",
        },
    )
    page = asked(client, show_code(petition.public_code), "4321").content.decode()
    said = "Hạn cũ 23/06/2025, hạn mới 14/07/2025; lý do: Chờ đo đạc; văn bản số 21/TB-UBND."
    assert said in page
    assert page.index("Gia hạn giải quyết") < page.index("Cơ quan đã nhận đơn")
