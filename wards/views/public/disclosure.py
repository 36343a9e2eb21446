"""What the wards made public: found by unit, matter, year and words; with the paper itself."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from songcong.core import clock
from songcong.core.vietnamese import short_date
from wards.filters.public import PublicDisclosureFilter, matters_on, units_public
from wards.http import public
from wards.models import Disclosure, DisclosurePosting
from wards.rules.file_types import PDF
from wards.rules.public_view import DISCLOSURE_NAMES, disclosure_of
from wards.views.public.listing import PublicList


@require_safe
@public
def disclosure_list(request: HttpRequest) -> HttpResponse:
    """Newest first; ``q``, ``unit``, ``item`` and ``year`` narrow."""
    today = clock.today()
    units, matters = units_public(today), matters_on(today)
    form = PublicDisclosureFilter(request.GET, units, today, matters)
    rows = Disclosure.objects.public(today)
    listed = PublicList(rows, form, units, DISCLOSURE_NAMES, "nội dung công khai", today)
    page, foot = listed.page(request.GET.get("sau", ""))
    lines = [disclosure_of(row, listed.unit_name(row), matters) for row in page.rows]
    context = {"form": form, "lines": lines, "page": foot}
    return render(request, "wards/public/disclosure/list.html", context)


@require_safe
@public
def disclosure_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter: where and from when to when it is made public, and its paper as PDF."""
    disclosure = _open(pk)
    matter = matters_on(disclosure.document_on).get(disclosure.item, "")
    facts = [
        ("Đơn vị", str(disclosure.unit)),
        ("Nội dung phải công khai", matter or f"Mục {disclosure.item}"),
        ("Ngày văn bản", short_date(disclosure.document_on)),
        ("Ngày công khai", short_date(disclosure.published_on) if disclosure.published_on else ""),
    ]
    context = {
        "heading": disclosure.content or matter,
        "disclosure": disclosure,
        "facts": facts,
        "postings": [_told(one) for one in disclosure.postings.order_by("posted_from", "pk")],
        "files": list(disclosure.files.filter(content_type=PDF).order_by("pk")),
    }
    return render(request, "wards/public/disclosure/detail.html", context)


@require_safe
@public
def disclosure_file(_request: HttpRequest, pk: int, file_pk: int) -> FileResponse:
    """The paper of a matter as it was attached; PDF alone leaves the house (decision 23)."""
    stored = get_object_or_404(_open(pk).files.filter(content_type=PDF), pk=file_pk)
    response = FileResponse(
        stored.file.open(), filename=f"cong-khai-{pk}-{file_pk}.pdf", content_type=PDF
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _open(pk: int) -> Disclosure:
    rows = Disclosure.objects.public(clock.today()).select_related("unit")
    return get_object_or_404(rows, pk=pk)


def _told(posting: DisclosurePosting) -> tuple[str, str]:
    """A form of publicity and its days in words."""
    since, until = posting.posted_from, posting.posted_to
    days = [f"từ {short_date(since)}"] if since else []
    days += [f"đến {short_date(until)}"] if until else []
    return str(posting), " ".join(days)
