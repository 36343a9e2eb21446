"""Working on petitions together: taking a case in hand, and the chair's approval of a step."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from petitions.access import APPROVE, may
from petitions.actions import claim as claims
from petitions.actions.proposal import approve, facts_of, send_back
from petitions.enums import Outcome
from petitions.forms.proposal import RemarkForm
from petitions.models import Petition, PetitionProposal
from petitions.rules.steps import Facts
from petitions.rules.workflow import workflow_of
from petitions.views.official.petition_form import DETAIL, opened
from songcong.core import clock
from songcong.core.errors import Conflict, Refused
from songcong.core.vietnamese import short_date
from wards.calendar import law
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.record import Fact
from wards.views.official.saving import attempt, conflict_page, status_of

PAGE = "petitions/official/petition/approval.html"
_TITLES = {
    "paper": "Văn bản số",
    "office": "Cơ quan cần đến",
    "ground": "Căn cứ",
    "reason": "Lý do",
    "no_proof": "Lý do không kèm tài liệu",
}


@require_POST
@official(*WARD_OFFICE)
def claim(request: OfficialRequest, pk: int) -> HttpResponse:
    """Take the case in hand for a while, or let it go."""
    opened(request, pk, "edit")
    try:
        if "release" in request.POST:
            claims.release(pk, by=request.user, at=clock.now())
            messages.success(request, "Đã thôi giữ vụ việc.")
        else:
            held = claims.claim(pk, by=request.user, at=clock.now(), law=law())
            messages.success(request, f"Bạn giữ vụ việc này đến {_until(held.until)}.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect(DETAIL, pk)


@official(*WARD_OFFICE)
def approval(request: OfficialRequest, pk: int) -> HttpResponse:
    """The step that waits: the chair approves it, or returns it with a remark."""
    petition = opened(request, pk, APPROVE)
    back = reverse(DETAIL, args=[pk])
    waiting = petition.proposals.waiting().select_related("proposed_by").first()
    if waiting is None:
        messages.warning(request, "Không còn việc nào chờ duyệt ở vụ việc này.")
        return redirect(back)
    form = RemarkForm(request.POST or None, initial={"version": petition.version})
    if request.method == "POST" and form.is_valid():
        try:
            done = attempt(form, lambda: _decide(request, form, pk))
        except Conflict as conflict:
            return conflict_page(request, form=form, rows=[], conflict=conflict, back=back)
        if done is not None:
            messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "petition": petition,
        "back": back,
        "step": label_of(petition, waiting),
        "by": waiting.proposed_by,
        "at": waiting.proposed_at,
        "facts": _said(facts_of(waiting)),
    }
    return render(request, PAGE, context, status=status_of(form))


def label_of(petition: Petition, proposal: PetitionProposal) -> str:
    """What the step that waits is called."""
    table = workflow_of(petition.kind, petition.instance)
    labels = (row.label for row in table.transitions if row.verb == proposal.verb)
    return next(labels, "Bước không còn trong quy trình")


def work_of(petition: Petition, reader: Reader) -> dict[str, object]:
    """What the page of a case says of who holds it and of the step that waits."""
    held = petition.claim if hasattr(petition, "claim") else None
    if held is not None and held.until <= clock.now():
        held = None
    last = petition.proposals.open_ones().select_related("proposed_by", "decided_by").last()
    return {
        "held": held,
        "held_by_me": held is not None and held.user_id == reader.user_id,
        "proposal": last,
        "proposal_step": label_of(petition, last) if last else "",
        "may_approve": last is not None and may(reader, APPROVE, petition),
        "may_claim": may(reader, "edit", petition),
    }


def _decide(request: OfficialRequest, form: RemarkForm, pk: int) -> str:
    version, by, at = form.seen_version, request.user, clock.now()
    if "return" in request.POST:
        send_back(pk, form.cleaned_data["remark"], version=version, by=by, at=at)
        return "Đã trả lại người trình."
    done = approve(pk, version=version, by=by, at=at, law=law())
    return f"Đã duyệt. {done.get_status_display()}."


def _said(facts: Facts) -> list[Fact]:
    """The step as it was proposed, as far as it says something."""
    rows = [("Ngày thực hiện", short_date(facts.on))]
    if facts.outcome:
        rows.append(("Kết quả", str(Outcome(facts.outcome).label)))
    rows += [("Vụ việc phức tạp", "Có")] if facts.complex else []
    rows += [
        (title, getattr(facts, name)) for name, title in _TITLES.items() if getattr(facts, name)
    ]
    return rows


def _until(at: datetime) -> str:
    return f"{localtime(at):%H:%M ngày %d/%m/%Y}"
