"""Hot spots of units on a day, found in one statement."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateField,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Lower, NullIf, Trim

from petitions.enums import LinkKind, PetitionKind, PetitionStatus, ReceptionKind, Subject
from petitions.models import Petition, PetitionLink, Reception
from petitions.rules import hot_spots as rules
from petitions.rules.hot_spots import HotSpot, Kind
from petitions.rules.public_code import show_code
from wards.models import NormRow

Rows = QuerySet[Any, Any]
_GONE: Final = (PetitionStatus.TRANSFERRED, PetitionStatus.REFUSED, PetitionStatus.CLOSED)
_DENUNCIATION: Final = PetitionKind.DENUNCIATION
_KINDS: Final = dict(PetitionKind.choices)
_RECEPTIONS: Final = dict(ReceptionKind.choices)
_SUBJECTS: Final = dict(Subject.choices)


class _Found(NamedTuple):
    """A row of the one statement: a case and what makes it one of a hot spot."""

    why: str
    pk: int
    unit_id: int
    kind: str
    register_no: str
    code: str
    received_on: date
    due_on: date | None
    persons: int
    place: str
    subject: str
    field: str
    twin: int | None
    least: int | None


def hot_spots(unit_ids: Collection[int], day: date) -> list[HotSpot]:
    """The hot spots of the units as they stand at the end of a day; one statement.

    Judged by the days that the rows hold now; a rule whose norm is not in force finds nothing.
    ``unit_ids`` give the order of the units.
    """
    units = list(unit_ids)
    if not units:
        return []
    parts = [
        *(part(units, day) for part in (_signed, _late, _clustered, _groups)),
        _repeated(units, day, "petition", "other"),
        _repeated(units, day, "other", "petition"),
    ]
    first, *others = parts
    found = [_Found(*row) for row in first.union(*others, all=True)]
    least = max((row.least or 0 for row in found), default=0)
    return rules.hot_spots_of(map(_case, found), least_repeats=least, order=units)


def norm(key: str, day: date) -> Subquery:
    """The value of a norm in force on a day, null where there is none."""
    rows = NormRow.objects.filter(
        Q(in_force_to__isnull=True) | Q(in_force_to__gte=day), key=key, in_force_from__lte=day
    )
    return Subquery(rows.values(whole=Cast("value", IntegerField()))[:1])


def days_before(day: date, key: str) -> Func:
    """The day that lies so many days before, as a norm says."""
    return Func(
        Value(day, DateField()),
        norm(key, day),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=DateField(),
    )


def open_on(day: date) -> Q:
    """Received by then, neither settled nor put away by then."""
    going_on = Q(resolved_on__isnull=True) | Q(resolved_on__gt=day)
    return going_on & Q(received_on__lte=day) & ~Q(status__in=_GONE, processed_on__lte=day)


def lately(day: date, key: str) -> Q:
    """Received within the days of a norm before the day, itself included."""
    return Q(received_on__gt=days_before(day, key), received_on__lte=day)


def signed_by_many(day: date) -> Q:
    """Open, with as many signers as make a hot spot."""
    return open_on(day) & Q(signers__gte=norm(rules.SIGNERS, day))


def long_overdue(day: date) -> Q:
    """Open, and due before the day that lies so many days back."""
    return open_on(day) & Q(due_on__lt=days_before(day, rules.LATE))


def of_many(day: date) -> Q:
    """Receptions of a crowd within the days looked at."""
    return lately(day, rules.WINDOW) & Q(persons__gte=norm(rules.GROUP_PERSONS, day))


def place_key() -> Any:
    """What tells the places of petitions apart: the village, else the words written for it."""
    village = Cast("neighbourhood", TextField())
    written = Lower(Trim("neighbourhood_text"))
    return Coalesce(village, written, Value(""), output_field=TextField())


def about_key() -> Any:
    """What petitions have in common: the subject, else the very words of the field."""
    other = When(subject=Subject.OTHER, then=Lower(Trim("field", output_field=TextField())))
    return Case(other, default=F("subject"), output_field=TextField())


def told_apart() -> Q:
    """Petitions of which it may be told, and is known, what they concern."""
    return ~Q(kind=_DENUNCIATION) & ~Q(subject=Subject.OTHER, field="")


def _petitions(units: list[int]) -> QuerySet[Petition]:
    return Petition.objects.live().filter(unit__in=units).order_by()


def _signed(units: list[int], day: date) -> Rows:
    return _told(_petitions(units).filter(signed_by_many(day)), Kind.SIGNERS)


def _late(units: list[int], day: date) -> Rows:
    return _told(_petitions(units).filter(long_overdue(day)), Kind.LATE)


def _clustered(units: list[int], day: date) -> Rows:
    rows = _petitions(units).filter(lately(day, rules.WINDOW), told_apart())
    near = Window(Count("pk"), partition_by=[F("unit"), place_key(), about_key()])
    found = rows.annotate(near=near).filter(near__gte=norm(rules.CLUSTER, day))
    return _told(_petitions(units).filter(pk__in=found.values("pk")), Kind.CLUSTER)


def _repeated(units: list[int], day: date, side: str, twin: str) -> Rows:
    """One side of each pair of duplicates that both came lately, with the other beside it."""
    since = days_before(day, rules.REPEAT_WINDOW)
    recent: dict[str, Any] = {"kind": LinkKind.DUPLICATE, f"{side}__unit__in": units}
    for end in (side, twin):
        recent[f"{end}__received_on__gt"] = since
        recent[f"{end}__received_on__lte"] = day
        recent[f"{end}__cancelled_at__isnull"] = True
    closed = Q(petition__kind=_DENUNCIATION) | Q(other__kind=_DENUNCIATION)
    pairs = PetitionLink.objects.filter(**recent).exclude(closed).order_by()
    return _told(
        pairs,
        Kind.REPEATED,
        under=f"{side}__",
        twin=F(f"{twin}__id"),
        least=norm(rules.REPEATS, day),
    )


def _groups(units: list[int], day: date) -> Rows:
    rows = Reception.objects.live().filter(of_many(day), unit__in=units).order_by()
    crowds = rows.annotate(near=Window(Count("pk"), partition_by=[F("unit")]))
    found = crowds.filter(near__gte=norm(rules.GROUPS, day))
    nothing = Value("", TextField())
    return _told(
        Reception.objects.filter(pk__in=found.values("pk")).order_by(),
        Kind.GROUPS,
        code=nothing,
        due_on=Cast(Value(None), DateField()),
        persons=F("persons"),
        place=nothing,
        subject=nothing,
        field=nothing,
    )


def _told(rows: QuerySet[Any, Any], kind: Kind, *, under: str = "", **instead: Any) -> Rows:
    """The rows in the columns of ``_Found``."""
    columns: dict[str, Any] = {
        "why": Value(kind.value, CharField()),
        "pk": F(f"{under}id"),
        "unit_id": F(f"{under}unit"),
        "kind": Cast(f"{under}kind", TextField()),
        "register_no": Cast(f"{under}register_no", TextField()),
        "code": instead.get("code") or Cast(f"{under}public_code", TextField()),
        "received_on": F(f"{under}received_on"),
        "due_on": instead.get("due_on") or F(f"{under}due_on"),
        "persons": instead.get("persons") or F(f"{under}signers"),
        "place": instead.get("place") or _place(under),
        "subject": instead.get("subject") or Cast(f"{under}subject", TextField()),
        "field": instead.get("field") or F(f"{under}field"),
        "twin": instead.get("twin") or Cast(Value(None), BigIntegerField()),
        "least": instead.get("least") or Cast(Value(None), IntegerField()),
    }
    named = {f"h_{name}": columns[name] for name in _Found._fields}
    told: Rows = rows.annotate(**named).values_list(*named)
    return told


def _place(under: str) -> Any:
    written = NullIf(Trim(f"{under}neighbourhood_text"), Value(""))
    return Coalesce(F(f"{under}neighbourhood__name"), written, Value(""), output_field=TextField())


def _case(row: _Found) -> rules.Case:
    """The case as far as it may be told to anyone: a denunciation by kind, code and days."""
    kind = Kind(row.why)
    if kind is Kind.GROUPS:
        label = f"Tiếp công dân: {_RECEPTIONS[row.kind].lower()}"
    else:
        label = _KINDS[row.kind]
    closed = row.kind == _DENUNCIATION
    about = row.field.strip() if row.subject == Subject.OTHER else _SUBJECTS.get(row.subject, "")
    return rules.Case(
        kind=kind,
        topic="reception" if kind is Kind.GROUPS else "petition",
        pk=row.pk,
        unit_id=row.unit_id,
        label=label,
        code=row.register_no or (show_code(row.code) if row.code else ""),
        day=row.received_on,
        due_on=row.due_on,
        persons=row.persons,
        place="" if closed else row.place,
        field="" if closed else about,
        twin=row.twin,
    )
