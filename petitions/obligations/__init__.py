"""What a ward owes its citizens, by what they brought."""

from petitions.obligations import going_on, reception, voter
from petitions.obligations.petition import (
    RESTRICTED,
    obligation_of,
    obligations_for,
    open_rows,
    petitions_touched,
)

__all__ = [
    "RESTRICTED",
    "going_on",
    "obligation_of",
    "obligations_for",
    "open_rows",
    "petitions_touched",
    "reception",
    "voter",
]
