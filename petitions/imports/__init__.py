"""The sheets of a ward's registers that this app reads."""

from petitions.imports.mediation import MEDIATIONS
from petitions.imports.petition import PETITIONS
from petitions.imports.reception import RECEPTIONS

__all__ = ["MEDIATIONS", "PETITIONS", "RECEPTIONS"]
