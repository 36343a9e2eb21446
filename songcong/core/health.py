"""Probes: is the process alive, and does everything it stands on answer?"""

import uuid
from collections.abc import Callable

from celery import current_app
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

WORKER_PATIENCE = 1.0


@require_safe
@never_cache
def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Database, broker, worker and storage by name; 503 when one of them does not answer."""
    states = {name: answers(probe) for name, probe in PROBES.items()}
    return JsonResponse(states, status=200 if all(states.values()) else 503)


def answers(probe: Callable[[], bool]) -> bool:
    """What the probe says, an exception meaning no: each part fails in words of its own."""
    try:
        return probe()
    except Exception:  # noqa: BLE001
        return False


def database() -> bool:
    """PostgreSQL runs a statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def broker() -> bool:
    """Valkey, which carries the queues, the sessions and the cache, keeps a value."""
    token = uuid.uuid4().hex
    cache.set("readiness", token, timeout=10)
    return cache.get("readiness") is not None


def worker() -> bool:
    """At least one Celery worker answers within a second."""
    return bool(current_app.control.ping(timeout=WORKER_PATIENCE, limit=1))


def storage() -> bool:
    """A file can be written and taken away."""
    name = default_storage.save(f"readiness/{uuid.uuid4().hex}", ContentFile(b"ok"))
    default_storage.delete(name)
    return True


PROBES: dict[str, Callable[[], bool]] = {
    "database": database,
    "broker": broker,
    "worker": worker,
    "storage": storage,
}
