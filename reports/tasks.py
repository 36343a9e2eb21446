"""Jobs of reports: compile one, and put back what a lost worker held."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.db import connection

from reports.actions import lease
from reports.actions.compiling import asked_for
from reports.actions.digest import post_digests
from reports.actions.freezing import freeze, frozen_already, record_failure
from reports.actions.notice import forget_old
from reports.actions.storing import recount_figures, renew_figures
from reports.compile.build import NotYet
from reports.compile.members import counted
from reports.notifications import COMPILE, FORGET, MORNING, PUT_BACK, RECOUNT, RENEW
from reports.pdf import report_pdf
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.storage import STORAGE_SENTENCE
from wards.calendar import law

_LOG = logging.getLogger(__name__)
_UNFORESEEN = "Lỗi hệ thống khi lập báo cáo; đã ghi nhật ký, xin lập lại."


@shared_task(name=COMPILE)  # type: ignore[untyped-decorator]  # celery carries no types
def compile_report(report_id: int) -> bool:
    """Compile one report if nobody else does; returns whether it was frozen here.

    Safe to run any number of times: only the holder of the lease may freeze.
    """
    token = lease.claim(report_id, at=clock.real_now(), lease=_lease())
    if token is None:
        return False
    with _held(report_id, token):
        return _compile(report_id, token)


@shared_task(name=PUT_BACK)  # type: ignore[untyped-decorator]  # celery carries no types
def put_back_expired() -> int:
    """Queue again what lost its worker; beat calls it."""
    return lease.put_back_expired(at=clock.real_now())


@shared_task(name=RENEW)  # type: ignore[untyped-decorator]  # celery carries no types
def renew_stored_figures() -> int:
    """Count again what pages could not find ready; beat calls it every minute."""
    return renew_figures(today=clock.today(), at=clock.now())


@shared_task(name=RECOUNT)  # type: ignore[untyped-decorator]  # celery carries no types
def recount_stored_figures() -> int:
    """Compare what is kept ready with the records; beat calls it every night."""
    return recount_figures(today=clock.today(), at=clock.now())


@shared_task(name=MORNING)  # type: ignore[untyped-decorator]  # celery carries no types
def post_morning_mails() -> int:
    """Write what each person has to do today; beat calls it at 07:30."""
    return post_digests(day=clock.today(), at=clock.now(), law=law())


@shared_task(name=FORGET)  # type: ignore[untyped-decorator]  # celery carries no types
def forget_old_notices() -> int:
    """Delete what is long past from the page of what is new; beat calls it every night."""
    return forget_old(at=clock.now())


def _compile(report_id: int, token: UUID) -> bool:
    try:
        report, since = asked_for(report_id), clock.real_now()
        snapshot, members = counted(report)
        stored = snapshot.as_json()
        pdf = None if frozen_already(report, stored) else report_pdf(snapshot)
        return freeze(report_id, token, stored, pdf, members=members, since=since, at=clock.now())
    except NotYet:
        lease.put_back(report_id, token)
    except Refused as refused:
        record_failure(report_id, token, refused.message, at=clock.now())
    except OSError:
        _LOG.exception("report %s could not be kept", report_id)
        record_failure(report_id, token, STORAGE_SENTENCE, at=clock.now())
    except Exception:  # noqa: BLE001 (a report always ends with a reason)
        _LOG.exception("report %s could not be compiled", report_id)
        record_failure(report_id, token, _UNFORESEEN, at=clock.now())
    return False


@contextmanager
def _held(report_id: int, token: UUID) -> Iterator[None]:
    """Renew the lease from a thread while the paper is laid out."""
    done = Event()
    keeper = Thread(target=_keep, args=(report_id, token, done), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def _keep(report_id: int, token: UUID, done: Event) -> None:
    try:
        while not done.wait(_lease().total_seconds() / 3):
            if not lease.renew(report_id, token, until=clock.real_now() + _lease()):
                return
    finally:
        connection.close()


def _lease() -> timedelta:
    return timedelta(seconds=settings.REPORT_LEASE_SECONDS)
