"""Record and correct what a board recommends, and record how it was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from inspections.actions.keeping import locked_to, note, recommended_on, save
from inspections.models import Finding, Recommendation, Supervision
from inspections.notifications import answered, recommended
from inspections.rules.recommendation import answer_key
from inspections.rules.recommendation_checks import RECOMMENDATION_TITLES, recommendation_faults
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.actions.editing import day_of, reason_given, set_facts, touch
from wards.actions.keeper import RefusedLines, all_or_none
from wards.actions.register import Deadlines
from wards.models import User


@dataclass(frozen=True)
class RecommendationFacts:
    """What a board recommended and the days on which it was sent and answered."""

    content: str = ""
    sent_on: date | None = None
    answered_on: date | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.content or self.sent_on or self.answered_on)


@dataclass(frozen=True)
class AnswerFacts:
    """How a recommendation was answered and what came of it."""

    answered_on: date
    answer: str = ""
    acceptance: str = ""
    executed_on: date | None = None


def recommend(
    pk: int, facts: RecommendationFacts, *, version: int, by: User, at: datetime, law: Law
) -> Recommendation:
    """Add a recommendation to a supervision; its answer is due by the norm of the day sent."""
    try:
        (added,) = recommend_all(pk, [facts], version=version, by=by, at=at, law=law)
    except RefusedLines as refused:
        raise refused.by_place[0] from None
    return added


@transaction.atomic
def recommend_all(
    pk: int,
    lines: Sequence[RecommendationFacts],
    *,
    version: int,
    by: User,
    at: datetime,
    law: Law,
) -> list[Recommendation]:
    """Add several at once, all or none; raises RefusedLines with what is wrong, Conflict."""
    supervision = locked_to("edit", pk, version=version, by=by, at=at)
    finding = supervision.findings.order_by("pk").first()
    if finding is None:
        finding = Finding.objects.create(supervision=supervision)

    def add(facts: RecommendationFacts) -> Recommendation:
        _refuse_empty(facts)
        added = add_to(finding, facts, at=at, law=law)
        note(supervision, "recommend", by=by, at=at, article=added.due_citation)
        return added

    made = all_or_none(lines, add)
    _keep(supervision)
    if any(row.sent_on for row in made):
        recommended(supervision, by_id=by.pk, at=at)
    return made


@transaction.atomic
def edit(
    pk: int, facts: RecommendationFacts, *, version: int, by: User, at: datetime, law: Law
) -> Recommendation:
    """Correct a recommendation; another day sent moves the due day of its answer."""
    row, supervision = _opened(pk, version=version, by=by, at=at)
    _refuse_empty(facts)
    changed = set_facts(row, facts)
    if not changed:
        return row
    refuse_faults(row, at)
    if "sent_on" in changed:
        _set_due(row, supervision.board, law)
    row.save()
    _keep(supervision)
    data = {"changed": changed, "recommendation": pk}
    note(supervision, "edit_recommendation", by=by, at=at, data=data)
    if "sent_on" in changed:
        recommended(supervision, by_id=by.pk, at=at)
    return row


@transaction.atomic
def answer(pk: int, facts: AnswerFacts, *, version: int, by: User, at: datetime) -> Recommendation:
    """Record when and how a recommendation was answered; what was owed is settled by it."""
    row, supervision = _opened(pk, version=version, by=by, at=at)
    changed = set_facts(row, facts)
    if not changed:
        return row
    refuse_faults(row, at)
    row.save()
    _keep(supervision)
    data = {"changed": changed, "recommendation": pk}
    note(supervision, "answer", by=by, at=at, article=row.due_citation, data=data)
    answered(supervision, by_id=by.pk, at=at)
    return row


@transaction.atomic
def cancel(pk: int, *, reason: str, version: int, by: User, at: datetime) -> Recommendation:
    """Cancel one recommendation made by mistake; the supervision and its others stay."""
    row, supervision = _opened(pk, version=version, by=by, at=at)
    row.cancel_reason = reason_given(reason)
    row.cancelled_at, row.cancelled_by = at, by
    row.save()
    _keep(supervision)
    data = {"recommendation": pk}
    note(supervision, "cancel_recommendation", by=by, at=at, reason=row.cancel_reason, data=data)
    return row


def add_to(
    finding: Finding, facts: RecommendationFacts, *, at: datetime, law: Law, place: str = ""
) -> Recommendation:
    """Put a recommendation on a finding; ``place`` ends the names of fields typed with others."""
    row = Recommendation(finding=finding)
    set_facts(row, facts)
    refuse_faults(row, at, place)
    _set_due(row, finding.supervision.board, law)
    row.save()
    return row


def refuse_faults(row: Recommendation, at: datetime, place: str = "") -> None:
    """Refuse days and outcomes that cannot be."""
    facts = {name: getattr(row, name) for name in RECOMMENDATION_TITLES}
    for field, sentence in recommendation_faults(facts, day_of(at)):
        raise Refused(f"{sentence}.", field=f"{field}{place}")


def _refuse_empty(facts: RecommendationFacts) -> None:
    if not facts.says_something:
        raise Refused("Ghi nội dung kiến nghị hoặc ngày gửi.", field="content")


def _opened(pk: int, *, version: int, by: User, at: datetime) -> tuple[Recommendation, Supervision]:
    """The recommendation with its supervision, which is locked and of the version seen."""
    whose = Recommendation.objects.values_list("finding__supervision", flat=True).get(pk=pk)
    supervision = locked_to("edit", whose, version=version, by=by, at=at)
    row = Recommendation.objects.get(pk=pk)
    if row.is_cancelled:
        raise Refused("Kiến nghị này đã hủy, không sửa được nữa.", code="cancelled")
    return row, supervision


def _set_due(row: Recommendation, board: str, law: Law) -> None:
    """The due day as an import stores it: none where no norm is in force."""
    due = Deadlines(law).of(answer_key(board), row.sent_on) if row.sent_on else None
    row.due_on = due.due_on if due else None
    row.due_citation = due.norm.citation if due else ""


def _keep(supervision: Supervision) -> None:
    touch(supervision)
    save(supervision, recommended_on(supervision))
