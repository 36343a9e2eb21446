"""Feedback that was answered, without names, with what was done to see."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from petitions.filters.answered import AnsweredFilter
from petitions.models import AnswerPublication
from songcong.core import clock
from wards.filters.public import units_public
from wards.http import public
from wards.rules.file_types import FILE_TYPES
from wards.views.public.listing import PublicList

NAMES = ("id", "unit_id", "title", "answered_on")


@require_safe
@public
def answered_list(request: HttpRequest) -> HttpResponse:
    """Newest first; ``q``, ``unit`` and ``year`` narrow."""
    today = clock.today()
    units = units_public(today)
    form = AnsweredFilter(request.GET, units, today)
    listed = PublicList(
        AnswerPublication.objects.public(), form, units, NAMES, "câu trả lời", today
    )
    page, foot = listed.page(request.GET.get("sau", ""))
    lines = [{**row, "unit": listed.unit_name(row)} for row in page.rows]
    context = {"form": form, "lines": lines, "page": foot}
    return render(request, "petitions/public/answered/list.html", context)


@require_safe
@public
def answered_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer: what was said, what was answered, and the file that shows it."""
    return render(request, "petitions/public/answered/detail.html", {"shown": _open(pk)})


@require_safe
@public
def answered_file(_request: HttpRequest, pk: int) -> FileResponse:
    """The file that the office chose for everyone to see."""
    proof = _open(pk).proof
    if proof is None:
        raise Http404
    [ending] = [kind.ending for kind in FILE_TYPES if kind.content_type == proof.content_type]
    try:
        content = proof.file.open()
    except FileNotFoundError as lost:
        raise Http404("Tệp không còn trong kho.") from lost
    response = FileResponse(
        content, filename=f"ket-qua-{pk}{ending}", content_type=proof.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _open(pk: int) -> AnswerPublication:
    rows = AnswerPublication.objects.public().select_related("unit", "proof")
    return get_object_or_404(rows, pk=pk)
