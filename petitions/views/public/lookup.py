"""A citizen asks after a petition by its code and four digits; wrong and none look the same."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from petitions.forms.lookup import LookupForm
from petitions.models.lookup import looked_up
from petitions.views.public.lookup_answer import Answer, answer_of
from petitions.views.public.tries import TOO_OFTEN, minutes_to_try
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
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif minutes := minutes_to_try(request, "lookup", form.tried):
            form.add_error(None, TOO_OFTEN.format(minutes=minutes))
            status = 429
        else:
            answer = _found(**form.cleaned_data)
            if answer is None:
                form.add_error(None, NOTHING)
                status = 404
    context = {"form": form, "answer": answer}
    response = render(request, "petitions/public/lookup.html", context, status=status)
    if minutes:
        response["Retry-After"] = str(minutes * 60)
    return response


def _found(code: str, digits: str) -> Answer | None:
    """The petition in one query and the calendar in another."""
    petition = looked_up(code, digits)
    calendar = working_calendar()
    return answer_of(petition, calendar, clock.today()) if petition is not None else None
