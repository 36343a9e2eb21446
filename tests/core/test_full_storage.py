"""A store that is full or takes nothing: a sentence in its place, nothing half-written, no 500."""

import errno
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from PIL import Image
from pytest_django import Settings

from songcong.core import outage
from songcong.core.errors import Refused
from songcong.core.storage import STORAGE_SENTENCE, into_store
from songcong.registers.models import RegisterUpload
from tests.factories.wards import MeetingFactory, UnitFactory, person
from tests.registers.workbooks import RECEPTION, write
from wards.models import Meeting, MeetingEvent, MeetingFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def occupied(tmp_path: Path, settings: Settings) -> Path:
    """A store that root cannot write to either: a file stands where the folder should be."""
    settings.SONGCONG_TODAY = "2021-07-15"
    settings.MEDIA_ROOT = tmp_path / "occupied"
    settings.MEDIA_ROOT.write_text("")
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def meeting() -> Meeting:
    made: Meeting = MeetingFactory.create(unit=UnitFactory.create(code="05521"))
    return made


@pytest.fixture
def clerk(client: Client, meeting: Meeting) -> Client:
    client.force_login(person(meeting.unit))
    return client


def picture() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return SimpleUploadedFile("anh.png", drawn.getvalue())


def test_an_attachment_is_refused_beside_its_field(
    occupied: Path, clerk: Client, meeting: Meeting
) -> None:
    answer = clerk.post(f"/lam-viec/hop-dan/{meeting.pk}/dinh-kem/", {"file": picture()})
    assert answer.status_code == 422
    assert STORAGE_SENTENCE in answer.content.decode()
    assert not MeetingFile.objects.exists()
    assert not MeetingEvent.objects.exists()


def test_a_register_is_refused_beside_its_field(
    occupied: Path, clerk: Client, tmp_path: Path
) -> None:
    content = write(tmp_path / "05521-a.xlsx", {"TiepDan": [RECEPTION]}).read_bytes()
    answer = clerk.post("/lam-viec/nhap-so/", {"file": SimpleUploadedFile("05521-a.xlsx", content)})
    assert 400 <= answer.status_code < 500
    assert STORAGE_SENTENCE in answer.content.decode()
    assert not RegisterUpload.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_that_cannot_be_written_down_answers_503(
    clerk: Client, occupied: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(occupied))
    clerk.raise_request_exception = False
    answer = clerk.get(f"/lam-viec/hop-dan/xuat.{kind}")
    assert answer.status_code == 503
    assert "Kho tệp của hệ thống đang đầy" in answer.content.decode()
    assert answer["Retry-After"] == "30"


def test_a_file_lost_from_the_store_is_not_there(
    clerk: Client, meeting: Meeting, settings: Settings, tmp_path: Path
) -> None:
    settings.SONGCONG_TODAY, settings.MEDIA_ROOT = "2021-07-15", tmp_path / "files"
    clerk.post(f"/lam-viec/hop-dan/{meeting.pk}/dinh-kem/", {"file": picture()})
    stored = MeetingFile.objects.get()
    Path(stored.file.path).unlink()
    path = f"/lam-viec/tep/hop-dan/{stored.pk}/"
    assert clerk.get(path).status_code == 404


@pytest.mark.parametrize(
    ("number", "status"),
    [(errno.ENOSPC, 503), (errno.EROFS, 503), (errno.EDQUOT, 503), (errno.ENOENT, 500)],
)
def test_the_last_resort_knows_a_full_disk_from_a_fault(
    rf: RequestFactory, number: int, status: int
) -> None:
    try:
        raise OSError(number, "no")
    except OSError:
        answer = outage.server_error(rf.get("/lam-viec/"))
    assert answer.status_code == status


def test_what_fills_up_midway_is_refused_with_a_stable_code() -> None:
    with pytest.raises(Refused) as refused, into_store():
        Path("/dev/full").write_bytes(b"x")
    assert (refused.value.code, refused.value.field) == ("storage", "file")
