"""An address that only buttons send to answers with a sentence when somebody opens it."""

import pytest
from django.test import Client

from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser

pytestmark = pytest.mark.django_db
ONLY_SENT_TO = "/lam-viec/viec-moi/thu-sang/"


def test_it_is_a_page_and_nothing_is_done() -> None:
    answer = browser(person(UnitFactory.create())).get(ONLY_SENT_TO)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "chỉ nhận việc gửi từ nút bấm" in answer.content.decode()
    assert "/tai-khoan/tiep/" in answer.content.decode()


def test_machines_keep_their_own_words(client: Client) -> None:
    answer = client.delete("/api/v1/deadlines/")
    assert answer.status_code == 405
    assert "nút bấm" not in answer.content.decode()
