"""Published reports: their list, their papers, and whether a paper in hand is genuine."""

from itertools import groupby
from typing import Final

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from reports.compile.published import line_of, published, published_periods
from reports.filters.publication import PublicationFilter
from reports.models import QuarterlyReport
from reports.rules.public_code import read_code, read_sum, shown_code
from songcong.core import clock
from wards.filters.public import units_public
from wards.http import public

MOST: Final = 120
"""Reports on one page: ten quarters of a city."""
FRESH = 3600


@require_safe
@public
def report_list(request: HttpRequest) -> HttpResponse:
    """By quarter, the newest first, the city's report before those of its units."""
    form = PublicationFilter(request.GET, published_periods(), units_public(clock.today()))
    rows = form.narrow(published()).light()[:MOST]
    newest: dict[tuple[object, ...], QuarterlyReport] = {}
    for report in rows:
        newest.setdefault((report.period, report.unit_id, report.committee_id), report)
    quarters = [
        (period, [line_of(report) for report in reports])
        for period, reports in groupby(newest.values(), key=lambda report: report.period)
    ]
    context = {"form": form, "quarters": quarters}
    return render(request, "reports/public/publication/list.html", context)


@require_safe
@public
def paper(_request: HttpRequest, code: str) -> FileResponse:
    """The paper as it was stored when it was issued, byte for byte."""
    report = get_object_or_404(
        QuarterlyReport.objects.public().light(), public_code=read_code(code) or "-"
    )
    response = FileResponse(
        report.pdf.open("rb"), filename=report.file_name, content_type="application/pdf"
    )
    response["ETag"] = f'"{report.pdf_sha256}"'
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


@require_safe
@public
def ask(request: HttpRequest) -> HttpResponse:
    """Ask by a code, or by the sum of a file; the answer has an address of its own."""
    typed = request.GET.get("ma", "").strip()
    if not typed:
        return render(request, "reports/public/publication/verify.html", {"typed": ""})
    found = read_code(typed) or read_sum(typed)
    if found is None:
        error = "Mã có dạng BC-7K4M-9T2B-Q9, in ở cuối báo cáo; hoặc mã SHA-256 gồm 64 ký tự."
        context = {"typed": typed, "error": error}
        return render(request, "reports/public/publication/verify.html", context, status=422)
    return redirect("reports:public-verify", code=shown_code(read_code(typed) or "") or found)


@require_safe
@public
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a report of this code, or a file of this sum, was issued here, and what it says."""
    by_code, by_sum = read_code(code), read_sum(code)
    report = _issued(by_code, by_sum)
    if report is None:
        context = {"typed": code, "unknown": True}
        return render(request, "reports/public/publication/verify.html", context, status=404)
    newer = published().filter(
        unit=report.unit, committee=report.committee, version__gt=report.version
    )
    context = {
        "line": line_of(report),
        "period": report.period,
        "by_sum": by_sum is not None,
        "newer": next((line_of(one) for one in newer.of(report.period).light()[:1]), None),
        "withdrawn": None if report.is_published else report.withdrawn_event(),
    }
    return render(request, "reports/public/publication/verified.html", context)


def _issued(code: str | None, digest: str | None) -> QuarterlyReport | None:
    rows = QuarterlyReport.objects.public(withdrawn=True).light()
    rows = rows.select_related("unit", "committee")
    if code:
        return rows.filter(public_code=code).first()
    return rows.filter(pdf_sha256=digest).first() if digest else None
