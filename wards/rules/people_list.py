"""A pasted list of people: one a line, in the order name; account; role; unit; e-mail."""

import csv
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from songcong.core.text import fold, nfc
from wards.enums import Role

ACCOUNT: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
BAD_ACCOUNT: Final = (
    "Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm, gạch; từ 3 đến 60 ký tự."
)
MOST: Final = 500
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SHORT: Final[Mapping[str, Role]] = {
    "cong chuc": Role.WARD_CLERK,
    "can bo": Role.WARD_CLERK,
    "chu tich": Role.WARD_CHAIR,
    "ttnd": Role.INSPECTION_BOARD,
    "ban ttnd": Role.INSPECTION_BOARD,
    "gsdtcd": Role.INVESTMENT_BOARD,
    "ban gsdtcd": Role.INVESTMENT_BOARD,
    "hoa giai": Role.MEDIATION,
    "mat tran": Role.FRONT,
    "ban chi dao": Role.CITY_STEERING,
    "van phong": Role.CITY_OFFICE,
    "quan tri": Role.ADMINISTRATOR,
}
_ROLES: Final = {**_SHORT, **{fold(label): Role(value) for value, label in Role.choices}}


class Typed(NamedTuple):
    """A line as it was pasted."""

    number: int
    name: str
    account: str
    role: str
    unit: str
    email: str


def lines_of(text: str) -> list[Typed]:
    """The lines that say something; a first line of titles is passed over."""
    rows = [line for line in nfc(text).splitlines() if line.strip()]
    sign = next((each for each in ("\t", ";") if any(each in row for row in rows)), ",")
    typed = []
    for number, cells in enumerate(csv.reader(rows, delimiter=sign), start=1):
        five = [cell.strip() for cell in (*cells, "", "", "", "", "")[:5]]
        if number == 1 and fold(five[1]) in ("tai khoan", "ten dang nhap"):
            continue
        typed.append(Typed(number, five[0], five[1].lower(), *five[2:]))
    return typed


def role_of(words: str) -> Role | None:
    """The role that a list names in words or by its code; None where there is no such role."""
    folded = fold(words)
    return _ROLES.get(folded) or next((role for role in Role if role.value == folded), None)


def fault_of(line: Typed) -> str | None:
    """What is wrong with a line by itself."""
    if not line.name:
        return "Thiếu họ tên."
    if not ACCOUNT.fullmatch(line.account):
        return BAD_ACCOUNT
    if line.role and role_of(line.role) is None:
        return f"Không có vai trò «{line.role}»."
    if line.email and not _MAIL.fullmatch(line.email):
        return f"Thư điện tử «{line.email}» không đúng."
    return None
