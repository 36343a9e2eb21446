"""The ward's own report: what officials add to it, its state and its paper."""

from collections.abc import Mapping
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
from reports.compile.completeness import known_of
from reports.enums import Topic
from reports.figures import UnitOfPeriod, units_of
from reports.forms.wording import WordingForm
from reports.models import QuarterlyReport
from reports.models.report import READERS
from reports.rules.snapshot import HAS_DATA, NO_DATA, NOTHING_AROSE
from reports.views.quarter import Choice, chosen_quarter
from songcong.core import clock
from songcong.core.errors import Refused
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY

WARD_READERS = tuple(role for role in READERS if role not in CITY)
_KNOWN = (
    (HAS_DATA, "Đã có số liệu"),
    (NOTHING_AROSE, "Không phát sinh"),
    (NO_DATA, "Chưa có số liệu"),
)


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
        return _state(request, asked) if request.htmx else _page(request, asked)
    if not may_write(request.reader, asked.unit.unit.pk):
        raise PermissionDenied
    form = WordingForm(request.POST, silent=_silent(_known(request, asked)))
    if not form.is_valid():
        return _page(request, asked, form)
    try:
        _save(request, asked, form)
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, asked, form)
    return redirect(asked.address)


def _save(request: OfficialRequest, asked: Asked, form: WordingForm) -> None:
    period, at = asked.choice.period, clock.now()
    draft = ward_report(asked.unit, period)
    save_words(draft, form.texts, form.said_nothing, by=request.user, at=at)
    if "lap" in request.POST:
        today = request.reader.day
        request_compile(period, [asked.unit], with_city=False, today=today, by=request.user, at=at)
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
    return rows.filter(unit=asked.unit.unit).light().order_by("-version").first()


def _known(request: OfficialRequest, asked: Asked) -> Mapping[str, str]:
    """Nothing is known where the figures are refused; compiling then gives the reason."""
    try:
        return known_of(asked.unit, asked.choice.period, today=request.reader.day)
    except Refused:
        return dict.fromkeys(Topic.values, NO_DATA)


def _silent(known: Mapping[str, str]) -> list[str]:
    return [topic for topic, state in known.items() if state != HAS_DATA]


def _state(request: OfficialRequest, asked: Asked) -> HttpResponse:
    """The part of the page that moves while the report is compiled."""
    context = {
        "asked": asked,
        "report": _newest(request, asked),
        "may_write": may_write(request.reader, asked.unit.unit.pk),
    }
    return render(request, "reports/report/state.html", context)


def _page(request: OfficialRequest, asked: Asked, form: WordingForm | None = None) -> HttpResponse:
    newest, known = _newest(request, asked), _known(request, asked)
    if form is None:
        said = [topic for topic, state in known.items() if state == NOTHING_AROSE]
        words = newest.texts if newest else {}
        form = WordingForm(initial={**words, "nothing": said}, silent=_silent(known))
    context = {
        "choice": asked.choice,
        "asked": asked,
        "report": newest,
        "form": form,
        "known": _in_words(known),
        "may_write": may_write(request.reader, asked.unit.unit.pk),
        "more": [("don_vi", asked.unit.key)] if len(asked.mine) > 1 else [],
    }
    status = 422 if form.errors else asked.choice.status
    return render(request, "reports/report/ward.html", context, status=status)


def _in_words(known: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is known, each state with its topics."""
    by_state = [
        (words, " · ".join(topic.label for topic in Topic if known[topic] == state))
        for state, words in _KNOWN
    ]
    return [(words, topics) for words, topics in by_state if topics]
