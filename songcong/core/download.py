"""Rows sent as a file for a spreadsheet; how many there are stands in its name."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Final
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from songcong.core.export import Value, write_csv, write_xlsx
from songcong.core.text import fold

Writer = Callable[[IO[bytes], Sequence[str], Iterable[Sequence[Value]]], int]
LABELS = (("xlsx", "Tải Excel"), ("csv", "Tải CSV"))
AT_ONCE: Final = 5_000
"""Files up to so many rows are made while the page is waited for, larger ones by a job."""
BY_JOB: Final = "/lam-viec/tep-xuat/lap/"
_WRITERS: dict[str, tuple[Writer, str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@dataclass(frozen=True)
class Outgoing:
    """Rows on their way into a file: what it is called, its columns, and its rows, read once.

    ``closed_since`` says whether something that such a file told at an instant has since been
    closed to whoever reads: what is kept from then is not handed out any more.
    """

    title: str
    titles: Sequence[str]
    rows: Generator[Sequence[Any], None, None]
    longer_than: Callable[[int], bool] = lambda _most: False
    closed_since: Callable[[datetime], bool] = lambda _at: False


def hand_out(
    request: HttpRequest, kind: str, outgoing: Outgoing, *, today: date
) -> HttpResponseBase:
    """The file at once; more than ``AT_ONCE`` rows are offered as a job on a page of its own."""
    writer_of(kind)
    if not outgoing.longer_than(AT_ONCE):
        with closing(outgoing.rows) as rows:
            first = list(islice(rows, AT_ONCE + 1))
        if len(first) <= AT_ONCE:
            return file_of(kind, outgoing.title, outgoing.titles, first, today=today)
    asked = {"tu": request.path, "loc": request.GET.urlencode()}
    return HttpResponseRedirect(f"{BY_JOB}?{urlencode(asked)}")


def writer_of(kind: str) -> tuple[Writer, str]:
    """What writes a file of the kind, "csv" or "xlsx", and its content type; 404 for another."""
    if kind not in _WRITERS:
        raise Http404
    return _WRITERS[kind]


def file_of(
    kind: str, title: str, titles: Sequence[str], rows: Iterable[Sequence[Any]], *, today: date
) -> FileResponse:
    """The rows as a file of the kind, "csv" or "xlsx"; 404 for another kind."""
    write, content_type = writer_of(kind)
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    try:
        written = write(file, titles, rows)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = file_name(title, kind, written, today)
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)


def file_name(title: str, kind: str, written: int, today: date) -> str:
    """ "so-don-thu-pho-co-2025-06-12-312-dong.csv": what, of when, how many rows."""
    return f"{_slug(title)}-{today.isoformat()}-{written}-dong.{kind}"


def _slug(title: str) -> str:
    """Letters and digits of a title, without diacritics, joined by hyphens."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(title))
    return "-".join(kept.split())
