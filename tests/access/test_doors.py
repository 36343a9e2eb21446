"""Every address answers whom the table says, and nobody else."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from tests.access.city import TODAY, City
from tests.access.roles import ANONYMOUS, EVERYBODY
from tests.access.table import TABLE, Row

ANSWERS = {200, 201, 202, 204, 304, 400, 409, 422, 503}  # 503: /readyz without a worker
OTHER_METHODS = ("HEAD", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE")
MADE_BY_LIBRARIES = ("static/", "media/")


def addresses(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator[str]:
    """The name of every URL with its namespace; its route where it has no name."""
    for entry in resolver.url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry, route, inner)
        elif isinstance(entry, URLPattern) and not route.startswith(MADE_BY_LIBRARIES):
            yield f"{space}{entry.name}" if entry.name else route


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[City]:
    """One city for the whole table; each request takes back what it wrote."""
    with (
        override_settings(SONGCONG_TODAY=TODAY.isoformat(), RATELIMIT_ENABLE=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield City()
        transaction.set_rollback(True)


def address(row: Row, city: City) -> str:
    if "/" not in row.url and ":" not in row.url:
        path = f"/{row.url}"
    else:
        parts = [city.record(row.within).pk] if row.within else []
        if row.record and not row.parts:
            parts.append(getattr(city.record(row.record), row.by))
        named = dict(row.parts)
        if row.record and row.parts:
            named["pk"] = str(city.record(row.record).pk)
        path = reverse(row.url, args=parts, kwargs=named or None)
    return f"{path}?{row.query}" if row.query else path


def outcome(city: City, role: str, method: str, path: str) -> str:
    with transaction.atomic():
        response = city.client(role).generic(method, path)
        b"".join(response)  # a file is closed once it is read
        transaction.set_rollback(True)
    sent_to = response.headers.get("Location", "")
    if sent_to.startswith("/dang-nhap/?"):
        return "sign in"
    if response.status_code in ANSWERS or 300 <= response.status_code < 400:
        return "answer"
    return str(response.status_code)


def declared(row: Row, method: str) -> frozenset[str] | None:
    """The roles that get an answer to the method; None where it is not there."""
    return {"GET": row.get, "HEAD": row.get, "POST": row.post, "PATCH": row.patch}.get(method)


def expected(row: Row, role: str, method: str) -> set[str]:
    allowed = declared(row, method)
    refused = "sign in" if role == ANONYMOUS and not row.url.startswith("api:") else "403"
    if row.url == "api:nothing":
        return {"404"}
    if allowed is None:
        passes_the_door = role in (row.get or row.post or frozenset()) | row.hidden
        return {"405"} if passes_the_door else {"405", refused}
    if role in allowed:
        return {"answer"}
    return {"404"} if role in row.hidden else {refused}


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.url)
def test_an_address_answers_whom_the_table_says(row: Row, city: City) -> None:
    path = address(row, city)
    wrong = []
    for role in sorted(EVERYBODY):
        for method in ("GET", "POST"):
            wanted = expected(row, role, method)
            got = outcome(city, role, method, path)
            if got not in wanted:
                wrong.append(f"{role}: {method} {path} gave {got}, not {' or '.join(wanted)}")
    assert wrong == []


def some_roles(row: Row) -> list[str]:
    """Nobody, somebody who is let in, somebody for whom the row is hidden, somebody refused."""
    inside = frozenset().union(*(roles or () for roles in (row.get, row.post, row.patch)))
    outside = EVERYBODY - {ANONYMOUS} - inside - row.hidden
    chosen = (sorted(roles)[:1] for roles in (inside - {ANONYMOUS}, row.hidden, outside))
    return [ANONYMOUS, *(role for roles in chosen for role in roles)]


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.url)
def test_every_other_method_is_answered_as_the_table_says(row: Row, city: City) -> None:
    path = address(row, city)
    wrong = []
    for role in some_roles(row):
        for method in OTHER_METHODS:
            wanted = expected(row, role, method)
            got = outcome(city, role, method, path)
            if got not in wanted:
                wrong.append(f"{role}: {method} {path} gave {got}, not {' or '.join(wanted)}")
    assert wrong == []


def test_every_address_stands_in_the_table_once() -> None:
    listed = sorted(row.url for row in TABLE)
    assert listed == sorted(set(addresses(get_resolver())))


def test_the_walk_finds_addresses_at_any_depth() -> None:
    found = set(addresses(get_resolver()))
    assert {"reports:public-home", "reports:steering-home", "healthz"} <= found
