"""Who may write what stands in a report, have it compiled, and show it to everyone."""

from wards.enums import Role
from wards.rules.reader import WARD_OFFICE, Reader


def may_write(reader: Reader, unit_id: int | None) -> bool:
    """A ward's office writes its own report and has it compiled."""
    return unit_id in reader.units(*WARD_OFFICE)


def may_publish(reader: Reader) -> bool:
    """The city's office publishes the reports of all units and takes them back."""
    return reader.has(Role.CITY_OFFICE)
