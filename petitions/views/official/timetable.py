"""The timetable as the ward's office keeps it, and the weeks of its chair."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from petitions.actions.timetable import SLOT_KEEPER, change_day, record_sitting
from petitions.enums import ReceptionKind
from petitions.filters.timetable import SlotFilter
from petitions.forms.timetable import ChangeForm, SittingForm, SlotForm
from petitions.models import LeaderWeek, ReceptionSlot, SlotChange
from petitions.models.timetable import WEEKDAYS
from songcong.core import clock
from songcong.core.keyset import Row
from wards.access import may
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY, WARD_OFFICE, Reader
from wards.views.official.buttons import Button, desk_buttons
from wards.views.official.cells import Column, choice, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import (
    attachments,
    facts_of,
    record_context,
    timeline,
)
from wards.views.official.saving import form_page, record_for

READERS = (*WARD_OFFICE, *CITY)
VERBS = {"change_day": "Thay đổi một ngày"}


def hours(starts_at: object, ends_at: object) -> str:
    """From when to when: "7:30 – 11:00"."""
    return f"{starts_at:%H:%M} – {ends_at:%H:%M}"


def _when(row: Row, _reader: Reader) -> str:
    return dict(WEEKDAYS).get(row["weekday"], "Một ngày")


SLOTS = Register(
    prefix="petitions:official-slot",
    title="Lịch tiếp công dân",
    one="lịch tiếp",
    readers=READERS,
    rows=lambda reader: ReceptionSlot.objects.visible_to(reader).live(),
    day="valid_from",
    names=("kind", "weekday", "starts_at", "ends_at", "place", "receiver", "seats", "valid_to"),
    columns=(
        Column("Thứ", _when, closed=None),
        Column("Giờ", lambda row, _reader: hours(row["starts_at"], row["ends_at"]), "nowrap"),
        choice("kind", "Hình thức", ReceptionKind.choices),
        plain("receiver", "Người tiếp", "words"),
        plain("place", "Địa điểm", "words"),
        plain("valid_from", "Từ ngày", "nowrap"),
        plain("valid_to", "Đến hết ngày", "nowrap"),
        plain("seats", "Lượt đăng ký", listed=False),
    ),
    filters=SlotFilter,
    template="petitions/official/slot/list.html",
)
SLOT_DESK = Desk(SLOTS, ReceptionSlot.objects.visible_to, SlotForm, SLOT_KEEPER)


@require_safe
@official(*READERS)
def slot_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One line of the timetable, with its changed days."""
    rows = ReceptionSlot.objects.visible_to(request.reader)
    slot = get_object_or_404(rows.select_related("unit", "cancelled_by"), pk=pk)
    context = record_context(
        SLOTS,
        slot,
        facts=[
            *facts_of(slot, "unit", "kind"),
            ("Ngày", _when({"weekday": slot.weekday}, request.reader)),
            ("Giờ", hours(slot.starts_at, slot.ends_at)),
            *facts_of(slot, "place", "receiver", "seats", "valid_from", "valid_to"),
        ],
        events=timeline(slot, VERBS, SlotChange),
        heading=str(slot),
        buttons=_buttons(request.reader, slot),
        changes=slot.changes.order_by("-day"),
        files=attachments(slot, "petitions:official-slot-file", request.reader),
    )
    return render(request, "petitions/official/slot/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def slot_change(request: OfficialRequest, pk: int) -> HttpResponse:
    """One day moved or cancelled, with the reason that is published."""
    rows = ReceptionSlot.objects.visible_to(request.reader)
    slot = record_for(rows, pk, lambda row: may(request.reader, "edit", row, "slot"))
    form = ChangeForm(request.POST or None, initial={"version": slot.version})
    back = reverse("petitions:official-slot-detail", args=[pk])
    context = {"title": "Thay đổi một ngày", "lead": str(slot), "label": "Công bố thay đổi"}
    return form_page(
        request,
        form,
        lambda: change_day(
            pk, form.facts(), version=form.seen_version, by=request.user, at=clock.now()
        ),
        said=_announced,
        context=context | {"back": back, "crumb": "Lịch tiếp"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def week_sitting(request: OfficialRequest, pk: int) -> HttpResponse:
    """The chair sat on a day of the week and nobody came."""
    rows = LeaderWeek.objects.visible_to(request.reader).select_related("unit")
    week = get_object_or_404(rows, pk=pk, unit__in=request.reader.units(*WARD_OFFICE))
    first = {"version": week.version, "sat_on": week.sat_on or week.due_on, "sat_by": week.sat_by}
    form = SittingForm(request.POST or None, initial=first)
    back = reverse("petitions:official-reception-list")
    lead = (
        f"{week}. Nếu có công dân đến, ghi lượt tiếp định kỳ vào sổ; nếu không có ai đến, "
        f"ghi ngày trực ở đây (căn cứ: {week.citation})."
    )
    return form_page(
        request,
        form,
        lambda: record_sitting(
            pk,
            form.cleaned_data["sat_on"],
            form.cleaned_data["sat_by"],
            version=form.seen_version,
            by=request.user,
            at=clock.now(),
        ),
        said="Đã ghi ngày trực tiếp công dân.",
        context={
            "title": "Chủ tịch tiếp công dân định kỳ",
            "lead": lead,
            "label": "Ghi lại",
            "back": back,
            "crumb": "Sổ tiếp công dân",
        },
    )


def _announced(change: SlotChange) -> str:
    """What is said of a change: who booked that day must be told by telephone."""
    said = f"Đã công bố thay đổi ngày {change}."
    booked = change.slot.bookings.standing().filter(day=change.day).count()
    return f"{said} {booked} người đã đăng ký ngày này, hãy gọi báo." if booked else said


def _buttons(reader: Reader, slot: ReceptionSlot) -> list[Button]:
    verbs = desk_buttons(reader, SLOTS, slot)
    if not verbs:
        return []
    change = reverse("petitions:official-slot-change", args=[slot.pk])
    return [Button("Thay đổi một ngày", change, is_step=True), *verbs]
