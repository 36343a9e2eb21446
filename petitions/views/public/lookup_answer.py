"""The words of a petition that its sender asked after; no name, no text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localtime

from petitions.enums import LetterKind, Satisfaction
from petitions.rules.after_answer import ASK_AGAIN_WITHIN, asks_again, may_rate
from petitions.rules.alert import veiled
from petitions.rules.letter_forms import FORMS, number_line
from petitions.rules.public_code import show_code
from petitions.rules.public_status import (
    SENT_AWAY,
    STATES,
    may_turn_higher,
    next_step,
    outcome_words,
    waits_for_sender,
)
from petitions.rules.public_timeline import TO, Days, Happening, timeline, told
from petitions.rules.workflow import ENDS, FINAL, SETTLED
from petitions.rules.workflow.rows import UNSORTED
from songcong.core.norms import Norm
from songcong.core.vietnamese import short_date
from songcong.core.working_days import WorkingCalendar
from wards.models import Unit
from wards.rules.lateness import Lateness, in_full
from wards.rules.time_limits import Run, TimeLimit, runs_of


@dataclass(frozen=True)
class DueDay:
    """By when something is owed, how that stands today, and how the day came about."""

    day: date
    lateness: Lateness | None
    limit: TimeLimit | None

    @property
    def counted(self) -> list[Run]:
        """The days of the limit that count, in runs."""
        return runs_of(self.limit.way.counted) if self.limit else []


@dataclass(frozen=True)
class Answer:
    """What is told of a petition; ``waits_for_you`` where the next step is its sender's."""

    code: str
    kind: str
    office: str
    settled_here: bool
    sent_to: str
    state: str
    outcome: str
    paper: str
    shown: int | None
    next_step: str
    step: DueDay | None
    waits_for_you: bool
    due: DueDay | None
    counts_later: bool
    turn_to: str
    timeline: list[Happening]
    rated: str
    may_rate: bool
    ask_again_until: date | None
    followed: list[str]
    goes_on: bool


def answer_of(petition: Any, calendar: WorkingCalendar, today: date) -> Answer:
    """The answer about a petition as ``petitions.models.lookup`` found it."""
    waits = waits_for_sender(petition.status)
    return Answer(
        code=show_code(petition.public_code),
        kind=petition.get_kind_display(),
        office=_office(petition.office),
        settled_here=petition.status not in SENT_AWAY,
        sent_to=_sent_to(petition),
        state=STATES[petition.status],
        outcome=outcome_words(petition.status, petition.get_outcome_display()),
        paper=_paper(petition.paper) if petition.status in SETTLED else "",
        shown=petition.shown,
        next_step=next_step(petition.status, petition.step_due_key),
        step=_step(petition, calendar, today, waits=waits),
        waits_for_you=waits,
        due=_due(petition, calendar, today),
        counts_later=petition.due_on is None and petition.status in UNSORTED,
        turn_to=_turn_to(petition, calendar, today),
        timeline=_timeline(petition),
        rated=Satisfaction(petition.rated).label if petition.rated else "",
        may_rate=may_rate(petition.kind, petition.status, petition.rated_on, today),
        ask_again_until=_ask_again_until(petition, calendar, today),
        followed=[veiled(address) for address in petition.followed],
        goes_on=petition.status not in ENDS,
    )


def _paper(row: Mapping[str, Any] | None) -> str:
    """The paper that settled the case: "Văn bản trả lời số 05/UBND-VP ngày 10/06/2025"."""
    if row is None:
        return ""
    kind = LetterKind(row["kind"])
    number = number_line(FORMS[kind].symbol, row["number"]).partition(": ")[2]
    return f"{kind.label} số {number} ngày {short_date(date.fromisoformat(row['dated_on']))}"


def _ask_again_until(petition: Any, calendar: WorkingCalendar, today: date) -> date | None:
    """Until when the sender may ask to look again; nothing where that is not possible."""
    if not asks_again(petition.kind, petition.status):
        return None
    limit = _limit(petition.again_norm, ASK_AGAIN_WITHIN, "", petition.resolved_on, calendar)
    return limit.way.due_on if limit and today <= limit.way.due_on else None


def _due(petition: Any, calendar: WorkingCalendar, today: date) -> DueDay | None:
    """By when the case is settled; nothing of one that ended without being settled here."""
    due_on = petition.due_on
    if due_on is None or (petition.status in FINAL and petition.resolved_on is None):
        return None
    start = petition.clock_start and petition.clock_start + timedelta(days=petition.suspended_days)
    limit = _limit(petition.norm, petition.due_key, petition.due_citation, start, calendar)
    lateness = in_full(due_on, petition.resolved_on, today, calendar)
    return _due_day(due_on, lateness, limit)


def _step(petition: Any, calendar: WorkingCalendar, today: date, *, waits: bool) -> DueDay | None:
    """By when the next step is taken; a sender who is late is not told so in red."""
    due_on = petition.step_due_on
    if due_on is None:
        return None
    limit = _limit(
        petition.step_norm,
        petition.step_due_key,
        petition.step_due_citation,
        petition.step_since,
        calendar,
    )
    late = waits and today > due_on
    return _due_day(due_on, None if late else in_full(due_on, None, today, calendar), limit)


def _due_day(due_on: date, lateness: Lateness | None, limit: TimeLimit | None) -> DueDay:
    """A way that leads to another day than the one stored is not shown."""
    return DueDay(due_on, lateness, limit if limit and limit.way.due_on == due_on else None)


def _limit(
    row: Mapping[str, Any] | None,
    key: str,
    citation: str,
    start: date | None,
    calendar: WorkingCalendar,
) -> TimeLimit | None:
    """How a due day came about by the row of a norm."""
    if start is None or row is None:
        return None
    norm = Norm(
        key=key,
        value=Decimal(str(row["value"])),
        unit=row["unit"],
        in_force_from=date.fromisoformat(row["since"]),
        in_force_to=None,
        citation=citation,
        confirmed=row["confirmed"],
    )
    return TimeLimit(norm, start, calendar.explain(start, norm))


def _office(unit: Unit) -> str:
    """The office of a unit inside a sentence: "Ủy ban nhân dân phường Phố Cò"."""
    name = str(unit)
    return f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}"


def _sent_to(petition: Any) -> str:
    """The office that the sender was sent to, of a petition that is not settled here."""
    if petition.status not in SENT_AWAY:
        return ""
    named = [row["data"].get("office", "") for row in petition.told if row["verb"] in TO]
    return named[-1] if named else ""


def _turn_to(petition: Any, calendar: WorkingCalendar, today: date) -> str:
    """The office above, where an open petition is so late that one may turn there."""
    above, owed_on = petition.office.parent, petition.owed_on
    if waits_for_sender(petition.status):
        owed_on = petition.due_on
    if above is None or petition.status in FINAL or owed_on is None or owed_on >= today:
        return ""
    late = calendar.working_days_between(owed_on, today)
    return _office(above) if may_turn_higher(late, petition.patience) else ""


def _timeline(petition: Any) -> list[Happening]:
    days = Days(
        petition.received_on,
        petition.processed_on,
        petition.accepted_on,
        petition.resolved_on,
        petition.handling,
        petition.status,
    )
    steps = (
        (row["verb"], told(row["verb"], _day(row), row["reason"], row["data"]))
        for row in petition.told
    )
    return timeline(days, steps)


def _day(row: Mapping[str, Any]) -> date:
    """The day on which a step was taken, else that on which it was written down."""
    said = row["data"].get("on")
    return date.fromisoformat(said) if said else localtime(datetime.fromisoformat(row["at"])).date()
