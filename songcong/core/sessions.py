"""How long a sign-in lasts: eight hours in all, thirty minutes without a request."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from songcong.core import clock

STARTED, SEEN, MUST_CHANGE = "started", "seen", "must_change_password"
LONGEST, IDLE, STEP = 8 * 3600, 30 * 60, 60
CHANGE_PASSWORD = "/tai-khoan/doi-mat-khau/"  # noqa: S105  # an address, no password
ALWAYS_OPEN = (CHANGE_PASSWORD, "/dang-xuat/", "/static/")


class SessionLimits:
    """Ends sessions that lasted too long and holds people with a handed-out password to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        if SESSION_KEY in session:
            now = int(clock.real_now().timestamp())
            started, seen = session.get(STARTED, now), session.get(SEEN, now)
            if now - started > LONGEST or now - seen > IDLE:
                session.flush()
            elif STARTED not in session or now - seen >= STEP:
                session[STARTED], session[SEEN] = started, now
        if session.get(MUST_CHANGE) and not request.path.startswith(ALWAYS_OPEN):
            return redirect(CHANGE_PASSWORD)
        return self.get_response(request)
