"""What is written when something fails: where, in which request, by whom, and no word typed."""

import io
import logging
from collections.abc import Iterator

import psycopg
import pytest
from celery import shared_task
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from songcong.core import logs
from tests.access.city import City
from wards.http import OfficialRequest, public, signed_in

NAME = "Giàng A Kín"
PHONE = "0987654321"


@public
def fails_on_what_was_typed(request: HttpRequest) -> HttpResponse:
    raise ValueError(request.POST["name"]) from LookupError(request.POST["phone"])


@public
def fails_in_the_database(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::integer", [request.POST["name"]])
    return HttpResponse()


@signed_in
def fails_by_itself(request: OfficialRequest) -> HttpResponse:
    return HttpResponse(request.nobody_set_this)  # type: ignore[attr-defined]


urlpatterns = [
    path("typed/", fails_on_what_was_typed),
    path("lam-viec/database/", fails_in_the_database),
    path("lam-viec/itself/", fails_by_itself),
]
handler500 = "songcong.core.outage.server_error"


@shared_task(name="tests.fails")  # type: ignore[untyped-decorator]  # celery carries no types
def fails() -> None:
    raise ValueError(NAME)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the handler that the settings set up writes, in place of standard error."""
    [ours] = [
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler, logging.StreamHandler) and isinstance(handler.formatter, logs.Line)
    ]
    stream = io.StringIO()
    before = ours.setStream(stream)
    yield stream
    ours.setStream(before)


@pytest.fixture
def visitor() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_a_failure_leaves_its_traceback_and_nothing_that_was_typed(
    visitor: Client, written: io.StringIO
) -> None:
    answer = visitor.post("/typed/?tu=bí+mật", {"name": NAME, "phone": PHONE})
    assert answer.status_code == 500
    said = written.getvalue()
    head, _, below = said.partition("\n")
    mark = answer[logs.HEADER]
    assert f"ERROR django.request [request={mark} user=- POST /typed/]" in head
    assert mark in answer.content.decode()
    assert "in fails_on_what_was_typed" in below
    assert below.index("builtins.LookupError: ") < below.index("builtins.ValueError: ")
    for secret in (NAME, PHONE, "bí", "mật", "tu="):
        assert secret not in said


@pytest.mark.django_db
def test_of_the_database_its_code_is_said_and_not_the_value(
    visitor: Client, written: io.StringIO
) -> None:
    assert visitor.post("/lam-viec/database/", {"name": NAME}).status_code == 500
    said = written.getvalue()
    assert "psycopg.errors.InvalidTextRepresentation: sqlstate=22P02\n" in said
    assert "django.db.utils.DataError: " + logs.HELD_BACK in said
    assert NAME not in said


@pytest.mark.django_db
def test_a_broken_constraint_is_named_without_the_row(written: io.StringIO) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE slip (name text CONSTRAINT no_name CHECK (name = ''))")
        try:
            cursor.connection.execute("INSERT INTO slip VALUES (%s)", [NAME])
        except psycopg.Error:
            logging.getLogger("songcong.thử").exception("row %s", 7)
    said = written.getvalue()
    assert "ERROR songcong.thử row 7" in said
    assert "sqlstate=23514" in said
    assert "table_name=slip constraint_name=no_name" in said
    assert NAME not in said


@pytest.mark.django_db
def test_who_asked_is_said_by_id_and_python_in_its_own_words(written: io.StringIO) -> None:
    clerk = City().client("clerk")
    clerk.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        assert clerk.get("/lam-viec/itself/").status_code == 500
    said = written.getvalue()
    assert f"user={clerk.session['_auth_user_id']} GET /lam-viec/itself/]" in said
    assert "AttributeError: 'WSGIRequest' object has no attribute 'nobody_set_this'" in said


def test_what_a_visitor_gets_wrong_is_no_line_of_the_log(
    visitor: Client, written: io.StringIO
) -> None:
    answer = visitor.get("/khong-co/")
    assert answer.status_code == 404
    assert logs.HEADER not in answer
    assert written.getvalue() == ""


def test_a_job_that_fails_is_named_without_the_words_of_its_error(written: io.StringIO) -> None:
    fails.apply()
    said = written.getvalue()
    assert "tests.fails" in said
    assert "in fails" in said
    assert NAME not in said


def test_words_of_an_error_that_was_worded_anew_are_held_back() -> None:
    anew = TypeError(f"expected a number but got {NAME!r}")
    anew.__cause__ = ValueError(NAME)
    assert logs.said(anew) == logs.HELD_BACK
    full = OSError(28, "No space left on device", NAME)
    assert logs.said(full) == "[Errno 28] No space left on device"
