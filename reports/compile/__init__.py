"""Compile a snapshot: everything that a report will say, read from the records once."""

from reports.compile.city import city_snapshot
from reports.compile.ward import ward_snapshot

__all__ = ["city_snapshot", "ward_snapshot"]
