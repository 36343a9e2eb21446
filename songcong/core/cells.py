"""Readers of single register cells: words, days, numbers, areas, marks, choices and items."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from songcong.core.text import words

MAX_NUMBER: Final = 9_000_000_000_000_000
MAX_AREA: Final = Decimal(1_000_000_000)
AREA_STEP: Final = Decimal("0.0001")
MAX_TEXT: Final = 32_767

_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+")
_AREA = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_NEGATIVE = re.compile(r"-[0-9.,]+")
_MARK: Final = "\u205e"  # printable, so that it does not spoil the look at the whole
_UNTIDY: Final = ("  ", f" {_MARK}", f"{_MARK} ")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class CellFault(Exception):
    """A cell that cannot be read as its column asks; the argument is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell for which the workbook holds no value: an Excel error or a formula never computed."""

    reason: str


Cell = str | int | float | date | datetime | time | timedelta | Unreadable | None


@dataclass(frozen=True, slots=True)
class Reader:
    """How a column reads a cell: ``read`` returns its value or raises ``CellFault``.

    ``blank`` is what an empty cell gives where that is allowed; ``fits`` says of many cells at
    once, where that is cheap, that all are their own values already; ``said`` gives the words of
    a register for stored ones. ``look`` is what a person is to write (text, code, day, whole, area,
    mark, choice, item, parts), ``required`` whether that may be left out, ``most`` the last item.
    """

    read: Callable[[Cell], Any]
    blank: Any
    fits: Callable[[Sequence[Cell]], bool] | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    look: str = "text"
    required: bool = False
    most: int = 0


def is_blank(cell: Cell) -> bool:
    """Return whether nothing, or nothing but white space, stands in the cell."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def clean(cell: Cell) -> str:
    """Return the cell as text: NFC, trimmed, white space folded; numbers and days as typed."""
    if type(cell) is str:
        if not unicodedata.is_normalized("NFC", cell):
            cell = unicodedata.normalize("NFC", cell)
        if not cell.isprintable():
            cell = _CONTROL.sub(" ", cell)
        return " ".join(cell.split())
    if isinstance(cell, Unreadable):
        raise CellFault(cell.reason)
    return _shown(cell)


def all_clean(cells: Sequence[Cell]) -> bool:
    """Return whether every cell is text that ``clean`` would leave as it is.

    One look at all of them together: what is printable holds no white space but the space.
    """
    try:
        text = _MARK.join(cells)  # type: ignore[arg-type]  # TypeError where some are not text
    except TypeError:
        return False
    return (
        text.isprintable()
        and unicodedata.is_normalized("NFC", text)
        and not any(untidy in text for untidy in _UNTIDY)
        and text[:1] != " "
        and text[-1:] != " "
    )


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year:04d}"
    return str(cell)


def _quoted(text: str) -> str:
    """Quote a cell that holds a digit: a person's name that slipped a column is not repeated."""
    return f"“{text[:40]}” " if any(c.isdigit() for c in text) else "nội dung ô "


def text_reader(limit: int = MAX_TEXT, *, look: str = "text") -> Reader:
    """Free text; empty allowed; longer than ``limit`` letters is refused."""

    def read(cell: Cell) -> str:
        value = clean(cell)
        if len(value) > limit:
            raise CellFault(f"dài {len(value)} ký tự, nhiều nhất là {limit}")
        return value

    def fits(cells: Sequence[Cell]) -> bool:
        return all_clean(cells) and max(map(len, cells), default=0) <= limit  # type: ignore[arg-type]  # all_clean: they are text

    return Reader(read, "", fits, look=look)


def entry_number_reader(limit: int = 500) -> Reader:
    """The number of a row in its register (``1``, ``001/2021``): text that may not be empty."""
    text = text_reader(limit)

    def read(cell: Cell) -> str:
        value: str = text.read(cell)
        if not value:
            raise CellFault("còn trống; mỗi dòng phải có số")
        return value

    def fits(cells: Sequence[Cell]) -> bool:
        return all(cells) and text.fits is not None and text.fits(cells)

    return Reader(read, "", fits, look="code", required=True)


def day_reader(*, required: bool = False) -> Reader:
    """A date cell (its time of day dropped) or text d/m/yyyy parted by ``/``, ``.`` or ``-``."""

    def read(cell: Cell) -> date | None:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        value = clean(cell)
        if not value:
            if required:
                raise CellFault("còn trống; phải có ngày")
            return None
        found = _DAY.fullmatch(value)
        if not found:
            raise CellFault(f"{_quoted(value)}không phải là ngày; ghi như 05/08/2021")
        try:
            return date(int(found[4]), int(found[3]), int(found[1]))
        except ValueError as error:
            raise CellFault(f"ngày {value} không có trên lịch") from error

    return Reader(read, None, look="day", required=required)


def whole_reader(*, blank: int = 0, highest: int = MAX_NUMBER) -> Reader:
    """A whole number cell, or text of digits, plain or grouped in threes by points."""

    def read(cell: Cell) -> int:
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return _within(_whole(cell), highest)
        value = clean(cell)
        if not value:
            return blank
        if _NEGATIVE.fullmatch(value):
            raise CellFault(f"“{value[:40]}” là số âm")
        if not _WHOLE.fullmatch(value):
            raise CellFault(f"{_quoted(value)}không phải là số nguyên; ghi như 1500000")
        if len(value) > 40:  # noqa: PLR2004  no register holds such a number
            raise CellFault("số quá lớn")
        return _within(int(value.replace(".", "")), highest)

    return Reader(read, blank, look="whole")


def _whole(cell: float) -> int:
    if not math.isfinite(cell) or cell != int(cell):
        raise CellFault(f"“{cell}” không phải là số nguyên")
    return int(cell)


def _within(value: int, highest: int) -> int:
    if value < 0:
        raise CellFault(f"“{value}” là số âm")
    if value > highest:
        raise CellFault("số quá lớn")
    return value


def area_reader() -> Reader:
    """Square metres with up to four decimals: a number cell or text with a decimal comma."""

    def read(cell: Cell) -> Decimal:
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return _area(Decimal(repr(cell)))
        value = clean(cell)
        if not value:
            return _NO_AREA
        if _NEGATIVE.fullmatch(value):
            raise CellFault(f"“{value[:40]}” là số âm")
        if not _AREA.fullmatch(value):
            raise CellFault(f"{_quoted(value)}không phải là diện tích; ghi như 1.000,5")
        return _area(Decimal(value.replace(".", "").replace(",", ".")))

    return Reader(read, _NO_AREA, look="area")


_NO_AREA = Decimal("0.0000")


def _area(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise CellFault("không phải là diện tích")
    if value < 0:
        raise CellFault("là số âm")
    if value > MAX_AREA:
        raise CellFault("số quá lớn")
    return value.quantize(AREA_STEP, rounding=ROUND_HALF_UP)


def mark_reader() -> Reader:
    """``x`` in any case is yes, empty is no."""

    def read(cell: Cell) -> bool:
        value = words(clean(cell))
        if value not in ("", "x"):
            raise CellFault("chỉ được đánh dấu x hoặc để trống")
        return bool(value)

    return Reader(read, blank=False, look="mark")


def choice_reader(options: Mapping[str, str], *, required: bool = True) -> Reader:
    """One of a list of words; ``options`` gives the stored word of each way to write it."""
    stored = {words(written): value for written, value in options.items()}
    listed = " · ".join(options)

    def read(cell: Cell) -> str:
        value = words(clean(cell))
        if not value:
            if required:
                raise CellFault(f"còn trống; chọn một trong: {listed}")
            return ""
        if value not in stored:
            raise CellFault(f"không có trong danh mục; chọn một trong: {listed}")
        return stored[value]

    said = {value: written for written, value in reversed(list(options.items()))}
    return Reader(read, "", said=said, look="choice", required=required)


def item_reader(highest: int) -> Reader:
    """The number of an item of a list in a law, from 1 to ``highest``."""
    whole = whole_reader(blank=-1)

    def read(cell: Cell) -> int:
        value: int = whole.read(cell)
        if value == -1:
            raise CellFault(f"còn trống; ghi số từ 1 đến {highest}")
        if not 1 <= value <= highest:
            raise CellFault(f"ngoài danh mục; ghi số từ 1 đến {highest}")
        return value

    return Reader(read, 0, look="item", required=True, most=highest)


def parts_reader() -> Reader:
    """One or more texts parted by ``;``, each once, in the order written."""

    def read(cell: Cell) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (clean(part) for part in clean(cell).split(";")))))

    return Reader(read, (), look="parts")
