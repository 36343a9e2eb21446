"""The sheets of a ward's registers that this app reads."""

from inspections.imports.supervision import INSPECTIONS, INVESTMENTS

__all__ = ["INSPECTIONS", "INVESTMENTS"]
