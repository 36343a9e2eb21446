"""How long a sign-in lasts, what holds a person before work begins, and where one is signed in."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from songcong.core import clock
from songcong.core.own_sessions import note

STARTED, SEEN, HELD = "started", "seen", "held"
LONGEST, IDLE, STEP = 8 * 3600, 30 * 60, 60
ALWAYS_OPEN = ("/dang-xuat/", "/static/", "/healthz", "/readyz")


def hold(session: SessionBase, address: str) -> None:
    """Let the person go nowhere but to this address, after those that hold already."""
    session[HELD] = [*session.get(HELD, []), address]


def release(session: SessionBase, address: str) -> None:
    """The person has done what this address asked for."""
    session[HELD] = [held for held in session.get(HELD, []) if held != address]


def is_held(session: SessionBase, address: str) -> bool:
    """Whether this address has something for the person to do first."""
    return address in session.get(HELD, [])


def held_at(session: SessionBase) -> str | None:
    """The address at which the person has something to do first."""
    held: list[str] = session.get(HELD, [])
    return held[0] if held else None


class SessionLimits:
    """Ends sessions that lasted too long and holds people to what must be done first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            _age(request)
        held = held_at(request.session)
        if held and not request.path.startswith((held, *ALWAYS_OPEN)):
            return _to(request, held)
        return self.get_response(request)


def _age(request: HttpRequest) -> None:
    session = request.session
    now = int(clock.real_now().timestamp())
    started, seen = session.get(STARTED, now), session.get(SEEN, now)
    if now - started > LONGEST or now - seen > IDLE:
        session.flush()
    elif STARTED not in session or now - seen >= STEP:
        session[STARTED], session[SEEN] = started, now
        note(request, started=started, seen=now)


def _to(request: HttpRequest, held: str) -> HttpResponse:
    if not request.path.startswith("/api/"):
        return redirect(held)
    body: dict[str, Any] = {
        "code": "held",
        "message": "Phiên đăng nhập chưa xong; hãy hoàn tất trên trang web.",
        "fields": {},
    }
    return JsonResponse(body, status=403)
