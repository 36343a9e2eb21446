"""Lines of the register of votes into decisions of the people."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from songcong.core.norms import NormMissing
from songcong.core.sheets import Entry
from wards.actions.register import Book
from wards.models import PeopleDecision, PeopleDecisionEvent
from wards.rules.register_lines import DecisionLine
from wards.rules.voting import verdict


class DecisionBook(Book):
    """The register of votes; each is judged by the law of its day."""

    model = PeopleDecision
    events = PeopleDecisionEvent
    link = "decision_id"
    columns = (*DecisionLine._fields[1:], "passed", "threshold_key", "threshold_citation")

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Votes with their result; it stays open where no norm was in force."""
        for entry in entries:
            line: DecisionLine = entry.line
            try:
                judged = verdict(
                    matter=line.matter,
                    decided_on=line.decided_on,
                    votes_for=line.votes_for,
                    total_households=line.total_households,
                    norms=self.deadlines.law.norms,
                )
            except NormMissing:
                yield (*line[1:], None, "", "")
            else:
                yield (*line[1:], judged.passed, judged.norm.key, judged.norm.citation)

    def searched(self, line: DecisionLine) -> str:
        """What was voted on and by whom."""
        return f"{line.content} {line.scope}"

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Votes as lines."""
        rows = PeopleDecision.objects.filter(pk__in=ids).values_list("pk", *DecisionLine._fields)
        return {pk: DecisionLine(*line) for pk, *line in rows}
