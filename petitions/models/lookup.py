"""What a sender may ask after: one's own petition, by its code and four digits."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, DateField, F, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject, Least

from petitions.enums import LetterKind, LetterState, PetitionKind
from petitions.models.alert import PetitionAlert
from petitions.models.letter import CaseLetter
from petitions.models.petition import Petition, PetitionEvent
from petitions.models.publication import AnswerPublication
from petitions.rules.after_answer import ASK_AGAIN_WITHIN
from petitions.rules.public_timeline import TOLD_VERBS
from wards.models import NormRow

TURN_HIGHER = "petition.turn_higher_after"


def looked_up(code: str, digits: str) -> Any:
    """The petition with its office, its norm and what is told of it; never a denunciation.

    One query; ``told`` are the events of ``TOLD_VERBS``, oldest first. ``norm`` and ``step_norm``
    are the rows by which the case and the step at hand are due.

    ``patience`` is how many working days after a due day one may turn to the office above.

    Its clock starts as ``petitions.rules.settlement.clock_starts_on`` says.
    """
    start = Case(
        When(kind=PetitionKind.FEEDBACK, then=F("received_on")),
        default=F("accepted_on"),
        output_field=DateField(),
    )
    patience = _in_force(TURN_HIGHER, "owed_on").values("value")
    told = PetitionEvent.objects.filter(petition=OuterRef("pk"), verb__in=TOLD_VERBS)
    happened = JSONObject(at="at", verb="verb", reason="reason", data="data")
    rows = Petition.objects.live().exclude(kind=PetitionKind.DENUNCIATION).exclude(lookup_digits="")
    return (
        rows.filter(public_code=code, lookup_digits=digits)
        .select_related("unit__parent", "successor__parent")
        .annotate(clock_start=start, owed_on=Least("due_on", "step_due_on"))
        .annotate(
            **_senders_own(),
            **_answered_by(),
            norm=_norm("due_key", "clock_start"),
            step_norm=_norm("step_due_key", "step_since"),
            patience=Subquery(patience[:1]),
            told=ArraySubquery(told.order_by("at", "pk").values_list(happened)),
        )
        .first()
    )


def _answered_by() -> dict[str, Any]:
    """The last paper that settled the case, and the page on which the answer is published."""
    papers = CaseLetter.objects.filter(
        petition=OuterRef("pk"),
        kind__in=(LetterKind.DECISION, LetterKind.ANSWER),
        state=LetterState.ISSUED,
    )
    said = JSONObject(kind="kind", number="number", dated_on="dated_on")
    shown = AnswerPublication.objects.filter(petition=OuterRef("pk"), withdrawn_at__isnull=True)
    return {
        "paper": Subquery(papers.order_by("-dated_on", "-pk").values_list(said)[:1]),
        "shown": Subquery(shown.values("pk")[:1]),
    }


def _senders_own() -> dict[str, Any]:
    """What the sender said of the answer, may still ask, and is told by."""
    alerts = PetitionAlert.objects.going().filter(petition=OuterRef("pk")).order_by("channel")
    return {
        "again_norm": _norm_of(ASK_AGAIN_WITHIN, "resolved_on"),
        "phone": F("party__phone"),
        "followed": ArraySubquery(alerts.values_list("address")),
        "rated": F("rating__score"),
        "rated_on": F("rating__rated_on"),
        "rated_remark": F("rating__remark"),
    }


def _norm(key: str, day: str) -> Subquery:
    """The row of the norm that a column names, in force on the day of another."""
    return _norm_of(OuterRef(key), day)


def _norm_of(key: str | OuterRef, day: str) -> Subquery:
    fields = JSONObject(value="value", unit="unit", since="in_force_from", confirmed="confirmed")
    return Subquery(_in_force(key, day).values_list(fields)[:1])


def _in_force(key: str | OuterRef, day: str) -> Any:
    return NormRow.objects.filter(
        Q(in_force_to__isnull=True) | Q(in_force_to__gte=OuterRef(day)),
        key=key,
        in_force_from__lte=OuterRef(day),
    )
