"""The life of a petition as tables: one a kind, each row with who may act and by which article.

A row also says what the step needs (a paper's number, a file of what was done, the office to turn
to), and by which norm the next step is due.
"""

from typing import Final

from petitions.enums import Instance
from petitions.enums import PetitionKind as Kind
from petitions.enums import PetitionStatus as Status
from petitions.rules.workflow import complaint
from petitions.rules.workflow.denunciation import DENUNCIATION
from petitions.rules.workflow.feedback import FEEDBACK
from petitions.rules.workflow.rows import OFFICE
from songcong.core.workflow import Workflow

__all__ = (
    "ENDS",
    "ENTRIES",
    "FINAL",
    "OFFICE",
    "SETTLED",
    "TABLES",
    "entry_norm",
    "workflow_of",
)

SETTLED: Final = frozenset(
    {Status.RESOLVED, Status.SENT, Status.EXECUTED, Status.REVIEWING, Status.ARCHIVED}
)
"""The states of a case that was settled here: whether that was in time can be told."""
ENDS: Final = frozenset(
    {Status.ARCHIVED, Status.WITHDRAWN, Status.TRANSFERRED, Status.REFUSED, Status.CLOSED}
)
"""The states that no step leads out of."""
FINAL: Final = SETTLED | ENDS
"""The states in which nothing is left to be settled: their due days never move."""
ENTRIES: dict[str, frozenset[str]] = {
    Kind.COMPLAINT: frozenset({Status.RECEIVED}),
    Kind.DENUNCIATION: frozenset({Status.RECEIVED}),
    Kind.FEEDBACK: frozenset({Status.RECEIVED, Status.PROCESSED}),
}
"""The states in which a case of each kind begins its life here."""
TABLES: Final[dict[tuple[str, str], Workflow]] = {
    (Kind.COMPLAINT, Instance.FIRST): complaint.FIRST,
    (Kind.COMPLAINT, Instance.SECOND): complaint.SECOND,
    (Kind.DENUNCIATION, Instance.FIRST): DENUNCIATION,
    (Kind.FEEDBACK, Instance.FIRST): FEEDBACK,
}


def workflow_of(kind: str, instance: str = Instance.FIRST) -> Workflow:
    """The table of a kind of petition; only complaints have one of a second time."""
    return TABLES[kind, instance if kind == Kind.COMPLAINT else Instance.FIRST]


def entry_norm(kind: str, *, urgent: bool, is_complex: bool, acknowledged: bool) -> str:
    """By which norm a petition that has just come in is due for its first step."""
    if kind == Kind.DENUNCIATION:
        return "petition.check_denunciation"
    if acknowledged:
        return "petition.process_within"
    if urgent:
        return "petition.acknowledge.urgent"
    return f"petition.acknowledge.{'complex' if is_complex else 'normal'}"
