"""Tables of the two boards."""

from inspections.models.supervision import (
    Finding,
    Recommendation,
    Supervision,
    SupervisionEvent,
    SupervisionFile,
)

__all__ = ["Finding", "Recommendation", "Supervision", "SupervisionEvent", "SupervisionFile"]
