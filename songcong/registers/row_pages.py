"""The rows of an upload kept a page at a time, so that any page is one row of the database.

A page is sealed like the file that it was read from, and goes with it.
"""

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from cryptography.fernet import InvalidToken

from petitions.actions.denouncer import keys
from songcong.core.errors import Refused
from songcong.registers.importing import Results
from songcong.registers.models import RegisterUpload, RowPage, Verdict
from songcong.registers.seen_rows import SeenRow, seen_rows
from wards.actions.bulk import copy_rows

PAGE: Final = 50
FIRST: Final = 5
"""So many rows of each kind stand on the upload's own page."""
_FASTEST: Final = 1

Key = tuple[str, Verdict]
"""A sheet, and what comes of its rows."""


def keep(
    upload: RegisterUpload, results: Results, *, only: Collection[Verdict] = tuple(Verdict)
) -> Counter[Key]:
    """Write the pages of an upload in place of those it had; returns how many rows each kind has.

    Nothing of them is read once the first is written: pages are made before.
    """
    found: Counter[Key] = Counter()
    upload.pages.all().delete()
    pages: list[tuple[int, str, str, int, bytes]] = []
    for sheet, result in results.items():
        for verdict, rows in seen_rows(result):
            if verdict not in only:
                continue
            for number, page in enumerate(_pages(rows), start=1):
                found[sheet, verdict] += len(page)
                pages.append((upload.pk, sheet, verdict.value, number, _sealed(page)))
    copy_rows(RowPage, ("upload_id", "sheet", "verdict", "number", "sealed"), pages)
    return found


def rows_on(upload: RegisterUpload, sheet: str, verdict: Verdict, number: int) -> list[SeenRow]:
    """The rows of one page; none where there is no such page."""
    page = upload.pages.filter(sheet=sheet, verdict=verdict, number=number).first()
    return [] if page is None else _opened(page)


def first_rows(upload: RegisterUpload) -> dict[Key, list[SeenRow]]:
    """The first rows of every kind of every sheet."""
    pages = upload.pages.filter(number=1)
    return {(page.sheet, Verdict(page.verdict)): _opened(page)[:FIRST] for page in pages}


def all_rows(upload: RegisterUpload, verdict: Verdict) -> dict[str, list[int]]:
    """By sheet, the rows in the file that met a fate."""
    found: dict[str, list[int]] = {}
    for page in upload.pages.filter(verdict=verdict).order_by("sheet", "number").iterator():
        found.setdefault(page.sheet, []).extend(row.row for row in _opened(page))
    return found


def pages_of(count: int) -> int:
    """How many pages so many rows fill."""
    return -(-count // PAGE)


def _pages(rows: Iterable[SeenRow]) -> Iterator[list[SeenRow]]:
    left = iter(rows)
    while page := list(islice(left, PAGE)):
        yield page


def _sealed(page: list[SeenRow]) -> bytes:
    said = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return keys().encrypt(zlib.compress(said.encode(), _FASTEST))


def _opened(page: RowPage) -> list[SeenRow]:
    try:
        said = zlib.decompress(keys().decrypt(bytes(page.sealed)))
    except InvalidToken as error:
        raise Refused("Không mở được các dòng đã đọc; hãy tải tệp lên lại.", code="gone") from error
    return [SeenRow(*row) for row in json.loads(said)]
