"""Record, correct and cancel supervisions of the two boards, with what they found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.files.base import File
from django.db import transaction
from django.db.models import BigIntegerField, Max
from django.db.models.functions import Cast

from inspections import notifications
from inspections.actions.keeping import locked_to, note, recommended_on, refuse_faults, save
from inspections.actions.recommendation import RecommendationFacts, add_to
from inspections.enums import Board
from inspections.models import Finding, Supervision, SupervisionFile
from songcong.core.law import Law
from wards.access import demand, may
from wards.actions.attachments import store
from wards.actions.editing import day_of, mark_cancelled, set_facts, touch
from wards.actions.keeper import all_or_none
from wards.actions.numbering import next_number
from wards.models import Unit, User, reader_for
from wards.rules.rights import may_write

BOOKS = {Board.INSPECTION: "thanh_tra_nhan_dan", Board.INVESTMENT: "giam_sat_dau_tu"}


@dataclass(frozen=True)
class SupervisionFacts:
    """What a board writes down about a supervision."""

    held_on: date
    subject: str = ""
    register_no: str = ""


@dataclass(frozen=True)
class FindingFacts:
    """What a supervision found: money in đồng, land in m²."""

    violations: int = 0
    recovered_vnd: int = 0
    recovered_land_m2: Decimal = Decimal(0)
    deducted_vnd: int = 0


@dataclass(frozen=True)
class NewSupervision:
    """A supervision to be entered, with what it found and recommended."""

    facts: SupervisionFacts
    found: FindingFacts
    recommended: Sequence[RecommendationFacts] = ()


def create_all(
    unit: Unit, board: Board, lines: Iterable[NewSupervision], *, by: User, at: datetime, law: Law
) -> list[Supervision]:
    """Enter several supervisions, all or none; raises RefusedLines with what is wrong."""

    def enter(line: NewSupervision) -> Supervision:
        return create(unit, board, line.facts, line.found, line.recommended, by=by, at=at, law=law)

    return all_or_none(lines, enter)


@transaction.atomic
def create(
    unit: Unit,
    board: Board,
    facts: SupervisionFacts,
    found: FindingFacts,
    recommended: Sequence[RecommendationFacts] = (),
    *,
    by: User,
    at: datetime,
    law: Law,
) -> Supervision:
    """Enter a supervision in the board's register; without a number it gets the book's next."""
    demand(may_write(reader_for(by, day_of(at)), board.value, unit.pk))
    supervision = Supervision(unit=unit, board=board, created_at=at, created_by=by)
    supervision.edited_since_import = True
    set_facts(supervision, facts)
    refuse_faults(supervision, at)
    supervision.register_no = facts.register_no or _own_number(unit, board, facts.held_on)
    save(supervision, [row.content for row in recommended])
    finding = Finding(supervision=supervision)
    set_facts(finding, found)
    finding.save()
    for place, row in enumerate(recommended, start=1):
        if row.says_something:
            add_to(finding, row, at=at, law=law, place=f"_{place}")
    note(supervision, "create", by=by, at=at)
    if any(row.sent_on for row in recommended):
        notifications.recommended(supervision, by_id=by.pk, at=at)
    return supervision


@transaction.atomic
def edit(
    pk: int,
    facts: SupervisionFacts,
    found: FindingFacts,
    *,
    version: int,
    by: User,
    at: datetime,
) -> Supervision:
    """Correct a supervision and its finding; raises Conflict when somebody saved it since."""
    supervision = locked_to("edit", pk, version=version, by=by, at=at)
    without = () if facts.register_no else ("register_no",)
    changed = set_facts(supervision, facts, without=without)
    refuse_faults(supervision, at)
    finding = supervision.findings.order_by("pk").first() or Finding(supervision=supervision)
    changed_finding = set_facts(finding, found)
    if not changed and not changed_finding:
        return supervision
    touch(supervision)
    save(supervision, recommended_on(supervision))
    finding.save()
    note(supervision, "edit", by=by, at=at, data={"changed": [*changed, *changed_finding]})
    return supervision


@transaction.atomic
def cancel(pk: int, *, reason: str, version: int, by: User, at: datetime) -> Supervision:
    """Cancel a supervision recorded by mistake; its recommendations leave the figures with it."""
    supervision = locked_to("cancel", pk, version=version, by=by, at=at)
    mark_cancelled(supervision, reason=reason, by_id=by.pk, at=at)
    supervision.save()
    note(supervision, "cancel", by=by, at=at, reason=supervision.cancel_reason)
    return supervision


@transaction.atomic
def attach(
    supervision: Supervision, upload: "File[bytes]", *, by: User, at: datetime
) -> SupervisionFile:
    """Hang a file on a supervision."""
    demand(may(reader_for(by, day_of(at)), "edit", supervision, supervision.board))
    stored = store(SupervisionFile, supervision, upload, by=by, at=at)
    note(supervision, "attach", by=by, at=at, data={"sha256": stored.sha256})
    return stored


def _own_number(unit: Unit, board: Board, on: date) -> str:
    """The number after the highest of that year that the book gave or a register brought in."""
    return str(next_number(unit, BOOKS[board], on, above=_highest(unit, board, on.year)))


def _highest(unit: Unit, board: Board, year: int) -> int:
    numbered = Supervision.objects.filter(
        unit=unit, board=board, held_on__year=year, register_no__regex=r"^[0-9]{1,9}$"
    )
    highest = numbered.aggregate(most=Max(Cast("register_no", BigIntegerField())))["most"]
    return int(highest or 0)
