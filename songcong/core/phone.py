"""Mobile telephone numbers of Viet Nam."""

import re

_NATIONAL = re.compile(r"0[35789]\d{8}")


def read_phone(text: str) -> str | None:
    """The number in E.164 (``+84912345678``) as somebody typed it, or nothing where it is none."""
    digits = re.sub(r"[\s.\-()]", "", text)
    if digits.startswith("+84"):
        digits = f"0{digits.removeprefix('+84')}"
    return f"+84{digits[1:]}" if _NATIONAL.fullmatch(digits) else None
