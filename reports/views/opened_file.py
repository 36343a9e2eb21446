"""The rows behind a number as a file for a spreadsheet: every page of every part."""

from collections.abc import Collection

from django.http import FileResponse, Http404

from reports.figures import OpenedLine, every_line
from reports.views.asked import asked_for
from reports.views.opened import PARTS
from songcong.core.download import file_of
from songcong.core.errors import Refused
from songcong.core.export import Value
from wards.http import OfficialRequest

_TITLES = ("Phần", "Số trong sổ", "Đơn vị", "Loại", "Nội dung", "Ngày", "Hạn", "Số lượng")
_NAMED = {**PARTS, "rows": ""}


def opened_file(request: OfficialRequest, kind: str, only: Collection[int]) -> FileResponse:
    """``?quy=&don_vi=&chi_tieu=``: the rows of the page as "csv" or "xlsx".

    404 for what is not there or cannot be counted.
    """
    asked, reader = asked_for(request, only), request.reader
    if asked.choice.refusal:
        raise Http404(asked.choice.refusal)
    names = asked.names
    lines = every_line(asked.period, asked.key, asked.chosen, reader=reader)
    rows = (_row(part, line, names.get(line.unit_id, "")) for part, line in lines)
    title = f"{asked.figure.name} {asked.period.code}"
    try:
        return file_of(kind, title, _TITLES, rows, today=reader.day)
    except Refused as refused:
        raise Http404(refused.message) from refused


def _row(part: str, opened: OpenedLine, unit_name: str) -> list[Value]:
    """A row's values; of a restricted one only code, kind and due day are told."""
    line = opened.line
    day = None if opened.restricted else line.day
    told: list[Value] = [_NAMED[part], line.code, unit_name, line.kind, opened.subject]
    return [*told, day, line.due_on, opened.value]
