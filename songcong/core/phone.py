"""Mobile telephone numbers of Viet Nam."""

import re

_NATIONAL = re.compile(r"0[35789]\d{8}")


def read_phone(text: str) -> str | None:
    """The number in E.164 (``+84912345678``) as somebody typed it, or nothing where it is none."""
    digits = re.sub(r"[\s.\-()]", "", text)
    if digits.startswith("+84"):
        digits = f"0{digits.removeprefix('+84')}"
    return f"+84{digits[1:]}" if _NATIONAL.fullmatch(digits) else None


def show_phone(e164: str) -> str:
    """A number as people write it ("0912 345 678"); anything else as it stands."""
    national = f"0{e164.removeprefix('+84')}" if e164.startswith("+84") else e164
    whole = _NATIONAL.fullmatch(national)
    return f"{national[:4]} {national[4:7]} {national[7:]}" if whole else e164
