"""What may be mediated at the base and what may not: a table, each row with its article."""

from dataclasses import dataclass

from petitions.enums import MediationScope as Scope

DECREE = "Nghị định 15/2014/NĐ-CP Điều 5"
LAW = "Luật Hòa giải ở cơ sở 35/2013/QH13 Điều 3"


@dataclass(frozen=True)
class ScopeRow:
    """A kind of matter: whether it may be mediated, why not, and where the parties turn then."""

    scope: Scope
    allowed: bool
    article: str
    reason: str = ""


ROWS = (
    ScopeRow(Scope.FAMILY, allowed=True, article=f"{DECREE} khoản 1"),
    ScopeRow(Scope.NEIGHBOURS, allowed=True, article=f"{DECREE} khoản 1"),
    ScopeRow(Scope.CIVIL, allowed=True, article=f"{DECREE} khoản 1"),
    ScopeRow(Scope.MARRIAGE, allowed=True, article=f"{DECREE} khoản 1"),
    ScopeRow(Scope.MINOR_BREACH, allowed=True, article=f"{DECREE} khoản 1"),
    ScopeRow(
        Scope.STATE_INTEREST,
        allowed=False,
        article=f"{LAW}; {DECREE} khoản 2",
        reason="Việc xâm phạm lợi ích của Nhà nước, lợi ích công cộng: chuyển UBND xử lý.",
    ),
    ScopeRow(
        Scope.MARRIAGE_BREACH,
        allowed=False,
        article=f"{LAW}; {DECREE} khoản 2",
        reason="Vi phạm pháp luật về hôn nhân và gia đình phải được cơ quan nhà nước giải quyết.",
    ),
    ScopeRow(
        Scope.CRIME,
        allowed=False,
        article=f"{LAW}; {DECREE} khoản 2",
        reason="Hành vi phải truy cứu trách nhiệm hình sự: báo Công an, không hòa giải.",
    ),
    ScopeRow(
        Scope.ADMINISTRATIVE,
        allowed=False,
        article=f"{LAW}; {DECREE} khoản 2",
        reason="Hành vi phải xử lý vi phạm hành chính: chuyển người có thẩm quyền xử phạt.",
    ),
    ScopeRow(
        Scope.COMMERCE_LABOUR,
        allowed=False,
        article=DECREE,
        reason="Tranh chấp thương mại, lao động có thủ tục hòa giải riêng theo luật chuyên ngành.",
    ),
)
"""Read of the decree by its subject; articles stand as not yet compared with the text."""

_BY_SCOPE = {row.scope.value: row for row in ROWS}


def scope_row(scope: str) -> ScopeRow | None:
    """The row of a kind of matter; None while nobody has said which it is."""
    return _BY_SCOPE.get(scope)


def refused(scope: str) -> ScopeRow | None:
    """The row that forbids mediation; None where it may go on."""
    row = scope_row(scope)
    return row if row is not None and not row.allowed else None
