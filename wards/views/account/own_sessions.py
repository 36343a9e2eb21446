"""Where one is signed in, and ending it elsewhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from songcong.core import clock
from songcong.core.own_sessions import end_others, end_session, note, sessions_of
from songcong.core.sessions import SEEN, STARTED
from wards.http import OfficialRequest, signed_in

PAGE = "wards:account-sessions"


@never_cache
@require_safe
@signed_in
def own_sessions(request: OfficialRequest) -> HttpResponse:
    """Every browser in which the person is signed in now."""
    now = int(clock.real_now().timestamp())
    session = request.session
    note(request, started=session.get(STARTED, now), seen=session.get(SEEN, now))
    rows = sessions_of(request.user.pk, session.session_key)
    return render(request, "wards/account/sessions.html", {"sessions": rows})


@require_POST
@signed_in
def end(request: OfficialRequest) -> HttpResponse:
    """End one session, or all but this one."""
    if "others" in request.POST:
        ended = end_others(request.user.pk, request.session.session_key)
        messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập khác.")
    elif end_session(request.user.pk, request.POST.get("mark", "")):
        messages.success(request, "Đã kết thúc phiên đăng nhập đó.")
    else:
        messages.info(request, "Phiên đăng nhập đó đã kết thúc từ trước.")
    return redirect(PAGE)
