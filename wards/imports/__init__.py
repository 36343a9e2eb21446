"""The sheets of a ward's registers that this app reads."""

from wards.imports.decision import DECISIONS
from wards.imports.disclosure import DISCLOSURES
from wards.imports.meeting import MEETINGS

__all__ = ["DECISIONS", "DISCLOSURES", "MEETINGS"]
