"""The link in a mail by which a sender stops being told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from petitions.actions.alert import alert_of, stop_by_link
from petitions.rules.public_code import show_code
from songcong.core import clock
from wards.http import public

TEMPLATE = "petitions/public/alert_stop.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Asks by GET, stops by POST; a link that we did not write is said to be none."""
    alert = alert_of(token)
    if alert is None:
        return render(request, TEMPLATE, {"code": ""})
    if request.method == "POST":
        stop_by_link(alert, at=clock.now())
    context = {
        "code": show_code(alert.petition.public_code),
        "stopped": request.method == "POST" or alert.stopped_at is not None,
    }
    return render(request, TEMPLATE, context)
