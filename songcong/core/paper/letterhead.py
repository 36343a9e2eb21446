"""The fixed parts of an office paper: who issues it, its number, its date, who signs it."""

from dataclasses import dataclass
from datetime import date

from songcong.core.vietnamese import paper_date

_BLANK_NUMBER = "\N{NO-BREAK SPACE}" * 8
_BLANK = "\N{NO-BREAK SPACE}" * 4


@dataclass(frozen=True)
class Letterhead:
    """The head of a paper (Decree 30/2020, annex I); no number or day makes it a draft.

    An official letter has no ``kind`` of its own: its ``subject`` stands below the number.
    """

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    symbol: str
    place: str
    kind: str
    abstract: tuple[str, ...]
    number: int | None = None
    dated_on: date | None = None
    subject: str = ""

    @property
    def number_line(self) -> str:
        """The number and symbol: "Số: 05/BC-BCĐ"; a draft leaves room for the number."""
        number = _BLANK_NUMBER if self.number is None else f"{self.number:02}"
        return f"Số: {number}/{self.symbol}"

    @property
    def date_line(self) -> str:
        """The place and the day: "Sông Công, ngày 05 tháng 3 năm 2021"."""
        if self.dated_on is None:
            return f"{self.place}, ngày {_BLANK} tháng {_BLANK} năm {_BLANK}"
        return f"{self.place}, {paper_date(self.dated_on)}"


@dataclass(frozen=True)
class Signature:
    """Who signs and in whose name; an empty name prints a dotted line."""

    authority: tuple[str, ...]
    title: str
    name: str = ""
    post: str = ""


@dataclass(frozen=True)
class Recipients:
    """To whom a paper goes; the last line, who keeps it, ends with a full stop."""

    lines: tuple[str, ...]
    kept_by: str

    @property
    def printed(self) -> tuple[str, ...]:
        """The lines as they stand on paper."""
        return (*(f"- {line};" for line in self.lines), f"- Lưu: {self.kept_by}.")
