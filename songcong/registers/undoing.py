"""An import taken back within 24 hours: by whom, what would come of it, and doing it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localtime

from petitions.actions.denouncer import keys
from reports.actions.wording import forget_sheets
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.registers.catalogue import SPECS, books
from songcong.registers.models import ImportMemory, RegisterUpload, UploadState
from songcong.registers.reading import holder_of
from songcong.registers.rights import sheets_for
from wards.access import demand
from wards.actions.editing import day_of
from wards.actions.register import Deadlines, lock_units
from wards.actions.register_memory import Memory, Touched, ids_of, ranges, unpacked
from wards.actions.register_undo import Block, Undoing, blocks, lock_rows, take_back
from wards.models import User, reader_for
from wards.rules.reader import Reader

KEPT: Final = timedelta(hours=24)
BLOCKED: Final = (
    "Không hoàn tác được: có dòng đã thay đổi sau lần nhập này. Chưa thay đổi dòng nào."
)


@dataclass(frozen=True)
class SheetUndone:
    """What taking back does to a sheet: rows cancelled, rows restored, and what stands against."""

    cancelled: int
    restored: int
    blocks: list[Block]


def remember(upload: RegisterUpload, memory: Memory, *, at: datetime) -> None:
    """Keep for 24 hours what an import wrote over; old contents sealed, for they hold names."""
    if memory.is_empty:
        return
    packed = memory.packed()
    ImportMemory.objects.create(
        upload=upload,
        kept_until=at + KEPT,
        rows={sheet: _as_json(touched) for sheet, touched in memory.sheets.items()},
        sealed=keys().encrypt(packed) if packed else b"",
    )


def may_undo(reader: Reader, upload: RegisterUpload) -> bool:
    """Whoever brought it in and may still write what it brought, and the unit's chair."""
    if upload.unit_id in reader.units("ward_chair"):
        return True
    brought = frozenset(upload.result)
    return upload.by_id == reader.user_id and brought <= sheets_for(reader, upload.unit_id)


def memory_of(upload: RegisterUpload, *, at: datetime) -> ImportMemory | None:
    """What is remembered of an import; None where it is too late, or nothing was written."""
    if upload.state not in (UploadState.DONE, UploadState.UNDOING):
        return None
    return ImportMemory.objects.filter(upload=upload, kept_until__gt=at).first()


def foresee(memory: ImportMemory, *, law: Law) -> dict[str, SheetUndone]:
    """By sheet, what taking the import back would do; nothing is written."""
    written_by = books(Deadlines(law))
    undone = _undone_beside(memory.upload)
    found = {}
    for sheet, touched in _touched(memory).items():
        if touched.every:
            against = blocks(written_by[sheet], touched, upload=memory.upload_id, undone=undone)
            found[sheet] = SheetUndone(len(touched.new), len(touched.updated), against)
    return found


def rows_of(upload: RegisterUpload) -> int:
    """How many rows are to be taken back."""
    memory = ImportMemory.objects.filter(upload=upload).first()
    return sum(len(touched.every) for touched in _touched(memory).values()) if memory else 0


@transaction.atomic
def ask(upload: RegisterUpload, *, by: User, at: datetime) -> RegisterUpload:
    """Ask for an import to be taken back; Refused where it is too late or not for the person."""
    current = RegisterUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    demand(may_undo(reader_for(by, day_of(at)), current))
    if current.state != UploadState.DONE or memory_of(current, at=at) is None:
        raise Refused("Đã quá 24 giờ, hoặc lần nhập này đã hoàn tác.", code="too_late")
    current.state = UploadState.UNDOING
    current.undone_by, current.undone_at, current.message = by, at, ""
    current.save(update_fields=("state", "undone_by", "undone_at", "message"))
    return current


def undo(upload: RegisterUpload, law: Law) -> None:
    """Take everything back or, where a row was changed since, nothing; sets the upload's state."""
    memory = ImportMemory.objects.filter(upload=upload).first()
    if memory is None or upload.undone_by is None or upload.undone_at is None:
        raise Refused("Nội dung cũ đã xóa sau 24 giờ, không hoàn tác được nữa.", code="too_late")
    holder = holder_of(upload.code)
    lock_units(holder.units)
    written_by, sheets = books(Deadlines(law)), _touched(memory)
    for sheet, touched in sheets.items():
        lock_rows(written_by[sheet], touched.every)
    if any(found.blocks for found in foresee(memory, law=law).values()):
        raise Refused(BLOCKED, code="changed_since")
    undoing = Undoing(
        upload.pk, upload.file_name, _reason(upload), upload.undone_by, upload.undone_at
    )
    packed = bytes(memory.sealed)
    images = unpacked(keys().decrypt(packed) if packed else b"")
    for sheet, touched in sheets.items():
        take_back(written_by[sheet], touched, images.get(sheet, []), undoing)
    forget_sheets(holder.units, at=written_at(upload))
    memory.delete()
    upload.state = UploadState.UNDONE


def written_at(upload: RegisterUpload) -> datetime:
    """The instant that the rows of an import carry."""
    return upload.confirmed_at or upload.at


def forget_old(*, at: datetime) -> int:
    """Delete what is remembered longer than 24 hours; returns how many imports."""
    return ImportMemory.objects.filter(kept_until__lte=at).delete()[0]


def _reason(upload: RegisterUpload) -> str:
    at = localtime(written_at(upload))
    return f"Hoàn tác lần nhập tệp {upload.file_name} lúc {at:%H:%M} ngày {at:%d/%m/%Y}"


def _undone_beside(upload: RegisterUpload) -> list[int]:
    """Imports of the same office that were taken back."""
    undone = RegisterUpload.objects.filter(unit=upload.unit_id, state=UploadState.UNDONE)
    return list(undone.filter(pk__gt=upload.pk).values_list("pk", flat=True))


def _as_json(touched: Touched) -> dict[str, Any]:
    return {
        "new": ranges(touched.new),
        "updated": ranges(touched.updated),
        "never_back": ranges(touched.never_back),
        "settled": touched.settled,
    }


def _touched(memory: ImportMemory) -> dict[str, Touched]:
    told_of = {spec.name: memory.rows[spec.name] for spec in SPECS if spec.name in memory.rows}
    return {
        sheet: Touched(
            new=ids_of(told["new"]),
            updated=ids_of(told["updated"]),
            never_back=ids_of(told["never_back"]),
            settled=[(pk, before, after) for pk, before, after in told["settled"]],
        )
        for sheet, told in told_of.items()
    }
