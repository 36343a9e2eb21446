"""Who may write what stands in a report, and have it compiled."""

from wards.rules.reader import WARD_OFFICE, Reader


def may_write(reader: Reader, unit_id: int | None) -> bool:
    """A ward's office writes its own report and has it compiled."""
    return unit_id in reader.units(*WARD_OFFICE)
