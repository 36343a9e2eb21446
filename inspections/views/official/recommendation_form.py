"""Adding and correcting a recommendation, and recording how it was answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.actions import recommendation as actions
from inspections.enums import Board
from inspections.forms.recommendation import (
    AnswerForm,
    RecommendationForm,
    initial_answer,
    initial_of,
)
from inspections.models import Recommendation, Supervision
from inspections.views.official.desk import called, mine
from songcong.core import clock
from songcong.core.vietnamese import short_date
from wards.calendar import law
from wards.forms.record import CancelForm, Difference, VersionedForm
from wards.http import OfficialRequest, official
from wards.rules.rights import WRITERS
from wards.views.official.listing import View
from wards.views.official.saving import form_page

methods = require_http_methods(["GET", "HEAD", "POST"])


def add_view(board: Board) -> View:
    """One more recommendation on a supervision."""

    @methods
    @official(*sorted(WRITERS[board]))
    def add(request: OfficialRequest, pk: int) -> HttpResponse:
        supervision = mine(request, board, pk)
        initial = {"version": supervision.version}
        form = RecommendationForm(request.POST or None, initial=initial)

        def act() -> object:
            return actions.recommend(pk, form.facts(), **_told(request, form), law=law())

        def rows() -> list[Difference]:
            return form.against(RecommendationForm())

        title = f"Thêm kiến nghị: {called(supervision)}"
        context = _context(supervision, title)
        return form_page(request, form, act, rows=rows, said="Đã ghi kiến nghị.", context=context)

    return add


def edit_view(board: Board) -> View:
    """A correction of what was recommended and when."""

    @methods
    @official(*sorted(WRITERS[board]))
    def edit(request: OfficialRequest, pk: int) -> HttpResponse:
        row, supervision = _opened(request, board, pk)
        initial = initial_of(row, supervision.version)
        form = RecommendationForm(request.POST or None, initial=initial)

        def act() -> object:
            return actions.edit(pk, form.facts(), **_told(request, form), law=law())

        def rows() -> list[Difference]:
            return form.against(RecommendationForm(initial=initial))

        context = _context(supervision, "Sửa kiến nghị")
        return form_page(request, form, act, rows=rows, said="Đã lưu.", context=context)

    return edit


def answer_view(board: Board) -> View:
    """How a recommendation was answered: what was owed is settled."""

    @methods
    @official(*sorted(WRITERS[board]))
    def answer(request: OfficialRequest, pk: int) -> HttpResponse:
        row, supervision = _opened(request, board, pk)
        initial = initial_answer(row, supervision.version, request.reader.day)
        form = AnswerForm(request.POST or None, sent_on=row.sent_on, initial=initial)

        def act() -> object:
            return actions.answer(pk, form.facts(), **_told(request, form))

        def rows() -> list[Difference]:
            stored = initial_answer(row, supervision.version, None)
            return form.against(AnswerForm(sent_on=row.sent_on, initial=stored))

        context = _context(supervision, "Ghi trả lời kiến nghị")
        context["lead"] = _asked(row, supervision)
        return form_page(request, form, act, rows=rows, said="Đã ghi trả lời.", context=context)

    return answer


def cancel_view(board: Board) -> View:
    """One recommendation made by mistake leaves lists, figures and what is owed."""

    @methods
    @official(*sorted(WRITERS[board]))
    def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
        row, supervision = _opened(request, board, pk)
        form = CancelForm(request.POST or None, initial={"version": supervision.version})

        def act() -> object:
            return actions.cancel(pk, reason=form.cleaned_data["reason"], **_told(request, form))

        context = _context(supervision, "Hủy kiến nghị") | {"label": "Hủy kiến nghị"}
        context["lead"] = _asked(row, supervision)
        return form_page(request, form, act, said="Đã hủy kiến nghị.", context=context)

    return cancel


def _opened(request: OfficialRequest, board: Board, pk: int) -> tuple[Recommendation, Supervision]:
    rows = Recommendation.objects.visible_to(request.reader)
    rows = rows.live().filter(finding__supervision__board=board)
    row = get_object_or_404(rows.select_related("finding"), pk=pk)
    return row, mine(request, board, row.finding.supervision_id)


def _told(request: OfficialRequest, form: VersionedForm) -> dict[str, Any]:
    return {"version": form.seen_version, "by": request.user, "at": clock.now()}


def _asked(row: Recommendation, supervision: Supervision) -> str:
    """What is answered and by when it had to be, in one sentence."""
    sent = f", gửi ngày {short_date(row.sent_on)}" if row.sent_on else ""
    due = f", hạn trả lời {short_date(row.due_on)}" if row.due_on else ""
    basis = f" (căn cứ: {row.due_citation})" if row.due_citation else ""
    return f"{row.content or supervision.subject or 'Kiến nghị'}{sent}{due}{basis}"


def _context(supervision: Supervision, title: str) -> dict[str, str]:
    back = reverse(f"inspections:official-{supervision.board}-detail", args=[supervision.pk])
    crumb = called(supervision)
    return {
        "title": title,
        "crumb": crumb[:1].upper() + crumb[1:],
        "back": back,
        "label": "Lưu",
    }
