"""The pages of papers: chosen, written, issued, opened, many at once; closed to others."""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from petitions.actions.letter_paper import lay_out
from petitions.enums import LetterKind, LetterState, PetitionKind, PetitionStatus
from petitions.models import CaseLetter, Petition
from tests.factories.petitions import CaseLetterFactory, PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser, city_reader, text_of
from wards.models import Unit, User

pytestmark = pytest.mark.django_db
LIST = "/lam-viec/van-ban/"


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò")


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def desk(clerk: User) -> Client:
    return browser(clerk)


@pytest.fixture
def case(unit: Unit) -> Petition:
    return PetitionFactory.create(unit=unit, register_no="5/2021")


STAMP = {"version": "1", "dated_on": "", "signed": "on"}


def at(page: str, *parts: object) -> str:
    return reverse(f"petitions:official-letter-{page}", args=parts)


def typed(**more: str) -> dict[str, str]:
    words = {
        "subject": "Về việc tiếp nhận đơn",
        "addressee": "Ông (bà) Trần Thị Bưởi",
        "text": "Đã tiếp nhận đơn.",
        "recipients": "Như kính gửi",
        "authority": "TM. ỦY BAN NHÂN DÂN",
        "post": "CHỦ TỊCH",
    }
    return words | more


def test_from_the_case_to_a_numbered_paper(desk: Client, case: Petition) -> None:
    offered = text_of(desk, reverse("petitions:official-petition-letters", args=[case.pk]))
    assert offered.index("Giấy biên nhận") < offered.index("Phiếu hướng dẫn")
    assert offered.index("Cần ở bước này") < offered.index("Giấy biên nhận")
    form = text_of(desk, at("create", case.pk, "receipt"))
    assert "5/2021" in form
    desk.post(at("create", case.pk, "receipt"), typed())
    letter = CaseLetter.objects.get()
    again = text_of(desk, reverse("petitions:official-petition-letters", args=[case.pk]))
    assert "Cần ở bước này" not in again
    draft = text_of(desk, at("detail", letter.pk))
    assert "Giấy biên nhận (bản thảo)" in draft
    assert "Đang dựng bản PDF" in draft
    answer = desk.post(at("issue", letter.pk), STAMP, follow=True)
    assert "Đã ban hành. Số: 01/GBN-UBND." in answer.content.decode()
    page = text_of(desk, reverse("petitions:official-petition-detail", args=[case.pk]))
    assert "Giấy biên nhận số 01/GBN-UBND" in page
    assert "Ban hành văn bản: Giấy biên nhận, Số: 01/GBN-UBND" in page


def test_what_was_typed_stays_beside_a_fault(desk: Client, case: Petition) -> None:
    answer = desk.post(at("create", case.pk, "receipt"), typed(text="", subject="Trích yếu riêng"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa ghi." in page
    assert "Trích yếu riêng" in page
    assert not CaseLetter.objects.exists()


def test_blanks_stand_in_the_way_of_issuing(desk: Client, case: Petition) -> None:
    letter = CaseLetterFactory.create(petition=case, text="Hẹn ngày ……………")
    assert "Còn 1 chỗ chấm chấm" in text_of(desk, at("detail", letter.pk))
    answer = desk.post(at("issue", letter.pk), STAMP)
    assert answer.status_code == 422
    assert "còn 1 chỗ trống" in answer.content.decode()


def test_the_later_of_two_sees_both_versions(desk: Client, case: Petition) -> None:
    letter = CaseLetterFactory.create(petition=case)
    desk.post(at("edit", letter.pk), typed(version="1", text="Bản của người kia."))
    answer = desk.post(at("edit", letter.pk), typed(version="1", text="Bản của tôi."))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Bản của người kia." in page
    assert "Bản của tôi." in page


def test_cancel_and_discard(desk: Client, case: Petition) -> None:
    letter = CaseLetterFactory.create(petition=case)
    desk.post(at("issue", letter.pk), STAMP)
    desk.post(at("cancel", letter.pk), {"version": 2, "reason": "Ghi nhầm tên"})
    page = text_of(desk, at("detail", letter.pk))
    assert "Đã hủy" in page
    assert "Ghi nhầm tên" in page
    assert "01/GBN-UBND" in text_of(desk, LIST)
    draft = CaseLetterFactory.create(petition=case)
    answer = desk.post(at("discard", draft.pk), {"version": 1})
    assert answer["Location"] == reverse("petitions:official-petition-detail", args=[case.pk])
    assert not CaseLetter.objects.filter(pk=draft.pk).exists()


def test_pdf_and_word_are_opened_by_those_who_see_the_case(
    desk: Client, case: Petition, unit: Unit
) -> None:
    letter = CaseLetterFactory.create(petition=case)
    assert desk.get(at("pdf", letter.pk)).status_code == 404
    lay_out(letter.pk)
    pdf = b"".join(desk.get(at("pdf", letter.pk)))
    assert pdf.startswith(b"%PDF")
    assert desk.get(at("word", letter.pk)).content.startswith(b"PK")
    assert "Mở bản PDF" in text_of(desk, at("detail", letter.pk))
    stranger = browser(person(UnitFactory.create()))
    for page in ("detail", "pdf", "word", "edit", "issue"):
        assert stranger.get(at(page, letter.pk)).status_code == 404
    city = browser(city_reader(unit))
    for page in ("detail", "pdf", "word", "edit"):
        assert city.get(at(page, letter.pk)).status_code == 403
    assert city.get(LIST).status_code == 403
    case_page = text_of(city, reverse("petitions:official-petition-detail", args=[case.pk]))
    assert at("detail", letter.pk) not in case_page


def test_papers_of_a_denunciation_are_a_restricted_line(desk: Client, unit: Unit) -> None:
    case = PetitionFactory.create(unit=unit, kind=PetitionKind.DENUNCIATION)
    letter = CaseLetterFactory.create(petition=case, subject="Về việc thụ lý tố cáo ông Mít")
    page = text_of(desk, LIST)
    assert "Vụ việc hạn chế" in page
    assert "ông Mít" not in page
    exported = b"".join(desk.get(f"{LIST}xuat.csv")).decode()
    assert "ông Mít" not in exported
    assert desk.get(at("detail", letter.pk)).status_code == 404
    handler = person(unit)
    PetitionHandlerFactory.create(petition=case, user=handler)
    assert "ông Mít" in text_of(browser(handler), LIST)


def test_drafts_for_many_cases_and_numbers_for_many_drafts(
    desk: Client, unit: Unit, case: Petition
) -> None:
    second = PetitionFactory.create(unit=unit, register_no="6/2021")
    PetitionFactory.create(unit=unit, register_no="70/2021", status=PetitionStatus.ACCEPTED)
    PetitionFactory.create(unit=UnitFactory.create(), register_no="99/2021")
    page = text_of(desk, at("draft-several"))
    assert "5/2021" in page
    assert "70/2021" not in page
    assert "99/2021" not in page
    desk.post(at("draft-several"), {"chosen": [str(case.pk), str(second.pk)]})
    drafts = list(CaseLetter.objects.order_by("pk"))
    assert [draft.petition_id for draft in drafts] == [second.pk, case.pk]
    assert "5/2021" not in text_of(desk, at("draft-several"))
    with_blank = drafts[0]
    CaseLetter.objects.filter(pk=with_blank.pk).update(text="Còn ………")
    CaseLetter.objects.filter(pk=drafts[1].pk).update(text="Đủ.", addressee="Ông Mít")
    chosen = [f"{draft.pk}-{draft.version}" for draft in drafts]
    look = desk.post(at("issue-several"), {"chosen": chosen}).content.decode()
    assert "Sẽ ban hành <strong>1 văn bản" in look
    assert "còn 2 chỗ trống" in look
    unsigned = desk.post(at("issue-several"), {"chosen": chosen[1], "confirmed": "1"})
    assert unsigned.status_code == 422
    assert not CaseLetter.objects.filter(number__isnull=False).exists()
    sent = {"chosen": chosen, "confirmed": "1", "signed": "on"}
    answer = desk.post(at("issue-several"), sent, follow=True).content.decode()
    assert "Đã ban hành 1 văn bản." in answer
    assert "còn 2 chỗ trống" in answer
    assert CaseLetter.objects.get(pk=drafts[1].pk).number == 1


def test_of_papers_that_contradict_each_other_the_later_is_left(
    desk: Client, case: Petition
) -> None:
    kinds = (LetterKind.ACCEPTANCE, LetterKind.REFUSAL)
    drafts = [
        CaseLetterFactory.create(petition=case, kind=kind, book="van_ban:TB-UBND") for kind in kinds
    ]
    chosen = [f"{draft.pk}-1" for draft in drafts]
    look = desk.post(at("issue-several"), {"chosen": chosen}).content.decode()
    assert "Sẽ ban hành <strong>1 văn bản" in look
    assert "Hồ sơ đã có thông báo thụ lý; hủy văn bản đó trước." in look


def test_the_office_s_own_number_and_day_are_taken(desk: Client, case: Petition) -> None:
    letter = CaseLetterFactory.create(petition=case)
    page = text_of(desk, at("issue", letter.pk))
    assert "dự kiến 01" in page
    assert "Bản giấy đã có chữ ký của" in page
    stamp = {**STAMP, "number": "47", "dated_on": "01/07/2021"}
    assert desk.post(at("issue", letter.pk), {**stamp, "signed": ""}).status_code == 422
    answer = desk.post(at("issue", letter.pk), stamp, follow=True).content.decode()
    assert "Số: 47/GBN-UBND" in answer
    twin = CaseLetterFactory.create(petition=case)
    refused = desk.post(at("issue", twin.pk), stamp)
    assert refused.status_code == 422
    assert "Số 47/GBN-UBND của năm 2021 đã dùng." in refused.content.decode()


def test_nothing_chosen_is_said(desk: Client, case: Petition) -> None:
    CaseLetterFactory.create(petition=case)
    unissued = desk.post(at("issue-several"), {})
    assert unissued.status_code == 422
    assert "Chưa chọn dòng nào." in unissued.content.decode()
    CaseLetter.objects.all().delete()
    answer = desk.post(at("draft-several"), {})
    assert answer.status_code == 200
    answer = desk.post(at("draft-several"), {"chosen": ["0"]})
    assert answer.status_code == 422
    assert "không còn trong danh sách" in answer.content.decode()
    assert desk.get(at("draft-several"), {"loai": "decision"}).status_code == 404


def test_the_papers_of_a_day_in_one_file(desk: Client, case: Petition) -> None:
    nothing = desk.get(at("printed"), follow=True).content.decode()
    assert "Chưa có văn bản nào" in nothing
    for _ in range(2):
        letter = CaseLetterFactory.create(petition=case)
        desk.post(at("issue", letter.pk), STAMP)
        lay_out(letter.pk)
    issued = CaseLetter.objects.filter(state=LetterState.ISSUED)
    assert issued.count() == 2
    pdf = desk.get(at("printed")).content
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2
    earlier = desk.get(at("printed"), {"since": "01/01/2020"})
    assert earlier["Location"] == LIST


def test_the_book_is_narrowed_in_the_address(desk: Client, case: Petition) -> None:
    CaseLetterFactory.create(petition=case, dated_on=date(2021, 7, 2))
    assert "Bản thảo" in text_of(desk, LIST, state="draft")
    assert "Không có dòng nào khớp" in text_of(desk, LIST, state="issued")


def test_queries_stay_the_same(
    desk: Client, case: Petition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        CaseLetterFactory.create(petition=case)
    letter = CaseLetter.objects.earliest("pk")
    with django_assert_max_num_queries(6):
        desk.get(LIST)
    with django_assert_max_num_queries(15):
        desk.get(at("detail", letter.pk))
    with django_assert_max_num_queries(15):
        desk.get(reverse("petitions:official-petition-detail", args=[case.pk]))
