"""The people of the demo city: who signs in with which account, and what they are."""

from typing import Final, NamedTuple

from songcong.demo.wards import WARDS
from wards.enums import Role

DEMO_PASSWORD: Final = "dan-chu-o-co-so-2025"  # noqa: S105  # printed by design, for the demo alone


class Account(NamedTuple):
    """A person of the demo city; ``ward`` is the code of a unit, empty for the city's people."""

    username: str
    full_name: str
    role: Role
    ward: str = ""


_WARD_ROLES: Final = (
    ("thu", Role.WARD_CLERK),
    ("chutich", Role.WARD_CHAIR),
    ("ttnd", Role.INSPECTION_BOARD),
    ("gsdt", Role.INVESTMENT_BOARD),
    ("hoagiai", Role.MEDIATION),
    ("mattran", Role.FRONT),
)
_CITY: Final = (
    Account("bcd", "Dương Xuân Hòa", Role.CITY_STEERING),
    Account("vanphong", "Nguyễn Thị Bích Hằng", Role.CITY_OFFICE),
    Account("quantri", "Trần Quang Huy", Role.ADMINISTRATOR),
)

DEMO_ACCOUNTS: Final = (
    *_CITY,
    *(
        Account(f"{prefix}.{ward.slug}", name, role, ward.code)
        for ward in WARDS
        for (prefix, role), name in zip(_WARD_ROLES, ward.people, strict=True)
    ),
)
"""Every account of the demo city; all share ``DEMO_PASSWORD``."""

SHOWN_ACCOUNTS: Final = tuple(
    account for account in DEMO_ACCOUNTS if not account.ward or account.username.endswith(".phoco")
)
"""One account for every role: what is printed when the demo starts."""
