"""What the pages of an upload show: each sheet's rows by verdict, a page of them, the choices."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from songcong.core import clock
from songcong.registers import progress, row_pages, undoing
from songcong.registers.catalogue import SPECS, TITLES
from songcong.registers.choices import FILE, choice_of
from songcong.registers.models import WAITING, RegisterUpload, UploadState, Verdict
from songcong.registers.seen_rows import SeenRow
from songcong.registers.summaries import COUNTED, counted

SLUGS: Final[dict[str, Verdict]] = {
    "moi": Verdict.NEW,
    "cap-nhat": Verdict.CHANGED,
    "nhu-cu": Verdict.SAME,
    "trung": Verdict.TWICE,
    "xung-dot": Verdict.CONFLICT,
    "tu-choi": Verdict.REFUSED,
    "co-the-trung": Verdict.TWIN,
}
"""What the kinds of rows are called in addresses."""
_OF_VERDICT: Final = {verdict: slug for slug, verdict in SLUGS.items()}
TABLE: Final = tuple(verdict for verdict in SLUGS.values() if verdict != Verdict.TWIN)
_AT_ONCE: Final = (Verdict.CONFLICT, Verdict.REFUSED, Verdict.TWIN)
"""Kinds whose first rows are seen without a click: they ask for something."""
_DONE: Final = (UploadState.DONE, UploadState.UNDONE)


@dataclass(frozen=True)
class Kind:
    """The rows of a sheet that meet one fate: how many, the first of them, where the others are."""

    verdict: Verdict
    count: int
    url: str
    rows: list[SeenRow]

    @property
    def more(self) -> int:
        """How many rows do not stand here."""
        return self.count - len(self.rows)

    @property
    def is_open(self) -> bool:
        """Whether its first rows are seen without a click."""
        return self.verdict in _AT_ONCE


@dataclass(frozen=True)
class SheetSeen:
    """A sheet of an upload: numbers for the table, rows for those who look closer."""

    name: str
    title: str
    notices: list[str]
    numbers: list[tuple[Verdict, int, str]]
    kinds: list[Kind]
    conflicts: int
    of_file: int

    @property
    def is_empty(self) -> bool:
        """Whether the file has no row for it."""
        return not any(count for _verdict, count, _url in self.numbers)

    @property
    def of_record(self) -> int:
        """In how many conflicts the record stays."""
        return self.conflicts - self.of_file


def upload_page(upload: RegisterUpload, *, refusal: str = "") -> dict[str, Any]:
    """What an upload would do, how far it is, or what it did."""
    told = upload.result or upload.preview
    sheets = _sheets(upload)
    return {
        "upload": upload,
        "sheets": sheets,
        "verdicts": TABLE,
        "empty": ", ".join(sheet.name for sheet in sheets if sheet.is_empty),
        "refusal": refusal,
        "passed_over": ", ".join(TITLES[sheet] for sheet in upload.passed_over),
        "refused": sum(counted(sheet, Verdict.REFUSED) for sheet in told.values()),
        "waiting": upload.state in WAITING,
        "progress": progress.progress_of(upload.pk) if upload.state in WAITING else None,
        "can_undo": undoing.memory_of(upload, at=clock.now()) is not None,
        "is_ready": is_ready(upload),
        "is_done": upload.state in _DONE,
        "is_undone": upload.state == UploadState.UNDONE,
        "is_unreadable": upload.state == UploadState.UNREADABLE,
        "is_other": upload.state in _DONE and _came_out_otherwise(upload, sheets),
    }


def is_ready(upload: RegisterUpload) -> bool:
    """Whether the upload waits for somebody to confirm it."""
    return upload.state == UploadState.READY and bool(upload.sealed)


def _sheets(upload: RegisterUpload) -> list[SheetSeen]:
    told = upload.result or upload.preview
    first = row_pages.first_rows(upload) if told else {}
    return [
        _sheet(upload, spec.name, told[spec.name], first) for spec in SPECS if spec.name in told
    ]


def _sheet(
    upload: RegisterUpload,
    name: str,
    told: dict[str, Any],
    first: dict[row_pages.Key, list[SeenRow]],
) -> SheetSeen:
    listed = upload.preview.get(name) or told
    kinds = [
        Kind(verdict, counted(listed, verdict), rows_url(upload, name, verdict), rows)
        for verdict in SLUGS.values()
        if (rows := first.get((name, verdict)))
    ]
    urls = {kind.verdict: kind.url for kind in kinds}
    conflicts = counted(listed, Verdict.CONFLICT)
    return SheetSeen(
        name=name,
        title=TITLES[name],
        notices=told["notices"],
        numbers=[(each, counted(told, each), urls.get(each, "")) for each in TABLE],
        kinds=kinds,
        conflicts=conflicts,
        of_file=choice_of(upload, name).of_file(conflicts),
    )


def _came_out_otherwise(upload: RegisterUpload, sheets: list[SheetSeen]) -> bool:
    """Whether records changed between the preview and the import, so that lists and counts differ.

    Conflicts decided for the file count as updated.
    """
    for sheet in sheets:
        before, after = upload.preview.get(sheet.name), upload.result.get(sheet.name)
        if before is None or after is None:
            continue
        expected = {COUNTED[verdict]: counted(before, verdict) for verdict in TABLE}
        expected[COUNTED[Verdict.CHANGED]] += sheet.of_file
        expected[COUNTED[Verdict.CONFLICT]] -= sheet.of_file
        if any(after[name] != count for name, count in expected.items()):
            return True
    return False


def rows_url(upload: RegisterUpload, sheet: str, verdict: Verdict) -> str:
    """Where the rows of a kind are listed."""
    return reverse("registers:official-upload-rows", args=[upload.pk, sheet, _OF_VERDICT[verdict]])


def rows_page(
    upload: RegisterUpload, sheet: str, verdict: Verdict, number: int
) -> dict[str, Any] | None:
    """One page of the rows of a kind; None where there is no such page."""
    rows = row_pages.rows_on(upload, sheet, verdict, number)
    if not rows:
        return None
    told = upload.preview.get(sheet) or upload.result[sheet]
    count, choice = counted(told, verdict), choice_of(upload, sheet)
    first = (number - 1) * row_pages.PAGE + 1
    last = first + len(rows) - 1
    is_conflict = verdict == Verdict.CONFLICT
    return {
        "upload": upload,
        "sheet": sheet,
        "title": TITLES[sheet],
        "verdict": verdict,
        "heading": f"Dòng {verdict.label.lower()}",
        "rows": rows,
        "chosen": [(row, choice.of(row.row) == FILE) for row in rows] if is_conflict else [],
        "may_choose": is_conflict and is_ready(upload),
        "of_file": choice.of_file(count),
        "of_record": count - choice.of_file(count),
        "count": count,
        "first": first,
        "last": last,
        "left": count - last,
        "number": number,
        "pages": row_pages.pages_of(count),
        "before": number - 1,
        "after": number + 1 if last < count else 0,
    }
