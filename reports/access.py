"""Who may have reports compiled, and write what stands in them."""

from reports.models import QuarterlyReport
from wards.rules.reader import CITY, WARD_OFFICE, Reader


def may_compile_city(reader: Reader) -> bool:
    """The city's roles compile the quarter."""
    return reader.has(*CITY)


def may_write(reader: Reader, unit_id: int | None) -> bool:
    """A ward's office writes and compiles its own report."""
    return unit_id in reader.units(*WARD_OFFICE)


def may_compile_again(reader: Reader, report: QuarterlyReport) -> bool:
    """One report alone: the city's roles any they see, a ward's office its own."""
    return may_compile_city(reader) or may_write(reader, report.unit_id)
