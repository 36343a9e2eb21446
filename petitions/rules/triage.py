"""What to do with a petition that has just come in: from answers to one proposal.

Content goes before title (Circular 05/2021/TT-TTCP). Every combination of answers meets exactly
one row of the table; an officer may decide otherwise, with a reason.
"""

from dataclasses import dataclass

from petitions.rules.settlement import norm_key
from petitions.rules.triage_table import TABLE, Answers, Rule

__all__ = ("TABLE", "Answers", "Proposal", "proposal_for")


@dataclass(frozen=True)
class Proposal:
    """What the table proposes: the kind, the step, its article, the norm and the letter."""

    rule: Rule
    kind: str
    norm_key: str

    @property
    def verb(self) -> str:
        return self.rule.verb


def proposal_for(answers: Answers) -> Proposal:
    """The one row that the answers meet, with the norm of settlement where the case stays here."""
    [rule] = [rule for rule in TABLE if rule.meets(answers)]
    key = ""
    if rule.verb == "process":
        key = norm_key(
            answers.kind,
            is_complex=answers.is_complex,
            instance=answers.instance,
            remote=answers.is_remote,
        )
    return Proposal(rule, answers.kind, key)
