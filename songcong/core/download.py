"""Rows sent as a file for a spreadsheet; how many there are stands in its name."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import FileResponse, Http404

from songcong.core.export import Value, write_csv, write_xlsx
from songcong.core.text import fold

Writer = Callable[[IO[bytes], Sequence[str], Iterable[Sequence[Value]]], int]
LABELS = (("xlsx", "Tải Excel"), ("csv", "Tải CSV"))
_WRITERS: dict[str, tuple[Writer, str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def file_of(
    kind: str, title: str, titles: Sequence[str], rows: Iterable[Sequence[Any]], *, today: date
) -> FileResponse:
    """The rows as a file of the kind, "csv" or "xlsx"; 404 for another kind."""
    if kind not in _WRITERS:
        raise Http404
    write, content_type = _WRITERS[kind]
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    written = write(file, titles, rows)
    file.seek(0)
    name = f"{_slug(title)}-{today.isoformat()}-{written}-dong.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)


def _slug(title: str) -> str:
    """Letters and digits of a title, without diacritics, joined by hyphens."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(title))
    return "-".join(kept.split())
