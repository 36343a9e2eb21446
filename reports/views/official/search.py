"""One box over everything that the reader may open, by kind with counts.

What is typed may be a name: it comes by POST, is kept for an hour under a mark, and the results
stand at an address with that mark alone, so that pages and "back" work and no log holds a name.
"""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from inspections.filters import finding as boards
from petitions.filters import finding as cases
from reports.forms.search import SearchForm
from songcong.core.keyset import MOST_COUNTED
from songcong.core.searches import recall, remember
from songcong.core.vietnamese import number, short_date
from wards.enums import Role
from wards.filters import finding as life
from wards.filters.finding import Asked, Found, find
from wards.filters.register import units_named
from wards.http import OfficialRequest, official

KINDS: Final = {kind.key: kind for kind in (*cases.KINDS, *life.KINDS, *boards.KINDS)}
FEW, PAGE = 5, 30
ROLES: Final = tuple(role for role in Role.values if role != Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Section:
    """The results of one kind, formatted; ``more`` leads to all of them."""

    title: str
    count: str
    lines: list[dict[str, Any]]
    more: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@official(*ROLES)
def search(request: OfficialRequest) -> HttpResponse:
    """The box and what was found; a petition's code leads straight to it."""
    if request.method == "POST":
        return _asked(request)
    mark = request.GET.get("luot", "")
    text = recall(request.user.pk, mark)
    if text is None:
        return _page(request, {"form": SearchForm(), "expired": bool(mark)})
    return _page(request, {"form": SearchForm({"q": text}), **_results(request, text, mark)})


def _asked(request: OfficialRequest) -> HttpResponse:
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _page(request, {"form": form}, status=422)
    text = form.cleaned_data["q"]
    petition = cases.petition_by_code(text, request.reader)
    if petition is not None:
        return redirect("petitions:official-petition-detail", petition)
    return redirect(f"{request.path}?luot={remember(request.user.pk, text)}")


def _page(request: OfficialRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    blank = {"asked": "", "sections": [], "tabs": [], "expired": False, "page": None}
    return render(request, "reports/official/search.html", blank | context, status=status)


def _results(request: OfficialRequest, text: str, mark: str) -> dict[str, Any]:
    reader, asked = request.reader, Asked(text)
    open_kinds = {key: kind for key, kind in KINDS.items() if reader.has(*kind.readers)}
    only = request.GET.get("loai", "")
    only = only if only in open_kinds else ""
    at = _page_number(request)
    found = {
        key: find(
            kind,
            asked,
            reader,
            start=(at - 1) * PAGE if key == only else 0,
            size=PAGE if key == only else FEW,
        )
        for key, kind in open_kinds.items()
    }
    units = units_named({line.unit_id for one in found.values() for line in one.lines})
    shown = {key: one for key, one in found.items() if (key == only if only else one.lines)}
    total = sum(one.count for one in found.values())
    tabs = [("Tất cả", _address(mark), not only)]
    tabs += [
        (f"{one.kind.title} ({counted(one.count)})", _address(mark, loai=key), key == only)
        for key, one in found.items()
        if one.count or key == only
    ]
    return {
        "asked": text,
        "total": total,
        "tabs": tabs,
        "sections": [_section(one, units, mark, alone=bool(only)) for one in shown.values()],
        "page": _pages(found[only], mark, at) if only else None,
    }


def _section(found: Found, units: Any, mark: str, *, alone: bool) -> Section:
    kind = found.kind
    lines = [
        {
            "url": reverse(kind.url, args=[line.pk]),
            "head": line.head,
            "day": short_date(line.day),
            "unit": str(units[line.unit_id]) if len(units) > 1 else "",
            "text": line.text,
            "who": line.who,
        }
        for line in found.lines
    ]
    more = "" if alone or found.count <= len(lines) else _address(mark, loai=kind.key)
    return Section(kind.title, counted(found.count), lines, more)


def _pages(found: Found, mark: str, at: int) -> dict[str, str]:
    key, last = found.kind.key, at * PAGE >= min(found.count, MOST_COUNTED)
    return {
        "before": _address(mark, loai=key, trang=str(at - 1)) if at > 1 else "",
        "after": "" if last else _address(mark, loai=key, trang=str(at + 1)),
    }


def _page_number(request: OfficialRequest) -> int:
    text = request.GET.get("trang", "1")[:4]
    return min(max(int(text), 1), MOST_COUNTED // PAGE + 1) if text.isdecimal() else 1


def _address(mark: str, **more: str) -> str:
    return f"?{urlencode({'luot': mark, **more})}"


def counted(count: int) -> str:
    """A count as lists say it: "1000+" above the cap."""
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else number(count)
