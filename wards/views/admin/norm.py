"""Norms: their dated rows, what a change touches, and confirming them against the text."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from songcong.core import clock
from songcong.core.shown import shown
from wards.actions import norm as actions
from wards.actions.foresee import Outlook, law_outlook
from wards.actions.ground import version_of
from wards.filters.norm import NormFilter
from wards.forms.ground import ReasonForm
from wards.forms.norm import NewNormForm, NormForm
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.models import NormRow
from wards.rules.keeping import KEEPERS
from wards.rules.norm_rows import TOPICS, in_words, title_of_norm
from wards.views.admin.ledger import Ledger, compared_tag, ledger_export, ledger_list, said
from wards.views.admin.page import act_of, ground_page, history_of
from wards.views.official.buttons import Button

OPENS = KEEPERS["norm"]
NORMS = Ledger(
    prefix="wards:admin-norm",
    topic="norm",
    title="Định mức",
    one="dòng",
    rows=NormRow.objects.visible_to,
    order=("key", "in_force_from", "pk"),
    columns=(
        said("Định mức", lambda row: title_of_norm(row.key), "words"),
        said("Giá trị", lambda row: in_words(row.value, row.unit), "words"),
        said("Có hiệu lực từ", lambda row: row.in_force_from, "nowrap"),
        said("Đến hết ngày", lambda row: row.in_force_to, "nowrap"),
        said("Căn cứ", lambda row: row.citation, "long"),
        said("Đối chiếu", lambda row: compared_tag(row.confirmed)),
    ),
    filters=NormFilter,
    lead="Thời hạn và ngưỡng theo ngày có hiệu lực. Sửa ở đây thì hạn của hồ sơ đang mở tính lại.",
)

norm_list = ledger_list(NORMS)
norm_export = ledger_export(NORMS)


@require_safe
@official(*OPENS)
def norm_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One dated row among those of its norm."""
    row = _row(request, pk)
    rows = list(NormRow.objects.visible_to(request.reader).filter(key=row.key))
    rows.sort(key=lambda each: each.in_force_from, reverse=True)
    context = {
        "register": NORMS,
        "list_url": NORMS.url("list"),
        "heading": title_of_norm(row.key),
        "row": row,
        "tags": [compared_tag(row.confirmed)],
        "facts": [
            ("Giá trị", in_words(row.value, row.unit)),
            ("Có hiệu lực từ", shown(row.in_force_from)),
            ("Đến hết ngày", shown(row.in_force_to)),
            ("Căn cứ", row.citation),
            ("Về việc", TOPICS.get(row.key.partition(".")[0], "")),
        ],
        "rows": [
            (each, NORMS.url("detail", each.pk), in_words(each.value, each.unit)) for each in rows
        ],
        "buttons": _buttons(row),
        "events": history_of(request.reader, "norm", *(each.pk for each in rows)),
    }
    return render(request, "wards/admin/norm/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def norm_create(request: OfficialRequest, pk: int) -> HttpResponse:
    """A new dated row of the same norm; the row in force that day ends the day before."""
    row = _row(request, pk)
    form = NewNormForm(request.POST or None, initial={"unit": row.unit})

    def outlook() -> Outlook:
        plan = actions.plan_new(actions.rows_of(row.key), row.key, form.facts())
        return _outlook(plan, request)

    return ground_page(
        request,
        form,
        lambda: actions.add_norm_row(row.key, form.facts(), act_of(request, form, clock.now())),
        said="Đã thêm dòng mới.",
        context=_context(row, "Thêm dòng theo ngày mới"),
        outlook=outlook,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def norm_edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction; the later of two people sees both versions."""
    row = _row(request, pk)
    form = NormForm(request.POST or None, initial=NormForm.initial_of(row))

    def outlook() -> Outlook:
        plan = actions.plan_correction(actions.rows_of(row.key), pk, form.facts())
        return _outlook(plan, request)

    def rows() -> list[Difference]:
        return form.against(NormForm(initial=NormForm.initial_of(_row(request, pk))))

    return ground_page(
        request,
        form,
        lambda: actions.correct_norm_row(
            pk, form.facts(), act_of(request, form, clock.now()), version=form.seen_version
        ),
        said="Đã lưu.",
        context=_context(row, "Sửa dòng"),
        rows=rows,
        outlook=outlook,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def norm_confirm(request: OfficialRequest, pk: int) -> HttpResponse:
    """The row was compared with the text of the law."""
    row = _row(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": version_of(row)})
    context = _context(row, "Xác nhận đã đối chiếu")
    context |= {"label": "Đã đối chiếu, đúng"}
    context |= {"lead": f"{in_words(row.value, row.unit)}, {row.citation}"}
    return ground_page(
        request,
        form,
        lambda: actions.confirm_norm_row(
            pk, act_of(request, form, clock.now()), version=form.seen_version
        ),
        said="Đã ghi là đã đối chiếu.",
        context=context,
    )


def _row(request: OfficialRequest, pk: int) -> NormRow:
    return get_object_or_404(NormRow.objects.visible_to(request.reader), pk=pk)


def _context(row: NormRow, title: str) -> dict[str, str]:
    name = title_of_norm(row.key)
    return {"title": title, "lead": name, "crumb": name, "back": NORMS.url("detail", row.pk)}


def _buttons(row: NormRow) -> list[Button]:
    pages = [("Thêm dòng theo ngày mới", "create"), ("Sửa dòng này", "edit")]
    if not row.confirmed:
        pages.append(("Xác nhận đã đối chiếu", "confirm"))
    return [
        Button(label, reverse(f"wards:admin-norm-{page}", args=[row.pk]), is_step=page != "edit")
        for label, page in pages
    ]


def _outlook(plan: actions.NormPlan, request: OfficialRequest) -> Outlook:
    """What the plan does to the other rows, and what it touches in every app."""
    sentences = [
        f"Dòng {in_words(row.value, row.unit)}: {title.lower()} {was} → {now}."
        for row, changes in plan.changes
        for title, was, now in changes
    ]
    if plan.row.pk is None:
        until = f" đến hết {shown(plan.row.in_force_to)}" if plan.row.in_force_to else ""
        value = in_words(plan.row.value, plan.row.unit)
        sentences.append(f"Dòng mới: {value}, từ {shown(plan.row.in_force_from)}{until}.")
    return law_outlook(actions.change_of(plan, request.reader.day), sentences)
