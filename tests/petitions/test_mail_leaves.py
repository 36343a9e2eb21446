"""A message written with a case leaves through a real worker and a real mail server, once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from celery import current_app
from django.core import mail

from petitions.actions.handler import name_handler
from petitions.models import Petition, PetitionHandler
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from tests.mail_sink import Sink, free_port, listening
from tests.workers import ROOT, kill, own_servers, until, worker
from wards.actions.outbox import deliver_due
from wards.enums import Role
from wards.models import OutboundMessage, User
from wards.notifications import NUDGE

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("worker")]
AT = datetime(2026, 3, 9, 3, tzinfo=UTC)
DAY = "2026-03-10"
NOBODY_LISTENS = "redis://:x@127.0.0.1:1/0"
NAME_A_HANDLER = """
import django; django.setup()
from datetime import datetime, UTC
from petitions.actions.handler import name_handler
from wards.models import User
chair, clerk = (User.objects.get(username=name) for name in ("chu-tich", "can-bo"))
name_handler({pk}, clerk, version=1, by=chair, at=datetime.fromisoformat("{at}"))
"""


@pytest.fixture
def case(transactional_db: None) -> Petition:
    """A case of a ward with a chair who names handlers, and a clerk who has an address."""
    current_app.control.purge()
    unit = UnitFactory.create()
    person(unit, Role.WARD_CHAIR, username="chu-tich")
    person(unit, Role.WARD_CLERK, username="can-bo", email="can-bo@songcong.invalid")
    made: Petition = PetitionFactory.create(unit=unit, kind="feedback", received_on=AT.date())
    return made


@pytest.fixture
def sink() -> Iterator[Sink]:
    with listening(Sink()) as mail_server:
        mail_server.open.set()
        yield mail_server


def give(case: Petition) -> OutboundMessage:
    chair, clerk = (User.objects.get(username=name) for name in ("chu-tich", "can-bo"))
    name_handler(case.pk, clerk, version=1, by=chair, at=AT)
    return OutboundMessage.objects.get()


def state() -> str:
    return OutboundMessage.objects.get().state


def nudge() -> None:
    """What beat does every thirty seconds."""
    current_app.send_task(NUDGE)


def test_it_leaves_once_however_often_workers_are_nudged(case: Petition, sink: Sink) -> None:
    message = give(case)
    with worker(EMAIL_URL=sink.url, SONGCONG_TODAY=DAY):
        until(lambda: state() == "sent", every=0.1)
        nudge()
        nudge()
        until(lambda: not queued(), every=0.1)
    (letter,) = sink.accepted
    assert letter["To"] == "can-bo@songcong.invalid"
    assert letter["Message-ID"].startswith(f"<{message.key}@")
    assert len(sink.seen) == 1


def queued() -> int:
    with current_app.connection_for_read() as connection:
        waiting: int = connection.default_channel.client.llen("celery")
        return waiting


def test_a_worker_killed_while_it_sends_leaves_the_message_to_the_next(
    case: Petition, sink: Sink
) -> None:
    sink.open.clear()
    give(case)
    with worker(EMAIL_URL=sink.url, SONGCONG_TODAY=DAY) as first:
        until(lambda: bool(sink.seen), every=0.05)
        assert deliver_due(at=AT + timedelta(days=1)) == 0
        kill(first)
    until(lambda: bool(sink.lost), every=0.05)
    sink.open.set()
    assert state() == "waiting"
    with worker(EMAIL_URL=sink.url, SONGCONG_TODAY=DAY):
        nudge()
        until(lambda: state() == "sent", every=0.1)
    assert len(sink.accepted) == 1
    assert len({one["Message-ID"] for one in sink.seen}) == 1


def test_while_the_mail_server_is_down_it_waits_and_leaves_later(case: Petition) -> None:
    sink = Sink(port=free_port())
    give(case)
    with worker(EMAIL_URL=sink.url, SONGCONG_TODAY=DAY):
        until(lambda: OutboundMessage.objects.get().tries > 0, every=0.1)
        waiting = OutboundMessage.objects.get()
        assert (waiting.state, waiting.tries) == ("waiting", 1)
        assert "ConnectionRefusedError" in waiting.error
        with listening(sink):
            sink.open.set()
            OutboundMessage.objects.update(not_before=AT)
            nudge()
            until(lambda: state() == "sent", every=0.1)
    assert len(sink.accepted) == 1
    assert OutboundMessage.objects.get().error == ""


def test_a_case_is_saved_while_the_broker_is_down(case: Petition) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NAME_A_HANDLER.format(pk=case.pk, at=AT.isoformat())],
        cwd=ROOT,
        env=os.environ | own_servers() | {"REDIS_URL": NOBODY_LISTENS},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert PetitionHandler.objects.filter(petition=case).exists()
    assert state() == "waiting"
    assert deliver_due(at=AT) == 1
    assert len(mail.outbox) == 1
