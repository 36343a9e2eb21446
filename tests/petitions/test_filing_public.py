"""A citizen sends a petition in through the net: step by step, once, and never a denunciation."""

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from petitions.actions.denouncer import Identity
from petitions.actions.filing import Filing, file_petition, forget_left_files, take_file
from petitions.enums import PetitionKind
from petitions.models import FilingFile, OnlineFiling, Petition, PetitionEvent
from petitions.rules.filing import sounds_like_denunciation
from petitions.tasks import forget_filing_files
from songcong.core.errors import Refused
from songcong.core.step_token import give_token, read_token
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.models import Notice, Unit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
NAME, PHONE, ADDRESS = "Nông Văn Khế", "0912 345 678", "Số 3 ngõ 5"
CONTENT = "Rác để quá ba ngày ở đầu ngõ, mùi hôi"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def day(settings: Any, tmp_path: object) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    settings.RATELIMIT_ENABLE = False
    settings.FILING_LEAST_SECONDS = 0
    settings.MEDIA_ROOT = tmp_path
    load_reference()
    cache.clear()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Núi Đá")


class Citizen:
    """Somebody with a browser who answers page after page."""

    def __init__(self, client: Client, unit: Unit) -> None:
        self.client, self.unit = client, unit

    def token(self, path: str) -> str:
        page = self.client.get(path).content.decode()
        found = re.search(r'name="luot" value="([^"]+)"', page)
        assert found is not None, path
        return found[1]

    def answers(self, slug: str, **given: Any) -> Any:
        path = f"/gui-y-kien/{slug}/" if slug else "/gui-y-kien/"
        return self.client.post(path, {"luot": self.token(path), **given})

    def begins(self, way: str = "feedback") -> Any:
        return self.answers("", way=way)

    def tells(self, **changed: Any) -> Any:
        return self.answers("viec", **{"subject": "environment", "content": CONTENT, **changed})

    def places(self, **changed: Any) -> Any:
        told = {"unit": self.unit.pk, "neighbourhood_text": "Tổ 4", "place": "đầu ngõ 4"}
        return self.answers("noi", **{**told, **changed})

    def signs(self, **changed: Any) -> Any:
        told = {"name": NAME, "phone": PHONE, "address": ADDRESS, "signers": "1"}
        return self.answers("nguoi", **{**told, **changed})

    def up_to_review(self, way: str = "feedback") -> None:
        self.begins(way)
        self.tells()
        self.places()
        self.signs()
        self.answers("tep")

    def sends(self, **changed: Any) -> Any:
        return self.answers("xem-lai", **{"honest": "on", **changed})


@pytest.fixture
def citizen(client: Client, unit: Unit) -> Citizen:
    return Citizen(client, unit)


def photo() -> bytes:
    exif = Image.Exif()
    exif[Base.Artist] = NAME
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (21.0, 28.0, 30.0)
    taken = BytesIO()
    Image.new("RGB", (4000, 1000), "red").save(taken, "JPEG", exif=exif)
    return taken.getvalue()


def upload(content: bytes = PDF, name: str = "Nông Văn Khế.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


class TestTheWay:
    def test_each_answer_leads_to_the_next_question(self, citizen: Citizen) -> None:
        assert citizen.begins()["Location"] == "/gui-y-kien/viec/"
        assert citizen.tells()["Location"] == "/gui-y-kien/noi/"
        assert citizen.places()["Location"] == "/gui-y-kien/nguoi/"
        assert citizen.signs()["Location"] == "/gui-y-kien/tep/"
        assert citizen.answers("tep")["Location"] == "/gui-y-kien/xem-lai/"
        assert citizen.sends()["Location"] == "/gui-y-kien/da-gui/"

    def test_the_petition_enters_the_queue_of_the_unit(self, citizen: Citizen, unit: Unit) -> None:
        clerk = person(unit)
        citizen.up_to_review()
        citizen.sends()
        petition = Petition.objects.get()
        assert (petition.unit, petition.source, petition.status) == (unit, "online", "received")
        assert (petition.received_on, petition.register_no) == (TODAY, "1/2026")
        assert petition.content == f"{CONTENT}\n\nNơi xảy ra: đầu ngõ 4."
        assert (petition.subject, petition.field) == ("environment", "Rác, nước thải, ô nhiễm")
        assert petition.neighbourhood_text == "Tổ 4"
        assert (petition.party.name, petition.party.phone) == (NAME, "+84912345678")
        assert petition.due_on == date(2026, 3, 31)
        assert petition.step_due_on == date(2026, 3, 13)
        [event] = PetitionEvent.objects.all()
        assert (event.verb, event.by) == ("file_online", None)
        notice = Notice.objects.get(copies__user=clerk)
        assert "1/2026" in notice.words
        desk = browser(clerk)
        assert "1/2026" in desk.get("/lam-viec/hang-doi/moi/").content.decode()
        page = desk.get(f"/lam-viec/don-thu/{petition.pk}/").content.decode()
        assert "Người dân gửi trực tuyến" in page

    def test_the_receipt_gives_code_digits_and_days(self, citizen: Citizen, client: Client) -> None:
        citizen.up_to_review()
        citizen.sends()
        page = client.get("/gui-y-kien/da-gui/").content.decode()
        code = re.search(r"SC-\w{4}-\w{4}-\w{2}", page)
        assert code is not None
        for words in ("5678", "Ủy ban nhân dân phường Núi Đá", "13 tháng 3", "31 tháng 3", "<svg"):
            assert words in page
        slip = client.get("/gui-y-kien/phieu/").content.decode()
        assert code[0] in slip
        found = client.post("/tra-cuu/", {"code": code[0], "digits": "5678"})
        assert "Đã tiếp nhận" in found.content.decode()
        assert NAME not in page + slip

    def test_without_a_telephone_four_digits_are_printed(
        self, citizen: Citizen, client: Client
    ) -> None:
        citizen.up_to_review()
        citizen.signs(phone="")
        citizen.sends()
        page = client.get("/gui-y-kien/da-gui/").content.decode()
        assert Petition.objects.get().lookup_digits in page

    def test_answers_are_kept_and_can_be_changed(self, citizen: Citizen, client: Client) -> None:
        citizen.up_to_review()
        assert CONTENT in client.get("/gui-y-kien/viec/").content.decode()
        assert citizen.tells(content="Đường hỏng nặng, nhiều ổ gà")["Location"].endswith(
            "/xem-lai/"
        )
        page = client.get("/gui-y-kien/xem-lai/").content.decode()
        assert "ổ gà" in page
        assert "Người khác sẽ thấy" in page

    def test_a_question_left_out_is_asked_first(self, citizen: Citizen, client: Client) -> None:
        citizen.begins()
        citizen.places()
        assert client.get("/gui-y-kien/xem-lai/")["Location"] == "/gui-y-kien/viec/"

    def test_every_page_is_light_and_has_no_script(self, citizen: Citizen, client: Client) -> None:
        citizen.up_to_review()
        for slug in ("", "viec/", "noi/", "nguoi/", "tep/", "xem-lai/", "to-cao/"):
            page = client.get(f"/gui-y-kien/{slug}").content
            assert b"<script" not in page
            assert len(page) < 15_000, slug


class TestNotHere:
    @pytest.mark.parametrize(
        ("way", "address"), [("denunciation", "/gui-y-kien/to-cao/"), ("status", "/tra-cuu/")]
    )
    def test_what_is_not_taken_in_leads_elsewhere(
        self, citizen: Citizen, client: Client, way: str, address: str
    ) -> None:
        assert citizen.begins(way)["Location"] == address
        page = client.get("/gui-y-kien/to-cao/").content.decode()
        assert "/lich-tiep-cong-dan/" in page
        assert client.get("/gui-y-kien/viec/")["Location"] == "/gui-y-kien/?het=1"

    def test_a_text_that_denounces_is_asked_about(self, citizen: Citizen) -> None:
        citizen.begins()
        said = "Tôi tố cáo trưởng thôn thu tiền sai"
        answer = citizen.tells(content=said)
        assert answer.status_code == 422
        assert "Đây không phải là đơn tố cáo" in answer.content.decode()
        assert citizen.tells(content=said, not_denunciation="on").status_code == 302

    @pytest.mark.parametrize(
        ("text", "sounds"),
        [
            ("Tôi TỐ CÁO ông A", True),
            ("toi to cao ong A", True),
            ("đơn tố giác tội phạm", True),
            ("nhà có tố, cao ba tầng", False),
            ("to cao lớn", False),
            ("tháp nước cao to", False),
        ],
    )
    def test_words_that_denounce(self, text: str, sounds: bool) -> None:
        assert sounds_like_denunciation(text) is sounds

    def test_the_action_takes_none_either(self, unit: Unit) -> None:
        with pytest.raises(Refused, match="tố cáo"):
            file_petition(unit.pk, filing(kind="denunciation"), key=uuid4(), at=AT, law=law())
        assert not Petition.objects.exists()
        assert not OnlineFiling.objects.exists()


def filing(**changed: Any) -> Filing:
    told: dict[str, Any] = {
        "kind": PetitionKind.FEEDBACK.value,
        "subject": "land",
        "field": "Đất đai",
        "content": CONTENT,
        "place": "",
        "neighbourhood_text": "",
        "sender": Identity(NAME, "+84912345678", ADDRESS),
    }
    return Filing(**{**told, **changed})


class TestOnce:
    def test_the_same_key_gives_the_same_petition(self, unit: Unit) -> None:
        key = uuid4()
        first, again = (
            file_petition(unit.pk, filing(), key=key, at=AT, law=law()) for _ in range(2)
        )
        assert first == again
        assert Petition.objects.count() == 1

    def test_sending_again_shows_the_receipt(self, citizen: Citizen, client: Client) -> None:
        citizen.up_to_review()
        token = citizen.token("/gui-y-kien/xem-lai/")
        for _ in range(2):
            client.post("/gui-y-kien/xem-lai/", {"luot": token, "honest": "on"})
        assert Petition.objects.count() == 1
        assert client.get("/gui-y-kien/xem-lai/")["Location"] == "/gui-y-kien/da-gui/"

    def test_another_matter_begins_anew(self, citizen: Citizen) -> None:
        citizen.up_to_review()
        citizen.sends()
        citizen.up_to_review()
        citizen.sends()
        assert list(Petition.objects.order_by("pk").values_list("register_no", flat=True)) == [
            "1/2026",
            "2/2026",
        ]

    def test_a_unit_that_is_no_more_takes_nothing(self, citizen: Citizen, unit: Unit) -> None:
        citizen.up_to_review()
        unit.valid_to = TODAY - timedelta(days=1)
        unit.save()
        answer = citizen.sends()
        assert answer.status_code == 422
        assert "không còn nhận đơn" in answer.content.decode()
        assert not Petition.objects.exists()


class TestSpam:
    def test_a_filled_trap_is_refused(self, citizen: Citizen) -> None:
        citizen.begins()
        assert citizen.tells(trang_web="http://x").status_code == 422

    def test_a_token_of_another_step_or_draft_is_none(
        self, citizen: Citizen, client: Client
    ) -> None:
        citizen.begins()
        token = citizen.token("/gui-y-kien/viec/")
        for wrong in ("", "x", token + "x", give_token("viec", datetime.now(UTC))):  # noqa: TID251
            answer = client.post("/gui-y-kien/viec/", {"luot": wrong, "content": CONTENT})
            assert answer["Location"] == "/gui-y-kien/?het=1"
        assert client.post("/gui-y-kien/noi/", {"luot": token})["Location"].endswith("?het=1")
        assert "không còn" in client.get("/gui-y-kien/?het=1").content.decode()

    def test_a_token_lasts_a_day(self) -> None:
        text = give_token("viec", AT, UUID(int=7))
        assert read_token(text, "viec", AT) == (UUID(int=7), "viec", AT)
        assert read_token(text, "viec", AT + timedelta(hours=24)) is not None
        assert read_token(text, "viec", AT + timedelta(hours=24, seconds=1)) is None
        assert read_token(text, "noi", AT) is None

    def test_who_is_too_quick_reads_again(self, citizen: Citizen, settings: Any) -> None:
        settings.FILING_LEAST_SECONDS = 3600
        citizen.up_to_review()
        answer = citizen.sends()
        assert answer.status_code == 422
        assert "đọc lại" in answer.content.decode()
        settings.FILING_LEAST_SECONDS = 0
        assert citizen.sends().status_code == 302

    def test_an_address_sends_so_often_in_an_hour(self, citizen: Citizen, settings: Any) -> None:
        settings.RATELIMIT_ENABLE = True
        citizen.up_to_review()
        for _ in range(30):
            assert citizen.sends(honest="").status_code == 422
        statuses = []
        for _ in range(31):
            citizen.up_to_review()
            statuses.append(citizen.sends().status_code)
        assert statuses == [302] * 30 + [429]

    def test_an_unknown_question_is_not_there(self, citizen: Citizen, client: Client) -> None:
        citizen.begins()
        assert client.get("/gui-y-kien/khac/").status_code == 404


@pytest.mark.parametrize(
    ("slug", "wrong", "sentence"),
    [
        ("viec", {"content": ""}, "Kể lại sự việc."),
        ("viec", {"content": "ngắn"}, "Kể rõ hơn"),
        ("viec", {"subject": ""}, "Chọn một loại việc."),
        ("noi", {"unit": ""}, "Chọn phường, xã."),
        ("noi", {"unit": "999999"}, "999999"),
        ("nguoi", {"name": ""}, "Ghi họ và tên."),
        ("nguoi", {"address": ""}, "Ghi địa chỉ"),
        ("nguoi", {"phone": "123"}, "Ghi số di động Việt Nam"),
        ("nguoi", {"signers": "0"}, "1"),
        ("xem-lai", {"honest": ""}, "Đánh dấu để gửi."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    citizen: Citizen, slug: str, wrong: dict[str, str], sentence: str
) -> None:
    citizen.up_to_review()
    told = {"viec": citizen.tells, "noi": citizen.places, "nguoi": citizen.signs}
    answer = told.get(slug, citizen.sends)(**wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert 'class="box bad"' in page
    if slug == "nguoi" and "name" not in wrong:
        assert NAME in page


class TestFiles:
    def test_they_go_with_the_petition_without_place_and_name(
        self, citizen: Citizen, client: Client
    ) -> None:
        citizen.up_to_review()
        answer = citizen.answers("tep", tep=[upload(), upload(photo(), f"{NAME}.jpg")], add="1")
        assert answer["Location"] == "/gui-y-kien/tep/"
        page = client.get("/gui-y-kien/tep/").content.decode()
        assert "Tài liệu 1.pdf" in page
        assert "Ảnh 1.jpg" in page
        assert NAME not in page
        citizen.sends()
        files = Petition.objects.get().files.order_by("pk")
        assert [file.original_name for file in files] == ["Tài liệu 1.pdf", "Ảnh 1.jpg"]
        with files[1].file.open() as opened, Image.open(opened) as kept:
            assert kept.size == (2560, 640)
            assert not kept.getexif()
        assert not FilingFile.objects.exists()

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [(b"MZ\x90 program", "Chỉ nhận tệp"), (b"", "rỗng"), (PDF + b"0" * 10_485_760, "10 MB")],
    )
    def test_what_is_not_taken_is_said(
        self, citizen: Citizen, content: bytes, sentence: str
    ) -> None:
        citizen.up_to_review()
        answer = citizen.answers("tep", tep=[upload(content)])
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not FilingFile.objects.exists()

    def test_a_workbook_is_not_taken(self) -> None:
        taken = BytesIO()
        from openpyxl import Workbook  # noqa: PLC0415

        Workbook().save(taken)
        with pytest.raises(Refused, match="PDF, JPEG, PNG, WebP"):
            take_file(uuid4(), upload(taken.getvalue()), at=AT)

    def test_five_at_most(self, citizen: Citizen) -> None:
        citizen.up_to_review()
        answer = citizen.answers("tep", tep=[upload() for _ in range(6)])
        assert answer.status_code == 422
        assert "nhiều nhất 5 tệp" in answer.content.decode()
        assert FilingFile.objects.count() == 5

    def test_one_may_be_taken_away_by_its_owner_alone(
        self, citizen: Citizen, unit: Unit, django_capture_on_commit_callbacks: Any
    ) -> None:
        citizen.up_to_review()
        citizen.answers("tep", tep=[upload()])
        [row] = FilingFile.objects.all()
        path, name = f"/gui-y-kien/tep/{row.pk}/bo/", row.file.name
        stranger = Citizen(Client(), unit)
        stranger.begins()
        assert stranger.client.post(path).status_code == 404
        assert Client().post(path)["Location"] == "/gui-y-kien/?het=1"
        assert default_storage.exists(str(name))
        with django_capture_on_commit_callbacks(execute=True):
            assert citizen.client.post(path)["Location"] == "/gui-y-kien/tep/"
        assert not default_storage.exists(str(name))

    def test_those_of_drafts_that_nobody_sent_go(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        old = take_file(uuid4(), upload(), at=AT - timedelta(hours=26))
        take_file(uuid4(), upload(), at=AT - timedelta(hours=24))
        with django_capture_on_commit_callbacks(execute=True):
            assert forget_left_files(AT) == 1
        assert not default_storage.exists(str(old.file.name))
        assert FilingFile.objects.count() == 1
        assert forget_filing_files() in (0, 1)


def test_pages_and_the_sending_ask_little_of_the_database(citizen: Citizen, client: Client) -> None:
    citizen.up_to_review()
    asked = {}
    for slug in ("viec", "noi", "nguoi", "tep", "xem-lai"):
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/gui-y-kien/{slug}/")
        asked[slug] = len(captured)
    assert asked == {"viec": 0, "noi": 1, "nguoi": 0, "tep": 1, "xem-lai": 2}
    token = citizen.token("/gui-y-kien/xem-lai/")
    with CaptureQueriesContext(connection) as captured:
        client.post("/gui-y-kien/xem-lai/", {"luot": token, "honest": "on"})
    assert len(captured) <= 22


def test_the_draft_lies_sealed_in_the_cache(citizen: Citizen, client: Client) -> None:
    citizen.up_to_review()
    [key] = [key for key in client.cookies if key == "gui-y-kien"]
    place = client.cookies[key].value.partition(":")[0].strip('"')
    sealed = cache.get(f"filing:{UUID(place).hex}")
    assert sealed
    assert NAME.encode() not in sealed
    assert client.cookies[key]["httponly"]
