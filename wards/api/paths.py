"""The addresses of a register for machines, with what the schema says of them."""

from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view

from wards.api.record import CancelView, DetailView, ListView, RecordApi
from wards.api.shapes import WRONG, CancelShape, ConflictShape, PageQuery

ONCE = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Gửi lại cùng khóa và cùng nội dung thì không ghi hai lần; giữ bảy ngày.",
)


def record_paths(api: RecordApi) -> list[URLPattern]:
    """List and create, read and correct, cancel."""
    shown, name = api.shapes.shown, api.name
    under = f"v1/registers/{name}/"
    several = extend_schema_view(
        get=_told(f"{name}_list", {200: api.shapes.page()}, parameters=[PageQuery]),
        post=_told(
            f"{name}_create", {201: shown}, writes=True, request=api.shapes.new, parameters=[ONCE]
        ),
    )(_view(ListView, api))
    one = extend_schema_view(
        get=_told(f"{name}_read", {200: shown}),
        patch=_told(f"{name}_edit", {200: shown}, writes=True, request=api.shapes.changed),
    )(_view(DetailView, api))
    gone = extend_schema_view(
        post=_told(f"{name}_cancel", {200: shown}, writes=True, request=CancelShape)
    )(_view(CancelView, api))
    return [
        path(under, several.as_view(), name=f"register-{name}"),
        path(f"{under}<int:pk>/", one.as_view(), name=f"register-{name}-one"),
        path(f"{under}<int:pk>/cancel/", gone.as_view(), name=f"register-{name}-cancel"),
    ]


def _view(base: type[Any], api: RecordApi) -> type[Any]:
    return type(f"{api.name.title()}{base.__name__}", (base,), {"api": api, "__doc__": ""})


def _told(operation: str, answers: dict[int, Any], *, writes: bool = False, **more: Any) -> Any:
    """An operation with every answer that it may give."""
    conflict = {409: ConflictShape} if writes else {}
    return extend_schema(
        operation_id=f"registers_{operation}", responses={**answers, **WRONG, **conflict}, **more
    )
