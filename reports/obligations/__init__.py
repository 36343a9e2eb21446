"""The duties of all apps side by side, and the reports that a quarter asks for."""

from reports.obligations.morning import DUTIES, Morning, Owed, morning_of, owed_by

__all__ = ["DUTIES", "Morning", "Owed", "morning_of", "owed_by"]
