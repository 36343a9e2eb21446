"""What a visitor reads when the product fails: a pause of its servers is not a fault of its own."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from redis.exceptions import ConnectionError as BrokerUnreachable
from redis.exceptions import TimeoutError as BrokerTimeout

from songcong.core.logs import mark_of
from songcong.core.storage import is_of_the_store

OUTAGES = (OperationalError, InterfaceError, BrokerUnreachable, BrokerTimeout)
RETRY_AFTER = "30"
"""Seconds: a database that was restarted answers again by then."""
logger = logging.getLogger(__name__)


def is_away(error: BaseException | None) -> bool:
    """Whether a server of the product did not answer: nothing was at fault, and it comes back."""
    return isinstance(error, OUTAGES)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 while a server is away or the store is full, and 500 for anything else.

    No server is asked again.

    Django calls this inside the handling of the exception.
    """
    error = sys.exc_info()[1]
    full = is_of_the_store(error)
    away = full or is_away(error)
    if away:
        logger.error("A server or the store is away: %s", error.__class__.__name__)
    status = 503 if away else 500
    if request.path.startswith("/api/"):
        return JsonResponse(MESSAGES[status], status=status, json_dumps_params=READABLE)
    told = {"full": full, "mark": mark_of(request)}
    response = HttpResponse(render_to_string(f"{status}.html", told), status=status)
    if away:
        response["Retry-After"] = RETRY_AFTER
    return response


READABLE = {"ensure_ascii": False}
MESSAGES = {
    500: {
        "code": "error",
        "message": "Phần mềm gặp lỗi khi xử lý yêu cầu này. Lỗi đã được ghi lại.",
        "fields": {},
    },
    503: {
        "code": "unavailable",
        "message": "Hệ thống đang tạm gián đoạn. Xin thử lại sau ít phút.",
        "fields": {},
    },
}
