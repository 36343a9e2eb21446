"""Where a person is signed in: kept beside the sessions in the cache, for that person to see."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.http import HttpRequest

from songcong.core.address import client_address

_KEPT: Final = 8 * 3600
_BROWSERS: Final = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class OwnSession:
    """One sign-in of a person; ``mark`` names it without giving its secret away."""

    mark: str
    started: datetime
    seen: datetime
    address: str
    device: str
    current: bool


def note(request: HttpRequest, *, started: int, seen: int) -> None:
    """Write down that this session is in use, in seconds since 1970."""
    key = request.session.session_key
    if key is None:
        return
    known = _known(request.session[SESSION_KEY])
    known[key] = {
        "started": started,
        "seen": seen,
        "address": client_address(request),
        "device": device_of(request.headers.get("User-Agent", "")),
    }
    _keep(request.session[SESSION_KEY], known)


def sessions_of(user_id: int, current: str | None) -> list[OwnSession]:
    """The person's sessions that still live, the latest used first."""
    living = {key: facts for key, facts in _known(user_id).items() if _store(key).exists(key)}
    rows = [
        OwnSession(
            _mark(key),
            datetime.fromtimestamp(facts["started"], UTC),
            datetime.fromtimestamp(facts["seen"], UTC),
            facts["address"],
            facts["device"],
            key == current,
        )
        for key, facts in living.items()
    ]
    return sorted(rows, key=lambda row: (row.current, row.seen), reverse=True)


def end_session(user_id: int, mark: str) -> bool:
    """End the person's session of that mark; whether there was one."""
    known = _known(user_id)
    for key in [key for key in known if _mark(key) == mark]:
        _store(key).delete(key)
        del known[key]
        _keep(user_id, known)
        return True
    return False


def end_others(user_id: int, current: str | None) -> int:
    """End every other session of the person; how many there were."""
    known = _known(user_id)
    others = [key for key in known if key != current]
    ended = 0
    for key in others:
        store = _store(key)
        ended += store.exists(key)
        store.delete(key)
    _keep(user_id, {key: facts for key, facts in known.items() if key == current})
    return ended


def device_of(agent: str) -> str:
    """Browser and system as people call them, «Chrome, Windows»."""
    browser = next((name for part, name in _BROWSERS if part in agent), "")
    system = next((name for part, name in _SYSTEMS if part in agent), "")
    return ", ".join(name for name in (browser, system) if name) or "Thiết bị không rõ"


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _known(user_id: int) -> dict[str, dict[str, Any]]:
    return dict(cache.get(f"sessions-of:{user_id}") or {})


def _keep(user_id: int, known: dict[str, dict[str, Any]]) -> None:
    cache.set(f"sessions-of:{user_id}", known, timeout=_KEPT)


def _store(key: str) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)
