"""The templates of an office's answers: listed, read, written, retired."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from petitions.actions import answer_template as actions
from petitions.enums import PetitionKind
from petitions.filters.answer_template import TemplateFilter
from petitions.forms.answer_template import TemplateForm, initial_of
from petitions.models import AnswerTemplate
from petitions.rules.answer_template import USES
from songcong.core import clock
from songcong.core.keyset import Row
from wards.forms.record import Difference, VersionedForm
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE, Reader
from wards.rules.rights import may_write, units_to_write
from wards.views.official.cells import Column, Tag, choice, plain
from wards.views.official.listing import Register
from wards.views.official.saving import attempt, form_page, saves, status_of
from wards.views.official.shelf import list_paths

LIST, DETAIL = (f"petitions:official-template-{page}" for page in ("list", "detail"))
FORM_PAGE = "petitions/official/template/form.html"


def _tag(*, retired: bool) -> Tag:
    return Tag("Thôi dùng") if retired else Tag("Đang dùng", "green")


def _kind(row: Row, _reader: Reader) -> str:
    return dict(PetitionKind.choices).get(row["kind"], "Mọi loại đơn")


TEMPLATES = Register(
    prefix="petitions:official-template",
    title="Mẫu câu trả lời",
    one="mẫu",
    readers=WARD_OFFICE,
    rows=AnswerTemplate.objects.visible_to,
    day="written_on",
    names=("name", "kind", "used_in", "text", "retired_at"),
    columns=(
        plain("name", "Tên mẫu"),
        choice("used_in", "Dùng ở", USES.items(), "words"),
        Column("Loại đơn", _kind, "words"),
        plain("text", "Nội dung", "long"),
        plain("written_on", "Ngày sửa", "nowrap"),
        Column("Trạng thái", lambda row, _reader: _tag(retired=bool(row["retired_at"]))),
    ),
    filters=TemplateFilter,
)


@require_safe
@official(*WARD_OFFICE)
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One template: its text, where it is used, what may be done with it."""
    template = _opened(request, pk)
    writes = may_write(request.reader, actions.TOPIC, template.unit_id)
    context = {
        "template": template,
        "tag": _tag(retired=template.is_retired),
        "facts": [
            ("Đơn vị", str(template.unit)),
            ("Dùng ở", template.use),
            ("Loại đơn", template.get_kind_display() if template.kind else "Mọi loại đơn"),
        ],
        "back": reverse(LIST),
        "may_write": writes and not template.is_retired,
    }
    return render(request, "petitions/official/template/detail.html", context)


@official(*WARD_OFFICE)
def create(request: OfficialRequest) -> HttpResponse:
    """A new template, perhaps for the place that the address names (``?dung=``)."""
    units = units_to_write(request.reader, actions.TOPIC)
    if not units:
        raise PermissionDenied
    first = {"used_in": request.GET.get("dung", ""), "kind": request.GET.get("loai", "")}
    form = TemplateForm(request.POST or None, units=units, initial=first)
    if saves(request, form):
        unit, by, at = form.cleaned_data["unit"], request.user, clock.now()
        kept = attempt(form, lambda: actions.keep(unit, form.facts(), by=by, at=at))
        if kept is not None:
            messages.success(request, "Đã lưu mẫu.")
            return redirect(DETAIL, kept.pk)
    context = {"form": form, "title": "Thêm mẫu câu trả lời", "back": reverse(LIST)}
    return render(request, FORM_PAGE, context, status=status_of(form))


@official(*WARD_OFFICE)
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction; the later of two people sees both versions."""
    template = _writable(request, pk)
    form = TemplateForm(request.POST or None, initial=initial_of(template))

    def rows() -> list[Difference]:
        return form.against(TemplateForm(initial=initial_of(_opened(request, pk))))

    def act() -> AnswerTemplate:
        version, by, at = form.seen_version, request.user, clock.now()
        return actions.rewrite(pk, form.facts(), version=version, by=by, at=at)

    context = {"title": f"Sửa mẫu “{template}”", "back": reverse(DETAIL, args=[pk])}
    return form_page(
        request, form, act, rows=rows, said="Đã lưu mẫu.", context=context, template=FORM_PAGE
    )


@official(*WARD_OFFICE)
def retire(request: OfficialRequest, pk: int) -> HttpResponse:
    """It is offered no more."""
    template = _writable(request, pk)
    form = VersionedForm(request.POST or None, initial={"version": template.version})

    def act() -> AnswerTemplate:
        version, by, at = form.seen_version, request.user, clock.now()
        return actions.retire(pk, version=version, by=by, at=at)

    context = {
        "title": f"Thôi dùng mẫu “{template}”",
        "lead": "Mẫu không còn hiện khi trả lời đơn; văn bản đã soạn bằng mẫu vẫn giữ nguyên.",
        "label": "Thôi dùng",
        "crumb": str(template),
        "back": reverse(DETAIL, args=[pk]),
    }
    return form_page(request, form, act, said="Đã thôi dùng mẫu.", context=context)


def _opened(request: OfficialRequest, pk: int) -> AnswerTemplate:
    rows = AnswerTemplate.objects.visible_to(request.reader).select_related("unit")
    return get_object_or_404(rows, pk=pk)


def _writable(request: OfficialRequest, pk: int) -> AnswerTemplate:
    """A template that the person may change; 404 or 403 otherwise."""
    template = _opened(request, pk)
    if not may_write(request.reader, actions.TOPIC, template.unit_id):
        raise PermissionDenied
    return template


def template_paths(under: str) -> list[URLPattern]:
    """All addresses of templates."""
    return [
        *list_paths(under, TEMPLATES),
        path(f"{under}moi/", create, name="official-template-create"),
        path(f"{under}<int:pk>/", detail, name="official-template-detail"),
        path(f"{under}<int:pk>/sua/", edit, name="official-template-edit"),
        path(f"{under}<int:pk>/thoi-dung/", retire, name="official-template-retire"),
    ]
