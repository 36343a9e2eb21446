"""The typed request: who asks, on which day; and the doors, closed unless a view opens them."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from songcong.core import clock
from songcong.core.download import Outgoing, hand_out
from wards.models.reading import reader_for
from wards.models.user import User
from wards.rules.reader import Reader

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])
PAGE_METHODS = ("GET", "HEAD", "POST")
"""What a browser sends; each view says which of these it hears."""
OPEN_PREFIXES = ("/static/", "/api/")


class OfficialRequest(HttpRequest):
    """A request of a signed-in person with at least one role of the door."""

    user: User
    reader: Reader
    htmx: HtmxDetails


def reader_of(request: HttpRequest) -> Reader:
    """Who reads this request, worked out once a request."""
    known: Reader | None = request.__dict__.get("reader")
    if known is None:
        today = clock.today()
        user = request.user
        known = reader_for(user, today) if user.is_authenticated else Reader(None, today)
        request.__dict__["reader"] = known
    return known


def public(view: V) -> V:
    """Open a view to anyone."""
    view.door = "public"  # type: ignore[attr-defined]  # read by DoorMiddleware
    return view


def signed_in(
    view: Callable[Concatenate[OfficialRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Open a view to any signed-in person."""
    return official()(view)


def official(
    *roles: str,
) -> Callable[
    [Callable[Concatenate[OfficialRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Open a view to people who hold one of the roles today; without roles, to any person."""

    def opened(
        view: Callable[Concatenate[OfficialRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            reader = reader_of(request)
            if roles and not reader.has(*roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        guarded.door = roles or "signed_in"  # type: ignore[attr-defined]  # read by DoorMiddleware
        return guarded

    return opened


def export_view(
    roles: Collection[str], outgoing: Callable[[OfficialRequest], Outgoing]
) -> Callable[..., HttpResponseBase]:
    """A view that hands rows out as a file of the kind in its address.

    ``outgoing`` stays with the view, for a job that has the rows without a page that waits.
    """

    @require_safe
    @official(*roles)
    def view(request: OfficialRequest, kind: str) -> HttpResponseBase:
        return hand_out(request, kind, outgoing(request), today=request.reader.day)

    view.outgoing = outgoing  # type: ignore[attr-defined]  # read by the job
    return view


class DoorMiddleware:
    """Default deny: a view that opens no door is closed, and a page hears no other method."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        _args: tuple[object, ...],
        _kwargs: dict[str, object],
    ) -> HttpResponse | None:
        if request.path.startswith(OPEN_PREFIXES):
            return None
        if request.method not in PAGE_METHODS:
            return HttpResponseNotAllowed(PAGE_METHODS)
        if hasattr(view, "door"):
            return None
        raise PermissionDenied
