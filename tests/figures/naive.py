"""The figures told by plain loops over rows, written apart from the product's own SQL.

A row is any object with the columns of its table; what a row lacks is not looked for here.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any


def rate(part: Any, whole: Any) -> Decimal | None:
    if whole == 0:
        return None
    exact = Fraction(part) * 100 / Fraction(whole)
    near = Decimal(exact.numerator) / Decimal(exact.denominator)
    return near.quantize(Decimal("0.1"), ROUND_HALF_UP)


class Naive:
    """Counts rows of one unit; a day after the end is as good as none."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end

    def told(self, day: date | None) -> date | None:
        return None if day is None or day > self.end else day

    def within(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def done_before(self, day: date | None) -> bool:
        return day is not None and day < self.start

    def reception(self, rows: Iterable[Any]) -> dict[str, Any]:
        seen = [row for row in rows if self.within(row.received_on)]
        return {
            "turns": len(seen),
            "persons": sum(row.persons for row in seen),
            "regular_turns": sum(row.kind == "regular" for row in seen),
            "leader_turns": sum(row.kind != "regular" for row in seen),
            "groups": sum(row.persons > 4 for row in seen),
            "cases_first": sum(row.visit == "first" for row in seen),
            "cases_repeat": sum(row.visit == "repeat" for row in seen),
        }

    def processing(self, rows: Iterable[Any]) -> dict[str, Any]:
        carried, received = [], []
        for row in rows:
            if row.received_on < self.start and not self.done_before(row.processed_on):
                carried.append(row)
            elif self.within(row.received_on):
                received.append(row)
        both = carried + received
        processed = [row for row in both if self.told(row.processed_on)]
        eligible = [row for row in processed if row.eligible]
        return {
            "carried_over": len(carried),
            "received": len(received),
            "total": len(both),
            "processed": len(processed),
            "not_processed": len(both) - len(processed),
            "eligible": len(eligible),
            **{
                kind: sum(row.kind == kind for row in eligible)
                for kind in ("complaint", "denunciation", "feedback")
            },
            "within_competence": sum(row.competence == "within" for row in eligible),
            "outside_competence": sum(row.competence == "outside" for row in eligible),
            "guided": sum(row.handling == "guide" for row in eligible),
            "forwarded": sum(row.handling == "forward" for row in eligible),
            "urged": sum(row.handling == "urge" for row in eligible),
        }

    def _taken_up(self, row: Any) -> date | None:
        if row.accepted_on is not None:
            return self.told(row.accepted_on)
        if row.kind == "feedback" and row.handling == "accept":
            return self.told(row.processed_on)
        return None

    def settlement(self, rows: Iterable[Any]) -> dict[str, Any]:
        names = "carried_over accepted resolved withdrawn on_time late in_progress overdue"
        count = dict.fromkeys(names.split(), 0)
        for row in rows:
            taken_up, resolved = self._taken_up(row), self.told(row.resolved_on)
            if taken_up is None or self.done_before(row.resolved_on):
                continue
            count["carried_over" if taken_up < self.start else "accepted"] += 1
            if resolved is None:
                count["in_progress"] += 1
                count["overdue"] += row.due_on <= self.end
                continue
            count["resolved"] += 1
            if row.outcome == "withdrawn":
                count["withdrawn"] += 1
            else:
                count["on_time" if resolved <= row.due_on else "late"] += 1
        judged = count["on_time"] + count["late"]
        return {
            **count,
            "total": count["carried_over"] + count["accepted"],
            "on_time_rate": rate(count["on_time"], judged),
        }

    def mediation(self, rows: Iterable[Any]) -> dict[str, Any]:
        open_rows = [
            row
            for row in rows
            if row.received_on <= self.end and not self.done_before(row.ended_on)
        ]
        ended = [row.outcome for row in open_rows if self.told(row.ended_on)]
        settled, not_settled = ended.count("settled"), ended.count("not_settled")
        carried = sum(row.received_on < self.start for row in open_rows)
        return {
            "carried_over": carried,
            "received": len(open_rows) - carried,
            "total": len(open_rows),
            "settled": settled,
            "not_settled": not_settled,
            "in_progress": len(open_rows) - settled - not_settled,
            "settled_rate": rate(settled, settled + not_settled),
        }

    def disclosure(self, rows: Iterable[Any]) -> dict[str, Any]:
        names = "due on_time late missing backlog backlog_cleared"
        count = dict.fromkeys(names.split(), 0)
        for row in rows:
            published = self.told(row.published_on)
            if self.within(row.due_on):
                count["due"] += 1
                if published is None:
                    count["missing"] += 1
                else:
                    count["on_time" if published <= row.due_on else "late"] += 1
            elif row.due_on < self.start and not self.done_before(row.published_on):
                count["backlog"] += 1
                count["backlog_cleared"] += self.within(row.published_on)
        return {**count, "on_time_rate": rate(count["on_time"], count["due"])}

    def meetings(self, rows: Iterable[Any]) -> dict[str, Any]:
        held = [row for row in rows if self.within(row.held_on)]
        called = [row for row in held if row.kind in ("community", "conference")]
        households = sum(row.total_households for row in called)
        present = sum(row.households_present for row in called)
        opinions = sum(row.opinions for row in held)
        answered = sum(row.opinions_answered for row in held)
        return {
            **{
                kind: sum(row.kind == kind for row in held)
                for kind in ("community", "conference", "dialogue", "voter_contact")
            },
            "households": households,
            "households_present": present,
            "opinions": opinions,
            "opinions_answered": answered,
            "turnout_rate": rate(present, households),
            "answered_rate": rate(answered, opinions),
        }

    def decisions(self, rows: Iterable[Any]) -> dict[str, Any]:
        votes = [row for row in rows if self.within(row.decided_on)]
        passed = [row for row in votes if self._passes(row)]
        recognised = [row for row in rows if self.within(row.recognised_on) and self._passes(row)]
        return {
            "votes": len(votes),
            "passed": len(passed),
            "failed": len(votes) - len(passed),
            "recognised": len(recognised),
            **{
                column: sum(getattr(row, column) for row in passed)
                for column in ("contributions_vnd", "labour_days", "land_m2", "state_support_vnd")
            },
        }

    @staticmethod
    def _passes(row: Any) -> bool:
        if row.total_households == 0:
            return False
        if row.decided_on >= date(2023, 7, 1) and row.matter in (1, 2):
            return bool(3 * row.votes_for >= 2 * row.total_households)
        return bool(2 * row.votes_for > row.total_households)

    def board(self, findings: Iterable[Any], sent: Iterable[Any]) -> dict[str, Any]:
        """Findings one a supervision, and the recommendations of the board."""
        held = [row for row in findings if self.within(row.supervision.held_on)]
        names = "carried_over recommendations answered answered_on_time open overdue"
        count = dict.fromkeys(names.split(), 0)
        for row in sent:
            if self.told(row.sent_on) is None or self.done_before(row.answered_on):
                continue
            count["carried_over" if row.sent_on < self.start else "recommendations"] += 1
            if answered := self.told(row.answered_on):
                count["answered"] += 1
                count["answered_on_time"] += answered <= row.due_on
            else:
                count["open"] += 1
                count["overdue"] += row.due_on <= self.end
        return {
            **count,
            "supervisions": len(held),
            **{
                column: sum(getattr(row, column) for row in held)
                for column in ("violations", "recovered_vnd", "recovered_land_m2", "deducted_vnd")
            },
            "answered_rate": rate(count["answered"], count["answered"] + count["open"]),
        }
