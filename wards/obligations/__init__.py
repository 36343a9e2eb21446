"""What a ward owes of its own life: documents made public in time, meetings held."""

from wards.obligations.disclosure import (
    documents_touched,
    obligation_of,
    obligations_for,
    open_rows,
)
from wards.obligations.meeting import meetings_owed

__all__ = [
    "documents_touched",
    "meetings_owed",
    "obligation_of",
    "obligations_for",
    "open_rows",
]
