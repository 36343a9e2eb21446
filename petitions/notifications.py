"""What is told to people about petitions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time

from django.conf import settings
from django.core import signing
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime

from petitions.enums import AlertChannel, PetitionKind
from petitions.models import (
    IdentityRead,
    Petition,
    PetitionAlert,
    PetitionEvent,
    PetitionHandler,
)
from petitions.rules.alert import office_hour
from petitions.rules.moved import moved_words
from petitions.rules.public_code import show_code
from petitions.rules.public_timeline import TOLD
from songcong.core.obligations import Evidence
from wards.calendar import working_calendar
from wards.enums import NoticeKind
from wards.models import User
from wards.notifications import Context, close_notices, letter, post, tell
from wards.rules.reader import WARD_OFFICE

LAY_OUT = "petitions.lay_letter_out"
LAY_OUT_LEFT = "petitions.lay_letters_left"
DUE_DAYS = "petitions.count_due_days_again"
DUE_MOVED = "due_moved"
PAGE = "petitions:official-petition-detail"
MINE = "petitions:official-petition-mine"


def _read_handler_named(ids: Mapping[str, int]) -> Context | None:
    petition = Petition.objects.select_related("unit").filter(pk=ids["petition"]).first()
    handler = User.objects.filter(pk=ids["handler"], is_active=True).first()
    if petition is None or petition.is_cancelled or handler is None:
        return None
    return {"petition": petition, "handler": handler}


HANDLER_NAMED = letter("petitions/mail/handler_named.txt", _read_handler_named)


def handler_named(named: PetitionHandler, *, at: datetime) -> None:
    """Tell a handler that a case was given to them: on the page, and by mail where there is one."""
    tell_office(
        NoticeKind.HANDLER_NAMED,
        named.petition,
        by_id=named.named_by_id,
        at=at,
        only=(named.user_id,),
    )
    if named.user.email:
        post(
            HANDLER_NAMED,
            named.user.email,
            {"petition": named.petition_id, "handler": named.user_id},
            key=f"petition-{named.petition_id}-handler-{named.pk}",
            at=at,
        )


def _read_several(ids: Mapping[str, int]) -> Context | None:
    """The cases of one act that a person was told of together; of denunciations how many."""
    person = User.objects.filter(pk=ids["person"], is_active=True).first()
    first = PetitionEvent.objects.filter(pk=ids["first"]).first()
    if person is None or first is None:
        return None
    act = PetitionEvent.objects.filter(pk__range=(ids["first"], ids["last"]))
    act = act.filter(verb=first.verb, at=first.at, by=first.by_id, data__told__contains=[person.pk])
    cases = [
        (event.petition, event.data.get("said", ""))
        for event in act.select_related("petition__unit").order_by("pk")
        if not event.petition.is_cancelled
    ]
    named = [one for one in cases if one[0].kind != PetitionKind.DENUNCIATION]
    words = next((said for _case, said in named), "")
    hidden = len(cases) - len(named)
    context = {"person": person, "cases": [case for case, _said in named], "hidden": hidden}
    return {**context, "words": words, "count": len(cases)} if cases else None


SEVERAL_GIVEN = letter("petitions/mail/several_given.txt", _read_several)
REMINDER = letter("petitions/mail/reminder.txt", _read_several)


def several_told(
    kind: NoticeKind, person: User, events: Sequence[PetitionEvent], *, by_id: int, at: datetime
) -> None:
    """Tell a person once about the cases of all these events, on the page and by mail.

    Each event's data name the person among those ``told``, and say ``said``; whoever did it is not
    told. A single case is called by its name, several by how many they are.
    """
    if person.pk == by_id:
        return
    cases = [event.petition for event in events]
    told_on_page(kind, person, cases, by_id=by_id, at=at, words=events[0].data["said"])
    if person.email:
        first, last = events[0].pk, events[-1].pk
        post(
            REMINDER if kind == NoticeKind.REMINDER else SEVERAL_GIVEN,
            person.email,
            {"person": person.pk, "first": first, "last": last},
            key=f"petitions-{kind}-{first}-{last}-{person.pk}",
            at=at,
        )


def told_on_page(
    kind: NoticeKind, to: User, cases: Sequence[Petition], *, by_id: int, at: datetime, words: str
) -> None:
    """One notice of all these cases for a person; a single one is called by its name."""
    if len(cases) == 1:
        tell_office(kind, cases[0], by_id=by_id, at=at, only=(to.pk,), data={"words": words})
        return
    tell(
        kind,
        unit_id=cases[0].office_id,
        roles=WARD_OFFICE,
        at=at,
        subject=f"{len(cases)} vụ việc",
        by_id=by_id,
        page=Evidence(MINE),
        only=(to.pk,),
        data={"words": words},
    )


def _of_owner(events: QuerySet[PetitionEvent], user_id: int) -> QuerySet[PetitionEvent]:
    """Events of cases that the person handles, or recorded where nobody handles them."""
    handlers = PetitionHandler.objects.filter(petition=OuterRef("petition"))
    recorded = Q(petition__created_by=user_id) & ~Exists(handlers)
    mine = Exists(handlers.filter(user=user_id))
    return events.filter(mine | recorded & ~Q(petition__kind=PetitionKind.DENUNCIATION))


def _between(first: int, last: int) -> QuerySet[PetitionEvent]:
    return PetitionEvent.objects.filter(pk__range=(first, last), verb=DUE_MOVED)


def _read_due_days_moved(ids: Mapping[str, int]) -> Context | None:
    owner = User.objects.filter(pk=ids["owner"], is_active=True).first()
    if owner is None:
        return None
    events = _of_owner(_between(ids["first"], ids["last"]), owner.pk)
    rows = [
        (event.petition, _moved(event), event.reason)
        for event in events.select_related("petition__unit").order_by("pk")
        if not event.petition.is_cancelled
    ]
    return {"owner": owner, "rows": rows} if rows else None


def _moved(event: PetitionEvent) -> str:
    was, now = (date.fromisoformat(event.data[name]) for name in ("from_due", "to_due"))
    return moved_words(was, now)


DUE_DAYS_MOVED = letter("petitions/mail/due_days_moved.txt", _read_due_days_moved)


def _read_identity_month(ids: Mapping[str, int]) -> Context:
    year, month = divmod(ids["month"], 100)
    rows = IdentityRead.objects.filter(at__year=year, at__month=month).order_by()
    said = rows.values(unit=F("petition__unit__name"), reader=F("by__full_name")).annotate(
        count=Count("pk"), cases=Count("petition", distinct=True)
    )
    found = sorted(said, key=lambda row: (row["unit"], -row["count"], row["reader"]))
    count = sum(row["count"] for row in found)
    return {"month": f"{month:02}/{year}", "rows": found, "count": count}


IDENTITY_MONTH = letter("petitions/mail/identity_month.txt", _read_identity_month)


def _read_sender(ids: Mapping[str, int]) -> Context | None:
    alert = PetitionAlert.objects.going().filter(pk=ids["alert"]).first()
    event = PetitionEvent.objects.select_related("petition").filter(pk=ids["event"]).first()
    if alert is None or event is None or event.verb not in TOLD:
        return None
    petition = event.petition
    if petition.is_cancelled or petition.kind == PetitionKind.DENUNCIATION:
        return None
    token = signing.dumps(alert.pk, salt=STOP_SALT)
    return {
        "code": show_code(petition.public_code),
        "words": TOLD[event.verb],
        "day": localtime(event.at).date(),
        "stop": reverse("petitions:public-alert-stop", args=[token]),
    }


STOP_SALT = "petition-alert"
SENDER = {
    AlertChannel.EMAIL: letter("petitions/mail/sender.txt", _read_sender),
    AlertChannel.SMS: letter("petitions/sms/sender.txt", _read_sender),
}


def tell_senders(events: Iterable[PetitionEvent]) -> None:
    """Let those who asked for it know of a step, once each, within office hours."""
    told = {event.petition_id: event for event in events if event.verb in TOLD}
    alerts = PetitionAlert.objects.going().filter(petition__in=told)
    waiting = list(alerts.exclude(petition__kind=PetitionKind.DENUNCIATION))
    if not waiting:
        return
    opens, closes = (time.fromisoformat(hour) for hour in settings.OFFICE_HOURS)
    calendar = working_calendar()
    for alert in waiting:
        event = told[alert.petition_id]
        post(
            SENDER[AlertChannel(alert.channel)],
            alert.address,
            {"alert": alert.pk, "event": event.pk},
            key=f"petition-event-{event.pk}-{alert.channel}",
            at=office_hour(localtime(event.at), calendar, opens, closes),
            channel=alert.channel,
        )


def due_days_moved(first: int, last: int, *, at: datetime) -> None:
    """Tell each owner once which cases got another due day; ``first`` and ``last`` are events."""
    events = _between(first, last)
    tell_senders(events)
    handled = events.values(owner=F("petition__handlers__user"))
    recorded = events.filter(petition__handlers__isnull=True).exclude(
        petition__kind=PetitionKind.DENUNCIATION
    )
    owners = handled.union(recorded.values(owner=F("petition__created_by")))
    told = User.objects.filter(pk__in=[row["owner"] for row in owners], is_active=True)
    for owner in told.exclude(email="").order_by("pk"):
        post(
            DUE_DAYS_MOVED,
            owner.email,
            {"owner": owner.pk, "first": first, "last": last},
            key=f"petitions-due-moved-{first}-{last}-{owner.pk}",
            at=at,
        )
    of_unit = events.order_by().values("petition__unit").annotate(n=Count("pk"), why=Max("reason"))
    for moved in of_unit:
        tell(
            NoticeKind.DUE_MOVED,
            unit_id=moved["petition__unit"],
            roles=WARD_OFFICE,
            at=at,
            subject=f"{moved['n']} vụ việc",
            data={"reason": moved["why"]},
        )


def tell_office(
    kind: NoticeKind,
    petition: Petition,
    *,
    by_id: int | None,
    at: datetime,
    only: Collection[int] | None = None,
    data: Mapping[str, str | int] | None = None,
) -> None:
    """Tell the unit's office what happened to a case; of a denunciation only that it is there.

    Whoever no longer handles a denunciation is led to no page that is closed to them.
    """
    restricted = petition.kind == PetitionKind.DENUNCIATION
    closed = restricted and kind == NoticeKind.HANDLER_RELEASED
    number = f" số {petition.register_no}" if petition.register_no else ""
    tell(
        kind,
        unit_id=petition.office_id,
        roles=WARD_OFFICE,
        at=at,
        subject=f"{petition.get_kind_display()}{number}",
        by_id=by_id,
        page=None if closed else page_of(petition),
        restricted=restricted,
        only=only,
        data=data,
    )


def page_of(petition: Petition) -> Evidence:
    """The page of a case."""
    return Evidence(PAGE, petition.pk)


def restrict(ids: Collection[int]) -> None:
    """Let no earlier notice say more of denunciations than that they are."""
    close_notices(PAGE, ids)
