"""What an office wrote down of a sender before it knew that the petition denounces somebody."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.apps import apps

from petitions.access import REMIND
from petitions.actions.denouncer import Identity
from petitions.actions.letter_seal import redact_letters, words_without
from petitions.models import (
    AnswerPublication,
    BookingParty,
    Petition,
    PetitionAlert,
    PetitionEvent,
    PetitionFile,
    PetitionProposal,
    PetitionRating,
    Reception,
    ReceptionBooking,
    ReceptionEvent,
    ReceptionFile,
    ReceptionParty,
)
from petitions.notifications import restrict
from wards.enums import NoticeKind
from wards.models import OutboundMessage
from wards.notifications import reword_notices

SEALED = "sealed"
_OF_FILE = (
    "file",
    "original_name",
    "content_type",
    "size",
    "sha256",
    "stored_at",
    "stored_by_id",
)


def remove_traces(ids: Collection[int], *, by_id: int | None, at: datetime) -> None:
    """Wipe what stands in the open around petitions that are denunciations now; set by set.

    That is: the register's notes with their old rows, proposals, the digits of look-up, the errors
    of messages sent, the words of notices, whom to tell of steps, what was rated and published, and
    who was received with what was said and shown there.
    Law on Denunciations 25/2018/QH14, Article 56.
    """
    _wipe(Petition, ids, lookup_digits="")
    OutboundMessage.objects.filter(context__petition__in=list(ids)).update(error="")
    restrict(ids)
    _forget_sender(ids)
    PetitionProposal.objects.filter(petition__in=ids).update(facts={}, remark="")
    came = Petition.objects.filter(pk__in=ids, reception__isnull=False).order_by("-pk")
    cases = dict(came.values_list("reception", "pk"))
    if cases:
        _move_files(cases)
        seal_receptions(cases)
        ReceptionEvent.objects.bulk_create(
            ReceptionEvent(reception_id=pk, verb=SEALED, by_id=by_id, at=at) for pk in cases
        )


def _forget_sender(ids: Collection[int]) -> None:
    """Tell the sender nothing more, and forget what was told, rated and published."""
    alerts = PetitionAlert.objects.filter(petition__in=ids)
    told = list(alerts.values_list("pk", flat=True))
    OutboundMessage.objects.filter(context__alert__in=told).delete()
    alerts.delete()
    PetitionRating.objects.filter(petition__in=ids).delete()
    AnswerPublication.objects.filter(petition__in=ids).delete()


def seal_receptions(ids: Collection[int]) -> None:
    """Wipe who was received, who had booked the turn, and what was said."""
    ReceptionParty.objects.filter(reception__in=ids).delete()
    ReceptionBooking.objects.filter(reception__in=ids).update(topic="")
    BookingParty.objects.filter(booking__reception__in=ids).delete()
    _wipe(Reception, ids, search_text="", content="")


def redact(petition: int, *senders: Identity) -> None:
    """Take the senders out of the words of the case's papers, timeline and reminders."""
    redact_letters(petition, *senders)
    clean = words_without(*senders)
    changed, reminded = [], []
    for event in PetitionEvent.objects.filter(petition=petition):
        reminded += [event.at] if event.verb == REMIND else []
        reason, data = clean(event.reason), {k: _cleaned(v, clean) for k, v in event.data.items()}
        if (reason, data) != (event.reason, event.data):
            event.reason, event.data = reason, data
            changed.append(event)
    PetitionEvent.objects.bulk_update(changed, ["reason", "data"])
    reword_notices(NoticeKind.REMINDER, reminded, clean)


def _cleaned(value: Any, clean: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _move_files(cases: dict[int, int]) -> None:
    """Hang the scans of receptions on the denunciation, which opens them to its handlers alone."""
    shown = ReceptionFile.objects.filter(parent__in=cases)
    PetitionFile.objects.bulk_create(
        PetitionFile(parent_id=cases[parent], **dict(zip(_OF_FILE, facts, strict=True)))
        for parent, *facts in shown.order_by("pk").values_list("parent", *_OF_FILE)
    )
    shown.delete()


def _wipe(model: type[Petition] | type[Reception], ids: Collection[int], **fields: str) -> None:
    """Empty the fields and the register's notes, those of the rows' history too."""
    model.objects.filter(pk__in=ids).update(register_note={}, **fields)
    history = apps.get_model("petitions", f"{model.__name__}History")
    kept = {name: words for name, words in fields.items() if name == "content"}
    history.objects.filter(pgh_obj__in=ids).update(register_note={}, **kept)
