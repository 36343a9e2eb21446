"""Where a person is signed in: seen, and ended from elsewhere."""

import pytest
from django.core.cache import cache
from django.test import Client

from songcong.core.own_sessions import device_of
from tests.factories.wards import UserFactory
from wards.models import User

pytestmark = pytest.mark.django_db

PAGE, END = "/tai-khoan/phien/", "/tai-khoan/phien/ket-thuc/"
FIREFOX = "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0"


@pytest.fixture
def person() -> User:
    cache.clear()
    return UserFactory.create()


def browser(person: User, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.force_login(person)
    client.get(PAGE)
    return client


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 10) Chrome/80.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/99 Chrome/93.0", "Cốc Cốc, Windows"),
        ("Mozilla/5.0 (iPhone) Version/14 Safari/604.1", "Safari, iPhone"),
        ("curl/8", "Thiết bị không rõ"),
    ],
)
def test_a_device_in_words(agent: str, device: str) -> None:
    assert device_of(agent) == device


def test_a_session_is_seen_and_ended_from_another_browser(person: User) -> None:
    office, phone = browser(person, FIREFOX), browser(person, "Android Chrome/80")
    rows = office.get(PAGE).context["sessions"]
    assert [(row.device, row.current) for row in rows] == [
        ("Firefox, Windows", True),
        ("Chrome, Android", False),
    ]
    assert str(phone.session.session_key) not in office.get(PAGE).content.decode()
    office.post(END, {"mark": rows[1].mark})
    assert phone.get(PAGE).status_code == 302
    assert len(office.get(PAGE).context["sessions"]) == 1
    assert "từ trước" in office.post(END, {"mark": rows[1].mark}, follow=True).content.decode()


def test_all_others_are_ended_at_once(person: User) -> None:
    office = browser(person, FIREFOX)
    others = [browser(person, "Chrome/80 Windows") for _ in range(2)]
    stranger = browser(UserFactory.create(), "Chrome/80")
    office.post(END, {"others": "1"})
    assert [client.get(PAGE).status_code for client in (*others, stranger, office)] == [
        302,
        302,
        200,
        200,
    ]


def test_nobody_ends_the_session_of_another(person: User) -> None:
    office, stranger = browser(person, FIREFOX), browser(UserFactory.create(), "Chrome/80")
    [row] = stranger.get(PAGE).context["sessions"]
    office.post(END, {"mark": row.mark})
    assert stranger.get(PAGE).status_code == 200
