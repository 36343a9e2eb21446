"""A petition that a citizen is still writing: kept sealed for a day, in no table."""

import json
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.core.cache import cache

from petitions.actions.denouncer import keys

KEPT_SECONDS: Final = 24 * 3600


@dataclass
class Draft:
    """The answers by step; after the sending nothing but the receipt is left of them.

    ``began`` is the instant of the first page in seconds since 1970.
    """

    key: UUID
    began: int
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    receipt: dict[str, str] = field(default_factory=dict)

    def of(self, step: str) -> dict[str, Any]:
        """What was answered to a step; empty where nothing was yet."""
        return self.answers.get(step, {})


def draft_of(key: UUID) -> Draft | None:
    """The draft of a key, while it is kept; one sealed with keys that are gone is gone too."""
    sealed = cache.get(_place(key))
    if sealed is None:
        return None
    try:
        told = json.loads(keys().decrypt(sealed))
    except InvalidToken:
        return None
    return Draft(key, told["began"], told["answers"], told["receipt"])


def keep_draft(draft: Draft) -> None:
    """Keep the draft for another day."""
    told = {"began": draft.began, "answers": draft.answers, "receipt": draft.receipt}
    sealed = keys().encrypt(json.dumps(told, ensure_ascii=False).encode())
    cache.set(_place(draft.key), sealed, KEPT_SECONDS)


def drop_draft(draft: Draft) -> None:
    """Forget the draft at once."""
    cache.delete(_place(draft.key))


def _place(key: UUID) -> str:
    return f"filing:{key.hex}"
