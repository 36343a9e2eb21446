"""What the words of official forms say of the rows: each a condition on a table of figures."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import and_
from typing import Final

from django.db.models import F, Q

from petitions.enums import (
    Competence,
    Handling,
    Instance,
    Outcome,
    PetitionKind,
    ReceptionKind,
    Source,
    Visit,
)
from petitions.rules.official_forms import OfficialForm
from petitions.rules.representatives import GROUP
from songcong.core.figures import Where
from songcong.core.periods import Window

MANY = 2
_LEADERS = (ReceptionKind.PERIODIC, ReceptionKind.EXTRAORDINARY)
_FOUND = (Outcome.RIGHT, Outcome.PARTLY_RIGHT, Outcome.WRONG)
BORNE_OUT = (Outcome.RIGHT, Outcome.PARTLY_RIGHT)
JUDGED_BY_DUE = frozenset(("in_time", "overdue", "by_due", "past_due"))
"""Words that need the day by which a petition must be settled."""
_NONE = Q(pk__isnull=True)
_WAYS = {
    "guided": Q(handling=Handling.GUIDE),
    "forwarded": Q(handling=Handling.FORWARD),
    "urged": Q(handling=Handling.URGE),
}


def _always(condition: Q) -> Where:
    return lambda _window: condition


def _fixed(**conditions: object) -> Where:
    return _always(Q(**conditions))


def resolved(window: Window) -> Q:
    return Q(resolved_on__lte=window.end)


def unresolved(window: Window) -> Q:
    return Q(resolved_on__isnull=True) | Q(resolved_on__gt=window.end)


def _untouched(window: Window) -> Q:
    return unresolved(window) & (Q(taken_up__isnull=True) | Q(taken_up__gt=window.end))


def eligible(window: Window) -> Q:
    """Sorted by the end, and fit to be handled: the figure ``petitions.processing.eligible``."""
    return Q(processed_on__lte=window.end, eligible=True)


def ended(window: Window) -> Q:
    """Settled with a finding, or withdrawn: what the forms of settlement have columns for."""
    return resolved(window) & Q(outcome__in=(*_FOUND, Outcome.WITHDRAWN))


CONDITIONS: Final[dict[str, Where]] = {
    "regular": _fixed(kind=ReceptionKind.REGULAR),
    "head": _fixed(kind__in=_LEADERS, delegated=False),
    "delegated": _fixed(kind__in=_LEADERS, delegated=True),
    "session": _fixed(opens_session=True),
    "first_visit": _fixed(visit=Visit.FIRST),
    "repeat_visit": _fixed(visit=Visit.REPEAT),
    "group": _fixed(persons__gte=GROUP),
    "complaint": _fixed(kind=PetitionKind.COMPLAINT),
    "denunciation": _fixed(kind=PetitionKind.DENUNCIATION),
    "feedback": _fixed(kind=PetitionKind.FEEDBACK),
    "carried": lambda window: Q(received_on__lt=window.start),
    "received": lambda window: Q(received_on__gte=window.start),
    "at_reception": _always(Q(source=Source.DIRECT) | Q(reception__isnull=False)),
    "many_signers": _fixed(signers__gte=MANY),
    "one_signer": _fixed(signers=1),
    "no_signer": _fixed(signers=0),
    "few_signers": _fixed(signers__lt=MANY),
    "processed": lambda window: Q(processed_on__lte=window.end),
    "unprocessed": lambda w: Q(processed_on__isnull=True) | Q(processed_on__gt=w.end),
    "within": _fixed(competence=Competence.WITHIN),
    "outside": _fixed(competence=Competence.OUTSIDE),
    **{word: _always(way) for word, way in _WAYS.items()},
    "settled": resolved,
    "unsettled": unresolved,
    "in_hand": lambda window: unresolved(window) & Q(taken_up__lte=window.end),
    "untouched": _untouched,
    "in_time": lambda w: Q(judged_due__isnull=True) | Q(judged_due__gt=w.end),
    "overdue": lambda window: Q(judged_due__lte=window.end),
    "first_instance": _fixed(instance=Instance.FIRST),
    "second_instance": _fixed(instance=Instance.SECOND),
    "case": _fixed(twin_of_earlier=False),
    "taken_before": lambda window: Q(taken_up__lt=window.start),
    "taken_within": lambda window: Q(taken_up__gte=window.start),
    "decided": lambda window: resolved(window) & Q(outcome__in=_FOUND),
    "withdrawn": lambda window: resolved(window) & Q(outcome=Outcome.WITHDRAWN),
    "ended": ended,
    "right": _fixed(outcome=Outcome.RIGHT),
    "partly": _fixed(outcome=Outcome.PARTLY_RIGHT),
    "wrong": _fixed(outcome=Outcome.WRONG),
    "borne_out": _fixed(outcome__in=BORNE_OUT),
    "by_due": _fixed(resolved_on__lte=F("judged_due")),
    "past_due": _fixed(resolved_on__gt=F("judged_due")),
    "executed": lambda window: Q(executed_on__lte=window.end),
}


def placed(form: OfficialForm) -> Where:
    """Fit to be handled, and of a competence and a way that the form has columns for."""
    ways = reduce(lambda one, other: one | other, (_WAYS[way] for way in form.ways), _NONE)
    competent = Q(competence=Competence.WITHIN) | (Q(competence=Competence.OUTSIDE) & ways)
    return lambda window: eligible(window) & competent


def all_of(form: OfficialForm, words: Iterable[str], subjects: Collection[str] = ()) -> Where:
    """Rows that meet every word, of the form's own too, and concern one of the subjects.

    The dearest words are asked last.
    """
    named = sorted((*form.within, *words), key=lambda word: word in ("case", "session"))
    parts = [placed(form) if word == "placed" else CONDITIONS[word] for word in named]
    concerned = Q(subject__in=subjects) if subjects else Q()
    return lambda window: reduce(and_, (part(window) for part in parts), concerned)
