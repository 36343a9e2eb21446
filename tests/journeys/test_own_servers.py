"""Servers of the user's own: taken as they are, and away for a while as a citizen sends."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser

from songcong.core.embedded.places import ROLE, Places
from songcong.core.embedded.postgres import Postgres
from songcong.core.embedded.store import open_store
from tests.journeys.filing import answers, sends
from tests.journeys.product import Product, leaves_nothing_running, running
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
PORT = 8200
PASSWORD = "cua-nguoi-dung"
SEVENTH = "7"
"""A database of the suite's Valkey that none of its processes uses."""
DAY = "2025-06-12"
AWAY, BACK = "Chưa gửi được, nội dung còn nguyên", "Đã nhận đơn của bạn"


@dataclass(frozen=True)
class OwnCity:
    """An empty city on a database that somebody else runs."""

    product: Product
    database: Postgres
    url: str

    def asked(self, question: str) -> int:
        """A number out of its database."""
        with psycopg.connect(self.url) as connection:
            row = connection.execute(question).fetchone()
        assert row is not None
        return int(row[0])


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL that this module starts, stops and starts again."""
    places = Places(tmp_path_factory.mktemp("may chu"))
    places.create()
    server = Postgres(open_store(places), places.log / "postgres.log", PASSWORD, durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def city(database: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnCity]:
    data = tmp_path_factory.mktemp("songcong") / "du lieu"
    url = f"postgres://{ROLE}:{PASSWORD}@127.0.0.1:{database.port}/{ROLE}"
    valkey, _, _ = settings.REDIS_URL.rpartition("/")
    given = {"DATABASE_URL": url, "REDIS_URL": f"{valkey}/{SEVENTH}", "SONGCONG_TODAY": DAY}
    with running(data, "--empty", port=PORT, servers=given) as product:
        yield OwnCity(product, database, url)
    leaves_nothing_running(data)


@pytest.fixture
def citizen(browser: Browser, city: OwnCity) -> Iterator[Visitor]:
    person = Visitor(browser, city.product.address)
    yield person
    person.window.close()


def test_they_are_taken_and_none_is_started(citizen: Visitor, city: OwnCity) -> None:
    citizen.goes_to("/")
    assert not (city.product.data / "postgres").exists()
    assert city.asked("SELECT count(*) FROM wards_unit") > 0


def test_what_is_sent_while_the_database_restarts_is_kept_and_arrives_once(
    citizen: Visitor, city: OwnCity
) -> None:
    citizen.goes_to("/gui-y-kien/")
    answers(citizen)
    citizen.sees("Người khác sẽ thấy")
    city.database.stop()
    citizen.page.get_by_label("Tôi chịu trách nhiệm").check()
    assert _status_after(citizen, "Gửi") == 503
    citizen.sees(AWAY)
    citizen.looks("gui-may-chu-nghi")
    again = _fields(citizen)
    assert _status_after(citizen, "Gửi lại") == 503
    assert city.database.start_again()
    assert _status_after(citizen, "Gửi lại") in (200, 422)
    sends(citizen, unless=BACK)
    citizen.sees(BACK)
    page = citizen.window.request.post(f"{citizen.address}/gui-y-kien/xem-lai/", form=again)
    assert BACK in page.text()
    assert city.asked("SELECT count(*) FROM petitions_petition") == 1


def test_a_question_answered_meanwhile_is_shown_and_answered_again(
    citizen: Visitor, city: OwnCity
) -> None:
    citizen.goes_to("/gui-y-kien/")
    answers(citizen)
    citizen.sees("Người khác sẽ thấy")
    citizen.goes_to("/gui-y-kien/noi/")
    citizen.fills(Chỗ_cụ_thể="sau nhà văn hóa")
    city.database.stop()
    assert _status_after(citizen, "Tiếp tục") == 503
    citizen.sees(AWAY)
    citizen.sees("sau nhà văn hóa")
    citizen.looks("gui-noi-may-chu-nghi")
    assert city.database.start_again()
    citizen.presses("Gửi lại")
    citizen.sees("Người khác sẽ thấy")
    citizen.sees("sau nhà văn hóa")


def _status_after(citizen: Visitor, button: str) -> int:
    """How the page that follows a button was answered."""
    with citizen.page.expect_navigation() as waiting:
        citizen.presses(button)
    return waiting.value.status if waiting.value else 0


def _fields(citizen: Visitor) -> dict[str, str | float | bool]:
    """What the page would send, as the browser has it."""
    return {
        str(field.get_attribute("name")): field.input_value()
        for field in citizen.page.locator("main input[type=hidden]").all()
    }
