"""What the words of official forms mean, told of one row by plain Python.

Written apart from the product's SQL; rows come with what else is known of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from petitions.rules.official_forms import Column, OfficialForm


@dataclass(frozen=True)
class Known:
    """A row with what stands in other tables; days after the end are as good as none."""

    row: Any
    start: date
    end: date
    twin: bool = False
    executed: date | None = None
    delegated: bool = False
    opens: bool = False

    def told(self, day: date | None) -> date | None:
        return None if day is None or day > self.end else day

    @property
    def resolved(self) -> date | None:
        return self.told(self.row.resolved_on)

    @property
    def taken_up(self) -> date | None:
        if self.row.accepted_on is None and self.row.kind == "feedback":
            return self.told(self.row.processed_on) if self.row.handling == "accept" else None
        return self.told(self.row.accepted_on)

    @property
    def eligible(self) -> bool:
        return self.told(self.row.processed_on) is not None and self.row.eligible

    @property
    def finding(self) -> str | None:
        return FINDINGS.get(self.row.outcome)

    @property
    def days_late(self) -> int | None:
        due, done = self.row.due_on, self.row.resolved_on
        return (done - due).days if due and done else None


FINDINGS = {"right": "right", "partly_right": "partly", "wrong": "wrong"}
_Says = Callable[[Known], bool]
MEANING: dict[str, _Says] = {
    "regular": lambda k: k.row.kind == "regular",
    "head": lambda k: k.row.kind != "regular" and not k.delegated,
    "delegated": lambda k: k.row.kind != "regular" and k.delegated,
    "session": lambda k: k.opens,
    "first_visit": lambda k: k.row.visit == "first",
    "repeat_visit": lambda k: k.row.visit != "first",
    "group": lambda k: k.row.persons > 4,
    "complaint": lambda k: k.row.kind == "complaint",
    "denunciation": lambda k: k.row.kind == "denunciation",
    "feedback": lambda k: k.row.kind == "feedback",
    "carried": lambda k: k.row.received_on < k.start,
    "received": lambda k: not k.row.received_on < k.start,
    "at_reception": lambda k: k.row.source == "direct" or k.row.reception_id is not None,
    "many_signers": lambda k: k.row.signers > 1,
    "one_signer": lambda k: k.row.signers == 1,
    "no_signer": lambda k: k.row.signers == 0,
    "few_signers": lambda k: k.row.signers in (0, 1),
    "processed": lambda k: k.told(k.row.processed_on) is not None,
    "unprocessed": lambda k: k.told(k.row.processed_on) is None,
    "within": lambda k: k.row.competence == "within",
    "outside": lambda k: k.row.competence == "outside",
    "guided": lambda k: k.row.handling == "guide",
    "forwarded": lambda k: k.row.handling == "forward",
    "urged": lambda k: k.row.handling == "urge",
    "settled": lambda k: k.resolved is not None,
    "unsettled": lambda k: k.resolved is None,
    "in_hand": lambda k: k.resolved is None and k.taken_up is not None,
    "untouched": lambda k: k.resolved is None and k.taken_up is None,
    "in_time": lambda k: k.row.due_on is None or k.row.due_on > k.end,
    "overdue": lambda k: k.row.due_on is not None and k.row.due_on <= k.end,
    "first_instance": lambda k: k.row.instance == "first",
    "second_instance": lambda k: k.row.instance == "second",
    "case": lambda k: not k.twin,
    "taken_before": lambda k: k.taken_up is not None and k.taken_up < k.start,
    "taken_within": lambda k: k.taken_up is not None and not k.taken_up < k.start,
    "decided": lambda k: k.resolved is not None and k.row.outcome in FINDINGS,
    "withdrawn": lambda k: k.resolved is not None and k.row.outcome == "withdrawn",
    "ended": lambda k: (
        k.resolved is not None and (k.row.outcome in FINDINGS or k.row.outcome == "withdrawn")
    ),
    "right": lambda k: k.finding == "right",
    "partly": lambda k: k.finding == "partly",
    "wrong": lambda k: k.finding == "wrong",
    "borne_out": lambda k: k.finding in ("right", "partly"),
    "by_due": lambda k: k.days_late is not None and k.days_late <= 0,
    "past_due": lambda k: k.days_late is not None and k.days_late > 0,
    "executed": lambda k: k.told(k.executed) is not None,
}


def in_question(form: OfficialForm, known: Known) -> bool:
    """Whether the row is of the form at all, before any word."""
    row = known.row
    if form.table == "reception":
        return bool(known.start <= row.received_on <= known.end)
    if form.table == "sorting":
        sorted_before = row.processed_on is not None and row.processed_on < known.start
        return row.received_on <= known.end and not sorted_before
    resolved_before = row.resolved_on is not None and row.resolved_on < known.start
    if form.table == "settlement":
        return known.taken_up is not None and not resolved_before
    executed_before = known.executed is not None and known.executed < known.start
    return MEANING["settled"](known) and MEANING["borne_out"](known) and not executed_before


def has_place(form: OfficialForm, known: Known) -> bool:
    """Whether the form has a column for a petition of this competence and way."""
    if not known.eligible or not known.row.competence:
        return False
    return known.row.competence == "within" or any(MEANING[way](known) for way in form.ways)


def column(form: OfficialForm, one: Column, rows: list[Known]) -> int:
    """What the column comes to."""
    found = [
        known
        for known in rows
        if in_question(form, known)
        and all(
            has_place(form, known) if word == "placed" else MEANING[word](known)
            for word in (*form.within, *one.counts)
        )
        and (not one.subject or known.row.subject in one.subject)
    ]
    return sum(known.row.persons for known in found) if one.sums else len(found)


def left_out(form: OfficialForm, rows: list[Known]) -> int:
    """How many rows the form has no column for."""
    mine = [
        known
        for known in rows
        if in_question(form, known) and all(MEANING[word](known) for word in form.within)
    ]
    if form.table == "sorting":
        return sum(known.eligible and not has_place(form, known) for known in mine)
    return sum(known.resolved is not None and not MEANING["ended"](known) for known in mine)
