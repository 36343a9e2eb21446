"""Petitions that may be the same as another one: same telephone, or much the same words.

Denunciations are neither compared nor shown: their words and their senders stay closed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Func, Q, QuerySet, Value
from django.db.models.functions import Right

from petitions.enums import PetitionKind
from petitions.models.petition import Petition
from songcong.core.text import fold
from wards.models import NormRow
from wards.rules.reader import Reader

WINDOW, SIMILARITY = "petition.duplicate.window", "petition.duplicate.similarity"
MOST = 5
_PHONE_DIGITS = 9
_FEWEST_LETTERS = 12


@dataclass(frozen=True)
class Asked:
    """What is known of the petition that others may be like."""

    unit_id: int
    received_on: date
    content: str
    phone: str = ""
    pk: int | None = None


@dataclass(frozen=True)
class Alike:
    """A petition that may be the same, and why it may."""

    petition: Any
    same_phone: bool
    percent: int

    @property
    def why(self) -> str:
        said = ["cùng số điện thoại"] if self.same_phone else []
        return ", ".join([*said, f"nội dung giống {self.percent}%"])


def alike(asked: Asked, reader: Reader) -> list[Alike]:
    """The likeliest first; nothing where no norm says how near in time and in words is near."""
    norms = _norms_on(asked.received_on)
    if len(norms) < 2:  # noqa: PLR2004  both are needed
        return []
    days, share = timedelta(days=int(norms[WINDOW])), float(norms[SIMILARITY]) / 100
    words, digits = fold(asked.content), _digits(asked.phone)
    rows = (
        Petition.objects.visible_to(reader)
        .live()
        .exclude(kind=PetitionKind.DENUNCIATION)
        .exclude(pk=asked.pk or 0)
        .filter(
            unit=asked.unit_id,
            received_on__range=(asked.received_on - days, asked.received_on + days),
        )
        .annotate(
            similarity=TrigramSimilarity("search_text", words),
            phone_end=Right(_bare("party__phone"), _PHONE_DIGITS),
        )
    )
    likely = Q(similarity__gte=share) if len(words) >= _FEWEST_LETTERS else Q(pk__isnull=True)
    if digits:
        likely |= Q(phone_end=digits)
    found: QuerySet[Any] = rows.filter(likely).order_by("-similarity", "-received_on", "-pk")[:MOST]
    return [
        Alike(row, bool(digits) and row.phone_end == digits, round(row.similarity * 100))
        for row in found
    ]


def _norms_on(day: date) -> dict[str, Decimal]:
    rows = NormRow.objects.filter(
        Q(in_force_to__isnull=True) | Q(in_force_to__gte=day),
        key__in=(WINDOW, SIMILARITY),
        in_force_from__lte=day,
    )
    return dict(rows.values_list("key", "value"))


def _bare(column: str) -> Func:
    return Func(column, Value("[^0-9]"), Value(""), Value("g"), function="regexp_replace")


def _digits(phone: str) -> str:
    bare = "".join(letter for letter in phone if letter in "0123456789")
    return bare[-_PHONE_DIGITS:] if len(bare) >= _PHONE_DIGITS else ""
