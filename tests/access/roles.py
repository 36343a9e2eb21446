"""Who asks: one person for each role, by the account names of the demo city."""

from typing import Final

ANONYMOUS: Final = "anonymous"
ACCOUNTS: Final = {
    "clerk": "thu.phoco",
    "clerk elsewhere": "thu.moche",
    "chair": "chutich.phoco",
    "inspection board": "ttnd.phoco",
    "investment board": "gsdt.phoco",
    "mediation": "hoagiai.phoco",
    "front": "mattran.phoco",
    "steering": "bcd",
    "city office": "vanphong",
    "administrator": "quantri",
}
"""Everybody works in Phố Cò but one clerk; the city's people work for all units."""

NOBODY: Final = frozenset[str]()
EVERYBODY: Final = frozenset({ANONYMOUS, *ACCOUNTS})
SIGNED_IN: Final = frozenset(ACCOUNTS)
OFFICE: Final = frozenset({"clerk", "chair"})
CLERK: Final = frozenset({"clerk"})
CHAIR: Final = frozenset({"chair"})
CLERKS: Final = frozenset({"clerk", "chair", "clerk elsewhere"})
BOARDS: Final = frozenset({"inspection board", "investment board"})
FRONT: Final = frozenset({"front"})
MEDIATION: Final = frozenset({"mediation"})
CITY: Final = frozenset({"steering", "city office"})
CITY_OFFICE: Final = frozenset({"city office"})
ADMINISTRATOR: Final = frozenset({"administrator"})
ELSEWHERE: Final = frozenset({"clerk elsewhere"})
IMPORTERS: Final = CLERKS | BOARDS | MEDIATION | FRONT
"""People who write at least one register that a workbook can bring."""
NOT_CLERK: Final = IMPORTERS - CLERK
"""The same without the one who brought a register in."""
