"""A citizen asks after a petition by its code and four digits; wrong and none look the same."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from petitions.forms.lookup import LookupForm
from petitions.models.lookup import looked_up
from petitions.views.public.lookup_acts import act_of, forms_of
from petitions.views.public.lookup_answer import Answer, answer_of
from petitions.views.public.tries import TOO_OFTEN, has_opened, minutes_to_try, proof_of
from songcong.core import clock
from wards.calendar import working_calendar
from wards.http import public

NOTHING = "Không tìm thấy đơn nào với mã và bốn số này. Hãy xem lại giấy biên nhận."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def lookup(request: HttpRequest) -> HttpResponse:
    """The question by GET, the answer by POST, so that no code stands in an address."""
    form = LookupForm(request.POST or None)
    answer, status, minutes = None, 200, 0
    more: dict[str, Any] = {}
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif minutes := _minutes_to_wait(request, form):
            form.add_error(None, TOO_OFTEN.format(minutes=minutes))
            status = 429
        else:
            answer, more = _found(request, **form.cleaned_data)
            if answer is None:
                form.add_error(None, NOTHING)
                status = 404
            elif any(one.errors for one in more["after"].values()):
                status = 422
    context = {"form": form, "answer": answer, **more}
    response = render(request, "petitions/public/lookup.html", context, status=status)
    if minutes:
        response["Retry-After"] = str(minutes * 60)
    return response


def _found(request: HttpRequest, code: str, digits: str) -> tuple[Answer | None, dict[str, Any]]:
    """The petition in one query and the calendar in another; what its sender does is done first."""
    petition = looked_up(code, digits)
    calendar = working_calendar()
    if petition is None:
        return None, {}
    done = act_of(request.POST, petition, at=clock.now())
    if done.said:
        petition = looked_up(code, digits)
    answer = answer_of(petition, calendar, clock.today())
    return answer, {
        "after": forms_of(petition, done),
        "said": done.said,
        "opened": proof_of(code, digits),
    }


def _minutes_to_wait(request: HttpRequest, form: LookupForm) -> int:
    """In how many minutes the next try is heard; what is done with an opened petition is none."""
    if has_opened(request, **form.cleaned_data):
        return 0
    return minutes_to_try(request, "lookup", form.tried)
