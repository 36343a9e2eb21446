"""Hot spots (điểm nóng): where complaints gather, come in crowds, drag on or come again.

A table says what makes one and by which norms; the thresholds are dated rows. Denunciations are
never told apart by what they concern: they stand among crowds and long cases alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from songcong.core.vietnamese import number


class Kind(StrEnum):
    """What makes a hot spot."""

    SIGNERS = "signers"
    GROUPS = "groups"
    CLUSTER = "cluster"
    LATE = "late"
    REPEATED = "repeated"


WINDOW: Final = "hot_spot.window"
REPEAT_WINDOW: Final = "hot_spot.repeat_window"
SIGNERS, GROUPS = "hot_spot.signers", "hot_spot.groups"
GROUP_PERSONS, CLUSTER = "hot_spot.group_persons", "hot_spot.cluster"
LATE, REPEATS = "hot_spot.late", "hot_spot.repeats"


@dataclass(frozen=True)
class Rule:
    """A row of the table: what is looked for, in words with the values of its norms."""

    kind: Kind
    title: str
    says: str
    norms: tuple[str, ...]

    def in_words(self, values: Mapping[str, Decimal]) -> str:
        """The rule with the thresholds of a day; empty where one of them is not in force."""
        if any(key not in values for key in self.norms):
            return ""
        return self.says.format(*(number(values[key]) for key in self.norms))


RULES: Final = (
    Rule(
        Kind.SIGNERS,
        "Đơn đông người ký",
        "Đơn đang giải quyết có từ {0} người ký.",
        (SIGNERS,),
    ),
    Rule(
        Kind.GROUPS,
        "Nhiều đoàn đông người",
        "Từ {0} đoàn có ít nhất {1} người đến một đơn vị trong {2} ngày.",
        (GROUPS, GROUP_PERSONS, WINDOW),
    ),
    Rule(
        Kind.CLUSTER,
        "Nhiều đơn cùng lĩnh vực ở một nơi",
        "Từ {0} đơn cùng lĩnh vực ở cùng thôn, tổ dân phố (hoặc cùng đơn vị nếu đơn không ghi "
        "thôn, tổ) trong {1} ngày.",
        (CLUSTER, WINDOW),
    ),
    Rule(
        Kind.LATE,
        "Đơn kéo dài",
        "Đơn đang giải quyết đã quá hạn hơn {0} ngày.",
        (LATE,),
    ),
    Rule(
        Kind.REPEATED,
        "Gửi lại nhiều lần",
        "Cùng một việc được gửi từ {0} đơn trong {1} ngày.",
        (REPEATS, REPEAT_WINDOW),
    ),
)
NORMS: Final = tuple(dict.fromkeys(key for rule in RULES for key in rule.norms))


@dataclass(frozen=True)
class Case:
    """A petition or a reception that makes a hot spot, as far as it may be told everywhere.

    ``topic`` is "petition" or "reception"; ``place`` and ``field`` are empty where they are not
    told; ``twin`` is, for what was sent again, another petition about the same.
    """

    kind: Kind
    topic: str
    pk: int
    unit_id: int
    label: str
    code: str
    day: date
    due_on: date | None
    persons: int
    place: str = ""
    field: str = ""
    twin: int | None = None


@dataclass(frozen=True)
class HotSpot:
    """One hot spot: of which kind, where, about what, with the cases behind it by their day."""

    kind: Kind
    unit_id: int
    place: str
    field: str
    cases: tuple[Case, ...]

    @property
    def persons(self) -> int:
        """How many people stand behind it: signers, or those who came."""
        return sum(case.persons for case in self.cases)

    @property
    def since(self) -> date:
        return self.cases[0].day

    @property
    def until(self) -> date:
        return self.cases[-1].day


def hot_spots_of(
    cases: Iterable[Case], *, least_repeats: int, order: Collection[int] = ()
) -> list[HotSpot]:
    """The hot spots that cases make, in the order of the table, then of the units, then of days.

    Signed by many: each case by itself. Crowds, long cases: those of a unit together. A cluster:
    those of one field and place. Sent again: those that hang together, if they are so many.
    """
    gathered: dict[tuple[object, ...], dict[int, Case]] = defaultdict(dict)
    edges: list[Case] = []
    for case in cases:
        if case.kind is Kind.REPEATED:
            edges.append(case)
        else:
            gathered[_group_of(case)][case.pk] = case
    spots = [_spot(group.values()) for group in gathered.values()]
    spots += [_spot(group) for group in _together(edges) if len(group) >= least_repeats]
    places = {unit: place for place, unit in enumerate(order)}
    kinds = {rule.kind: place for place, rule in enumerate(RULES)}

    def rank(spot: HotSpot) -> tuple[object, ...]:
        unit = places.get(spot.unit_id, len(places))
        return kinds[spot.kind], unit, spot.since, spot.cases[0].pk

    return sorted(spots, key=rank)


def _group_of(case: Case) -> tuple[object, ...]:
    if case.kind is Kind.SIGNERS:
        return case.kind, case.pk
    if case.kind is Kind.CLUSTER:
        return case.kind, case.unit_id, case.place.casefold(), case.field.casefold()
    return case.kind, case.unit_id


def _spot(cases: Iterable[Case]) -> HotSpot:
    ordered = tuple(sorted(cases, key=lambda case: (case.day, case.pk)))
    first = ordered[0]
    same = {(case.place, case.field) for case in ordered}
    told = len(same) == 1 or first.kind is Kind.CLUSTER
    return HotSpot(
        first.kind,
        first.unit_id,
        first.place if told else "",
        first.field if told else "",
        ordered,
    )


def _together(edges: Iterable[Case]) -> list[list[Case]]:
    """Cases that hang together by whatever chain of twins."""
    head: dict[int, int] = {}

    def top(pk: int) -> int:
        while head.setdefault(pk, pk) != pk:
            pk = head[pk]
        return pk

    listed = list(edges)
    for case in listed:
        if case.twin is not None:
            head[top(case.pk)] = top(case.twin)
    groups: dict[int, dict[int, Case]] = defaultdict(dict)
    for case in listed:
        groups[top(case.pk)][case.pk] = case
    return [list(group.values()) for group in groups.values()]
