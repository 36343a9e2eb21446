"""Slips with a code good once, by which a person without mail sets a password."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from axes.utils import reset as forget_failures
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from songcong.core.errors import Refused
from wards.actions import second_factor
from wards.actions.ground import Act, changing, note
from wards.models import PasswordSlip, User

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP, MOST_TRIES = 12, 4, 5
VALID: Final = timedelta(hours=72)
WRONG: Final = (
    "Tên đăng nhập hoặc mã trên phiếu không đúng, hoặc phiếu đã dùng, đã hết hạn. "
    "Sai năm lần thì phiếu hỏng, xin người quản trị in phiếu khác."
)
_LOOKS_LIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def written(code: str) -> str:
    """A code in groups, as it is printed."""
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def make_slip(pk: int, act: Act, *, resets_second_factor: bool) -> tuple[PasswordSlip, str]:
    """A new slip and its code, which is known only now; an older slip is void."""
    with changing("person", act):
        return _make(pk, act, resets_second_factor=resets_second_factor)


def make_slips(ids: Sequence[int], act: Act) -> list[tuple[PasswordSlip, str]]:
    """Slips for several people, all or none; Refused where there is nobody."""
    with changing("person", act):
        if not ids:
            raise Refused("Không còn ai chưa đặt mật khẩu mà chưa có phiếu.")
        return [_make(pk, act, resets_second_factor=False) for pk in ids]


def use_slip(username: str, code: str, password: str, *, at: datetime) -> User:
    """Set the password of whoever holds the slip; Refused, in one and the same sentence, else.

    A wrong code counts against the slip. An account without a slip takes as long as one with it.
    """
    bare = code.upper().translate(_LOOKS_LIKE)
    with transaction.atomic():
        slip = _slip_of(username, at)
        right = check_password(bare, slip.code_hash) if slip else not make_password(bare)
        if slip and right:
            return _set(slip, password, at)
        if slip:
            PasswordSlip.objects.filter(pk=slip.pk).update(tries=F("tries") + 1)
            PasswordSlip.objects.filter(pk=slip.pk, tries__gte=MOST_TRIES).update(void_at=at)
    raise Refused(WRONG, field="code")  # only now: what was counted stays written


def _make(pk: int, act: Act, *, resets_second_factor: bool) -> tuple[PasswordSlip, str]:
    user = User.objects.select_for_update().get(pk=pk)
    if not user.is_active:
        raise Refused("Tài khoản đang khóa; hãy mở khóa trước.")
    user.slips.filter(used_at=None, void_at=None).update(void_at=act.at)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    slip = PasswordSlip.objects.create(
        user=user,
        code_hash=make_password(code),
        made_at=act.at,
        made_by=act.by,
        valid_until=act.at + VALID,
        resets_second_factor=resets_second_factor,
    )
    also = [["Xác thực hai lớp", "giữ", "đặt lại"]] if resets_second_factor else []
    note("person", user, "slip", act, also)
    return slip, code


def _slip_of(username: str, at: datetime) -> PasswordSlip | None:
    rows = PasswordSlip.objects.good(at).select_for_update(of=("self",)).select_related("user")
    return rows.filter(user__username=username.strip().lower(), user__is_active=True).first()


def _set(slip: PasswordSlip, password: str, at: datetime) -> User:
    user = slip.user
    slip.used_at = at
    slip.save(update_fields=["used_at"])
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    if slip.resets_second_factor:
        second_factor.turn_off(user)
    forget_failures(username=user.username)
    note("person", user, "slip_used", Act(user, at, ""))
    return user
