"""Papers of a case: drafted, corrected, numbered without gaps or twins, laid out, cancelled."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import page
import pytest
import time_machine
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from docx import Document
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from petitions.actions import letter as actions
from petitions.actions.denouncer import Identity, gives_away, seal
from petitions.actions.letter import LetterFacts
from petitions.actions.letter_draft import first_words
from petitions.actions.letter_paper import lay_out
from petitions.actions.party import put_under_seal, write_party
from petitions.enums import LetterKind, LetterState, PetitionKind
from petitions.models import CaseLetter, DenouncerIdentity, Petition, PetitionEvent, PetitionParty
from petitions.pdf import letter_pdf, letter_word, paper_of
from petitions.tasks import lay_letter_out, lay_letters_left
from songcong.core.errors import Conflict, Refused
from tests.factories.petitions import CaseLetterFactory, PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.rules.reference import law
from wards.enums import Role
from wards.models import NumberBook, Unit, User

pytestmark = pytest.mark.django_db

AT = datetime(2026, 4, 10, 3, tzinfo=UTC)
TODAY = date(2026, 4, 10)
WORDS = LetterFacts(
    subject="Về việc tiếp nhận đơn",
    addressee="Ông (bà) Trần Thị Bưởi",
    text="Đã tiếp nhận đơn.",
    recipients="Như kính gửi",
    authority="TM. ỦY BAN NHÂN DÂN",
    post="CHỦ TỊCH",
)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò")


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def case(unit: Unit) -> Petition:
    return PetitionFactory.create(unit=unit, received_on=date(2026, 3, 2), register_no="5/2026")


@pytest.fixture
def denunciation(unit: Unit, clerk: User) -> Petition:
    case = PetitionFactory.create(
        unit=unit, received_on=date(2026, 3, 2), kind=PetitionKind.DENUNCIATION
    )
    PetitionHandlerFactory.create(petition=case, user=clerk)
    identity = Identity("Nguyễn Thị Bưởi", phone="+84912347305", address="ngõ 3, tổ 5")
    DenouncerIdentity.objects.create(petition=case, sealed=seal(identity))
    return case


def drafted(case: Petition, by: User, words: LetterFacts = WORDS) -> CaseLetter:
    return actions.draft(case, LetterKind.RECEIPT, words, by=by, at=AT)


def text_of(pdf: bytes) -> str:
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)


def test_a_draft_has_no_number_and_asks_for_its_pdf(
    case: Petition, clerk: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        letter = drafted(case, clerk)
    assert len(callbacks) == 1
    assert (letter.state, letter.number, letter.paper) == (LetterState.DRAFT, None, None)
    assert not PetitionEvent.objects.filter(petition=case).exists()


def test_issuing_numbers_freezes_and_writes_the_event(case: Petition, clerk: User) -> None:
    first = actions.issue(drafted(case, clerk).pk, signed=True, version=1, by=clerk, at=AT)
    second = actions.issue(drafted(case, clerk).pk, signed=True, version=1, by=clerk, at=AT)
    assert (first.number, second.number) == (1, 2)
    assert first.dated_on == TODAY
    assert paper_of(first).head.number_line == "Số: 01/GBN-UBND"
    event = PetitionEvent.objects.filter(petition=case, verb="issue_letter").earliest("pk")
    assert event.data["said"] == "Giấy biên nhận, Số: 01/GBN-UBND"
    first.subject = "đổi sau"
    first.save()
    assert paper_of(first).subject == WORDS.subject


def test_a_paper_with_blanks_is_not_issued_and_takes_no_number(case: Petition, clerk: User) -> None:
    words = LetterFacts(**{**vars(WORDS), "text": "Lý do: ………… và ……."})
    letter = drafted(case, clerk, words)
    with pytest.raises(Refused, match="còn 2 chỗ trống"):
        actions.issue(letter.pk, signed=True, version=1, by=clerk, at=AT)
    assert not NumberBook.objects.exists()


def test_a_number_of_the_office_s_own_book_is_taken_and_those_after_follow(
    case: Petition, clerk: User
) -> None:
    def issue(number: int | None, day: date | None = None) -> CaseLetter:
        pk = drafted(case, clerk).pk
        return actions.issue(
            pk, signed=True, number=number, dated_on=day, version=1, by=clerk, at=AT
        )

    assert issue(31, date(2026, 4, 8)).dated_on == date(2026, 4, 8)
    assert issue(None).number == 32
    assert issue(12).number == 12
    assert issue(None).number == 33
    with pytest.raises(Refused, match="Số 12/GBN-UBND của năm 2026 đã dùng"):
        issue(12)
    with pytest.raises(Refused, match="chưa tới"):
        issue(None, date(2026, 4, 11))
    with pytest.raises(Refused, match="đứng trước ngày nhận đơn"):
        issue(None, date(2026, 3, 1))
    assert issue(None).number == 34


def test_an_unsigned_paper_is_not_issued(case: Petition, clerk: User) -> None:
    with pytest.raises(Refused, match="CHỦ TỊCH đã ký"):
        actions.issue(drafted(case, clerk).pk, signed=False, version=1, by=clerk, at=AT)
    assert not NumberBook.objects.exists()


def test_a_paper_that_contradicts_an_issued_one_waits_until_that_is_cancelled(
    case: Petition, clerk: User
) -> None:
    def draft(kind: LetterKind) -> int:
        return actions.draft(case, kind, WORDS, by=clerk, at=AT).pk

    def issue(kind: LetterKind) -> CaseLetter:
        return actions.issue(draft(kind), signed=True, version=1, by=clerk, at=AT)

    taken_up = issue(LetterKind.ACCEPTANCE)
    for kind in (LetterKind.REFUSAL, LetterKind.GUIDANCE, LetterKind.ACCEPTANCE):
        with pytest.raises(Refused, match="đã có thông báo thụ lý"):
            issue(kind)
    issue(LetterKind.RECEIPT)
    actions.cancel(taken_up.pk, reason="Nhầm", version=2, by=clerk, at=AT)
    assert issue(LetterKind.REFUSAL).number == 2


def test_only_a_draft_is_rewritten_issued_or_discarded(case: Petition, clerk: User) -> None:
    letter = actions.issue(drafted(case, clerk).pk, signed=True, version=1, by=clerk, at=AT)
    for act in (
        lambda: actions.rewrite(letter.pk, WORDS, version=2, by=clerk, at=AT),
        lambda: actions.issue(letter.pk, signed=True, version=2, by=clerk, at=AT),
        lambda: actions.discard(letter.pk, version=2, by=clerk, at=AT),
    ):
        with pytest.raises(Refused, match="đã ban hành"):
            act()


def test_a_second_writer_is_told_and_nothing_is_lost(case: Petition, clerk: User) -> None:
    letter = drafted(case, clerk)
    other = LetterFacts(**{**vars(WORDS), "text": "Bản khác."})
    actions.rewrite(letter.pk, other, version=1, by=clerk, at=AT)
    with pytest.raises(Conflict) as conflict:
        actions.rewrite(letter.pk, WORDS, version=1, by=clerk, at=AT)
    assert conflict.value.current_version == 2
    same = actions.rewrite(letter.pk, other, version=2, by=clerk, at=AT)
    assert same.version == 2


def test_a_cancelled_paper_keeps_its_number(case: Petition, clerk: User) -> None:
    letter = actions.issue(drafted(case, clerk).pk, signed=True, version=1, by=clerk, at=AT)
    with pytest.raises(Refused, match="lý do hủy"):
        actions.cancel(letter.pk, reason="  ", version=2, by=clerk, at=AT)
    cancelled = actions.cancel(letter.pk, reason="Ghi sai tên", version=2, by=clerk, at=AT)
    assert (cancelled.state, cancelled.number) == (LetterState.CANCELLED, 1)
    following = actions.issue(drafted(case, clerk).pk, signed=True, version=1, by=clerk, at=AT)
    assert following.number == 2
    with pytest.raises(Refused, match="đã ban hành"):
        actions.cancel(letter.pk, reason="Lần nữa", version=2, by=clerk, at=AT)


def test_a_discarded_draft_leaves_nothing(
    case: Petition, clerk: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    letter = drafted(case, clerk)
    lay_out(letter.pk)
    letter.refresh_from_db()
    name = letter.pdf.name
    assert name is not None
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(letter.pk, version=1, by=clerk, at=AT)
    assert not CaseLetter.objects.exists()
    assert not default_storage.exists(name)


def test_a_kind_that_the_case_cannot_have_is_refused(case: Petition, clerk: User) -> None:
    with pytest.raises(Refused, match="không dùng cho khiếu nại"):
        actions.draft(case, LetterKind.CONCLUSION, WORDS, by=clerk, at=AT)


@pytest.mark.parametrize("role", [Role.FRONT, Role.MEDIATION])
def test_others_write_none(case: Petition, unit: Unit, role: Role) -> None:
    with pytest.raises(Refused) as refusal:
        drafted(case, person(unit, role))
    assert refusal.value.code == "forbidden"


@pytest.mark.django_db(transaction=True)
def test_two_offices_at_once_leave_no_gap_and_no_twin() -> None:
    unit = UnitFactory.create()
    clerk = person(unit)
    case = PetitionFactory.create(unit=unit, received_on=date(2026, 3, 2))
    drafts = [drafted(case, clerk).pk for _ in range(16)]
    together = Barrier(2, timeout=20)

    def issue(half: list[int]) -> list[int]:
        try:
            together.wait()
            return [
                actions.issue(pk, signed=True, version=1, by=clerk, at=AT).number or 0
                for pk in half
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(issue, (drafts[::2], drafts[1::2]))
    assert sorted(first + second) == list(range(1, 17))


def test_the_pdf_is_an_offices_paper_and_the_same_again(case: Petition, clerk: User) -> None:
    letter = actions.issue(drafted(case, clerk).pk, signed=True, version=1, by=clerk, at=AT)
    assert lay_letter_out(letter.pk) is True
    assert lay_letter_out(letter.pk) is False
    letter.refresh_from_db()
    assert letter.is_laid
    with letter.pdf.open("rb") as stored:
        pdf = stored.read()
    assert pdf == letter_pdf(paper_of(letter))
    text = text_of(pdf)
    for said in ("CỘNG HÒA XÃ HỘI", "Số: 01/GBN-UBND", "GIẤY BIÊN NHẬN", "Kính gửi: Ông (bà) Trần"):
        assert said in text
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.failures == []


def test_newer_words_win_over_a_pdf_under_way(case: Petition, clerk: User) -> None:
    letter = drafted(case, clerk)
    lay_out(letter.pk)
    letter.refresh_from_db()
    old = letter.pdf.name
    actions.rewrite(
        letter.pk, LetterFacts(**{**vars(WORDS), "text": "Khác."}), version=1, by=clerk, at=AT
    )
    letter.refresh_from_db()
    assert not letter.is_laid
    lay_out(letter.pk)
    letter.refresh_from_db()
    assert letter.is_laid
    assert letter.pdf.name != old
    assert lay_out(letter.pk + 1) is False


def test_a_storage_that_is_full_is_said_and_tried_again(
    case: Petition, clerk: User, settings: Settings, tmp_path: Path
) -> None:
    letter = drafted(case, clerk)
    blocked = tmp_path / "đầy"
    blocked.write_text("")
    settings.MEDIA_ROOT = blocked
    assert lay_out(letter.pk) is False
    letter.refresh_from_db()
    assert "Chưa dựng được" in letter.failure
    settings.MEDIA_ROOT = tmp_path / "files"
    again = actions.rewrite(
        letter.pk, LetterFacts(**{**vars(WORDS), "text": "Lại."}), version=1, by=clerk, at=AT
    )
    assert again.failure == ""
    assert lay_out(letter.pk) is True


def test_papers_whose_job_was_lost_are_asked_for_again(
    case: Petition,
    clerk: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    drafted(case, clerk)
    with time_machine.travel(AT + timedelta(seconds=30), tick=False):
        assert lay_letters_left() == 0
    with (
        time_machine.travel(AT + timedelta(minutes=2), tick=False),
        django_capture_on_commit_callbacks() as callbacks,
    ):
        assert lay_letters_left() == 1
    assert len(callbacks) == 1


def test_word_holds_the_same_words_unescaped_marks_whole(case: Petition, clerk: User) -> None:
    words = LetterFacts(
        **{**vars(WORDS), "text": "Kho A & B <C>.\n\nĐiều 1. Giữ nguyên.", "authority": ""}
    )
    letter = actions.issue(drafted(case, clerk, words).pk, signed=True, version=1, by=clerk, at=AT)
    document = Document(io.BytesIO(letter_word(paper_of(letter))))
    said = [p.text for p in document.paragraphs]
    cells = "\n".join(cell.text for table in document.tables for cell in table.rows[0].cells)
    assert "Kho A & B <C>." in said
    assert "Điều 1. Giữ nguyên." in said
    assert "Số: 01/GBN-UBND" in cells
    assert "- Như kính gửi;" in cells
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert not any("{" in line for line in said)


def test_the_first_words_come_from_the_case_and_the_chair(
    case: Petition, clerk: User, unit: Unit
) -> None:
    person(unit, Role.WARD_CHAIR, full_name="Lê Văn Mít")
    PetitionParty.objects.create(petition=case, name="Trần Thị Bưởi", address="tổ 5")
    words = first_words(case, LetterKind.RECEIPT, law(), TODAY)
    assert "Trần Thị Bưởi, địa chỉ: tổ 5" in words.text
    assert "12/03/2026" in words.text
    assert words.signatory == "Lê Văn Mít"
    PetitionEvent.objects.create(
        petition=case,
        at=AT,
        by=clerk,
        verb="guide",
        from_state="received",
        reason="Thanh tra tỉnh.",
    )
    PetitionEvent.objects.create(
        petition=case, at=AT, by=clerk, verb="put_back", from_state="sent", reason="Nhầm người"
    )
    assert "Thanh tra tỉnh." in first_words(case, LetterKind.GUIDANCE, law(), TODAY).text
    refusal = first_words(case, LetterKind.REFUSAL, law(), TODAY).text
    assert "Thanh tra tỉnh" not in refusal
    assert "Nhầm người" not in refusal


def test_the_receipt_of_a_denunciation_promises_the_day_of_its_own_law(
    denunciation: Petition,
) -> None:
    """Seven working days (Law 25/2018/QH14, Article 24), not the ten of other petitions."""
    due = law().deadline("petition.check_denunciation", denunciation.received_on).due_on
    words = first_words(denunciation, LetterKind.RECEIPT, law(), TODAY).text
    assert f"{due:%d/%m/%Y}" in words
    assert due < law().deadline("petition.process_within", denunciation.received_on).due_on


def test_acceptance_and_extension_say_the_days_that_their_step_gives(
    unit: Unit, clerk: User
) -> None:
    """Thirty days, then forty-five (Law on Complaints 02/2011/QH13, Article 28)."""
    case = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.COMPLAINT,
        received_on=date(2026, 4, 1),
        content="Đất.",
        register_no="8/2026",
    )
    receipt = first_words(case, LetterKind.RECEIPT, law(), TODAY).text
    assert "chậm nhất ngày 13/04/2026" in receipt
    accepted = first_words(case, LetterKind.ACCEPTANCE, law(), TODAY).text
    assert "từ ngày 10/04/2026" in accepted
    first = law().deadline("petition.settle.complaint.first", TODAY).due_on
    longer = law().deadline("petition.settle.complaint.first.complex", TODAY).due_on
    assert f"chậm nhất ngày {first:%d/%m/%Y}" in accepted
    case.accepted_on, case.due_on = TODAY, first
    text = first_words(case, LetterKind.EXTENSION, law(), TODAY).text
    assert f"hạn giải quyết ngày {first:%d/%m/%Y}" in text
    assert f"đến ngày {longer:%d/%m/%Y}" in text
    assert "Lý do cần gia hạn: …" in text
    case.extensions, case.due_on = 1, longer
    PetitionEvent.objects.create(
        petition=case,
        at=AT,
        by=clerk,
        verb="extend",
        from_state="accepted",
        reason="Chờ đo đạc",
        data={"from_due": first.isoformat(), "to_due": longer.isoformat()},
    )
    written = first_words(case, LetterKind.EXTENSION, law(), TODAY).text
    assert "Lý do cần gia hạn: Chờ đo đạc." in written
    assert f"hạn giải quyết ngày {first:%d/%m/%Y}" in written
    assert f"đến ngày {longer:%d/%m/%Y}" in written


def test_a_denouncers_paper_leaves_room_for_the_name(denunciation: Petition, clerk: User) -> None:
    words = first_words(denunciation, LetterKind.ACCEPTANCE, law(), TODAY)
    filled = LetterFacts(**{**vars(words), "text": "Đã thụ lý."})
    letter = actions.draft(denunciation, LetterKind.ACCEPTANCE, filled, by=clerk, at=AT)
    issued = actions.issue(letter.pk, signed=True, version=1, by=clerk, at=AT)
    assert paper_of(issued).addressee_by_hand
    assert "Bưởi" not in text_of(letter_pdf(paper_of(issued)))


@pytest.mark.parametrize("text", ["Gửi NGUYEN THI BUOI", "Gọi 0912 347 305", "Ở ngõ 3 - tổ 5"])
def test_a_paper_that_gives_a_denouncer_away_is_refused(
    denunciation: Petition, clerk: User, text: str
) -> None:
    words = LetterFacts(**{**vars(WORDS), "text": text})
    with pytest.raises(Refused) as refusal:
        actions.draft(denunciation, LetterKind.RECEIPT, words, by=clerk, at=AT)
    assert refusal.value.code == "identity"
    assert not CaseLetter.objects.exists()
    letter = drafted(denunciation, clerk)
    with pytest.raises(Refused):
        actions.rewrite(letter.pk, words, version=1, by=clerk, at=AT)
    assert gives_away(denunciation, text)


def test_what_a_denunciation_says_is_passed_on_without_its_author(
    denunciation: Petition, clerk: User
) -> None:
    denunciation.content = "Tôi là NGUYEN THI BUOI, 0912.347.305, tố cáo ông Mít lấn đất."
    denunciation.save()
    words = first_words(denunciation, LetterKind.FORWARDING, law(), TODAY)
    assert "[đã lược bỏ], [đã lược bỏ], tố cáo ông Mít lấn đất" in words.text
    assert actions.draft(denunciation, LetterKind.FORWARDING, words, by=clerk, at=AT).pk


def test_a_case_that_turns_out_a_denunciation_takes_its_author_out_of_its_papers(
    case: Petition, clerk: User
) -> None:
    sender = Identity("Nguyễn Thị Bưởi", phone="+84912347305", address="ngõ 3, tổ 5")
    write_party(case, sender)
    named = LetterFacts(
        **{
            **vars(WORDS),
            "addressee": "Bà Nguyễn Thị Bưởi",
            "text": "Gửi bà Nguyen Thi Buoi, ngõ 3, tổ 5, 0912 347 305.",
        }
    )
    issued = actions.issue(drafted(case, clerk, named).pk, signed=True, version=1, by=clerk, at=AT)
    lay_out(issued.pk)
    waiting = drafted(case, clerk, named)
    put_under_seal(case, sender, by=clerk, at=AT)
    assert not CaseLetter.objects.filter(pk=waiting.pk).exists()
    issued.refresh_from_db()
    assert issued.number == 1
    assert not issued.is_laid
    lay_out(issued.pk)
    issued.refresh_from_db()
    kept = f"{issued.addressee}{issued.text}{issued.paper}"
    with issued.pdf.open("rb") as stored:
        kept += text_of(stored.read())
    assert "[đã lược bỏ]" in kept
    for trace in ("Bưởi", "Buoi", "tổ 5", "0912"):
        assert trace not in kept
    history = apps.get_model("petitions", "CaseLetterHistory")
    assert not history.objects.filter(petition=case.pk).exists()


def test_a_draft_that_names_the_author_is_never_issued(denunciation: Petition, clerk: User) -> None:
    letter = drafted(denunciation, clerk)
    CaseLetter.objects.filter(pk=letter.pk).update(text="Gửi bà Nguyễn Thị Bưởi.")
    with pytest.raises(Refused) as refusal:
        actions.issue(letter.pk, signed=True, version=1, by=clerk, at=AT)
    assert refusal.value.code == "identity"


def test_without_an_identity_nothing_gives_away(case: Petition) -> None:
    assert not gives_away(case, "Nguyễn Thị Bưởi")


def test_only_a_named_handler_writes_from_a_denunciation(
    denunciation: Petition, unit: Unit
) -> None:
    with pytest.raises(Refused) as refusal:
        drafted(denunciation, person(unit))
    assert refusal.value.code == "forbidden"


def test_the_database_holds_number_and_paper_together(case: Petition) -> None:
    letter = CaseLetterFactory.create(petition=case)
    assert CaseLetter.objects.unlaid().get() == letter
