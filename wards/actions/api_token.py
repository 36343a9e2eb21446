"""Give out and take back the tokens with which machines act in one of a person's roles."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from knox.models import AuthToken

from songcong.core.errors import Refused
from wards.actions.editing import day_of
from wards.models import ApiToken, RoleAssignment, User

LONGEST = timedelta(days=366)
MOST = 10


@transaction.atomic
def give_token(
    assignment: RoleAssignment, label: str, ends_on: date, *, by: User, at: datetime
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is not kept; raises Refused."""
    today = day_of(at)
    _refuse(assignment, ends_on, by, today)
    held = ApiToken.objects.in_use().filter(assignment__user=by, ends_on__gte=today)
    if held.count() >= MOST:
        raise Refused(f"Mỗi người có nhiều nhất {MOST} mã đang dùng. Hãy thu hồi mã cũ.")
    stored, secret = AuthToken.objects.create(by, expiry=None)
    token = ApiToken.objects.create(
        assignment=assignment,
        token=stored,
        label=label,
        hint=secret[:8],
        ends_on=ends_on,
        created_at=at,
    )
    return token, secret


@transaction.atomic
def revoke_token(pk: int, *, by: User, at: datetime) -> ApiToken:
    """Take a token back at once; its row stays, its secret goes."""
    token = ApiToken.objects.select_for_update(of=("self",)).get(pk=pk, assignment__user=by)
    if token.revoked_at is None:
        stored, token.token, token.revoked_at = token.token, None, at
        token.save()
        if stored is not None:
            stored.delete()
    return token


def _refuse(assignment: RoleAssignment, ends_on: date, by: User, today: date) -> None:
    mine = RoleAssignment.objects.in_force(today).filter(Q(user=by), pk=assignment.pk)
    if not mine.exists():
        raise Refused("Bạn không giữ vai trò này.", field="assignment")
    if ends_on < today:
        raise Refused("Ngày này đã qua.", field="ends_on")
    if ends_on > today + LONGEST:
        raise Refused("Mã dùng không quá một năm.", field="ends_on")
    if assignment.valid_to is not None and ends_on > assignment.valid_to:
        raise Refused("Vai trò này kết thúc trước ngày đó.", field="ends_on")
