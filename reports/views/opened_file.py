"""The rows behind a number as a file for a spreadsheet: every page of every part."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.http import FileResponse, Http404

from reports.figures import UnitOfPeriod, open_figure
from reports.figures.opening import OpenedLine, Page, Part
from reports.views.opened import figure_asked_for, unit_asked_for
from reports.views.quarter import chosen_quarter, units_read
from songcong.core.download import file_of
from songcong.core.errors import Refused
from songcong.core.export import Value
from songcong.core.periods import Period
from wards.http import OfficialRequest
from wards.rules.reader import Reader

CHUNK = 2000
_TITLES = ("Phần", "Số trong sổ", "Đơn vị", "Loại", "Nội dung", "Ngày", "Hạn", "Số lượng")
_PARTS = {"rows": "", "numerator": "Tử số", "denominator": "Mẫu số"}


@dataclass(frozen=True)
class _Asked:
    """A figure of a period and units, as one reader sees its rows."""

    period: Period
    key: str
    units: Collection[UnitOfPeriod]
    reader: Reader

    def parts(self) -> Iterator[tuple[str, OpenedLine]]:
        """Each row with the name of its part, read a chunk at a time."""
        for part in self._opened(Page(size=CHUNK)):
            yield from self._whole(part)

    def _whole(self, part: Part) -> Iterator[tuple[str, OpenedLine]]:
        yield from ((part.name, line) for line in part.lines)
        while part.following:
            [part] = self._opened(Page(part.following, part.name, CHUNK))
            yield from ((part.name, line) for line in part.lines)

    def _opened(self, page: Page) -> tuple[Part, ...]:
        return open_figure(self.period, self.key, self.units, reader=self.reader, page=page).parts


def opened_file(request: OfficialRequest, kind: str, only: Collection[int]) -> FileResponse:
    """``?quy=&don_vi=&chi_tieu=``: the rows of the page as "csv" or "xlsx"; 404 for what is
    not there or cannot be counted."""
    choice = chosen_quarter(request.GET.get("quy", ""), request.reader.day)
    if choice.refusal:
        raise Http404(choice.refusal)
    units = units_read(choice.period, only)
    unit = unit_asked_for(units, request.GET.get("don_vi", ""))
    section, figure = figure_asked_for(request.GET.get("chi_tieu", ""))
    key = section.full_key(figure)
    names = {pk: one.unit.name for one in units for pk in one.members}
    asked = _Asked(choice.period, key, [unit] if unit else units, request.reader)
    rows = (_row(part, line, names.get(line.unit_id, "")) for part, line in asked.parts())
    title = f"{figure.name} {choice.period.code}"
    try:
        return file_of(kind, title, _TITLES, rows, today=request.reader.day)
    except Refused as refused:
        raise Http404(refused.message) from refused


def _row(part: str, opened: OpenedLine, unit_name: str) -> list[Value]:
    """A row's values; of a restricted one only code, kind and due day are told."""
    line = opened.line
    day = None if opened.restricted else line.day
    told: list[Value] = [_PARTS[part], line.code, unit_name, line.kind, opened.subject]
    return [*told, day, line.due_on, opened.value]
