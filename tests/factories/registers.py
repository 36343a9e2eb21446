"""Uploaded registers, and lists taken away as files."""

import io
from datetime import UTC, date, datetime

from openpyxl import Workbook

from petitions.imports import RECEPTIONS
from songcong.registers import exports, uploads
from songcong.registers.models import ListExport, RegisterUpload
from wards.calendar import law
from wards.models import Unit, User


def ready_upload(unit: Unit, by: User) -> RegisterUpload:
    """A register with one refused row, read and waiting to be confirmed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = RECEPTIONS.name
    sheet.append([column.title for column in RECEPTIONS.columns])
    sheet.append([1, "31/6/2021"])
    content = io.BytesIO()
    book.save(content)
    upload = uploads.take_in(
        f"{unit.code}-a.xlsx",
        content.getvalue(),
        units=[unit.pk],
        by=by,
        at=datetime(2025, 6, 12, tzinfo=UTC),
    )
    uploads.work_on(upload.pk, law=law())
    upload.refresh_from_db()
    return upload


def made_export(by: User) -> ListExport:
    """The file of the petitions that a person may see."""
    at = datetime(2025, 6, 12, 1, tzinfo=UTC)
    export = ListExport.objects.create(
        by=by, at=at, day=date(2025, 6, 12), path="/lam-viec/don-thu/xuat.csv", kind="csv"
    )
    exports.work_on(export.pk, at=at)
    export.refresh_from_db()
    return export
