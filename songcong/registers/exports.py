"""What happens to a long list asked for as a file: queued, written by a worker, forgotten."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from django.core.cache import cache
from django.core.files.base import File
from django.db import transaction
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from songcong.core import clock
from songcong.core.download import Outgoing, file_name, writer_of
from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.storage import STORAGE_SENTENCE
from songcong.registers.export_model import ExportState, ListExport
from songcong.registers.sealed_stream import seal_into
from wards.http import OfficialRequest
from wards.models import User, reader_for
from wards.rules.reader import Reader

WORK: Final = "registers.write_export"
KEPT: Final = timedelta(days=7)
MOST_TRIES: Final = 3
MOST_IN_XLSX: Final = 1_048_575
_TOLD_EVERY: Final = 1_000
_LOG = logging.getLogger(__name__)
_UNFORESEEN = "Lỗi hệ thống khi lập tệp; đã ghi nhật ký, xin lập lại."
_GAVE_UP = (
    "Tiến trình nền đã dừng giữa chừng nhiều lần khi lập tệp này. Hãy lọc hẹp hơn rồi lập lại."
)
_NO_RIGHT = "Tài khoản này không còn quyền xem danh sách đó."
_TOO_LONG = "Một trang Excel chứa nhiều nhất 1.048.576 dòng; hãy lọc hẹp hơn hoặc chọn CSV."


def ask(path: str, query: str, request: OfficialRequest, *, at: datetime) -> ListExport:
    """Queue the file of an address for whoever asks; 404 where no list stands there."""
    kind, outgoing = rows_at(path, query, request.user, request.reader)
    writer_of(kind)
    with transaction.atomic():
        export = ListExport.objects.create(
            by=request.user,
            at=at,
            day=request.reader.day,
            path=path,
            query=query,
            kind=kind,
            title=outgoing.title,
        )
        after_commit(WORK, export.pk)
    return export


def rows_at(path: str, query: str, user: User, reader: Reader) -> tuple[str, Outgoing]:
    """The kind and the rows of a list's file as the reader may see them.

    404 where no list stands at the path, Refused where it is not for the reader.
    """
    try:
        found = resolve(path)
    except Resolver404 as unknown:
        raise Http404 from unknown
    outgoing = getattr(found.func, "outgoing", None)
    if outgoing is None:
        raise Http404
    request: Any = HttpRequest()
    request.method, request.path, request.user = "GET", path, user
    request.GET, request.reader = QueryDict(query), reader
    roles: tuple[str, ...] = getattr(found.func, "door", ())
    if not reader.has(*roles):
        raise Refused(_NO_RIGHT, code="forbidden")
    return found.kwargs["kind"], outgoing(request)


def still_open(export: ListExport, user: User, reader: Reader) -> bool:
    """Whether all that stands in a finished file is open to the reader yet.

    It was written with the roles of its day: a clerk who moved to another ward, or a case that
    was put under seal since, closes it.
    """
    held = {role: set(units) for role, units in reader.reads.items()}
    kept: dict[str, list[int]] = export.rights
    if not kept or any(not held.get(role, set()) >= set(units) for role, units in kept.items()):
        return False
    try:
        _kind, outgoing = rows_at(export.path, export.query, user, reader)
    except (Refused, Http404):
        return False
    return export.done_at is not None and not outgoing.closed_since(export.done_at)


def _rights(path: str, reader: Reader) -> dict[str, list[int]]:
    """The roles that open a list, each with the units that it opens."""
    roles: tuple[str, ...] = getattr(resolve(path).func, "door", ())
    return {role: sorted(reader.reads[role]) for role in roles if role in reader.reads}


@transaction.atomic
def ask_anew(export: ListExport, *, at: datetime) -> None:
    """Write a file again that could not be written, or is not open any more."""
    again = ListExport.objects.filter(pk=export.pk).exclude(state=ExportState.WAITING)
    if again.update(state=ExportState.WAITING, message="", at=at):
        cache.delete(_tries(export.pk))
        after_commit(WORK, export.pk)


def work_on(export_id: int, *, at: datetime) -> None:
    """Write a file that waits; once, however often it is asked for.

    The row is held while the file is written: of a killed worker it is free at once, and the
    next begins from the start. What kills its worker three times is given up.
    """
    with transaction.atomic():
        waiting = ListExport.objects.waiting().select_for_update(skip_locked=True, of=("self",))
        export = waiting.select_related("by").filter(pk=export_id).first()
        if export is None:
            return
        try:
            _refuse_the_hopeless(export_id)
            with transaction.atomic():
                _write(export)
            export.state, export.done_at = ExportState.DONE, at
        except Refused as refused:
            _fail(export, refused.message)
        except OSError:
            _LOG.exception("list export %s", export_id)
            _fail(export, STORAGE_SENTENCE)
        except Exception:  # noqa: BLE001 (a file always ends with a reason)
            _LOG.exception("list export %s", export_id)
            _fail(export, _UNFORESEEN)
        export.save()
    cache.delete_many([_done(export_id), _tries(export_id)])


def _refuse_the_hopeless(export_id: int) -> None:
    key = _tries(export_id)
    cache.add(key, 0, timeout=24 * 3600)
    if cache.incr(key) > MOST_TRIES:
        raise Refused(_GAVE_UP, code="gave_up")


def _fail(export: ListExport, message: str) -> None:
    export.state, export.message = ExportState.FAILED, message


def _write(export: ListExport) -> None:
    try:
        reader = reader_for(export.by, clock.today())
        kind, outgoing = rows_at(export.path, export.query, export.by, reader)
    except Http404 as gone:
        raise Refused(_NO_RIGHT, code="not_found") from gone
    export.rights = _rights(export.path, reader)
    write, _content_type = writer_of(kind)
    most = MOST_IN_XLSX if kind == "xlsx" else None
    with TemporaryFile() as plain, TemporaryFile() as sealed, closing(outgoing.rows) as rows:
        export.rows = write(plain, outgoing.titles, _told(export.pk, rows, most))
        plain.seek(0)
        seal_into(sealed, plain)
        sealed.seek(0)
        export.sealed.save(f"{uuid4().hex}.sealed", File(sealed), save=False)
    export.file_name = file_name(outgoing.title, kind, export.rows, export.day)


def _told(
    export_id: int, rows: Iterable[Sequence[Any]], most: int | None
) -> Iterator[Sequence[Any]]:
    """The rows, with how many there were so far kept in Valkey for the progress page."""
    for number, row in enumerate(rows, start=1):
        if most is not None and number > most:
            raise Refused(_TOO_LONG, code="too_long")
        if number % _TOLD_EVERY == 0:
            cache.set(_done(export_id), number, timeout=3600)
        yield row


def progress(export: ListExport) -> int:
    """How many rows were written so far."""
    return cache.get(_done(export.pk)) or 0


def _done(export_id: int) -> str:
    return f"list-export:{export_id}"


def _tries(export_id: int) -> str:
    return f"list-export-tries:{export_id}"


def address_of(export: ListExport) -> str:
    """Where the same list is asked for again, as a page."""
    listed = export.path.rpartition("xuat.")[0]
    kept = QueryDict(export.query)
    return f"{listed}?{urlencode(list(kept.items()))}" if kept else listed


def ask_again(*, at: datetime) -> None:
    """Send again what no worker has finished: a message may be lost, a row is not."""
    late = ListExport.objects.waiting().filter(at__lt=at - timedelta(minutes=1))
    for pk in late.values_list("pk", flat=True):
        after_commit(WORK, pk)


def forget_old(*, at: datetime) -> int:
    """Delete files older than seven days; the line that it was made stays."""
    old = ListExport.objects.filter(at__lt=at - KEPT).exclude(sealed="")
    count = 0
    for export in old.order_by("pk").iterator():
        export.sealed.delete(save=False)
        export.save(update_fields=("sealed",))
        count += 1
    return count
