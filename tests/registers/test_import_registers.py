"""The command import_registers on the ten wards of quarter III/2021 and on made-up workbooks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Model, QuerySet

from inspections.models import Finding, Recommendation, Supervision
from petitions.actions.denouncer import keys
from petitions.models import DenouncerIdentity, Petition, PetitionParty, Reception
from tests.registers.workbooks import (
    DAY,
    DENUNCIATION,
    PETITION,
    QUARTER,
    RECEPTION,
    expected,
    write,
)
from wards.actions.reference import load_reference
from wards.models import Disclosure, DisclosurePosting, PeopleDecision, Record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference() -> None:
    load_reference()


def run(*paths: Path, to: Path, dry_run: bool = False) -> dict[str, Any]:
    call_command("import_registers", *map(str, paths), json=to, dry_run=dry_run)
    report: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return report


def records() -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if issubclass(model, Record))


def total() -> int:
    return sum(QuerySet(model).count() for model in records())


def without_reasons(report: dict[str, Any]) -> dict[str, Any]:
    return {
        file: {
            sheet: {
                "accepted": counts["accepted"],
                "duplicates": counts["duplicates"],
                "rejected": [{"row": r["row"], "column": r["column"]} for r in counts["rejected"]],
            }
            for sheet, counts in sheets.items()
        }
        for file, sheets in report.items()
    }


def test_the_ten_wards_give_what_is_expected_and_again_change_nothing(tmp_path: Path) -> None:
    dry = run(QUARTER, to=tmp_path / "dry.json", dry_run=True)
    assert total() == 0
    first = run(QUARTER, to=tmp_path / "first.json")
    assert without_reasons(first) == expected()["imports"] == without_reasons(dry)
    assert all(
        cell["reason"] for file in first.values() for s in file.values() for cell in s["rejected"]
    )
    entered = sum(sheet["accepted"] for file in first.values() for sheet in file.values())
    assert total() == entered
    again = run(QUARTER, to=tmp_path / "again.json")
    assert total() == entered
    for file, sheets in again.items():
        for sheet, counts in sheets.items():
            assert counts["unchanged"] == first[file][sheet]["accepted"]
            assert (counts["accepted"], counts["updated"], counts["conflicts"]) == (0, 0, 0)


def test_a_row_becomes_a_record_with_its_party_event_code_and_due_day(tmp_path: Path) -> None:
    taken_up = {"Đủ điều kiện": "x", "Thẩm quyền": "Thuộc", "Hướng xử lý": "Thụ lý"}
    row = PETITION | taken_up | {"Ngày xử lý": DAY, "Ngày thụ lý": DAY, "Ghi chú": "đã xem"}
    path = write(tmp_path / "05518-a.xlsx", {"DonThu": [row]}, more_columns=["Ghi chú"])
    run(path, to=tmp_path / "out.json")
    petition = Petition.objects.select_related("party", "unit").get()
    assert (petition.unit.code, petition.register_no, petition.register_on) == (
        "05518",
        "001/2021",
        None,
    )
    assert petition.status == "accepted"
    assert petition.due_on is not None
    assert petition.due_on.isoformat() == "2021-09-09"
    assert petition.due_key == "petition.settle.complaint.first"
    assert len(petition.public_code) == 10
    assert petition.lookup_digits == "5678"
    assert petition.register_note == {"Ghi chú": "đã xem"}
    assert "ranh gioi dat" in petition.search_text
    assert petition.party.search_name == "lo thi mau"
    event = petition.events.get()
    assert (event.verb, event.to_state) == ("imported", "accepted")
    assert event.data == {"file": "05518-a.xlsx", "row": 2}


def test_a_later_file_replaces_the_whole_row_and_keeps_its_history(tmp_path: Path) -> None:
    def petitions(row: dict[str, Any]) -> dict[str, Any]:
        path = write(tmp_path / "05518-a.xlsx", {"DonThu": [row]})
        report: dict[str, Any] = run(path, to=tmp_path / "out.json")["05518-a.xlsx"]["DonThu"]
        return report

    petitions(PETITION)
    before = Petition.objects.get()
    report = petitions(
        PETITION | {"Nội dung": "", "Điện thoại": "0911112222", "Số đơn": "001/2021 "}
    )
    assert (report["accepted"], report["updated"]) == (0, 1)
    after = Petition.objects.get()
    assert (after.pk, after.public_code, after.version) == (before.pk, before.public_code, 2)
    assert after.content == ""
    assert after.lookup_digits == "2222"
    old_rows = after.history.all()  # type: ignore[attr-defined]  # added by pghistory
    assert [old.content for old in old_rows] == ["tranh chấp ranh giới đất"]
    verbs = list(after.events.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["imported", "updated_by_register"]
    assert PetitionParty.objects.get().phone == "0911112222"


def test_what_somebody_edited_here_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "05518-a.xlsx", {"DonThu": [PETITION]})
    run(path, to=tmp_path / "out.json")
    Petition.objects.update(edited_since_import=True, content="sửa tay")
    path = write(tmp_path / "05518-a.xlsx", {"DonThu": [PETITION | {"Nội dung": "mới"}]})
    report = run(path, to=tmp_path / "out.json")["05518-a.xlsx"]["DonThu"]
    assert (report["conflicts"], report["updated"]) == (1, 0)
    assert Petition.objects.get().content == "sửa tay"


def test_a_file_serves_the_units_of_its_code_by_the_day_of_each_row(tmp_path: Path) -> None:
    days = ("2025-06-30", "2025-07-01", "2014-01-01")
    rows = [PETITION | {"Ngày nhận": _day(day), "Loại đơn": "KNPA"} for day in days]
    path = write(tmp_path / "05518-a.xlsx", {"DonThu": rows})
    report = run(path, to=tmp_path / "out.json")["05518-a.xlsx"]["DonThu"]
    assert report["accepted"] == 2
    assert [(cell["row"], cell["column"]) for cell in report["rejected"]] == [(4, "Ngày nhận")]
    names = Petition.objects.order_by("received_on").values_list("unit__name", flat=True)
    assert list(names) == ["Thắng Lợi", "Sông Công"]


def _day(text: str) -> Any:
    return type(DAY).fromisoformat(text)


def everything_written() -> str:
    """Every text in every table, as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        texts = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608  our own tables
            texts += [text for (text,) in cursor.fetchall()]
    return "\n".join(texts)


def test_a_denouncer_stands_nowhere_in_the_open(tmp_path: Path) -> None:
    row = DENUNCIATION | {"Ghi chú": "Giàng A Kín đến hai lần"}
    path = write(tmp_path / "05518-a.xlsx", {"DonThu": [row, PETITION]}, more_columns=["Ghi chú"])
    run(path, to=tmp_path / "out.json")
    moved = PETITION | {"Loại đơn": "Tố cáo"}
    path = write(tmp_path / "05518-a.xlsx", {"DonThu": [row | {"Lĩnh vực": "Khác"}, moved]})
    run(path, to=tmp_path / "out.json")
    written = everything_written().casefold()
    for secret in ("giàng a kín", "giang a kin", "0987654321", "ngõ vắng", "đến hai lần"):
        assert secret not in written
    for secret in ("lò thị mẫu", "lo thi mau", "0912 345 678"):
        assert secret not in written
    assert set(Petition.objects.values_list("lookup_digits", flat=True)) == {""}
    sealed = DenouncerIdentity.objects.order_by("petition__register_no").last()
    assert sealed is not None
    opened = json.loads(keys().decrypt(bytes(sealed.sealed)))
    assert opened["name"] == "Giàng A Kín"
    assert Petition.objects.get(register_no="002/2021").content == "*** tố cáo thu tiền sai"


def test_each_sheet_fills_its_tables(tmp_path: Path) -> None:
    run(QUARTER / "05506-luong-son.xlsx", to=tmp_path / "out.json")
    posting = DisclosurePosting.objects.filter(form="posting").order_by("pk").first()
    assert posting is not None
    assert posting.form_text == "Niêm yết"
    assert Disclosure.objects.filter(due_on__isnull=True).count() == 0
    assert PeopleDecision.objects.filter(passed__isnull=True).count() == 0
    assert Supervision.objects.filter(board="inspection").count() == 7
    assert Finding.objects.count() == Supervision.objects.count() == 10
    assert Recommendation.objects.filter(sent_on__isnull=False, due_on__isnull=True).count() == 0
    assert Reception.objects.filter(party__isnull=False).count() == 31


def test_a_file_that_cannot_be_read_ends_with_status_1_and_the_others_go_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "05506-hong.xlsx").write_bytes(b"this is no workbook")
    write(tmp_path / "99999-x.xlsx", {"TiepDan": [RECEPTION]})
    write(tmp_path / "khong-ma.xlsx", {"TiepDan": [RECEPTION]})
    write(tmp_path / "05518-tot.xlsx", {"TiepDan": [RECEPTION]})
    (tmp_path / "~$05518-tot.xlsx").write_bytes(b"")
    out = tmp_path / "out.json"
    with pytest.raises(CommandError) as ended:
        run(tmp_path, to=out)
    assert ended.value.returncode == 1
    report = json.loads(out.read_text(encoding="utf-8"))
    assert list(report) == ["05506-hong.xlsx", "05518-tot.xlsx", "99999-x.xlsx", "khong-ma.xlsx"]
    assert Reception.objects.count() == 1
    printed = capsys.readouterr()
    assert "Không có phường, xã nào mang mã 99999." in printed.err
    assert "Lò Thị Mẫu" not in printed.out + printed.err
