"""The door for machines: its addresses, and one shape for everything that goes wrong."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import path, re_path
from django_ratelimit.exceptions import Ratelimited
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import status
from rest_framework.exceptions import (
    AuthenticationFailed,
    NotAuthenticated,
    NotFound,
    Throttled,
    ValidationError,
)
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from inspections.api.supervision import INSPECTIONS, INVESTMENTS
from petitions.api.mediation import MEDIATIONS
from petitions.api.petition import PETITIONS
from petitions.api.reception import RECEPTIONS
from petitions.api.step import step_paths
from reports.api.figures import FigureRowsView, FiguresView
from reports.api.published import OpenFiguresView, PublishedReportsView
from songcong.core.errors import Conflict, Refused
from wards.api.deadlines import DeadlinesView
from wards.api.decision import DECISIONS
from wards.api.disclosure import DISCLOSURES
from wards.api.meeting import MEETINGS
from wards.api.paths import record_paths
from wards.api.published import DisclosuresView, MeetingsView

_STATUS_OF_CODE = {
    "conflict": status.HTTP_409_CONFLICT,
    "norm_missing": status.HTTP_409_CONFLICT,
    "wrong_state": status.HTTP_409_CONFLICT,
    "cancelled": status.HTTP_409_CONFLICT,
    "key_reused": status.HTTP_409_CONFLICT,
    "forbidden": status.HTTP_403_FORBIDDEN,
}
_SENTENCES = {
    400: ("bad_request", "Yêu cầu không đọc được."),
    403: ("forbidden", "Tài khoản này không được xem hoặc làm việc đó."),
    404: ("not_found", "Không tìm thấy."),
    405: ("method_not_allowed", "Địa chỉ này không nhận cách gọi đó."),
    406: ("not_acceptable", "Chỉ trả lời bằng JSON."),
    415: ("unsupported_media_type", "Chỉ nhận JSON."),
    429: ("too_many_requests", "Gọi quá nhiều lần, hãy chờ ít phút rồi thử lại."),
}


def handle_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every error as ``{"code", "message", "fields"}``; an unknown one stays a server error."""
    if isinstance(error, Refused):
        return _refused(error)
    if isinstance(error, ValidationError):
        return _answer(400, "invalid", "Yêu cầu có chỗ chưa đúng.", _fields(error.detail))
    response = exception_handler(_known(error), context)
    if response is None:
        return None
    code, sentence = _SENTENCES.get(response.status_code, _SENTENCES[400])
    if isinstance(error, NotFound) and str(error.detail) != str(NotFound.default_detail):
        sentence = str(error.detail)
    answer = _answer(response.status_code, code, sentence, {})
    if "Retry-After" in response:
        answer["Retry-After"] = response["Retry-After"]
    return answer


def _known(error: Exception) -> Exception:
    """The error as the framework's own; who is not signed in is as forbidden as a stranger."""
    if isinstance(error, Ratelimited):
        return Throttled()
    if isinstance(error, NotAuthenticated | AuthenticationFailed):
        return PermissionDenied()
    return error


def _refused(error: Refused) -> Response:
    fields = {error.field: [error.message]} if error.field else {}
    code = _STATUS_OF_CODE.get(error.code, status.HTTP_400_BAD_REQUEST)
    answer = _answer(code, error.code, error.message, fields)
    if isinstance(error, Conflict):
        answer.data["current_version"] = error.current_version
    return answer


def _answer(code: int, name: str, message: str, fields: dict[str, Any]) -> Response:
    return Response({"code": name, "message": message, "fields": fields}, status=code)


def _fields(detail: Any, at: str = "") -> dict[str, list[str]]:
    """Sentences by field; what lies deeper is named by its way: "recommendations.0.sent_on"."""
    parts: Iterable[tuple[Any, Any]]
    if isinstance(detail, dict):
        parts = detail.items()
    elif any(isinstance(one, dict | list) for one in detail):
        parts = enumerate(detail)
    else:
        return {at: [str(sentence) for sentence in detail]}
    return {
        way: said
        for name, inner in parts
        for way, said in _fields(inner, f"{at}.{name}" if at else str(name)).items()
    }


class NothingHere(APIView):
    """Any other address below the door."""

    permission_classes = (AllowAny,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound


REGISTERS = (
    RECEPTIONS,
    PETITIONS,
    MEDIATIONS,
    DISCLOSURES,
    MEETINGS,
    DECISIONS,
    INSPECTIONS,
    INVESTMENTS,
)
urlpatterns = [
    path("v1/deadlines/", DeadlinesView.as_view(), name="deadlines"),
    path("v1/disclosures/", DisclosuresView.as_view(), name="disclosures"),
    path("v1/meetings/", MeetingsView.as_view(), name="meetings"),
    path("v1/reports/", PublishedReportsView.as_view(), name="reports"),
    path("v1/open-figures/", OpenFiguresView.as_view(), name="open-figures"),
    path("v1/figures/", FiguresView.as_view(), name="figures"),
    path("v1/figures/rows/", FigureRowsView.as_view(), name="figure-rows"),
    *(address for register in REGISTERS for address in record_paths(register)),
    *step_paths(),
    path("schema/", SpectacularAPIView.as_view(permission_classes=[AllowAny]), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api:schema", permission_classes=[AllowAny]),
        name="docs",
    ),
    re_path(r"", NothingHere.as_view(), name="nothing"),
]
app_name = "api"
