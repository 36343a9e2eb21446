"""Search over all registers: what was typed, and how one kind of record is found by it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Concat, Lower

from songcong.core.keyset import MOST_COUNTED
from songcong.core.phone import read_phone
from songcong.core.search import with_words
from songcong.core.text import fold, words
from wards.enums import DecisionMatter, MeetingKind
from wards.models import Disclosure, Meeting, PeopleDecision
from wards.models.meeting import READERS
from wards.rules.reader import Reader

Rows = QuerySet[Any, Any]
LONGEST: Final = 100
_CITIZEN_ID: Final = re.compile(r"[0-9]{12}")
_PARTS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Asked:
    """What somebody typed into the one box."""

    text: str

    @property
    def marked(self) -> list[str]:
        """Its words with their marks, in lower case."""
        return words(self.text).split()

    @property
    def phone(self) -> str:
        """The national digits of a telephone number without the first; empty where it is none."""
        return (read_phone(self.text) or "").removeprefix("+84")

    @property
    def citizen_id(self) -> str:
        """A citizen's identity number; empty where it is none."""
        bare = self.text.replace(" ", "")
        return bare if _CITIZEN_ID.fullmatch(bare) else ""

    def name_within(self, column: str) -> Q:
        """Every word stands in a column of folded names, the last may be the beginning of one."""
        typed = _PARTS.findall(fold(self.text))
        patterns = [rf"\m{word}\M" for word in typed[:-1]] + [rf"\m{word}" for word in typed[-1:]]
        found = Q(pk__isnull=not patterns)
        for pattern in patterns:
            found &= Q(**{f"{column}__regex": pattern})
        return found


def _by_nothing_else(_asked: Asked, _reader: Reader) -> Iterable[Rows]:
    return ()


@dataclass(frozen=True)
class Kind:
    """A kind of record as the search finds and shows it.

    ``rows`` gives the live records that a reader may open; ``texts`` are the columns with the words
    as written, which are shown; ``also`` finds records by other things than their words; ``says``
    names a record and ``who`` whom it is about, as far as the reader may read it.
    """

    key: str
    title: str
    url: str
    readers: tuple[str, ...]
    rows: Callable[[Reader], Rows]
    day: str
    texts: tuple[str, ...]
    says: Callable[[Mapping[str, Any]], str]
    names: tuple[str, ...] = ()
    also: Callable[[Asked, Reader], Iterable[Rows]] = _by_nothing_else
    who: Callable[[Mapping[str, Any], Reader], str] = lambda _row, _reader: ""


@dataclass(frozen=True)
class Line:
    """A record that was found."""

    pk: int
    head: str
    unit_id: int
    day: date
    text: str
    who: str


@dataclass(frozen=True)
class Found:
    """The records of a kind: some lines, and how many there are, counted as far as lists count."""

    kind: Kind
    lines: list[Line]
    count: int


def find(kind: Kind, asked: Asked, reader: Reader, *, start: int, size: int) -> Found:
    """Records of a kind, those written with the very marks first, then the newest; one query."""
    order = (f"-{kind.day}", "-pk")
    rows = kind.rows(reader)
    by_words = with_words(rows, asked.text, reader.units(*kind.readers))
    parts = [by_words, rows.filter(register_no=asked.text), *kind.also(asked, reader)]
    first, *others = (part.order_by(*order).values("pk")[: MOST_COUNTED + 1] for part in parts)
    values = {"pk", "unit_id", "register_no", kind.day, *kind.texts, *kind.names}
    written = Lower(Concat(Value(" "), *kind.texts, output_field=TextField()))
    as_typed = Q()
    for word in asked.marked:
        as_typed &= Q(written__contains=word)
    ranked = (
        rows.filter(pk__in=first.union(*others))
        .alias(written=written)
        .annotate(
            exact=Case(When(as_typed, then=1), default=0, output_field=IntegerField()),
            total=Window(Count("pk")),
        )
        .order_by("-exact", *order)
        .values("total", *sorted(values))
    )
    found = list(ranked[start : start + size])
    lines = [_line(kind, row, reader) for row in found]
    return Found(kind, lines, found[0]["total"] if found else 0)


def _line(kind: Kind, row: Mapping[str, Any], reader: Reader) -> Line:
    text = " · ".join(row[name] for name in kind.texts if row[name])
    return Line(
        row["pk"], kind.says(row), row["unit_id"], row[kind.day], text, kind.who(row, reader)
    )


def numbered(what: str, row: Mapping[str, Any]) -> str:
    """What a record is called: "Đối thoại số 12"."""
    return f"{what} số {row['register_no']}" if row["register_no"] else what


KINDS = (
    Kind(
        key="cong-khai",
        title="Công khai",
        url="wards:official-disclosure-detail",
        readers=READERS,
        rows=lambda reader: Disclosure.objects.visible_to(reader).live(),
        day="document_on",
        texts=("content",),
        names=("item",),
        says=lambda row: numbered(f"Mục {row['item']}", row),
    ),
    Kind(
        key="hop-dan",
        title="Họp dân",
        url="wards:official-meeting-detail",
        readers=READERS,
        rows=lambda reader: Meeting.objects.visible_to(reader).live(),
        day="held_on",
        texts=("subject", "neighbourhood_text"),
        names=("kind",),
        says=lambda row: numbered(MeetingKind(row["kind"]).label, row),
    ),
    Kind(
        key="bieu-quyet",
        title="Biểu quyết",
        url="wards:official-decision-detail",
        readers=READERS,
        rows=lambda reader: PeopleDecision.objects.visible_to(reader).live(),
        day="decided_on",
        texts=("content", "scope"),
        names=("matter",),
        says=lambda row: numbered(DecisionMatter(row["matter"]).label, row),
    ),
)
"""What the search finds of a ward's life."""
