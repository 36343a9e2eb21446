"""Answering what voters asked, or passing it on."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions.access import voter_steps
from petitions.actions.voter_step import take_voter_step
from petitions.forms.voter_step import VoterStepForm
from petitions.models import VoterPetition
from petitions.rules.step_pages import VOTER_STEPS, VOTER_WORDS
from petitions.rules.voter import passing_on_deadline
from songcong.core import clock
from songcong.core.vietnamese import short_date
from songcong.core.workflow import Transition
from wards.access import may
from wards.calendar import law
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.buttons import Button, desk_buttons
from wards.views.official.listing import Register
from wards.views.official.saving import form_page

DETAIL = "petitions:official-voter-detail"


def buttons_of(reader: Reader, register: Register, case: VoterPetition) -> list[Button]:
    """The next steps of the table, then what is always possible."""
    return [*_buttons(case, voter_steps(reader, case)), *desk_buttons(reader, register, case)]


def _buttons(case: VoterPetition, rows: Iterable[Transition]) -> list[Button]:
    return [
        Button(
            row.label,
            reverse("petitions:official-voter-step", args=[case.pk, VOTER_WORDS[row.verb]]),
            is_step=True,
        )
        for row in rows
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def step(request: OfficialRequest, pk: int, slug: str) -> HttpResponse:
    """One step of the table: what its row requires, and its article."""
    verb = VOTER_STEPS.get(slug)
    if verb is None:
        raise Http404
    rows = VoterPetition.objects.visible_to(request.reader).select_related("unit")
    case = get_object_or_404(rows, pk=pk)
    rows_open = voter_steps(request.reader, case)
    row = next((r for r in rows_open if r.verb == verb), None)
    if row is None:
        if not may(request.reader, "edit", case, "voter"):
            raise PermissionDenied
        messages.warning(request, "Việc này không làm được ở bước hiện tại của hồ sơ.")
        return redirect(DETAIL, pk)
    form = VoterStepForm(request.POST or None, case=case, row=row, today=request.reader.day)

    def act() -> VoterPetition:
        return take_voter_step(
            pk, verb, form.step(), version=form.seen_version, by=request.user, at=clock.now()
        )

    def differing() -> list[Difference]:
        state = Difference("Trạng thái", case.get_status_display(), "–", differs=False)
        return [state, *form.against(form.as_first_shown())]

    context = _context(verb, case, row) | {
        "ways": _buttons(case, (other for other in rows_open if other is not row))
    }
    return form_page(
        request,
        form,
        act,
        rows=differing,
        said=lambda done: f"Đã ghi: {done.get_status_display()}.",
        context=context,
    )


def _context(verb: str, case: VoterPetition, row: Transition) -> dict[str, object]:
    return {
        "title": f"{row.label} – {case}",
        "label": "Ghi lại",
        "back": reverse(DETAIL, args=[case.pk]),
        "lead": _lead(verb, case, row.article),
        "crumb": str(case),
    }


def _lead(verb: str, case: VoterPetition, article: str) -> str:
    """The article, and by when a request sent to the wrong body is passed on."""
    if verb != "pass_on":
        return f"Căn cứ: {article}"
    last = passing_on_deadline(case.received_on, law())
    if last is None:
        return f"Căn cứ: {article}"
    return f"Chuyển chậm nhất ngày {short_date(last.due_on)} (căn cứ: {last.norm.citation})"
