"""An official form of reports (biểu mẫu báo cáo): its columns and the sums that must agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from petitions.enums import Subject
from petitions.rules.official_forms.words import PHRASES, TABLES

_TERM = re.compile(r"[0-9]+(?:\+[0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Circular:
    """The circular that prescribes forms: in force from ``first`` to ``last``, both included."""

    key: str
    citation: str
    first: date
    last: date | None = None
    note: str = ""
    doubted_from: date | None = None
    doubt: str = ""

    def remarks(self, day: date) -> list[str]:
        """What the reader of a form of the period that ends on the day must know."""
        early = day < self.first
        doubted = self.doubted_from is not None and day >= self.doubted_from
        said = (
            (early, f"Kỳ này trước ngày {self.citation} có hiệu lực; lập theo mẫu sớm nhất có."),
            (bool(self.note), self.note),
            (doubted, self.doubt),
        )
        return [sentence for holds, sentence in said if holds]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One numbered column: the words that its rows meet, the subjects that they concern.

    ``missing`` where no register holds the number, ``blank`` for notes written by hand.
    """

    no: int
    head: str
    under: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    subject: tuple[Subject, ...] = ()
    sums: str = ""
    missing: bool = False
    blank: bool = False
    unsure: bool = False

    @property
    def key(self) -> str:
        return f"c{self.no}"

    @property
    def counted(self) -> bool:
        return not (self.missing or self.blank)

    @property
    def title(self) -> str:
        """The heading with those above it."""
        return ": ".join((*self.under, self.head))


@dataclass(frozen=True)
class Balance:
    """Sums of columns that must be equal: ``10 = 11+15 = 18+19``."""

    sides: tuple[tuple[int, ...], ...]

    @classmethod
    def parse(cls, text: str) -> "Balance":
        """Read it as the forms print it; raises ValueError for anything else."""
        first, *others = [side.strip() for side in text.split("=")]
        sides = [first, *others]
        if not others or not all(map(_TERM.fullmatch, sides)):
            raise ValueError(f"no balance of columns: {text!r}")
        return cls(tuple(tuple(map(int, side.split("+"))) for side in sides))

    def __str__(self) -> str:
        return " = ".join(" + ".join(map(str, side)) for side in self.sides)

    def sums(self, values: Mapping[int, int]) -> tuple[int, ...]:
        """What each side comes to; a column without a number adds nothing."""
        return tuple(sum(values.get(no, 0) for no in side) for side in self.sides)

    def holds(self, values: Mapping[int, int]) -> bool:
        return len(set(self.sums(values))) == 1


@dataclass(frozen=True, kw_only=True)
class OfficialForm:
    """A form of one circular: what it counts, of whom, in which columns.

    ``within`` are words that every column's rows meet; ``ways`` are the ways in which the form has
    columns for petitions outside competence.
    """

    code: str
    title: str
    circular: Circular
    table: str
    columns: tuple[Column, ...]
    balances: tuple[Balance, ...] = ()
    within: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    note: str = ""

    @property
    def slug(self) -> str:
        """The code as addresses have it: ``02-xld``."""
        return self.code.replace("/", "-").lower()

    @property
    def key(self) -> str:
        """The dotted name of the form's section of figures."""
        return f"forms.{self.slug}-{self.circular.key}"

    @property
    def leaves_out(self) -> bool:
        """Whether rows can be in question that no column has a place for."""
        return self.table in ("sorting", "settlement")

    def formula(self, column: Column) -> str:
        """What the column counts, in one sentence."""
        said = [PHRASES[word] for word in (*self.within, *column.counts)]
        if column.subject:
            said.append(f"nhóm lĩnh vực {', '.join(f'“{one.label}”' for one in column.subject)}")
        what = "Cộng số người của" if column.sums else "Số"
        return f"{what} {'; '.join((TABLES[self.table], *said))}."

    @property
    def left_out(self) -> str:
        """What is in question and stands in no column, in one sentence."""
        said = {
            "sorting": "đã xử lý, đủ điều kiện nhưng chưa xếp thẩm quyền, hoặc không thuộc thẩm "
            f"quyền mà không {self._ways}",
            "settlement": "đã giải quyết nhưng kết quả không là đúng, đúng một phần, sai hay rút",
        }[self.table]
        words = [PHRASES[word] for word in self.within]
        return (
            f"Số {'; '.join((TABLES[self.table], *words, said))}. Mẫu không có cột cho các đơn này."
        )

    @property
    def _ways(self) -> str:
        return ", ".join(PHRASES[way].removeprefix("đã ") for way in self.ways)
