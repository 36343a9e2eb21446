"""What is new: what happened to one's unit's cases, and how many duties wait this morning."""

from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reports.actions import notice as acts
from reports.obligations import morning_of
from songcong.core import clock
from songcong.core.obligations import Evidence
from wards.calendar import law
from wards.enums import NoticeKind, Role
from wards.http import OfficialRequest, official
from wards.models import NoticeCopy
from wards.models.notice import NoticeCopyQuerySet
from wards.rules.notice import GROUPS

PAGE: Final = 20
READERS: Final = tuple(role for role in Role.values if role != Role.ADMINISTRATOR)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*READERS)
def notice_list(request: OfficialRequest) -> HttpResponse:
    """The notices; a POST marks one, or all up to the newest that was shown, as read."""
    if request.method == "POST":
        return _mark(request)
    group, unread = request.GET.get("loai", ""), request.GET.get("xem") == "moi"
    found = _asked_for(request, group, unread=unread)
    after = _number(request.GET.get("sau", ""))
    rows = found.filter(pk__lt=after) if after else found
    shown = list(rows.select_related("notice__unit", "notice__by").order_by("-pk")[: PAGE + 1])
    lines, more = shown[:PAGE], len(shown) > PAGE
    morning = morning_of(request.reader, law(), singly=0)
    context = {
        "lines": [_line(request, copy) for copy in lines],
        "newest": "" if after or not request.reader.unread else _newest(request, lines),
        "page": {
            "next_cursor": lines[-1].pk if more else "",
            "is_first": not after,
            "count_label": "",
        },
        "tabs": _tabs(group, unread=unread),
        "several_units": len({copy.notice.unit_id for copy in lines}) > 1,
        "narrowed": bool(group) or unread,
        "only_unread": unread,
        "morning": [(key, morning.count(key)) for key in morning.counts],
        "mail": request.user.email,
        "mail_off": hasattr(request.user, "morning_mail_off"),
    }
    return render(request, "reports/official/notice/list.html", context)


@require_POST
@official(*READERS)
def morning_mail(request: OfficialRequest) -> HttpResponse:
    """Ask for the morning's mail, or go without it."""
    wanted = request.POST.get("nhan") == "co"
    acts.want_morning_mail(request.user, wanted=wanted, at=clock.now())
    said = "Đã bật thư tóm tắt buổi sáng." if wanted else "Đã tắt thư tóm tắt buổi sáng."
    messages.success(request, said)
    return redirect("reports:official-notice-list")


def _asked_for(request: OfficialRequest, group: str, *, unread: bool) -> NoticeCopyQuerySet:
    rows = NoticeCopy.objects.visible_to(request.reader)
    if group in GROUPS:
        rows = rows.filter(notice__kind__in=GROUPS[group][1])
    return rows.unread() if unread else rows


def _mark(request: OfficialRequest) -> HttpResponse:
    one, newest = _number(request.POST.get("mot", "")), _number(request.POST.get("den", ""))
    if one:
        acts.mark_read(request.user, one, at=clock.now())
    else:
        group = request.GET.get("loai", "")
        kinds = GROUPS[group][1] if group in GROUPS else tuple(NoticeKind)
        marked = acts.mark_all_read(request.user, up_to=newest, kinds=kinds, at=clock.now())
        messages.success(request, f"Đã đánh dấu {marked} việc là đã xem.")
    address = reverse("reports:official-notice-list")
    kept = QueryDict(request.GET.urlencode())
    return HttpResponseRedirect(f"{address}?{kept.urlencode()}" if kept else address)


def _newest(request: OfficialRequest, lines: list[NoticeCopy]) -> int:
    """Up to which notice all is marked as read: what comes meanwhile stays new."""
    if lines:
        return lines[0].pk
    mine = request.user.notices  # one's own, also what one may no longer open
    return mine.aggregate(newest=Max("pk"))["newest"] or 0


def _number(text: str) -> int:
    """A number from the address; 0 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0  # noqa: PLR2004  # a bigint


def _line(request: OfficialRequest, copy: NoticeCopy) -> dict[str, Any]:
    """A notice as the page shows it; an import opens only for whoever brought it in."""
    notice = copy.notice
    kind = NoticeKind(notice.kind)
    closed = kind == NoticeKind.IMPORT and notice.by_id != request.user.pk
    return {
        "pk": copy.pk,
        "notice": notice,
        "kind": kind,
        "page": Evidence("", 0) if closed or notice.evidence is None else notice.evidence,
        "is_new": copy.read_at is None,
    }


def _tabs(group: str, *, unread: bool) -> list[tuple[str, str, bool]]:
    """The kinds of notices; whether only new ones are asked for stays in the address."""
    titles = {"": "Tất cả", **{key: title for key, (title, _kinds) in GROUPS.items()}}
    current = group if group in GROUPS else ""
    kept = {"xem": "moi"} if unread else {}
    return [
        (title, f"?{urlencode({**({'loai': key} if key else {}), **kept})}", key == current)
        for key, title in titles.items()
    ]
