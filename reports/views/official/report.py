"""The ward's own report: what officials add to it, its state and its paper."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reports.access import may_write
from reports.actions.compiling import request_compile, ward_report
from reports.actions.wording import save_words
from reports.figures import UnitOfPeriod, units_of
from reports.forms.wording import WordingForm
from reports.models import NothingToReport, QuarterlyReport
from reports.models.report import READERS
from reports.views.quarter import Choice, chosen_quarter
from songcong.core import clock
from songcong.core.errors import Refused
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY

WARD_READERS = tuple(role for role in READERS if role not in CITY)


@dataclass(frozen=True)
class Asked:
    """The quarter and the unit that the address asks for, among the reader's own."""

    choice: Choice
    unit: UnitOfPeriod
    mine: list[UnitOfPeriod]

    @property
    def address(self) -> str:
        base = reverse("reports:official-report-list")
        return f"{base}?quy={self.choice.period.code}&don_vi={self.unit.key}"


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_READERS)
def report(request: OfficialRequest) -> HttpResponse:
    """Show and change the words of the report; «Lập báo cáo» saves them and compiles."""
    asked = _asked(request)
    if request.method != "POST":
        return _page(request, asked, _form(request, asked))
    if not may_write(request.reader, asked.unit.unit.pk):
        raise PermissionDenied
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    try:
        _save(request, asked, form)
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, asked, form, status=422)
    return redirect(asked.address)


def _save(request: OfficialRequest, asked: Asked, form: WordingForm) -> None:
    period, at = asked.choice.period, clock.now()
    draft = ward_report(asked.unit, period)
    nothing = form.cleaned_data["nothing"]
    save_words(draft, form.texts, nothing, by=request.user, at=at)
    if "lap" in request.POST:
        today = request.reader.day
        request_compile(period, [asked.unit], with_city=False, today=today, by=request.user, at=at)
        messages.success(request, "Đã lưu và đang lập báo cáo.")
    else:
        messages.success(request, "Đã lưu phần chữ của báo cáo.")


def _asked(request: OfficialRequest) -> Asked:
    choice = chosen_quarter(request.GET.get("quy", ""), request.reader.day)
    own = request.reader.units(*WARD_READERS)
    mine = [unit for unit in units_of(choice.period) if unit.unit.pk in own]
    key = request.GET.get("don_vi", "")
    wanted = [unit for unit in mine if not key or unit.key == key]
    if not wanted:
        raise Http404
    return Asked(choice, wanted[0], mine)


def _newest(request: OfficialRequest, asked: Asked) -> QuarterlyReport | None:
    rows = QuarterlyReport.objects.visible_to(request.reader).of(asked.choice.period)
    return rows.filter(unit=asked.unit.unit).order_by("-version").first()


def _form(request: OfficialRequest, asked: Asked) -> WordingForm:
    known = _newest(request, asked)
    said = NothingToReport.objects.visible_to(request.reader).of(asked.choice.period)
    topics = said.filter(unit=asked.unit.unit).values_list("topic", flat=True)
    return WordingForm(initial={**(known.texts if known else {}), "nothing": list(topics)})


def _page(
    request: OfficialRequest, asked: Asked, form: WordingForm, status: int = 200
) -> HttpResponse:
    context = {
        "choice": asked.choice,
        "asked": asked,
        "report": _newest(request, asked),
        "form": form,
        "may_write": may_write(request.reader, asked.unit.unit.pk),
        "more": [("don_vi", asked.unit.key)] if len(asked.mine) > 1 else [],
    }
    template = "state.html" if request.htmx else "ward.html"
    return render(request, f"reports/report/{template}", context, status=status)
