"""What the product writes about itself: which request, by whom, and where the code failed.

Never what somebody typed or what a row holds: an exception's words are kept only where Python or
the database's catalogue wrote them, of a traceback the places in the code.
"""

import logging
import secrets
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final

import psycopg
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template import TemplateDoesNotExist
from django.utils.functional import SimpleLazyObject

HEADER: Final = "X-Request-ID"
HELD_BACK: Final = "(its words are not written here: they may hold what somebody typed)"
_OF_PYTHON: Final = (
    AttributeError,
    ImportError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
    FieldError,
    ImproperlyConfigured,
    TemplateDoesNotExist,
)
"""Their words name parts of the code; not where they were caught and worded anew."""
_CATALOGUE: Final = ("schema_name", "table_name", "column_name", "constraint_name")

_current: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


class RequestMarks:
    """Lets every line that is written during a request say which one it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _current.set(request)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        if marked := request.__dict__.get("mark"):
            response[HEADER] = marked
        return response


def mark_of(request: HttpRequest) -> str:
    """The name of a request, made when it is first asked for: most requests need none."""
    return str(request.__dict__.setdefault("mark", secrets.token_hex(4)))


class Line(logging.Formatter):
    """One line with the request's mark, the person's id, method and path; below, the places."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s%(where)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """As the standard one, on a copy: other handlers get the record as it was."""
        copy = logging.makeLogRecord(record.__dict__)
        copy.exc_text = None
        copy.where = _where(getattr(record, "request", None) or _current.get())
        if isinstance(copy.args, Mapping) and "exc" in copy.args:  # a failed job, worded by Celery
            copy.args = {**copy.args, "exc": "failed"}
        return super().format(copy)

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is the library's
        """The traceback without the contents of any variable."""
        error: BaseException | None = ei[1]
        return "\n".join(_told(each) for each in _chain(error))


def _where(request: Any) -> str:
    if not isinstance(request, HttpRequest):
        return ""
    path = request.path.encode("unicode_escape").decode("ascii")
    return f" [request={mark_of(request)} user={_user_of(request)} {request.method} {path}]"


def _user_of(request: HttpRequest) -> str:
    """The id of who asks, where that is known already: the log asks no server."""
    user = request.__dict__.get("_cached_user") or request.__dict__.get("user")
    return "-" if type(user) is SimpleLazyObject else str(getattr(user, "pk", None) or "-")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those that led to it, the first one first."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return reversed(found)


def _told(error: BaseException) -> str:
    kind = type(error)
    return f"{_places(error.__traceback__)}{kind.__module__}.{kind.__qualname__}: {said(error)}"


def _places(trace: TracebackType | None) -> str:
    return "Traceback (most recent call last):\n" + "".join(traceback.format_tb(trace))


def said(error: BaseException) -> str:
    """The words of an error that may be written down."""
    if isinstance(error, psycopg.Error):
        told = {name: getattr(error.diag, name) for name in _CATALOGUE}
        named = " ".join(f"{name}={value}" for name, value in told.items() if value)
        return f"sqlstate={error.sqlstate} {named}".rstrip()
    if isinstance(error, OSError) and error.strerror:
        return f"[Errno {error.errno}] {error.strerror}"
    if isinstance(error, _OF_PYTHON) and error.__cause__ is None:
        return str(error)
    return HELD_BACK
