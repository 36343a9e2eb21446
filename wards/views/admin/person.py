"""People: accounts, dated roles, locking, slips."""

from collections.abc import Callable

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from songcong.core import clock
from wards.actions import person as actions
from wards.actions.foresee import lock_outlook, role_end_outlook
from wards.actions.ground import version_of
from wards.actions.second_factor import is_on
from wards.filters.person import PersonFilter
from wards.forms.ground import ReasonForm
from wards.forms.person import AccountForm, EndRoleForm, PersonForm, RoleForm
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.models import RoleAssignment, User
from wards.rules.keeping import KEEPERS
from wards.rules.reader import Reader
from wards.views.admin.ledger import Ledger, ledger_export, ledger_list, said, span_tag
from wards.views.admin.page import act_of, ground_page, history_of
from wards.views.official.buttons import Button
from wards.views.official.cells import Tag

OPENS = KEEPERS["person"]
NOW = "roles_now"


def _rows(reader: Reader) -> QuerySet[User]:
    """People with the roles that they hold today."""
    held = RoleAssignment.objects.visible_to(reader).in_force(reader.day)
    roles = held.select_related("unit", "committee").order_by("valid_from", "pk")
    people = User.objects.visible_to(reader)
    return people.prefetch_related(Prefetch("role_assignments", roles, to_attr=NOW))


def _state(user: User) -> Tag:
    if not user.is_active:
        return Tag("Đang khóa", "red")
    if not user.has_usable_password():
        return Tag("Chưa đặt mật khẩu", "amber")
    return Tag("Đang dùng", "green") if getattr(user, NOW) else Tag("Không còn vai trò", "amber")


PEOPLE: Ledger = Ledger(
    prefix="wards:admin-person",
    topic="person",
    title="Người dùng",
    one="người",
    rows=_rows,
    order=("sort_name", "pk"),
    columns=(
        said("Họ và tên", lambda user: user.full_name or user.username),
        said("Tên đăng nhập", lambda user: user.username, "nowrap"),
        said(
            "Vai trò hiện nay",
            lambda user: "; ".join(
                f"{row.get_role_display()}{f', {row.unit}' if row.unit else ''}"
                for row in getattr(user, NOW)
            ),
            "words",
        ),
        said("Thư điện tử", lambda user: user.email, "words"),
        said("Tình trạng", _state),
    ),
    filters=PersonFilter,
    buttons=lambda _request, _form: [
        Button("Thêm nhiều người", PEOPLE.url("bulk")),
        Button("In phiếu cho người mới", PEOPLE.url("slips")),
    ],
)

person_list = ledger_list(PEOPLE)
person_export = ledger_export(PEOPLE)


@require_safe
@official(*OPENS)
def person_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """A person: roles of all days, what may be done, what was done."""
    user = _person(request, pk)
    day = request.reader.day
    roles = user.role_assignments.select_related("unit", "committee").order_by("-valid_from", "-pk")
    context = {
        "register": PEOPLE,
        "list_url": PEOPLE.url("list"),
        "heading": user.full_name or user.username,
        "tags": [_state(user)],
        "facts": [
            ("Tên đăng nhập", user.username),
            ("Thư điện tử", user.email),
            ("Xác thực hai lớp", "Đang bật" if is_on(user) else "Chưa bật"),
        ],
        "buttons": _buttons(user),
        "roles": [(row, span_tag(row, day), _end_url(row, request)) for row in roles],
        "events": history_of(request.reader, "person", pk),
    }
    return render(request, "wards/admin/person/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_create(request: OfficialRequest) -> HttpResponse:
    """A new account, given here, with a role at once where that is known."""
    form = AccountForm(request.POST or None, initial={"valid_from": request.reader.day})
    return ground_page(
        request,
        form,
        lambda: actions.create_person(
            form.facts(), form.role_facts(), act_of(request, form, clock.now())
        ),
        said=lambda user: f"Đã cấp tài khoản «{user.username}». In phiếu để người đó đặt mật khẩu.",
        context={"title": "Thêm người dùng", "back": PEOPLE.url("list"), "crumb": PEOPLE.title},
        onward=lambda user: PEOPLE.url("detail", user.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """Name and mail corrected; the later of two people sees both versions."""
    user = _person(request, pk)
    form = PersonForm(request.POST or None, initial=PersonForm.initial_of(user))

    def rows() -> list[Difference]:
        return form.against(PersonForm(initial=PersonForm.initial_of(_person(request, pk))))

    return ground_page(
        request,
        form,
        lambda: actions.edit_person(
            pk, form.facts(), act_of(request, form, clock.now()), version=form.seen_version
        ),
        said="Đã lưu.",
        context=_context(user, "Sửa họ tên, thư điện tử"),
        rows=rows,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_role(request: OfficialRequest, pk: int) -> HttpResponse:
    """A role from a day on."""
    user = _person(request, pk)
    form = RoleForm(request.POST or None, initial={"valid_from": request.reader.day})

    def act() -> object:
        facts = form.role_facts()
        assert facts is not None, "the form asks for a role"  # noqa: S101
        return actions.give_role(pk, facts, act_of(request, form, clock.now()))

    context = _context(user, "Giao vai trò") | {"label": "Giao vai trò"}
    return ground_page(request, form, act, said="Đã giao vai trò.", context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def role_end(request: OfficialRequest, pk: int) -> HttpResponse:
    """The last day of a role."""
    rows = RoleAssignment.objects.visible_to(request.reader)
    row = get_object_or_404(rows.select_related("user", "unit", "committee"), pk=pk)
    initial = {"version": version_of(row), "valid_to": request.reader.day}
    form = EndRoleForm(request.POST or None, initial=initial)
    lead = f"{row.get_role_display()}{f', {row.unit}' if row.unit else ''}"
    return ground_page(
        request,
        form,
        lambda: actions.end_role(
            pk,
            form.cleaned_data["valid_to"],
            act_of(request, form, clock.now()),
            version=form.seen_version,
        ),
        said="Đã ghi ngày thôi vai trò.",
        context=_context(row.user, "Thôi vai trò") | {"lead": lead},
        outlook=lambda: role_end_outlook(row, form.cleaned_data["valid_to"], at=clock.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_lock(request: OfficialRequest, pk: int) -> HttpResponse:
    """Lock an account that is in use, or unlock one that is locked."""
    user = _person(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": version_of(user)})
    title = "Khóa tài khoản" if user.is_active else "Mở khóa tài khoản"
    change: Callable[..., User] = actions.lock if user.is_active else actions.unlock
    return ground_page(
        request,
        form,
        lambda: change(pk, act_of(request, form, clock.now()), version=form.seen_version),
        said="Đã khóa; mọi phiên đăng nhập đã hết." if user.is_active else "Đã mở khóa.",
        context=_context(user, title) | {"label": title},
        outlook=lambda: lock_outlook(user, by=request.user, at=clock.now()),
    )


def _person(request: OfficialRequest, pk: int) -> User:
    return get_object_or_404(_rows(request.reader), pk=pk)


def _context(user: User, title: str) -> dict[str, str]:
    name = user.full_name or user.username
    return {"title": title, "lead": name, "crumb": name, "back": PEOPLE.url("detail", user.pk)}


def _end_url(row: RoleAssignment, request: OfficialRequest) -> str:
    over = row.valid_to is not None and row.valid_to < request.reader.day
    return "" if over else reverse("wards:admin-role-end", args=[row.pk])


def _buttons(user: User) -> list[Button]:
    pages = [("Giao vai trò", "role"), ("Sửa họ tên, thư điện tử", "edit")]
    if user.is_active:
        pages.insert(0, ("In phiếu đặt mật khẩu", "slip"))
    pages.append(("Khóa tài khoản" if user.is_active else "Mở khóa tài khoản", "lock"))
    return [
        Button(label, PEOPLE.url(page, user.pk), is_step=page in ("slip", "role"))
        for label, page in pages
    ]
