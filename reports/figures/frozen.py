"""Opens a figure of a frozen report to its rows and marks those changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from reports.figures.opening import Opened, OpenedLine, Page, Part, counted_of, follow, parts_of
from reports.figures.registry import find
from reports.models import FrozenFigure, QuarterlyReport
from songcong.core.errors import Refused
from songcong.core.figures import Counted, Line, changed_since, stored_rows
from wards.models import Unit
from wards.rules.reader import Reader

WHOLE = 10**9
GONE = "Dòng không còn trong sổ"


@dataclass(frozen=True)
class _Kept:
    """One kept row with what it adds."""

    row_id: int
    value: int | Decimal


def open_frozen(
    report: QuarterlyReport, key: str, *, reader: Reader, page: Page | None = None
) -> Opened:
    """The rows that a count, a sum or a rate of the report was made of, a page of each part.

    Values are those of then; the words of a row are those of now. Raises Refused for an unknown
    key or page and where the report kept no rows. Whether the reader may see the report is for
    the caller to ask; rows that the reader may not open stand there restricted.
    """
    section, figure = find(key)
    page = page or Page()
    opened = []
    for name, keys in parts_of(figure):
        if page.part in ("", name):
            figures = [found for found in counted_of(section.figures) if found.key in keys]
            full = [section.full_key(found) for found in figures]
            opened.append(_part(report, name, figures=figures, keys=full, reader=reader, page=page))
    if not opened:
        raise Refused("Chỉ tiêu này không có phần đó.", code="unknown_part", field="part")
    as_of = date.fromisoformat((report.snapshot or {})["span"]["as_of"])
    return Opened(key, figure, report.period, as_of, tuple(opened))


def every_frozen_line(
    report: QuarterlyReport, key: str, *, reader: Reader
) -> Iterator[tuple[str, OpenedLine]]:
    """All kept rows with the name of their part; raises Refused as ``open_frozen``."""
    whole = open_frozen(report, key, reader=reader, page=Page(size=WHOLE))
    return ((part.name, line) for part in whole.parts for line in part.lines)


def unit_names() -> dict[int, str]:
    """The name of every unit that a kept row may belong to, past ones too."""
    return dict(Unit.objects.values_list("pk", "name"))


def _part(
    report: QuarterlyReport,
    name: str,
    *,
    figures: Sequence[Counted],
    keys: Sequence[str],
    reader: Reader,
    page: Page,
) -> Part:
    frozen = list(FrozenFigure.objects.filter(report=report, key__in=keys).order_by("key"))
    if len(frozen) != len(keys):
        raise Refused("Bản báo cáo này không giữ các dòng của chỉ tiêu.", code="no_rows_kept")
    kept = [row for one in frozen for row in _rows(one)]
    first = _first(page.after, len(kept))
    shown = kept[first : first + page.size]
    return Part(
        name=name,
        keys=tuple(figure.key for figure in figures),
        topic=figures[0].table.topic,
        value=sum(row.value for row in kept),
        count=len(kept),
        lines=tuple(_lines(shown, figures[0], report, frozen[0].frozen_at, reader)),
        following=str(first + page.size) if first + page.size < len(kept) else "",
    )


def _rows(frozen: FrozenFigure) -> list[_Kept]:
    values = frozen.counted if frozen.counted is not None else [Decimal(1)] * len(frozen.row_ids)
    return [
        _Kept(row_id, int(value) if value == int(value) else value)
        for row_id, value in zip(frozen.row_ids, values, strict=True)
    ]


def _first(after: str, count: int) -> int:
    if not after:
        return 0
    if not after.isdecimal() or int(after) >= count:
        raise Refused("Trang này không có.", code="unknown_page", field="after")
    return int(after)


def _lines(
    kept: Sequence[_Kept],
    figure: Counted,
    report: QuarterlyReport,
    since: datetime,
    reader: Reader,
) -> list[OpenedLine]:
    """The kept rows with today's words; three queries, whatever the number of rows."""
    table, ids = figure.table, [row.row_id for row in kept]
    rows = stored_rows(table, ids)
    changed = changed_since(table, ids, since)
    readable = set(table.readable(reader).filter(pk__in=ids).values_list("pk", flat=True))
    lines = []
    for one in kept:
        row = rows.get(one.row_id)
        lines.append(
            OpenedLine(
                line=table.line(row) if row is not None else _gone(one.row_id, report),
                unit_id=follow(row, table.unit) if row is not None else report.unit_id or 0,
                value=one.value,
                restricted=row is not None and one.row_id not in readable,
                changed_at=changed.get(one.row_id),
            )
        )
    return lines


def _gone(row_id: int, report: QuarterlyReport) -> Line:
    """A row that was deleted since, as an import taken back within its day is."""
    return Line(
        row_id=row_id,
        record_id=0,
        code="",
        kind=GONE,
        day=report.period.end,
        due_on=None,
        subject=GONE,
    )
