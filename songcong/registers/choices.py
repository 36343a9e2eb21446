"""What an official decides of rows in conflict: one answer for a sheet, and rows that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from songcong.core.errors import Refused
from songcong.registers.importing import Settled
from songcong.registers.models import RegisterUpload, UploadState, Verdict
from songcong.registers.row_pages import all_rows

MINE: Final = "mine"
FILE: Final = "file"
OVER: Final = "Tệp này không còn chờ xác nhận."


@dataclass(frozen=True)
class Choice:
    """What is taken in a sheet's conflicts: the record or the file's row, but for some rows."""

    every: str = MINE
    others: frozenset[int] = frozenset()

    def of(self, row: int) -> str:
        """What is taken in a row."""
        return self.every if row not in self.others else _other(self.every)

    def of_file(self, conflicts: int) -> int:
        """In how many of a sheet's conflicts the file's row is taken."""
        return len(self.others) if self.every == MINE else conflicts - len(self.others)


def choice_of(upload: RegisterUpload, sheet: str) -> Choice:
    """What was decided of a sheet so far: without a word, the record stays."""
    kept = upload.choices.get(sheet)
    return Choice(kept["every"], frozenset(kept["others"])) if kept else Choice()


@transaction.atomic
def choose(upload: RegisterUpload, sheet: str, rows: Mapping[int, str]) -> None:
    """Keep what was decided of some rows; Refused where the upload no longer waits."""
    current = _waiting(upload)
    before = choice_of(current, sheet)
    differ = {row for row, what in rows.items() if what != before.every}
    _keep(current, sheet, Choice(before.every, (before.others - rows.keys()) | differ))


@transaction.atomic
def choose_for_all(upload: RegisterUpload, sheet: str, what: str) -> None:
    """Keep one answer for all rows of a sheet, whatever was decided of single ones before."""
    _keep(_waiting(upload), sheet, Choice(what))


def settled_by(upload: RegisterUpload) -> dict[str, Settled]:
    """By sheet, the rows that the official saw in conflict, by what was decided of them."""
    found = {}
    for sheet, rows in all_rows(upload, Verdict.CONFLICT).items():
        choice = choice_of(upload, sheet)
        taken = frozenset(row for row in rows if choice.of(row) == FILE)
        found[sheet] = Settled(file=taken, record=frozenset(rows) - taken)
    return found


def _waiting(upload: RegisterUpload) -> RegisterUpload:
    current = RegisterUpload.objects.select_for_update().get(pk=upload.pk)
    if current.state != UploadState.READY:
        raise Refused(OVER, code="not_ready")
    return current


def _keep(upload: RegisterUpload, sheet: str, choice: Choice) -> None:
    upload.choices[sheet] = {"every": choice.every, "others": sorted(choice.others)}
    upload.save(update_fields=("choices",))


def _other(what: str) -> str:
    return FILE if what == MINE else MINE
