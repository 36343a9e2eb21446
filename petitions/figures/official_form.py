"""Figures of the inspectorate's forms: a section a form, a count or a sum a column.

Every column is counted on its own, so that the sums that a form prints are checks and not
tautologies.
"""

from dataclasses import replace
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from petitions.enums import LinkKind, PetitionKind, ReceptionKind
from petitions.figures.form_words import (
    BORNE_OUT,
    JUDGED_BY_DUE,
    all_of,
    eligible,
    ended,
    placed,
    resolved,
    unresolved,
)
from petitions.figures.petition import SORTED, TAKEN_UP, due_where
from petitions.figures.reception import TURNS
from petitions.models import Petition, PetitionEvent, PetitionLink, Reception
from petitions.rules.official_forms import Column, OfficialForm, all_forms
from songcong.core.figures import Count, Counted, Section, Sum, Table, Where
from songcong.core.periods import Window

LEFT_OUT = "unplaced"
"""The key of the rows that a form has no column for."""
_MEASURES: Final = {"reception": "lượt", "sorting": "đơn", "settlement": "đơn", "execution": "đơn"}


def _receptions() -> QuerySet[Reception]:
    """Live receptions: which the head delegated, which opens a day of the same kind of reception.

    A session (kỳ tiếp) is a day on which a unit's head, or the person delegated, received anybody.
    """
    delegated = Coalesce(F("result__delegated"), False)
    earlier = (
        Reception.objects.live()
        .alias(delegated=delegated)
        .filter(
            unit=OuterRef("unit"),
            received_on=OuterRef("received_on"),
            delegated=OuterRef("delegated"),
            pk__lt=OuterRef("pk"),
        )
        .exclude(kind=ReceptionKind.REGULAR)
    )
    rows = Reception.objects.live().alias(delegated=delegated)
    return rows.alias(opens_session=~Exists(earlier))


def _cases(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    """With whether a live petition received earlier is linked as its duplicate (đơn trùng)."""
    return rows.alias(twin_of_earlier=_linked("petition", "other") | _linked("other", "petition"))


def _linked(own: str, twin: str) -> Exists:
    sooner = Q(**{f"{twin}__received_on__lt": OuterRef("received_on")})
    same_day = Q(**{f"{twin}__received_on": OuterRef("received_on"), f"{twin}__lt": OuterRef("pk")})
    links = PetitionLink.objects.filter(kind=LinkKind.DUPLICATE, **{own: OuterRef("pk")})
    return Exists(links.filter(sooner | same_day, **{f"{twin}__cancelled_at__isnull": True}))


def _petitions() -> QuerySet[Petition]:
    return _cases(TAKEN_UP.rows())


def _executions() -> QuerySet[Petition]:
    """With the day on which somebody wrote down that the result was carried out."""
    done = PetitionEvent.objects.filter(petition=OuterRef("pk"), verb="execute").order_by("at")
    day = Subquery(done.values(day=TruncDate("at"))[:1])
    return Petition.objects.live().alias(executed_on=day)


def _to_execute(window: Window) -> Q:
    """Found right, wholly or in part, by the end; not carried out before the period."""
    waiting = Q(executed_on__isnull=True) | Q(executed_on__gte=window.start)
    return resolved(window) & Q(outcome__in=BORNE_OUT) & waiting


_IN_HAND_DENUNCIATIONS = due_where(
    lambda window: (
        unresolved(window)
        & Q(kind=PetitionKind.DENUNCIATION, taken_up__lte=window.end, suspended_on__isnull=True)
    )
)
_RECEPTION = replace(TURNS, rows=_receptions)
_SORTING = replace(SORTED, rows=_petitions)
_TABLES: Final = {
    ("reception", False): _RECEPTION,
    ("sorting", False): _SORTING,
    ("sorting", True): replace(_SORTING, gap=_IN_HAND_DENUNCIATIONS),
    ("settlement", True): replace(TAKEN_UP, rows=_petitions, gap=due_where(ended)),
    ("execution", False): replace(SORTED, rows=_executions, scope=_to_execute),
}


def _section(form: OfficialForm) -> Section:
    by_due = any(JUDGED_BY_DUE.intersection(column.counts) for column in form.columns)
    table = _TABLES[form.table, by_due]
    counted: list[Counted] = [
        _column(form, column, table) for column in form.columns if column.counted
    ]
    if form.leaves_out:
        name = "Đơn mẫu không có cột"
        where = _left_out(form)
        counted.append(Count(key=LEFT_OUT, name=name, measure="đơn", table=table, where=where))
    return Section(form.key, f"{form.code} {form.title}", tuple(counted))


def _column(form: OfficialForm, column: Column, table: Table) -> Counted:
    where = all_of(form, column.counts, column.subject)
    name = f"{form.code}, cột {column.no}: {column.title}"
    if column.sums:
        return Sum(
            key=column.key,
            name=name,
            measure="người",
            table=table,
            where=where,
            column=column.sums,
        )
    measure = _measure(form, column)
    return Count(key=column.key, name=name, measure=measure, table=table, where=where)


def _measure(form: OfficialForm, column: Column) -> str:
    if "session" in column.counts:
        return "kỳ"
    return "vụ việc" if "case" in column.counts else _MEASURES[form.table]


def _left_out(form: OfficialForm) -> Where:
    """In question for the form, of no column of it."""
    whole = all_of(form, ())
    if form.table == "settlement":
        return lambda window: whole(window) & resolved(window) & ~ended(window)
    has_place = placed(form)
    return lambda window: whole(window) & eligible(window) & ~has_place(window)


FORM_SECTIONS: tuple[Section, ...] = tuple(map(_section, all_forms()))
