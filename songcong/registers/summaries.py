"""What an import would do, or did, in numbers: by sheet how many rows met which fate."""

from typing import Any, Final

from songcong.registers.importing import Results
from songcong.registers.page_model import Verdict

COUNTED: Final[dict[Verdict, str]] = {
    Verdict.NEW: "accepted",
    Verdict.CHANGED: "updated",
    Verdict.SAME: "unchanged",
    Verdict.TWICE: "duplicates",
    Verdict.CONFLICT: "conflicts",
    Verdict.REFUSED: "refused",
    Verdict.TWIN: "twins",
}
"""By verdict, what its number is called in a summary."""


def summary(results: Results) -> dict[str, Any]:
    """By sheet: counts and what is to be said of the sheet as a whole."""
    return {
        name: {
            **result.counts(),
            "refused": len(result.reading.refused),
            "notices": result.reading.notices,
        }
        for name, result in results.items()
    }


def counted(sheet: dict[str, Any], verdict: Verdict) -> int:
    """How many rows of a sheet met a fate, by its summary."""
    return int(sheet.get(COUNTED[verdict], 0))
