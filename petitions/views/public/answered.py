"""Feedback that was answered, without names, with what was done to see."""

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.enums import PetitionKind
from petitions.filters.answered import AnsweredFilter
from petitions.models import AnswerPublication
from petitions.models.publication import AnswerPublicationQuerySet
from songcong.core import clock
from wards.filters.public import units_public
from wards.http import public
from wards.rules.file_types import FILE_TYPES
from wards.views.public.listing import PublicList

NAMES = ("id", "unit_id", "title", "answered_on")


@dataclass(frozen=True)
class Shelf:
    """A kind of thing that anyone may read: its pages and its words."""

    kind: PetitionKind
    prefix: str
    short: str
    title: str
    lead: str
    one: str
    nothing: str
    beside: str
    beside_words: str

    @property
    def rows(self) -> AnswerPublicationQuerySet:
        """What stands there."""
        return AnswerPublication.objects.public(self.kind)


ANSWERS = Shelf(
    PetitionKind.FEEDBACK,
    "petitions:public-answered",
    "Đã trả lời",
    "Kiến nghị, phản ánh đã trả lời",
    "Câu trả lời được công khai khi người gửi đồng ý; không nêu tên người gửi.",
    "câu trả lời",
    "Câu trả lời hiện ở đây khi người gửi đồng ý và cơ quan công bố.",
    "petitions:public-conclusion-list",
    "kết luận nội dung tố cáo",
)
CONCLUSIONS = Shelf(
    PetitionKind.DENUNCIATION,
    "petitions:public-conclusion",
    "Kết luận tố cáo",
    "Kết luận nội dung tố cáo",
    "Kết luận được công khai theo Luật Tố cáo 25/2018/QH14; không nêu người tố cáo.",
    "kết luận",
    "Kết luận hiện ở đây khi cơ quan giải quyết công bố.",
    "petitions:public-answered-list",
    "kiến nghị, phản ánh đã trả lời",
)


def _list(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """Newest first; ``q``, ``unit`` and ``year`` narrow."""
    today = clock.today()
    units = units_public(today)
    form = AnsweredFilter(request.GET, units, today)
    listed = PublicList(shelf.rows, form, units, NAMES, shelf.one, today)
    page, foot = listed.page(request.GET.get("sau", ""))
    lines = [
        {
            **row,
            "unit": listed.unit_name(row),
            "url": reverse(f"{shelf.prefix}-detail", args=[row["id"]]),
        }
        for row in page.rows
    ]
    context = {"shelf": shelf, "form": form, "lines": lines, "page": foot}
    return render(request, "petitions/public/answered/list.html", context)


def _detail(request: HttpRequest, shelf: Shelf, pk: int) -> HttpResponse:
    shown = get_object_or_404(shelf.rows.select_related("unit", "proof"), pk=pk)
    context = {"shelf": shelf, "shown": shown, "back": reverse(f"{shelf.prefix}-list")}
    return render(request, "petitions/public/answered/detail.html", context)


@require_safe
@public
def answered_list(request: HttpRequest) -> HttpResponse:
    """Answers to feedback, newest first."""
    return _list(request, ANSWERS)


@require_safe
@public
def answered_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer: what was said, what was answered, and the file that shows it."""
    return _detail(request, ANSWERS, pk)


@require_safe
@public
def conclusion_list(request: HttpRequest) -> HttpResponse:
    """Conclusions on denunciations, newest first."""
    return _list(request, CONCLUSIONS)


@require_safe
@public
def conclusion_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One conclusion."""
    return _detail(request, CONCLUSIONS, pk)


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
