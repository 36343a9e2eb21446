"""A citizen asks after a petition: what is told, what is not, and how often one may ask."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django_ratelimit.core import _get_window
from pytest_django import DjangoAssertNumQueries

from petitions.enums import LetterKind, LetterState, PetitionKind, PetitionStatus
from petitions.models import AnswerPublication, Petition, PetitionEvent
from petitions.rules.public_code import new_code, show_code
from petitions.views.public.lookup import NOTHING
from petitions.views.public.tries import TOO_OFTEN
from tests.factories.petitions import CaseLetterFactory, PetitionFactory
from tests.factories.wards import WRITTEN_AT, UnitFactory
from wards.actions.reference import load_reference
from wards.enums import UnitKind

pytestmark = pytest.mark.django_db
PATH = "/tra-cuu/"
MOST_BYTES = 15_000
QUARTER_OF_AN_HOUR = 900


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


def test_the_sixth_try_of_a_code_waits_as_many_minutes_as_it_says(
    client: Client, petition: Petition
) -> None:
    with time_machine.travel(datetime(2025, 6, 12, 5, tzinfo=UTC), tick=False) as travelling:
        ends = _get_window(petition.public_code, QUARTER_OF_AN_HOUR)
        travelling.move_to(ends - QUARTER_OF_AN_HOUR + 5)
        for _ in range(5):
            assert asked(client, petition.public_code, "0000").status_code == 404
        for seconds_left, minutes in ((890, 15), (840, 14), (61, 2), (5, 1)):
            travelling.move_to(ends - seconds_left)
            answer = asked(client, petition.public_code, "4321")
            assert answer.status_code == 429
            assert TOO_OFTEN.format(minutes=minutes) in answer.content.decode()
            assert answer["Retry-After"] == str(minutes * 60)
        assert asked(client, new_code(), "0000").status_code == 404
        travelling.move_to(ends + 1)
        assert asked(client, petition.public_code, "4321").status_code == 200


def test_what_is_done_with_an_opened_petition_is_no_try(client: Client, petition: Petition) -> None:
    with time_machine.travel(datetime(2025, 6, 12, 5, tzinfo=UTC), tick=False) as travelling:
        page = asked(client, petition.public_code, "4321").content.decode()
        proof = re.search(r'name="da_mo" value="([^"]+)"', page)
        assert proof is not None
        said = {"code": petition.public_code, "digits": "4321", "da_mo": proof[1]}
        acts = [client.post(PATH, said | {"viec": "x"}).status_code for _ in range(7)]
        assert acts == [200] * 7
        assert asked(client, petition.public_code, "4321").status_code == 200
        for false in ("x", proof[1] + "x", ""):
            client.post(PATH, said | {"digits": "0000", "da_mo": false})
        other = client.post(PATH, said | {"digits": "0000"})
        assert other.status_code == 429
        assert client.post(PATH, said).status_code == 200
        travelling.shift(3601)
        assert asked(client, petition.public_code, "4321").status_code == 200
        tries = [client.post(PATH, said).status_code for _ in range(5)]
        assert tries == [200] * 4 + [429]


def test_the_paper_that_answered_and_the_published_answer_are_told(
    client: Client, petition: Petition
) -> None:
    petition.status, petition.resolved_on = PetitionStatus.RESOLVED, date(2025, 6, 10)
    petition.outcome = "answered"
    petition.save()
    paper = CaseLetterFactory.create(
        petition=petition, kind=LetterKind.ANSWER, dated_on=date(2025, 6, 10)
    )
    unsent = asked(client, petition.public_code, "4321").content.decode()
    assert "gửi theo địa chỉ ghi trong đơn" not in unsent
    paper.number = 7
    paper.state, paper.paper = LetterState.ISSUED, {"text": "Đã thu"}
    paper.save()
    shown = AnswerPublication.objects.create(
        petition=petition,
        unit=petition.unit,
        title="Rác ngõ 3",
        question="Rác",
        answer="Đã thu",
        consent="Qua điện thoại",
        answered_on=date(2025, 6, 10),
        published_at=WRITTEN_AT,
        published_by=paper.created_by,
    )
    page = asked(client, petition.public_code, "4321").content.decode()
    assert "Văn bản trả lời số 07/" in page
    assert "ngày 10/06/2025" in page
    assert f"/da-tra-loi/{shown.pk}/" in page
    AnswerPublication.objects.update(withdrawn_at=WRITTEN_AT)
    again = asked(client, petition.public_code, "4321").content.decode()
    assert f"/da-tra-loi/{shown.pk}/" not in again


def test_codes_that_can_be_none_do_not_use_up_each_others_tries(client: Client) -> None:
    tries = [asked(client, f"SC-SAI-{number}", "0000") for number in range(7)]
    assert {answer.status_code for answer in tries} == {404}


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


STEP_DUE = {
    "step_due_on": date(2025, 6, 9),
    "step_due_key": "petition.accept_complaint",
    "step_due_citation": "Luật Khiếu nại 02/2011/QH13 Điều 27",
    "step_since": date(2025, 5, 30),
}


def step(petition: Petition, verb: str, **data: str) -> None:
    PetitionEvent.objects.create(
        petition=petition, at=datetime(2025, 6, 5, 8, tzinfo=UTC), verb=verb, data=data
    )


def test_what_is_due_next_is_told_before_the_case_is_taken_up(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting = PetitionFactory.create(
        kind=PetitionKind.COMPLAINT,
        received_on=date(2025, 5, 30),
        processed_on=date(2025, 6, 2),
        status=PetitionStatus.PROCESSED,
        lookup_digits="4321",
        **STEP_DUE,
    )
    with django_assert_num_queries(2):
        answer = asked(client, waiting.public_code, "4321")
    page = answer.content.decode()
    for words in (
        "Cơ quan ra văn bản thụ lý và gửi cho người gửi đơn.",
        "Thứ Hai, ngày 09 tháng 6 năm 2025",
        "Trễ hạn 3 ngày làm việc",
        "Vì sao bước này đến ngày 09/06/2025?",
        "Luật Khiếu nại 02/2011/QH13 Điều 27",
        "Hạn trả lời được tính từ ngày thụ lý.",
    ):
        assert words in page
    assert len(answer.content) <= MOST_BYTES


def test_a_sender_who_has_to_supply_something_is_told_by_when(
    client: Client, petition: Petition
) -> None:
    due = STEP_DUE | {"step_due_key": "petition.supplement", "step_due_on": date(2025, 6, 16)}
    Petition.objects.filter(pk=petition.pk).update(status=PetitionStatus.AWAITING, **due)
    page = asked(client, petition.public_code, "4321").content.decode()
    assert "Bạn bổ sung chậm nhất <strong>Thứ Hai, ngày 16 tháng 6 năm 2025</strong>" in page
    Petition.objects.filter(pk=petition.pk).update(step_due_on=date(2025, 6, 2))
    assert "Trễ hạn" not in asked(client, petition.public_code, "4321").content.decode()


@pytest.mark.parametrize(
    ("status", "verb", "words"),
    [
        ("transferred", "forward", "Đơn được chuyển đến cơ quan có thẩm quyền"),
        ("transferred", "guide", "Người gửi được hướng dẫn đến cơ quan có thẩm quyền"),
        ("refused", "refuse", "Đơn không được thụ lý"),
    ],
)
def test_whoever_was_sent_away_reads_where_to(
    client: Client, petition: Petition, status: str, verb: str, words: str
) -> None:
    Petition.objects.filter(pk=petition.pk).update(status=status, processed_on=date(2025, 6, 5))
    step(petition, verb, on="2025-06-05", office="Thanh tra tỉnh", paper="12/PC-UBND")
    page = asked(client, petition.public_code, "4321").content.decode()
    for told in (
        words,
        "Cơ quan được chuyển, hướng dẫn đến: <strong>Thanh tra tỉnh</strong>",
        "văn bản số 12/PC-UBND",
        "Nơi nhận đơn",
    ):
        assert told in page
    assert "Hạn trả lời" not in page
    assert "Đơn đã được xem xét, phân loại" not in page


def test_a_withdrawn_one_never_reads_as_settled(client: Client, petition: Petition) -> None:
    Petition.objects.filter(pk=petition.pk).update(
        status=PetitionStatus.WITHDRAWN, resolved_on=date(2025, 6, 5), outcome="withdrawn"
    )
    page = asked(client, petition.public_code, "4321").content.decode()
    assert "Người gửi rút đơn" in page
    assert "Đã có kết quả giải quyết" not in page


def test_a_long_way_stays_within_fifteen_kilobytes(client: Client) -> None:
    long = PetitionFactory.create(
        kind=PetitionKind.COMPLAINT,
        received_on=date(2025, 1, 2),
        processed_on=date(2025, 1, 6),
        accepted_on=date(2025, 1, 8),
        complex=True,
        remote=True,
        extensions=1,
        status=PetitionStatus.VERIFYING,
        lookup_digits="4321",
        **STEP_DUE,
    )
    for verb in ("process", "accept", "verify", "suspend", "resume", "extend", "due_moved"):
        step(long, verb, on="2025-02-03", paper="21/TB-UBND", reason="Chờ đo đạc lại")
    assert len(asked(client, long.public_code, "4321").content) <= MOST_BYTES
