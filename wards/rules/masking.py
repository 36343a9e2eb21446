"""Names of people who turned to an office: open to that office, masked for the city."""

from wards.rules.reader import WARD_OFFICE, Reader

MASKED = "***"


def masked(text: str, unit_id: int, reader: Reader, roles: tuple[str, ...] = WARD_OFFICE) -> str:
    """The text, or the mask in its place for those who may not read it."""
    return text if not text or unit_id in reader.units(*roles) else MASKED
