"""Several supervisions of a board, or several recommendations of one, typed on one page."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.actions.recommendation import RecommendationFacts, recommend_all
from inspections.actions.supervision import NewSupervision, create_all
from inspections.enums import Board
from inspections.forms.recommendation import RecommendationForm
from inspections.forms.supervision import LINE_FORMS
from inspections.views.official.desk import called, mine
from inspections.views.official.supervision import REGISTERS
from inspections.views.official.supervision_form import last, writable
from songcong.core import clock
from songcong.core.vietnamese import lower_first
from wards.calendar import law
from wards.forms.record import RecordForm
from wards.http import OfficialRequest, official
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.beginning import beginning
from wards.views.official.listing import View
from wards.views.official.several import Several, several_page

methods = require_http_methods(["GET", "HEAD", "POST"])


def supervisions_view(board: Board) -> View:
    """Supervisions of one unit, each with what it found and perhaps recommended."""

    @methods
    @official(*sorted(WRITERS[board]))
    def several(request: OfficialRequest) -> HttpResponse:
        form, register = LINE_FORMS[board], REGISTERS[board]
        whose = RecordForm(request.POST or None, units=units_to_write(request.reader, board))

        def save(lines: Sequence[NewSupervision]) -> Sequence[object]:
            unit = whose.cleaned_data["unit"]
            return create_all(unit, board, lines, by=request.user, at=clock.now(), law=law())

        model = last(request, board)
        asked = Several(
            form=form,
            whose=whose,
            first=beginning(request, form, writable(request, board), model),
            save=save,
            title=f"Ghi nhiều {register.one}",
            crumb=register.title,
            back=reverse(f"{register.prefix}-list"),
            again=reverse(f"{register.prefix}-several"),
            said=lambda made: f"Đã ghi {made} dòng vào {lower_first(register.title)}.",
        )
        return several_page(request, asked)

    return several


def recommendations_view(board: Board) -> View:
    """What one supervision recommended."""

    @methods
    @official(*sorted(WRITERS[board]))
    def several(request: OfficialRequest, pk: int) -> HttpResponse:
        supervision = mine(request, board, pk)

        def save(lines: Sequence[RecommendationFacts]) -> Sequence[object]:
            return recommend_all(
                pk,
                lines,
                version=supervision.version,
                by=request.user,
                at=clock.now(),
                law=law(),
            )

        prefix = REGISTERS[board].prefix
        crumb = called(supervision)
        asked = Several(
            form=RecommendationForm,
            whose=RecordForm(request.POST or None),
            first={},
            save=save,
            title="Thêm nhiều kiến nghị",
            crumb=crumb[:1].upper() + crumb[1:],
            back=reverse(f"{prefix}-detail", args=[pk]),
            again=reverse(f"{prefix}-recommend-several", args=[pk]),
            said=lambda made: f"Đã ghi {made} kiến nghị.",
        )
        return several_page(request, asked)

    return several
