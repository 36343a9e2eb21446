"""Other ways to start: an empty city that is kept, and servers of the user's own."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser
from psycopg import sql

from tests.journeys.product import Product, leaves_nothing_running, manage, running
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
PORT = 8200
NAME = "cua_nguoi_dung"
OWN = "bốn mùa sông vẫn chảy"
SEVENTH = "7"
"""A database of the suite's Valkey that none of its processes uses."""


def front_page(product: Product, browser: Browser) -> Visitor:
    """Somebody who opens the first page."""
    visitor = Visitor(browser, product.address)
    visitor.goes_to("/")
    return visitor


def takes_a_password_of_their_own(visitor: Visitor, given: str) -> None:
    """Whoever signs in with a password that somebody else has seen changes it first."""
    visitor.sees("Mật khẩu đang dùng do người khác cấp")
    visitor.page.get_by_label("Mật khẩu đang dùng").fill(given)
    visitor.page.get_by_label("Mật khẩu mới", exact=True).fill(OWN)
    visitor.page.get_by_label("Gõ lại mật khẩu mới").fill(OWN)
    visitor.page.get_by_role("button", name="Đổi mật khẩu").click()
    visitor.sees("Đã đổi mật khẩu")


def test_an_empty_city_gets_its_first_person_and_keeps_what_was_written(
    browser: Browser, tmp_path: Path
) -> None:
    data = tmp_path / "thanh pho trong"
    with running(data, "--empty", port=PORT) as first:
        assert "create_administrator" in "".join(first.printed)
        visitor = front_page(first, browser)
        assert not visitor.page.get_by_text("Bản trình diễn").count()
        printed = manage(data, "create_administrator", "quantri")
        password = re.search(r"mật khẩu: (\S+)", printed)
        assert password is not None
        visitor.signs_in("quantri", password[1])
        takes_a_password_of_their_own(visitor, password[1])
        visitor.goes_to("/quan-tri/don-vi/")
        visitor.sees("Bách Quang")
        visitor.looks("thanh-pho-trong")
        visitor.window.close()
    leaves_nothing_running(data)
    with running(data, "--empty", port=PORT) as second:
        again = front_page(second, browser)
        again.signs_in("quantri", OWN)
        again.window.close()


@pytest.fixture
def servers() -> Iterator[dict[str, str]]:
    """A database and a Valkey that somebody set up before."""
    of_the_suite = os.environ["DATABASE_URL"]
    name = sql.Identifier(NAME)
    with psycopg.connect(of_the_suite, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
        valkey, _, _ = settings.REDIS_URL.rpartition("/")
        yield {
            "DATABASE_URL": f"{of_the_suite.rpartition('/')[0]}/{NAME}",
            "REDIS_URL": f"{valkey}/{SEVENTH}",
        }
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def test_servers_of_the_users_own_are_taken_and_none_started(
    browser: Browser, tmp_path: Path, servers: dict[str, str]
) -> None:
    data = tmp_path / "du lieu"
    with running(data, "--empty", port=PORT, servers=servers) as product:
        front_page(product, browser).window.close()
        assert not (data / "postgres").exists()
        with psycopg.connect(servers["DATABASE_URL"]) as connection:
            counted = connection.execute("SELECT count(*) FROM wards_unit").fetchone()
        assert counted is not None
        assert counted[0] > 0
    leaves_nothing_running(data)
