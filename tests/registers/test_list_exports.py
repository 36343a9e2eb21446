"""Long lists as files: made by a job, for who asked alone, for a week, whatever falls over."""

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from petitions.actions.handler import name_handler, release_handler
from petitions.actions.petition import PetitionFacts
from petitions.actions.petition import edit as correct
from songcong.core import clock, download
from songcong.core.storage import STORAGE_SENTENCE
from songcong.registers import exports
from songcong.registers.models import ListExport
from songcong.registers.tasks import tidy_exports, write_export
from tests.downloads import csv_rows
from tests.downloads import download as download_of
from tests.factories.petitions import (
    PetitionFactory,
    PetitionHandlerFactory,
    ReceptionFactory,
)
from tests.factories.wards import MeetingFactory, UnitFactory, person
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import Role
from wards.models import RoleAssignment, Unit, User

pytestmark = pytest.mark.django_db
DAY = date(2021, 7, 15)
AT = datetime(2021, 7, 15, 3, tzinfo=UTC)
LIST = "/lam-viec/hop-dan/"
ASK = "/lam-viec/tep-xuat/lap/"


@pytest.fixture(autouse=True)
def _few_rows_are_many(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SONGCONG_TODAY, settings.MEDIA_ROOT = DAY.isoformat(), tmp_path / "files"
    monkeypatch.setattr(download, "AT_ONCE", 3)


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create(name="Phố Cò")
    for number in range(1, 6):
        MeetingFactory.create(unit=made, register_no=str(number), subject="=1+1")
    return made


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def browser(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def asked(browser: Client, kind: str = "csv", query: str = "") -> ListExport:
    offered = browser.get(f"{LIST}xuat.{kind}?{query}")
    assert offered.status_code == 302
    assert offered["Location"].startswith(ASK)
    page = browser.get(offered["Location"]).content.decode()
    assert "Sổ họp dân Phường Phố Cò" in page
    assert not ListExport.objects.exists()
    waiting = browser.post(offered["Location"], follow=True).content.decode()
    assert "Đang chờ đến lượt" in waiting
    assert "every 2s" in waiting
    return ListExport.objects.get()


def taken(browser: Client, export: ListExport) -> tuple[bytes, str]:
    answer = browser.get(f"/lam-viec/tep-xuat/{export.pk}/tep/")
    assert answer["Cache-Control"] == "private, no-store"
    return b"".join(answer), answer["Content-Disposition"]


def test_a_long_list_is_made_by_a_job_with_the_count_in_its_name(browser: Client) -> None:
    export = asked(browser)
    write_export(export.pk)
    write_export(export.pk)
    body, name = taken(browser, export)
    assert name.endswith('filename="so-hop-dan-phuong-pho-co-2021-07-15-5-dong.csv"')
    _header, *lines = csv_rows(body)
    assert [line[0] for line in lines] == ["5", "4", "3", "2", "1"]
    assert "'=1+1" in lines[0]
    page = browser.get(f"/lam-viec/tep-xuat/{export.pk}/").content.decode()
    assert "so-hop-dan-phuong-pho-co-2021-07-15-5-dong.csv" in page
    assert "Sổ họp dân Phường Phố Cò" in browser.get("/lam-viec/tep-xuat/").content.decode()


def test_a_workbook_says_formulas_as_text(browser: Client) -> None:
    export = asked(browser, "xlsx")
    write_export(export.pk)
    book = load_workbook(io.BytesIO(taken(browser, export)[0]))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}


def test_a_short_or_narrowed_list_is_handed_out_at_once(browser: Client) -> None:
    body, name = download_of(browser, f"{LIST}xuat.csv", q="không có")
    assert name == "so-hop-dan-phuong-pho-co-2021-07-15-0-dong.csv"
    assert len(csv_rows(body)) == 1


def test_the_filters_of_the_list_hold_for_the_job(browser: Client, unit: Unit) -> None:
    MeetingFactory.create(unit=unit, register_no="9", held_on=date(2021, 7, 9))
    export = asked(browser, query="until=05%2F07%2F2021")
    write_export(export.pk)
    assert len(csv_rows(taken(browser, export)[0])) == 6


def test_nobody_else_opens_it_and_the_store_keeps_it_sealed(
    browser: Client, unit: Unit, clerk: User
) -> None:
    export = asked(browser)
    write_export(export.pk)
    export.refresh_from_db()
    with export.sealed.open("rb") as stored:
        assert b"1+1" not in stored.read()
    other = Client()
    other.force_login(person(unit, Role.WARD_CHAIR))
    for page in ("", "tep/"):
        assert other.get(f"/lam-viec/tep-xuat/{export.pk}/{page}").status_code == 404
    assert other.post(f"/lam-viec/tep-xuat/{export.pk}/lap-lai/").status_code == 404
    assert "Chưa có tệp nào" in other.get("/lam-viec/tep-xuat/").content.decode()


@pytest.mark.parametrize(
    "path", ["/lam-viec/", "/khong-co/", "", "/lam-viec/hop-dan/xuat.exe", "/healthz"]
)
def test_only_lists_are_made_into_files(browser: Client, path: str) -> None:
    for answer in (browser.get(ASK, {"tu": path}), browser.post(f"{ASK}?tu={path}")):
        assert answer.status_code == 404
    assert not ListExport.objects.exists()


def test_a_list_of_others_is_no_list_for_the_reader(client: Client, unit: Unit) -> None:
    PetitionFactory.create(unit=unit)
    client.force_login(person(unit, Role.INSPECTION_BOARD))
    assert client.post(f"{ASK}?tu=/lam-viec/don-thu/xuat.csv").status_code == 404


def test_a_role_that_ended_meanwhile_ends_the_job(browser: Client, clerk: User) -> None:
    export = asked(browser)
    RoleAssignment.objects.filter(user=clerk).update(valid_to=DAY - timedelta(days=1))
    write_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.sealed.name) == ("failed", "")
    assert "không còn quyền" in export.message


def closed(browser: Client, export: ListExport) -> None:
    """The file is handed out no more, and its page says why."""
    assert browser.get(f"/lam-viec/tep-xuat/{export.pk}/tep/").status_code == 404
    page = browser.get(f"/lam-viec/tep-xuat/{export.pk}/").content.decode()
    assert "Tệp này không mở được nữa" in page
    assert "/tep/" not in page


def test_a_clerk_who_moved_leaves_the_files_of_the_old_ward_behind(
    browser: Client, clerk: User
) -> None:
    export = asked(browser)
    write_export(export.pk)
    taken(browser, export)
    elsewhere = UnitFactory.create(name="Mỏ Chè")
    RoleAssignment.objects.filter(user=clerk).update(valid_to=DAY - timedelta(days=1))
    RoleAssignment.objects.create(
        user=clerk, role=Role.WARD_CLERK, unit=elsewhere, valid_from=DAY - timedelta(days=1)
    )
    closed(browser, export)
    browser.post(f"/lam-viec/tep-xuat/{export.pk}/lap-lai/")
    write_export(export.pk)
    assert len(csv_rows(taken(browser, export)[0])) == 1  # the new ward has no meeting yet


def test_who_reads_with_another_role_reads_another_file(
    browser: Client, clerk: User, unit: Unit
) -> None:
    export = asked(browser)
    write_export(export.pk)
    RoleAssignment.objects.filter(user=clerk).update(role=Role.FRONT)
    closed(browser, export)


def test_a_second_role_or_ward_closes_nothing(browser: Client, clerk: User) -> None:
    export = asked(browser)
    write_export(export.pk)
    RoleAssignment.objects.create(
        user=clerk, role=Role.WARD_CLERK, unit=UnitFactory.create(), valid_from=DAY
    )
    assert len(csv_rows(taken(browser, export)[0])) == 6


def test_a_file_that_nothing_is_known_of_stays_closed(browser: Client) -> None:
    export = asked(browser)
    write_export(export.pk)
    ListExport.objects.update(rights={})
    closed(browser, export)


@pytest.mark.parametrize("list_of", ["don-thu", "tiep-cong-dan"])
def test_a_case_put_under_seal_closes_the_files_that_told_of_it(
    browser: Client, unit: Unit, clerk: User, list_of: str
) -> None:
    load_reference()
    for number in range(5):
        kept = ReceptionFactory.create(unit=unit, received_on=DAY)
        petition = PetitionFactory.create(
            unit=unit, received_on=DAY, kind="feedback", register_no=str(number), reception=kept
        )
    asking = browser.get(f"/lam-viec/{list_of}/xuat.csv")["Location"]
    browser.post(asking)
    export = ListExport.objects.get()
    write_export(export.pk)
    taken(browser, export)
    facts = PetitionFacts(DAY, petition.source, "denunciation", register_no="4")
    at = clock.now()
    correct(petition.pk, facts, None, version=1, by=clerk, at=at, law=law())
    closed(browser, export)


def test_a_case_taken_from_its_handler_closes_the_files_that_told_of_it(
    browser: Client, unit: Unit, clerk: User
) -> None:
    rows = PetitionFactory.create_batch(
        5, unit=unit, received_on=DAY, kind="denunciation", content="Xã bán đất"
    )
    PetitionHandlerFactory.create(petition=rows[0], user=clerk)
    browser.post(browser.get("/lam-viec/don-thu/xuat.csv")["Location"])
    export = ListExport.objects.get()
    write_export(export.pk)
    assert rows[0].content not in taken(browser, export)[0].decode()
    chair = person(unit, Role.WARD_CHAIR)
    name_handler(rows[0].pk, chair, version=1, by=chair, at=clock.now())
    release_handler(rows[0].pk, clerk, version=2, by=chair, at=clock.now())
    closed(browser, export)


def test_a_store_that_takes_nothing_is_a_sentence_and_the_job_may_run_again(
    browser: Client, settings: Settings, tmp_path: Path
) -> None:
    export = asked(browser)
    folder, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path / "occupied"
    settings.MEDIA_ROOT.write_text("a file where the folder should be")
    write_export(export.pk)
    page = browser.get(f"/lam-viec/tep-xuat/{export.pk}/").content.decode()
    assert STORAGE_SENTENCE in page
    settings.MEDIA_ROOT = folder
    browser.post(f"/lam-viec/tep-xuat/{export.pk}/lap-lai/")
    write_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.rows) == ("done", 5)


def test_more_rows_than_a_sheet_holds_are_refused_in_words(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_IN_XLSX", 4)
    export = asked(browser, "xlsx")
    write_export(export.pk)
    export.refresh_from_db()
    assert "1.048.576 dòng" in export.message


def test_what_ends_its_worker_again_and_again_is_given_up(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = asked(browser)

    def killed(_export: ListExport) -> None:
        raise SystemExit

    with monkeypatch.context() as falling:
        falling.setattr(exports, "_write", killed)
        for _ in range(exports.MOST_TRIES):
            with pytest.raises(SystemExit):
                write_export(export.pk)
    write_export(export.pk)
    export.refresh_from_db()
    assert "nhiều lần" in export.message
    browser.post(f"/lam-viec/tep-xuat/{export.pk}/lap-lai/")
    write_export(export.pk)
    export.refresh_from_db()
    assert export.state == "done"


def test_after_seven_days_the_file_is_gone(browser: Client, settings: Settings) -> None:
    export = asked(browser)
    write_export(export.pk)
    export.refresh_from_db()
    stored = Path(export.sealed.path)
    settings.SONGCONG_TODAY = "2021-07-21"
    tidy_exports()
    assert stored.exists()
    settings.SONGCONG_TODAY = "2021-07-23"
    tidy_exports()
    assert not stored.exists()
    assert browser.get(f"/lam-viec/tep-xuat/{export.pk}/tep/").status_code == 404
    page = browser.get(f"/lam-viec/tep-xuat/{export.pk}/").content.decode()
    assert "đã bị xóa sau 7 ngày" in page


def test_a_file_lost_from_the_store_is_not_there(browser: Client) -> None:
    export = asked(browser)
    write_export(export.pk)
    export.refresh_from_db()
    Path(export.sealed.path).unlink()
    assert browser.get(f"/lam-viec/tep-xuat/{export.pk}/tep/").status_code == 404
