"""Lines of the two boards' registers into supervisions, findings and recommendations."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import FilteredRelation, Model, Q

from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision, SupervisionEvent
from inspections.rules.recommendation import answer_key
from inspections.rules.register_lines import InspectionLine, InvestmentLine
from songcong.core.sheets import Entry
from wards.actions.bulk import next_ids
from wards.actions.register import Book, Children, Deadlines, Pair


class SupervisionBook(Book):
    """The register of one of the boards: each line one supervision with one finding."""

    model = Supervision
    events = SupervisionEvent
    link = "supervision_id"
    columns = ("board", "held_on", "subject")

    def __init__(self, deadlines: Deadlines, board: Board) -> None:
        super().__init__(deadlines)
        self.board = board

    def records(self, units: Collection[int]) -> Any:
        """The supervisions of this board."""
        return super().records(units).filter(board=self.board)

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Supervisions."""
        return ((self.board.value, e.line.held_on, e.line.subject) for e in entries)

    def searched(self, line: InspectionLine | InvestmentLine) -> str:
        """What was looked at."""
        return line.subject

    def owned(self) -> Iterable[tuple[type[Finding], str]]:
        """Findings, and with them recommendations, go with the supervision."""
        return ((Finding, "supervision"),)

    def owned_below(self, owned: type[Model]) -> Iterable[tuple[type[Model], str]]:
        """Recommendations go with their finding."""
        return ((Recommendation, "finding"),) if owned is Finding else ()

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:
        """A finding each, and a recommendation where the register knows of one."""
        findings: list[tuple[Any, ...]] = []
        sent: list[tuple[Any, ...]] = []
        for finding, (pk, entry) in zip(next_ids(Finding, len(pairs)), pairs, strict=True):
            line: InspectionLine | InvestmentLine = entry.line
            land = line.recovered_land_m2 if isinstance(line, InspectionLine) else Decimal(0)
            deducted = line.deducted_vnd if isinstance(line, InvestmentLine) else 0
            findings.append((finding, pk, line.violations, line.recovered_vnd, land, deducted))
            if line.sent_on or line.answered_on:
                due = (
                    self.deadlines.of(answer_key(self.board), line.sent_on)
                    if line.sent_on
                    else None
                )
                sent.append(
                    (
                        finding,
                        "",
                        line.sent_on,
                        line.answered_on,
                        due.due_on if due else None,
                        due.norm.citation if due else "",
                        "",
                        "",
                        "",
                    )
                )
        return (Children(Finding, _FINDING, findings), Children(Recommendation, _SENT, sent))

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Supervisions as lines; of several recommendations that stand the first."""
        kind = InspectionLine if self.board == Board.INSPECTION else InvestmentLine
        last_first = ("-findings__pk", "-standing__pk")
        standing = FilteredRelation(
            "findings__recommendations",
            condition=Q(findings__recommendations__cancelled_at__isnull=True),
        )
        rows = (
            Supervision.objects.filter(pk__in=ids)
            .annotate(standing=standing)
            .order_by(*last_first)
            .values_list("pk", *(_STORED.get(name, name) for name in kind._fields))
        )
        return {pk: kind(*line) for pk, *line in rows}


_FINDING = (
    "id",
    "supervision_id",
    "violations",
    "recovered_vnd",
    "recovered_land_m2",
    "deducted_vnd",
)
_SENT = (
    "finding_id",
    "content",
    "sent_on",
    "answered_on",
    "due_on",
    "due_citation",
    "answer",
    "acceptance",
    "cancel_reason",
)
_STORED = {
    "violations": "findings__violations",
    "sent_on": "standing__sent_on",
    "answered_on": "standing__answered_on",
    "recovered_vnd": "findings__recovered_vnd",
    "recovered_land_m2": "findings__recovered_land_m2",
    "deducted_vnd": "findings__deducted_vnd",
}
