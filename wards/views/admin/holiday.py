"""Days off and days worked instead, by year; a late announcement is a day like any other."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from songcong.core import clock
from songcong.core.vietnamese import date_in_words
from wards.actions import holiday as actions
from wards.actions.foresee import Outlook, law_outlook
from wards.actions.ground import version_of
from wards.filters.holiday import HolidayFilter
from wards.forms.ground import ReasonForm
from wards.forms.holiday import HolidayForm, NewHolidayForm
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.models import Holiday
from wards.rules.keeping import KEEPERS
from wards.views.admin.ledger import Ledger, compared_tag, ledger_export, ledger_list, said
from wards.views.admin.page import act_of, ground_page, history_of
from wards.views.official.buttons import Button
from wards.views.official.cells import Tag

OPENS = KEEPERS["holiday"]


def _of_year(_request: OfficialRequest, form: HolidayFilter) -> list[Button]:
    year = form.shown_year
    shown = HOLIDAYS.url("list")
    return [
        Button(f"Xác nhận cả năm {year}", HOLIDAYS.url("confirm", year)),
        *(Button(f"Năm {near}", f"{shown}?year={near}") for near in (year - 1, year + 1)),
    ]


HOLIDAYS: Ledger = Ledger(
    prefix="wards:admin-holiday",
    topic="holiday",
    title="Ngày nghỉ và làm bù",
    one="ngày",
    rows=Holiday.objects.visible_to,
    order=("day", "pk"),
    columns=(
        said("Ngày", lambda row: date_in_words(row.day), "words"),
        said(
            "Loại", lambda row: Tag(row.get_kind_display(), "grey" if row.kind == "off" else "blue")
        ),
        said("Căn cứ", lambda row: row.basis, "long"),
        said("Đối chiếu", lambda row: compared_tag(row.confirmed)),
    ),
    filters=HolidayFilter,
    lead="Năm chưa đối chiếu hết thì hạn tính qua năm đó ghi là dự kiến.",
    empty="Năm này chưa có ngày nào: hạn chỉ trừ thứ Bảy, Chủ nhật và ghi là dự kiến.",
    buttons=_of_year,
)

holiday_list = ledger_list(HOLIDAYS)
holiday_export = ledger_export(HOLIDAYS)


@require_safe
@official(*OPENS)
def holiday_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One day, and what was done to it."""
    row = _row(request, pk)
    context = {
        "register": HOLIDAYS,
        "list_url": _of(row),
        "heading": date_in_words(row.day),
        "tags": [Tag(row.get_kind_display(), "blue"), compared_tag(row.confirmed)],
        "facts": [("Căn cứ", row.basis)],
        "buttons": [
            Button("Sửa", HOLIDAYS.url("edit", pk), is_step=True),
            Button("Bỏ ngày này", HOLIDAYS.url("remove", pk)),
        ],
        "events": history_of(request.reader, "holiday", pk),
    }
    return render(request, "wards/admin/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def holiday_create(request: OfficialRequest) -> HttpResponse:
    """A day off or a day worked instead; how many cases move is shown before."""
    form = NewHolidayForm(request.POST or None, initial={"kind": "off"})

    def outlook() -> Outlook:
        day, kind = form.cleaned_data["day"], form.cleaned_data["kind"]
        actions.refuse_pointless(day, kind)
        change = actions.change_of(day, kind, today=request.reader.day)
        word = "thành ngày nghỉ" if kind == "off" else "thành ngày làm việc"
        return law_outlook(change, [f"{date_in_words(day)} {word}."])

    return ground_page(
        request,
        form,
        lambda: actions.add_holiday(
            form.cleaned_data["day"], form.facts(), act_of(request, form, clock.now())
        ),
        said=lambda row: f"Đã thêm {date_in_words(row.day)}.",
        context=_context("Thêm ngày nghỉ, ngày làm bù", HOLIDAYS.url("list")),
        outlook=outlook,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def holiday_edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction; the later of two people sees both versions."""
    row = _row(request, pk)
    form = HolidayForm(request.POST or None, initial=HolidayForm.initial_of(row))

    def outlook() -> Outlook:
        kind = form.cleaned_data["kind"]
        actions.refuse_pointless(row.day, kind)
        return law_outlook(actions.change_of(row.day, kind, today=request.reader.day))

    def rows() -> list[Difference]:
        return form.against(HolidayForm(initial=HolidayForm.initial_of(_row(request, pk))))

    context = _context("Sửa ngày", HOLIDAYS.url("detail", pk))
    return ground_page(
        request,
        form,
        lambda: actions.correct_holiday(
            pk, form.facts(), act_of(request, form, clock.now()), version=form.seen_version
        ),
        said="Đã lưu.",
        context=context | {"lead": date_in_words(row.day)},
        rows=rows,
        outlook=outlook,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def holiday_remove(request: OfficialRequest, pk: int) -> HttpResponse:
    """The day is again what its weekday says."""
    row = _row(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": version_of(row)})
    context = _context("Bỏ ngày", _of(row)) | {"lead": date_in_words(row.day), "label": "Bỏ ngày"}
    return ground_page(
        request,
        form,
        lambda: actions.take_away_holiday(
            pk, act_of(request, form, clock.now()), version=form.seen_version
        ),
        said="Đã bỏ ngày khỏi bảng.",
        context=context,
        outlook=lambda: law_outlook(actions.change_of(row.day, None, today=request.reader.day)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def holiday_confirm(request: OfficialRequest, year: int) -> HttpResponse:
    """All days of a year were compared with the announcement."""
    form = ReasonForm(request.POST or None)
    back = f"{HOLIDAYS.url('list')}?year={year}"
    context = _context(f"Xác nhận ngày nghỉ năm {year}", back) | {"label": "Đã đối chiếu cả năm"}
    return ground_page(
        request,
        form,
        lambda: (year, actions.confirm_year(year, act_of(request, form, clock.now()))),
        said=lambda done: f"Năm {done[0]}: đã đối chiếu thêm {done[1]} ngày.",
        context=context,
    )


def _row(request: OfficialRequest, pk: int) -> Holiday:
    return get_object_or_404(Holiday.objects.visible_to(request.reader), pk=pk)


def _of(row: Holiday) -> str:
    return f"{HOLIDAYS.url('list')}?year={row.day.year}"


def _context(title: str, back: str) -> dict[str, str]:
    return {"title": title, "back": back, "crumb": HOLIDAYS.title}
