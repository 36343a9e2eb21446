"""A reading request cannot write, whatever its view tries."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, InternalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from songcong.core.readonly import ReadOnlyMiddleware

WRITE = "CREATE TABLE written_by_a_page (n int)"


def writes(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(WRITE)
        cursor.execute("DROP TABLE written_by_a_page")
    return HttpResponse("written")


def writes_in_a_transaction(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        return writes(request)


def reads(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 42")
        return HttpResponse(str(cursor.fetchone()[0]))


def asks_nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


View = Callable[[HttpRequest], HttpResponse]


def answer_of(view: View, request: HttpRequest) -> bytes:
    response = ReadOnlyMiddleware(view)(request)
    assert isinstance(response, HttpResponse)
    return response.content


VIEWS: list[View] = [writes, writes_in_a_transaction]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_reading_request_that_writes_is_refused_by_postgresql(view: View, method: str) -> None:
    request = getattr(RequestFactory(), method)("/")
    with pytest.raises(InternalError, match="read-only"):
        ReadOnlyMiddleware(view)(request)
    assert writes(request).content == b"written"


@pytest.mark.django_db
@pytest.mark.parametrize("view", VIEWS)
def test_it_is_refused_inside_the_transaction_of_a_test_too(view: View) -> None:
    with pytest.raises(InternalError, match="read-only"):
        ReadOnlyMiddleware(view)(RequestFactory().get("/"))
    assert writes(RequestFactory().get("/")).content == b"written"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("view", VIEWS)
def test_a_post_writes(view: View) -> None:
    assert ReadOnlyMiddleware(view)(RequestFactory().post("/")).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_page_reads_and_leaves_the_connection_as_it_was() -> None:
    assert answer_of(reads, RequestFactory().get("/")) == b"42"
    with connection.cursor() as cursor:
        cursor.execute("SHOW default_transaction_read_only")
        assert cursor.fetchone() == ("off",)


@pytest.mark.django_db
def test_the_guard_costs_no_counted_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        ReadOnlyMiddleware(reads)(RequestFactory().get("/"))
    with django_assert_num_queries(0):
        ReadOnlyMiddleware(asks_nothing)(RequestFactory().get("/"))


@pytest.mark.django_db(transaction=True)
def test_a_connection_lost_during_a_page_is_opened_anew() -> None:
    def loses(_request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return HttpResponse()

    with pytest.raises(DatabaseError):
        ReadOnlyMiddleware(loses)(RequestFactory().get("/"))
    assert answer_of(reads, RequestFactory().get("/")) == b"42"
