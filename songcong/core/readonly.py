"""A GET writes nothing: PostgreSQL itself refuses what a reading request tries to write."""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponseBase
from psycopg.pq import TransactionStatus

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
SAVEPOINT = "reading_request"


class ReadOnlyMiddleware:
    """Run every safe request on a connection that only reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        guard = Guard(connection)
        with connection.execute_wrapper(guard):
            try:
                return self.get_response(request)
            finally:
                guard.lift()


class Guard:
    """Makes the connection read-only at its first statement and writable again at the end.

    A page that asks the database nothing pays nothing. Its two statements go to the driver,
    apart from those that Django counts. Where the whole request stands inside a transaction of
    its caller, as in most tests, a savepoint carries the restriction.
    """

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database = database
        self.inside_transaction = database.in_atomic_block
        self.driver: psycopg.Connection[Any] | None = None

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if self.driver is not self.database.connection:
            self.impose()
        return execute(sql, params, many, context)

    def impose(self) -> None:
        """Forbid writing on the connection of the moment: it may have been opened anew."""
        driver: psycopg.Connection[Any] = self.database.connection
        if self.inside_transaction:
            driver.execute(f"SAVEPOINT {SAVEPOINT}; SET TRANSACTION READ ONLY")
        else:
            driver.execute("SET default_transaction_read_only = on")
            if self.database.in_atomic_block:
                driver.execute("SET TRANSACTION READ ONLY")
        self.driver = driver

    def lift(self) -> None:
        """Allow writing again, or drop a connection that no longer answers."""
        driver = self.driver
        if driver is None or driver is not self.database.connection:
            return
        try:
            if not self.inside_transaction:
                driver.execute("RESET default_transaction_read_only")
            elif driver.info.transaction_status == TransactionStatus.INERROR:
                driver.execute(f"ROLLBACK TO SAVEPOINT {SAVEPOINT}; RELEASE SAVEPOINT {SAVEPOINT}")
            else:
                driver.execute(f"RELEASE SAVEPOINT {SAVEPOINT}")
        except psycopg.Error:
            self.database.close()
