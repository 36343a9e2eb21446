"""Tokens of the pages of a form that anyone may send: of which draft, which step, since when."""

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from django.core import signing

LASTS: Final = timedelta(days=1)
_SALT: Final = "songcong.step"


class StepToken(NamedTuple):
    """What a page sent back says of itself: nobody else could have signed it."""

    draft: UUID
    step: str
    since: datetime


def give_token(step: str, since: datetime, draft: UUID | None = None) -> str:
    """A token for a page of a draft, or of a new one, that is shown at ``since``."""
    told = [(draft or uuid4()).hex, step, int(since.timestamp())]
    return signing.dumps(told, salt=_SALT)


def read_token(text: str, step: str, now: datetime) -> StepToken | None:
    """The token of this very step; None where it was made up, is another's, or a day old."""
    try:
        draft, of_step, since = signing.loads(text, salt=_SALT)
        token = StepToken(UUID(draft), of_step, datetime.fromtimestamp(since, UTC))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    fresh = now - LASTS <= token.since <= now + timedelta(minutes=1)
    return token if of_step == step and fresh else None
