"""Where a role is held: on a unit, on a committee, or for the whole system."""

from wards.enums import Role
from wards.rules.reader import CITY


def fault_of(role: str, *, unit: bool, committee: bool) -> str | None:
    """Why a role cannot be held there; None where it can."""
    if role == Role.ADMINISTRATOR:
        return "Quản trị hệ thống không gắn với đơn vị nào." if unit or committee else None
    if role in CITY:
        return None if committee else "Vai trò của thành phố gắn với Ban Chỉ đạo, không gắn đơn vị."
    return None if unit else "Vai trò này phải gắn với một phường, xã."
