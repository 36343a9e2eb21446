"""An import taken back: rows made are cancelled, rows replaced come back, or nothing happens."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Model, QuerySet
from django.test import Client, override_settings

from inspections.models import Finding, Recommendation
from petitions.actions.denouncer import keys
from petitions.enums import PetitionKind
from petitions.models import DenouncerIdentity, Petition, PetitionHandler, PetitionParty, Reception
from reports.models import SheetReceived
from songcong.core import clock
from songcong.registers import undoing, uploads
from songcong.registers.catalogue import SPECS
from songcong.registers.models import ImportMemory, RegisterUpload
from songcong.registers.tasks import tidy_uploads, work_on_upload
from tests.access.city import TODAY, City
from tests.registers.desk import bring_in, choose, confirm, send, undo, undo_page
from tests.registers.test_blank import filled
from tests.registers.workbooks import DENUNCIATION, PETITION, RECEPTION, write
from wards.actions.register import Book
from wards.actions.register_memory import Memory, ids_of, ranges, tables_of, unpacked
from wards.models import Meeting

pytestmark = pytest.mark.django_db
MEETING: dict[str, Any] = {
    "STT": 1,
    "Ngày họp": date(2025, 5, 6),
    "Loại": "Đối thoại",
    "Thôn, TDP": "Tổ 5",
}
COUNTED = ("accepted", "unchanged", "updated", "conflicts")


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    with override_settings(
        SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path / "media", RATELIMIT_ENABLE=False
    ):
        yield City()


@pytest.fixture
def clerk(city: City) -> Client:
    return city.client("clerk")


def every_sheet(**changes: Any) -> dict[str, Any]:
    """A row of each sheet, as it may stand in a register."""
    rows: dict[str, Any] = {}
    for spec in SPECS:
        row = {column.title: filled(column) for column in spec.columns}
        row |= {title: value for title, value in changes.items() if title in row}
        rows[spec.name] = [row]
    return rows


def books() -> list[Book]:
    from songcong.registers.catalogue import books as written_by  # noqa: PLC0415
    from wards.actions.register import Deadlines  # noqa: PLC0415
    from wards.calendar import law  # noqa: PLC0415

    return list(written_by(Deadlines(law())).values())


def contents() -> dict[str, list[dict[str, Any]]]:
    """Every table that an import writes, but for versions, which only rise."""
    models: set[type[Model]] = {model for book in books() for model, _where in tables_of(book)}
    return {
        model.__name__: [
            {
                name: bytes(value) if isinstance(value, memoryview) else value
                for name, value in row.items()
                if name != "version"
            }
            for row in QuerySet(model).order_by("pk").values()
        ]
        for model in models
    }


def events(row: Model) -> list[str]:
    found: Any = row
    return list(found.events.order_by("pk").values_list("verb", flat=True))


def test_rows_that_an_import_made_are_cancelled_with_a_reason(
    clerk: Client, tmp_path: Path
) -> None:
    brought = bring_in(clerk, tmp_path, every_sheet())
    assert "Hoàn tác lần nhập này" in undo_page(clerk, brought)
    page = undo(clerk, brought)
    assert "Đã hoàn tác" in page.content.decode()
    for book in books():
        rows: list[Any] = list(QuerySet(book.model).all())
        for row in rows:
            assert row.is_cancelled
            assert row.cancel_reason.startswith("Hoàn tác lần nhập tệp 05521-a.xlsx lúc")
            assert row.cancelled_by == brought.by
            assert row.version == 2
            assert events(row) == ["imported", "undo_import"]
    assert Meeting.objects.count() == 1
    assert not ImportMemory.objects.exists()
    assert not SheetReceived.objects.exists()
    assert undo(clerk, brought).status_code == 409


def test_the_same_file_comes_in_anew_and_its_counts_are_those_of_the_first_time(
    clerk: Client, tmp_path: Path
) -> None:
    sheets = every_sheet()
    first = bring_in(clerk, tmp_path, sheets)
    codes = list(Petition.objects.values_list("public_code", flat=True))
    undo(clerk, first)
    again = send(clerk, tmp_path, sheets)
    for spec in SPECS:
        counted = [again.preview[spec.name][key] for key in COUNTED]
        assert counted == [first.result[spec.name][key] for key in COUNTED] == [1, 0, 0, 0]
    brought = bring_in(clerk, tmp_path, sheets)
    for book in books():
        assert not QuerySet(book.model).filter(cancelled_at__isnull=False).exists()
    assert list(Petition.objects.values_list("public_code", flat=True)) == codes
    unchanged = send(clerk, tmp_path, sheets).preview
    assert [unchanged[spec.name]["unchanged"] for spec in SPECS] == [1] * len(SPECS)
    assert "Đã hoàn tác" in undo(clerk, brought).content.decode()
    assert Meeting.objects.get().is_cancelled


def test_rows_that_an_import_replaced_get_their_old_contents_in_every_table(
    clerk: Client, tmp_path: Path
) -> None:
    bring_in(clerk, tmp_path, every_sheet())
    before = contents()
    versions = list(Meeting.objects.values_list("version", flat=True))
    changed = every_sheet(
        **{
            "Nội dung": "đã sửa\tmột\\chữ",
            "Công trình": "khác",
            "Tổ hòa giải": "khác",
            "Thôn, TDP": "khác",
            "Họ tên": "Lò Văn Khác",
            "Họ tên công dân": "Lò Văn Khác",
            "Hình thức": "Đột xuất",
            "Thu hồi tiền (đồng)": 5,
            "Ngày gửi kiến nghị": None,
            "Ngày trả lời": None,
        }
    )
    brought = bring_in(clerk, tmp_path, changed)
    assert [brought.result[spec.name]["updated"] for spec in SPECS] == [1] * len(SPECS)
    assert contents() != before
    assert Recommendation.objects.count() == 0
    assert "Đã hoàn tác" in undo(clerk, brought).content.decode()
    assert contents() == before
    assert Recommendation.objects.count() == Finding.objects.count() == 2
    assert list(Meeting.objects.values_list("version", flat=True)) == [v + 2 for v in versions]
    assert events(Meeting.objects.get()) == ["imported", "updated_by_register", "undo_import"]
    assert send(clerk, tmp_path, changed).preview["HopDan"]["updated"] == 1


def test_a_row_that_somebody_changed_since_keeps_everything_as_it_is(
    city: City, clerk: Client, tmp_path: Path
) -> None:
    rows = [MEETING, MEETING | {"STT": 2}]
    brought = bring_in(clerk, tmp_path, {"HopDan": rows, "TiepDan": [RECEPTION]})
    meeting = Meeting.objects.get(register_no="2")
    clerk.post(f"/lam-viec/hop-dan/{meeting.pk}/huy/", {"reason": "ghi nhầm", "version": "1"})
    page = undo_page(clerk, brought)
    assert "Hủy bản ghi lúc" in page
    assert f'href="/lam-viec/hop-dan/{meeting.pk}/"' in page
    assert '<form method="post">' not in page
    answer = undo(clerk, brought)
    assert answer.status_code == 409
    brought.refresh_from_db()
    assert (brought.state, brought.undone_by) == ("done", None)
    assert not Reception.objects.get().is_cancelled
    assert not Meeting.objects.get(register_no="1").is_cancelled


def test_a_case_opened_from_a_row_stands_against_taking_it_back(
    clerk: Client, tmp_path: Path
) -> None:
    brought = bring_in(clerk, tmp_path, {"TiepDan": [RECEPTION], "DonThu": [PETITION]})
    Petition.objects.update(reception=Reception.objects.get())
    assert "đã có hồ sơ khác gắn với dòng này" in undo_page(clerk, brought)
    assert undo(clerk, brought).status_code == 409


def test_a_later_import_of_the_row_is_taken_back_first(clerk: Client, tmp_path: Path) -> None:
    first = bring_in(clerk, tmp_path, {"HopDan": [MEETING]})
    later = bring_in(clerk, tmp_path, {"HopDan": [MEETING | {"Số ý kiến": 4}]})
    assert "Cập nhật theo sổ Excel lúc" in undo_page(clerk, first)
    undo(clerk, later)
    assert Meeting.objects.get().opinions == 0
    assert "Đã hoàn tác" in undo(clerk, first).content.decode()
    assert Meeting.objects.get().is_cancelled


def test_a_chosen_conflict_and_a_preferred_record_come_back(clerk: Client, tmp_path: Path) -> None:
    bring_in(clerk, tmp_path, {"HopDan": [MEETING, MEETING | {"STT": 2}]})
    Meeting.objects.update(edited_since_import=True, opinions=9)
    newer = {"HopDan": [MEETING | {"Số ý kiến": 4}, MEETING | {"STT": 2, "Số ý kiến": 4}]}
    brought = send(clerk, tmp_path, newer)
    choose(clerk, brought, "HopDan", dong_2="file")
    confirm(clerk, brought)
    assert sorted(Meeting.objects.values_list("opinions", flat=True)) == [4, 9]
    undo(clerk, brought)
    assert list(Meeting.objects.values_list("opinions", "edited_since_import")) == [(9, True)] * 2
    assert send(clerk, tmp_path, newer).preview["HopDan"]["conflicts"] == 2


def test_a_cancelled_row_for_which_the_file_is_chosen_stands_in_the_register_again(
    clerk: Client, tmp_path: Path
) -> None:
    bring_in(clerk, tmp_path, {"HopDan": [MEETING]})
    row = Meeting.objects.get()
    clerk.post(f"/lam-viec/hop-dan/{row.pk}/huy/", {"reason": "ghi nhầm", "version": "1"})
    brought = send(clerk, tmp_path, {"HopDan": [MEETING]})
    assert brought.preview["HopDan"]["conflicts"] == 1
    choose(clerk, brought, "HopDan", dong_2="file")
    confirm(clerk, brought)
    row.refresh_from_db()
    assert not row.is_cancelled
    undo(clerk, brought)
    row.refresh_from_db()
    assert (row.is_cancelled, row.cancel_reason) == (True, "ghi nhầm")


def test_a_denouncer_stays_under_seal(clerk: Client, tmp_path: Path) -> None:
    first = bring_in(clerk, tmp_path, {"DonThu": [DENUNCIATION]})
    sealed = bytes(DenouncerIdentity.objects.get().sealed)
    later = bring_in(clerk, tmp_path, {"DonThu": [DENUNCIATION | {"Họ tên": "Sùng A Kín"}]})
    memory = bytes(ImportMemory.objects.get(upload=later).sealed)
    for name in ("Giàng A Kín", "Sùng A Kín", "số 9 ngõ Vắng"):
        assert name.encode() not in memory
        assert name not in undo_page(clerk, later)
    assert "Đã hoàn tác" in undo(clerk, later).content.decode()
    assert bytes(DenouncerIdentity.objects.get().sealed) == sealed
    undo(clerk, first)
    assert not PetitionParty.objects.exists()
    assert Petition.objects.get().is_cancelled


def test_what_has_become_a_denunciation_does_not_become_open_again(
    clerk: Client, tmp_path: Path
) -> None:
    bring_in(clerk, tmp_path, {"DonThu": [PETITION]})
    brought = bring_in(clerk, tmp_path, {"DonThu": [PETITION | {"Loại đơn": "TC"}]})
    assert not PetitionParty.objects.exists()
    memory = ImportMemory.objects.get(upload=brought)
    assert bytes(memory.sealed) == b""
    page = undo_page(clerk, brought)
    assert "đã thành đơn tố cáo" in page
    assert undo(clerk, brought).status_code == 409
    assert Petition.objects.get().kind == PetitionKind.DENUNCIATION


def test_old_contents_are_sealed_and_gone_after_a_day(clerk: Client, tmp_path: Path) -> None:
    bring_in(clerk, tmp_path, {"DonThu": [PETITION]})
    brought = bring_in(clerk, tmp_path, {"DonThu": [PETITION | {"Họ tên": "Bế Văn Đàn"}]})
    memory = ImportMemory.objects.get(upload=brought)
    assert "Lò Thị Mẫu".encode() not in bytes(memory.sealed)
    images = unpacked(keys().decrypt(bytes(memory.sealed)))
    assert any("Lò Thị Mẫu".encode() in image.rows for image in images["DonThu"])
    tidy_uploads()
    assert ImportMemory.objects.count() == 2
    ImportMemory.objects.update(kept_until=clock.now() - timedelta(seconds=1))
    assert "Không còn hoàn tác được" in undo_page(clerk, brought)
    assert undo(clerk, brought).status_code == 409
    tidy_uploads()
    assert ImportMemory.objects.count() == 0


def test_the_chair_may_and_others_see_nothing_of_it(
    city: City, clerk: Client, tmp_path: Path
) -> None:
    brought = bring_in(clerk, tmp_path, {"HopDan": [MEETING]})
    chair, stranger = city.client("chair"), city.client("clerk elsewhere")
    assert stranger.get(f"/lam-viec/nhap-so/{brought.pk}/hoan-tac/").status_code == 404
    assert undo(stranger, brought).status_code == 404
    assert brought.file_name in chair.get("/lam-viec/nhap-so/").content.decode()
    assert chair.get(f"/lam-viec/nhap-so/{brought.pk}/").status_code == 404
    assert "Đã hoàn tác" in undo(chair, brought).content.decode()
    assert Meeting.objects.get().cancelled_by != brought.by


def test_an_import_by_command_is_taken_back_where_a_person_is_named(
    city: City, clerk: Client, tmp_path: Path
) -> None:
    path = write(tmp_path / "05521-a.xlsx", {"HopDan": [MEETING]})
    call_command("import_registers", str(path), by=city.users["thu.phoco"].username)
    brought = RegisterUpload.objects.get()
    assert "Đã hoàn tác" in undo(clerk, brought).content.decode()
    call_command("import_registers", str(path))
    assert RegisterUpload.objects.count() == 1
    assert not Meeting.objects.get().is_cancelled
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("import_registers", str(path), by="ai.do")


def test_a_long_import_is_taken_back_by_a_worker(
    clerk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = bring_in(clerk, tmp_path, {"HopDan": [MEETING]})
    monkeypatch.setattr(uploads, "FEW_ROWS", 0)
    assert "Đang đưa các dòng trở lại" in undo(clerk, brought).content.decode()
    assert not Meeting.objects.get().is_cancelled
    Meeting.objects.update(opinions=0)
    work_on_upload(brought.pk)
    work_on_upload(brought.pk)
    assert "Đã hoàn tác" in undo_page(clerk, brought)
    assert Meeting.objects.get().is_cancelled


def test_what_a_worker_cannot_take_back_is_said_on_the_page(
    clerk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = bring_in(clerk, tmp_path, {"DonThu": [DENUNCIATION]})
    monkeypatch.setattr(uploads, "FEW_ROWS", 0)
    undo(clerk, brought)
    PetitionHandler.objects.create(
        petition=Petition.objects.get(), user=brought.by, named_at=clock.now(), named_by=None
    )
    work_on_upload(brought.pk)
    brought.refresh_from_db()
    assert (brought.state, brought.message) == ("done", undoing.BLOCKED)
    assert "1 dòng không còn như lúc nhập" in undo_page(clerk, brought)


def test_an_import_that_wrote_nothing_has_nothing_to_take_back(
    clerk: Client, tmp_path: Path
) -> None:
    bring_in(clerk, tmp_path, {"HopDan": [MEETING]})
    again = bring_in(clerk, tmp_path, {"HopDan": [MEETING]})
    assert "Không còn hoàn tác được" in undo_page(clerk, again)


def test_spans_of_ids() -> None:
    assert ranges([]) == []
    assert ranges([5, 1, 2, 3, 9]) == [[1, 3], [5, 5], [9, 9]]
    assert ids_of(ranges([5, 1, 2, 3, 9])) == [1, 2, 3, 5, 9]
    assert unpacked(Memory().packed()) == {}
