"""Messages wait in the outbox and leave at least once."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from petitions.models import PetitionHandler
from petitions.notifications import HANDLER_NAMED, handler_named
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UserFactory
from wards.actions.outbox import MOST_TRIES, Send, deliver_due
from wards.models import OutboundMessage
from wards.notifications import NUDGE, post
from wards.tasks import deliver_outbox

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)


@pytest.fixture
def message() -> OutboundMessage:
    user = UserFactory.create(email="an@songcong.invalid", full_name="Nguyễn Văn An & Con")
    petition = PetitionFactory.create(
        register_no="5/2026", kind="feedback", content="Nội dung kín", received_on=AT.date()
    )
    handler_named(PetitionHandlerFactory.create(petition=petition, user=user), at=AT)
    return OutboundMessage.objects.get()


def broken(_: EmailMessage) -> None:
    raise SMTPServerDisconnected("Máy chủ thư không trả lời")


def refusing(message: EmailMessage) -> None:
    raise SMTPRecipientsRefused({message.to[0]: (550, b"no such box")})


def test_a_message_leaves_with_its_key_as_message_id(message: OutboundMessage) -> None:
    assert deliver_due(at=AT) == 1
    sent = mail.outbox[0]
    assert sent.to == ["an@songcong.invalid"]
    assert sent.subject.startswith("Giao xử lý đơn số 5/2026 – Phường")
    assert "Nguyễn Văn An & Con" in sent.body
    assert "Nội dung kín" not in sent.body
    petition = PetitionHandler.objects.get().petition_id
    assert f"Mở hồ sơ: http://127.0.0.1:8000/lam-viec/don-thu/{petition}/" in sent.body
    assert sent.extra_headers["Message-ID"].startswith(f"<{message.key}@")
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.error) == ("sent", AT, "")
    assert deliver_due(at=AT) == 0
    assert len(mail.outbox) == 1


def test_the_same_key_is_posted_once(message: OutboundMessage) -> None:
    post(HANDLER_NAMED, "an@songcong.invalid", message.context, key=message.key, at=AT)
    assert OutboundMessage.objects.count() == 1


def test_what_may_not_leave_yet_waits(message: OutboundMessage) -> None:
    assert deliver_due(at=AT - timedelta(seconds=1)) == 0


def test_a_failure_is_kept_and_tried_again_later(message: OutboundMessage) -> None:
    assert deliver_due(at=AT, send=broken) == 0
    message.refresh_from_db()
    assert (message.state, message.tries) == ("waiting", 1)
    assert "Máy chủ thư không trả lời" in message.error
    assert message.not_before == AT + timedelta(minutes=1)
    assert deliver_due(at=AT) == 0
    assert deliver_due(at=AT + timedelta(minutes=1), send=broken) == 0
    message.refresh_from_db()
    assert message.not_before == AT + timedelta(minutes=3)
    assert deliver_due(at=AT + timedelta(minutes=3)) == 1


@pytest.mark.parametrize(
    ("send", "state"), [(broken, "waiting"), (refusing, "failed")], ids=["away", "refused"]
)
def test_what_is_refused_is_given_up_but_a_server_that_is_away_is_waited_for(
    message: OutboundMessage, send: Send, state: str
) -> None:
    OutboundMessage.objects.update(tries=MOST_TRIES - 1)
    deliver_due(at=AT, send=send)
    message.refresh_from_db()
    assert message.state == state
    assert message.not_before == AT + timedelta(hours=1)


def test_a_message_that_cannot_be_written_holds_up_no_other(
    message: OutboundMessage, caplog: pytest.LogCaptureFixture
) -> None:
    message.pk, message.key, message.context = None, "other", {"petition": "x"}
    message.not_before = AT - timedelta(minutes=1)
    message.save()
    assert deliver_due(at=AT) == 1
    message.refresh_from_db()
    assert (message.state, message.tries) == ("waiting", 1)
    assert "Unwritable" in message.error
    assert len(mail.outbox) == 1


def test_a_case_cancelled_meanwhile_is_not_told(message: OutboundMessage) -> None:
    handler = UserFactory.create()
    PetitionFactory._meta.model.objects.update(cancelled_at=AT, cancelled_by=handler)
    assert deliver_due(at=AT) == 0
    message.refresh_from_db()
    assert message.state == "failed"
    assert mail.outbox == []


def test_the_task_is_known_and_sends(message: OutboundMessage) -> None:
    assert deliver_outbox.name == NUDGE
    assert deliver_outbox() == 1
