"""What is taken in, and what is taken off."""

import zipfile
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import DataError, IntegrityError, transaction
from docx import Document
from openpyxl import Workbook
from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base
from pytest_django import Settings

from petitions.access import ATTACH
from petitions.actions.attachment import attach
from petitions.models import PetitionEvent
from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import MeetingFactory, UnitFactory, person
from wards.actions import attachments, meeting
from wards.actions.attachments import recognised, without_metadata
from wards.models import MeetingEvent, Unit, User
from wards.models.stored_file import MAX_BYTES
from wards.rules.file_types import file_type

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture taken in the denouncer's yard, lying on its side."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Artist] = "Nguyễn Thị Bưởi"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (21.0, 28.0, 30.0)
    taken = BytesIO()
    Image.new("RGB", size, "red").save(taken, kind, exif=exif)
    return taken.getvalue()


def package(*parts: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return made.getvalue()


def word() -> bytes:
    made = BytesIO()
    Document().save(made)
    return made.getvalue()


def excel() -> bytes:
    made = BytesIO()
    Workbook().save(made)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_place_and_author_and_stands_upright(kind: str) -> None:
    before = photo(kind)
    with Image.open(BytesIO(before)) as picture:
        assert picture.getexif().get_ifd(IFD.GPSInfo)
    after = without_metadata(before, recognised(before))
    with Image.open(BytesIO(after)) as picture:
        assert not picture.getexif()
        assert picture.size == (20, 40)
    assert b"Exif" not in after


def test_a_picture_keeps_its_transparency_and_loses_its_text() -> None:
    drawn, note = BytesIO(), PngImagePlugin.PngInfo()
    note.add_text("Author", "Buoi")
    Image.new("RGBA", (4, 4), (255, 0, 0, 10)).save(drawn, "PNG", pnginfo=note)
    after = without_metadata(drawn.getvalue(), recognised(drawn.getvalue()))
    assert b"Buoi" not in after
    with Image.open(BytesIO(after)) as picture:
        assert picture.getpixel((0, 0)) == (255, 0, 0, 10)


@pytest.mark.parametrize(
    ("content", "ending"), [(PDF, ".pdf"), (word(), ".docx"), (excel(), ".xlsx")]
)
def test_papers_are_told_by_their_content(content: bytes, ending: str) -> None:
    assert recognised(content).ending == ending


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00" * 20,
        b"mot doan chu",
        b"PK khong phai zip",
        package("word/document.xml"),
        package("[Content_Types].xml", "ppt/presentation.xml"),
        package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="Chỉ nhận") as refusal:
        recognised(content)
    assert refusal.value.field == "file"


def test_a_broken_picture_is_a_sentence() -> None:
    broken = photo()[:200]
    with pytest.raises(Refused, match="hỏng"):
        without_metadata(broken, recognised(broken))


@pytest.mark.parametrize("limit", [attachments.MOST_PIXELS, None])
def test_a_picture_too_large_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, limit: int | None
) -> None:
    if limit:
        monkeypatch.setattr(attachments, "MOST_PIXELS", 799)
    else:
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)
    jpeg = file_type("image/jpeg")
    assert jpeg is not None
    with pytest.raises(Refused, match="quá lớn"):
        without_metadata(photo(), jpeg)


def test_a_file_is_kept_under_a_name_of_its_own(unit: Unit, clerk: User) -> None:
    row = MeetingFactory.create(unit=unit)
    upload = ContentFile(PDF, name="C:\\Ảnh\\Biên bản\u0007 họp.exe")
    stored = meeting.attach(row, upload, by=clerk, at=AT)
    stored.refresh_from_db()
    assert stored.original_name == "Biên bản họp.pdf"
    assert "Biên" not in str(stored.file.name)
    with stored.file.open() as kept:
        assert kept.read() == PDF
    assert (stored.size, stored.sha256) == (len(PDF), sha256(PDF).hexdigest())
    assert (stored.stored_at, stored.stored_by) == (AT, clerk)
    assert MeetingEvent.objects.get().data == {"sha256": stored.sha256}


@pytest.mark.parametrize(
    ("name", "shown"), [("", "tep.pdf"), ("a" * 300 + ".pdf", "a" * 196 + ".pdf")]
)
def test_names_are_mended(unit: Unit, clerk: User, name: str, shown: str) -> None:
    row = MeetingFactory.create(unit=unit)
    stored = meeting.attach(row, ContentFile(PDF, name=name), by=clerk, at=AT)
    assert stored.original_name == shown


@pytest.mark.parametrize(("size", "words"), [(0, "rỗng"), (MAX_BYTES + 1, "20 MB")])
def test_size_is_looked_at_before_content(unit: Unit, clerk: User, size: int, words: str) -> None:
    upload = ContentFile(b"%PDF" + b"0" * (size - 4) if size else b"", name="a.pdf")
    with pytest.raises(Refused, match=words):
        meeting.attach(MeetingFactory.create(unit=unit), upload, by=clerk, at=AT)


def harmful(content: bytes) -> bool:
    return b"EICAR" in content


def test_a_scanner_is_asked_where_one_is_set(unit: Unit, clerk: User, settings: Settings) -> None:
    settings.ATTACHMENT_SCANNER = f"{__name__}.harmful"
    row = MeetingFactory.create(unit=unit)
    meeting.attach(row, ContentFile(PDF, name="a.pdf"), by=clerk, at=AT)
    with pytest.raises(Refused, match="mã độc"):
        meeting.attach(row, ContentFile(PDF + b"EICAR", name="a.pdf"), by=clerk, at=AT)


def test_nothing_stays_on_disk_when_the_row_cannot_be_kept(
    unit: Unit, clerk: User, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    row = MeetingFactory.create(unit=unit)
    monkeypatch.setattr(attachments, "_shown_name", lambda *_: "a" * 201)
    with pytest.raises((DataError, IntegrityError)), transaction.atomic():
        meeting.attach(row, ContentFile(PDF, name="a.pdf"), by=clerk, at=AT)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []  # type: ignore[attr-defined]


def test_a_petition_takes_files_from_those_who_may_correct_it(unit: Unit, clerk: User) -> None:
    petition = PetitionFactory.create(unit=unit, received_on=date(2026, 3, 9))
    stored = attach(petition, ContentFile(photo(), name="anh.jpg"), by=clerk, at=AT)
    assert stored.parent == petition
    assert PetitionEvent.objects.get().verb == ATTACH
    with pytest.raises(Refused) as refusal:
        attach(petition, ContentFile(PDF, name="a.pdf"), by=person(UnitFactory.create()), at=AT)
    assert refusal.value.code == "forbidden"
