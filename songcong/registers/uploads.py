"""What happens to an uploaded register: taken in, read for its preview, confirmed, written."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import DatabaseError, transaction

from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.law import Law
from songcong.core.obligations import Evidence
from songcong.registers import choices, progress, row_pages, undoing, vault
from songcong.registers.catalogue import TITLES
from songcong.registers.importing import Results, import_register, preview
from songcong.registers.models import RegisterUpload, RowPage, UploadState, Verdict
from songcong.registers.reading import code_in, holder_of
from songcong.registers.rights import sheets_for
from songcong.registers.summaries import COUNTED, summary
from wards.actions.editing import day_of
from wards.actions.register import Source
from wards.actions.register_memory import Memory
from wards.enums import NoticeKind
from wards.models import Unit, User, predecessors, reader_for, with_predecessors
from wards.notifications import tell
from wards.rules.reader import WARD_OFFICE

WORK: Final = "registers.work_on_upload"
_LOG = logging.getLogger(__name__)
_UNFORESEEN = "Lỗi hệ thống, chưa thay đổi dòng nào; đã ghi nhật ký, xin thử lại."
_RIGHTS_CHANGED = "Quyền ghi sổ của tài khoản này đã khác lúc xem trước; hãy tải tệp lên lại."
KEPT: Final = timedelta(days=7)
AT_ONCE: Final = 200 * 1024
"""Files up to this size are read while the page is waited for; larger ones by a worker."""
FEW_ROWS: Final = 2_000
"""So many rows are taken back while the page is waited for; more by a worker."""


def take_in(
    file_name: str, content: bytes, *, units: Collection[int], by: User, at: datetime
) -> RegisterUpload:
    """Keep an uploaded file for one of the person's units; Refused where it is another unit's."""
    unit, code = _unit_of(file_name, list(Unit.objects.filter(pk__in=units).listed()))
    upload = RegisterUpload(
        unit=unit, by=by, at=at, file_name=file_name, code=code, state=UploadState.READING
    )
    vault.put(upload, content)
    upload.save()
    return upload


def _unit_of(file_name: str, units: Collection[Unit]) -> tuple[Unit, str]:
    """The person's unit that a file is for, and the code it goes by: its own or a predecessor's."""
    own = {unit.code: unit for unit in units}
    try:
        code = code_in(file_name)
    except Refused:
        if len(own) == 1:
            return next((unit, code) for code, unit in own.items())
        raise
    unit = own.get(code) or _codes_before(units).get(code)
    if unit is None:
        raise Refused(
            f"Tên tệp mang mã {code}, không phải đơn vị của anh/chị ({', '.join(own)}).",
            code="other_unit",
            field="file",
        )
    return unit, code


def _codes_before(units: Collection[Unit]) -> dict[str, Unit]:
    """The codes of all that went into the units, each with the unit it went into."""
    olds = predecessors()
    before = {pk: unit for unit in units for pk in with_predecessors([unit.pk], olds)}
    bases = Unit.objects.bases().filter(pk__in=before)
    return {code: before[pk] for pk, code in bases.values_list("pk", "code")}


@transaction.atomic
def confirm(upload: RegisterUpload, *, at: datetime) -> None:
    """Ask for the import of what the preview showed, conflicts as they were decided.

    Refused when it was confirmed before or cannot be read.
    """
    current = RegisterUpload.objects.select_for_update().get(pk=upload.pk)
    if current.state != UploadState.READY:
        raise Refused(choices.OVER, code="not_ready")
    current.state = UploadState.CONFIRMED
    current.confirmed_at = at
    current.save(update_fields=("state", "confirmed_at"))


def go_on(upload: RegisterUpload, *, law: Law) -> None:
    """Do what is due now: a small file at once, a large one by a worker."""
    if upload.state == UploadState.UNDOING:
        is_small = undoing.rows_of(upload) <= FEW_ROWS
    else:
        is_small = bool(upload.sealed) and upload.sealed.size <= AT_ONCE
    if is_small:
        work_on(upload.pk, law=law)
    else:
        after_commit(WORK, upload.pk)


def work_on(upload_id: int, *, law: Law) -> None:
    """Read or write the upload, whichever is due; once, however often it is asked for."""
    with transaction.atomic():
        waiting = RegisterUpload.objects.waiting().select_for_update(skip_locked=True)
        upload = waiting.filter(pk=upload_id).first()
        if upload is None:
            return
        asked = upload.state
        failed = UploadState.DONE if asked == UploadState.UNDOING else UploadState.UNREADABLE
        try:
            with transaction.atomic():
                _STEPS[asked](upload, law)
        except Refused as refused:
            upload.state, upload.message = failed, refused.message
        except DatabaseError:
            _LOG.exception("register upload %s", upload_id)
            upload.state, upload.message = failed, _UNFORESEEN
        if upload.state == UploadState.DONE and asked == UploadState.UNDOING:
            upload.undone_at = upload.undone_by = None
        upload.save()
    progress.forget(upload_id)


def sheets_of(upload: RegisterUpload) -> frozenset[str]:
    """The sheets that whoever brought the file in may write; Refused where there is none left."""
    on = day_of(upload.confirmed_at or upload.at)
    sheets = sheets_for(reader_for(upload.by, on), upload.unit_id)
    if not sheets:
        raise Refused("Tài khoản này không còn ghi sổ nào của đơn vị.", code="forbidden")
    return sheets


def _read(upload: RegisterUpload, law: Law) -> None:
    only, passed_over = sheets_of(upload), list[str]()
    with vault.opened(upload) as path:
        results = preview(
            path,
            holder_of(upload.code),
            law=law,
            only=only,
            told=progress.Teller(upload.pk),
            beside=passed_over.append,
        )
    if passed_over and not any(one.reading.header_row for one in results.values()):
        raise Refused(_none_of_yours(only, passed_over), code="other_sheets")
    upload.passed_over = passed_over
    upload.preview = summary(results)
    for (sheet, verdict), rows in row_pages.keep(upload, results).items():
        upload.preview[sheet][COUNTED[verdict]] = rows
    upload.state = UploadState.READY


def _none_of_yours(only: Collection[str], passed_over: Collection[str]) -> str:
    found, own = (
        ", ".join(TITLES[one] for one in TITLES if one in some) for some in (passed_over, only)
    )
    return f"Tệp này chỉ có: {found}. Tài khoản này nhập được: {own}."


def _write(upload: RegisterUpload, law: Law) -> None:
    decided, only = choices.settled_by(upload), sheets_of(upload)
    if not only.issuperset(upload.preview):
        raise Refused(_RIGHTS_CHANGED, code="forbidden")
    with vault.opened(upload) as path:
        _bring_in(path, upload, law, choices=decided, only=only, told=progress.Teller(upload.pk))


_STEPS: Final[dict[str, Callable[[RegisterUpload, Law], None]]] = {
    UploadState.READING: _read,
    UploadState.CONFIRMED: _write,
    UploadState.UNDOING: undoing.undo,
}
"""What is due in each state in which an upload waits."""


@transaction.atomic
def import_by_command(path: Path, code: str, *, by: User, at: datetime, law: Law) -> Results:
    """Write a file of the machine's own for a person, who can take it back as if uploaded."""
    holder = holder_of(code)
    unit = holder.on(day_of(at)) or holder.units[-1]
    upload = RegisterUpload.objects.create(
        unit_id=unit, by=by, at=at, confirmed_at=at, file_name=path.name[:200], code=code
    )
    results = _bring_in(path, upload, law)
    row_pages.keep(upload, results, only=(Verdict.TWICE, Verdict.REFUSED))
    upload.save()
    return results


def _bring_in(path: Path, upload: RegisterUpload, law: Law, **options: Any) -> Results:
    """Write the file, and remember for a day what it wrote over."""
    at, memory = undoing.written_at(upload), Memory()
    source = Source(file=upload.file_name, by=upload.by_id, at=at, upload=upload.pk)
    holder = holder_of(upload.code)
    results = import_register(path, holder, source=source, law=law, memory=memory, **options)
    undoing.remember(upload, memory, at=at)
    upload.result = summary(results)
    upload.state = UploadState.DONE
    _tell(upload, results, at=at)
    return results


def _tell(upload: RegisterUpload, results: Results, *, at: datetime) -> None:
    """One notice a workbook, however many rows it brought."""
    tell(
        NoticeKind.IMPORT,
        unit_id=upload.unit_id,
        roles=WARD_OFFICE,
        at=at,
        subject="Sổ Excel",
        by_id=upload.by_id,
        also=(upload.by_id,),
        page=Evidence("registers:official-upload-detail", upload.pk),
        data={
            "new": sum(len(one.plan.new) for one in results.values()),
            "updated": sum(len(one.plan.updated) for one in results.values()),
            "refused": sum(len(one.reading.refused) for one in results.values()),
        },
    )


def forget_old(*, at: datetime) -> int:
    """Delete files older than seven days with what was seen in them; returns how many."""
    RowPage.objects.filter(upload__at__lt=at - KEPT).delete()
    old = RegisterUpload.objects.filter(at__lt=at - KEPT).exclude(sealed="")
    count = 0
    for upload in old.order_by("pk").iterator():
        vault.remove(upload)
        upload.preview = {}
        upload.save(update_fields=("sealed", "preview"))
        count += 1
    return count


def ask_again(*, at: datetime) -> None:
    """Send again what no worker has taken up: a message may be lost, a row is not."""
    late = RegisterUpload.objects.waiting().filter(at__lt=at - timedelta(minutes=1))
    for pk in late.values_list("pk", flat=True):
        after_commit(WORK, pk)
