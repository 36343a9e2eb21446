"""Copies that go out with a denunciation: read for traces, stripped, told of in the letter."""

import io
import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from petitions.actions.denouncer import Identity, seal
from petitions.actions.letter_draft import first_words
from petitions.actions.redacted_copy import NAMED, NOT_READ, attach_redacted
from petitions.enums import LetterKind, PetitionKind
from petitions.models import DenouncerIdentity, Petition, PetitionEvent, PetitionFile
from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from tests.rules.reference import law
from wards.models import Unit, User

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
TODAY = date(2026, 3, 10)
WHO = Identity(
    "Nguyễn Thị Bưởi, Lê Văn Ổi",
    phone="+84912347305",
    address="Số 3 ngõ 5, tổ 4, phường Phố Cò",
    citizen_id="019088001234",
    note="thư: buoi.nguyen@thu.vn, máy bàn 0208 3861 234",
)
CLEAN = "Tố cáo ông Mít lấn đất ở chợ."


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: object) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò")


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def case(unit: Unit, clerk: User) -> Petition:
    made = PetitionFactory.create(
        unit=unit, kind=PetitionKind.DENUNCIATION, received_on=date(2026, 3, 2), content=CLEAN
    )
    PetitionHandlerFactory.create(petition=made, user=clerk)
    DenouncerIdentity.objects.create(petition=made, sealed=seal(WHO))
    return made


def pdf(*pages: str) -> bytes:
    """Some pages as an office's program writes them."""
    drawn = "".join(f"<section style='break-after: page'>{page}</section>" for page in pages)
    return bytes(HTML(string=f"<body style='font-family: serif'>{drawn}</body>").write_pdf())


def picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return drawn.getvalue()


def sent(content: bytes, name: str = "Nguyễn Thị Bưởi.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def kept(case: Petition, clerk: User, content: bytes, *, looked: bool = False) -> PetitionFile:
    return attach_redacted(case, sent(content), looked=looked, by=clerk, at=AT)


@pytest.mark.parametrize(
    "trace",
    [
        "bà NGUYEN THI BUOI",
        "bà <span style='background: black; color: black'>Nguyễn Thị Bưởi</span>",
        unicodedata.normalize("NFD", "chị Nguyễn  Thị Bưởi"),
        "cùng ông Lê Văn Ổi",
        "máy 0912 347 305",
        "máy bàn 02083861234",
        "CCCD 019088001234",
        "nhà số 3 ngõ 5",
        "buoi.nguyen@thu.vn",
        "nguyenthibuoi@khac.vn",
    ],
)
def test_a_trace_that_can_be_read_is_refused(case: Petition, clerk: User, trace: str) -> None:
    with pytest.raises(Refused) as refused:
        kept(case, clerk, pdf("Trang đầu.", f"<p>{CLEAN} {trace}</p>"), looked=True)
    assert (refused.value.code, refused.value.message) == ("identity", NAMED)
    assert not PetitionFile.objects.exists()
    assert not PetitionEvent.objects.exists()


def test_what_is_clean_is_kept_bare_under_a_name_that_says_nothing(
    case: Petition, clerk: User
) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(CLEAN))))
    writer.add_metadata({"/Author": "Nguyễn Thị Bưởi"})
    writer.add_attachment("don-goc.txt", "Nguyễn Thị Bưởi".encode())
    full = io.BytesIO()
    writer.write(full)
    stored = kept(case, clerk, full.getvalue())
    assert (stored.original_name, stored.is_redacted) == ("Bản che danh tính 1.pdf", True)
    with stored.file.open() as opened:
        bare = PdfReader(io.BytesIO(opened.read()))
    assert "lấn đất" in bare.pages[0].extract_text()
    assert not bare.attachments
    assert "/Author" not in (bare.metadata or {})
    [event] = PetitionEvent.objects.all()
    assert (event.verb, event.data) == (
        "attach_redacted",
        {"sha256": stored.sha256, "read": True},
    )
    assert kept(case, clerk, pdf(CLEAN)).original_name == "Bản che danh tính 2.pdf"


@pytest.mark.parametrize("content", [picture(), pdf(CLEAN, "")], ids=["picture", "scan"])
def test_what_cannot_be_read_is_looked_over_by_a_person(
    case: Petition, clerk: User, content: bytes
) -> None:
    with pytest.raises(Refused) as refused:
        kept(case, clerk, content)
    assert (refused.value.field, refused.value.message) == ("looked", NOT_READ)
    assert kept(case, clerk, content, looked=True).is_redacted
    assert PetitionEvent.objects.get().data["read"] is False


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nbroken", b"MZ\x90 program"])
def test_what_is_no_copy_is_refused_at_its_field(
    case: Petition, clerk: User, content: bytes
) -> None:
    answer = browser(clerk).post(
        f"/lam-viec/don-thu/{case.pk}/ban-che/", {"file": sent(content), "looked": "on"}
    )
    assert answer.status_code == 422
    assert not PetitionFile.objects.exists()


def test_the_letter_tells_what_goes_along_and_what_stays(case: Petition, clerk: User) -> None:
    before = first_words(case, LetterKind.FORWARDING, law(), TODAY).text
    assert "Không có tài liệu kèm theo. Bản gốc đơn giữ tại" in before
    kept(case, clerk, pdf(CLEAN))
    desk = browser(clerk)
    desk.post(f"/lam-viec/don-thu/{case.pk}/dinh-kem/", {"file": sent(picture(), "don.png")})
    case.content = f"Tôi là nguyễn thị bưởi, ở số 3 ngõ 5. {CLEAN}"
    case.save()
    said = first_words(case, LetterKind.FORWARDING, law(), TODAY).text
    assert "Kèm theo: 1 tài liệu đã che danh tính người tố cáo. 1 tài liệu gốc giữ tại" in said
    assert "Điều 56" in said
    assert "Tôi là [đã lược bỏ], ở [đã lược bỏ]. Tố cáo ông Mít" in said


def test_a_handler_finds_the_page_and_reads_what_was_refused(case: Petition, clerk: User) -> None:
    desk, path = browser(clerk), f"/lam-viec/don-thu/{case.pk}/ban-che/"
    assert path in desk.get(f"/lam-viec/don-thu/{case.pk}/").content.decode()
    page = desk.post(path, {"file": sent(pdf("Nguyễn Thị Bưởi"))})
    assert page.status_code == 422
    assert NAMED in page.content.decode()
    done = desk.post(path, {"file": sent(pdf(CLEAN))}, follow=True).content.decode()
    assert "Bản che danh tính 1.pdf" in done
    assert "Đính kèm bản che danh tính" in done


def test_nobody_else_does(case: Petition, unit: Unit, clerk: User) -> None:
    path = f"/lam-viec/don-thu/{case.pk}/ban-che/"
    assert browser(person(unit)).get(path).status_code == 404
    assert Client().get(path).status_code == 302
    with pytest.raises(Refused):
        kept(case, person(unit), pdf(CLEAN))
    open_case = PetitionFactory.create(unit=unit, kind=PetitionKind.FEEDBACK)
    assert browser(clerk).get(f"/lam-viec/don-thu/{open_case.pk}/ban-che/").status_code == 404
    with pytest.raises(Refused, match="tố cáo"):
        kept(open_case, clerk, pdf(CLEAN))


def test_a_given_name_alone_is_pointed_at_and_a_person_decides(case: Petition, clerk: User) -> None:
    copy = pdf("Theo bà Bưởi, ông Mít lấn đất.")
    with pytest.raises(Refused, match="“bà Bưởi”") as refused:
        kept(case, clerk, copy)
    assert refused.value.field == "looked"
    assert not case.files.exists()
    assert kept(case, clerk, copy, looked=True).is_redacted


def test_the_step_of_passing_on_says_what_may_go(case: Petition, clerk: User) -> None:
    page = reverse("petitions:official-petition-step", args=[case.pk, "chuyen-don"])
    desk = browser(clerk)
    before = desk.get(page).content.decode()
    assert "Không gửi bản gốc" in before
    assert f"/lam-viec/don-thu/{case.pk}/ban-che/" in before
    kept(case, clerk, pdf(CLEAN))
    after = desk.get(page).content.decode()
    assert "Gửi kèm được: Bản che danh tính 1.pdf" in after
