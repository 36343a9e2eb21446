"""A register for machines: its list, one record, writing it by the same forms and actions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.exceptions import NotFound, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from songcong.core import clock
from songcong.core.errors import Conflict, Refused
from songcong.core.keyset import page_of, read_place
from wards.actions.idempotency import once
from wards.api.limits import limit
from wards.api.reading import api_reader
from wards.api.shapes import CancelShape, PageQuery, Shapes
from wards.models import Record, Unit, User
from wards.rules.reader import Reader
from wards.rules.rights import units_to_write

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Verbs:
    """How a register is written: each takes a valid form, and says who and when."""

    create: Callable[[Any, User, datetime], Record]
    edit: Callable[[int, Any, int, User, datetime], Record]
    cancel: Callable[[int, str, int, User, datetime], Record]


@dataclass(frozen=True)
class RecordApi:
    """A register as machines read and write it.

    ``name`` is its word in addresses, ``topic`` in the table of rights; ``rows`` are the records
    that a reader may open, ``shown`` says of one what the reader may know; ``form_of`` is the
    form of a new record (given the units) or of one that stands.
    """

    name: str
    topic: str
    readers: tuple[str, ...]
    rows: Callable[[Reader], QuerySet[Any, Any]]
    day: str
    shown: Callable[[Any, Reader], dict[str, Any]]
    new_form: Callable[[dict[str, Any], frozenset[int]], Any]
    old_form: Callable[[dict[str, Any], Any], Any]
    values: Callable[[Any], dict[str, Any]]
    verbs: Verbs
    shapes: Shapes
    may: Callable[[Reader, str, Any], bool]


class RecordView(APIView):
    """What the addresses of one register have in common."""

    api: ClassVar[RecordApi]
    reader: Reader

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find out who asks, and hold off who asks too often."""
        super().initial(request, *args, **kwargs)
        self.reader = api_reader(request, *self.api.readers)
        limit(request)

    def found(self, pk: int) -> Any:
        """The record, where the reader may open it; raises NotFound."""
        record = self.api.rows(self.reader).filter(pk=pk).first()
        if record is None:
            raise NotFound
        return record

    def mine(self, pk: int, verb: str) -> Any:
        """The record, where the reader may do so much with it."""
        record = self.found(pk)
        if record.is_cancelled:
            raise Refused("Bản ghi này đã hủy, không sửa được nữa.", code="cancelled")
        if not self.api.may(self.reader, verb, record):
            raise PermissionDenied
        return record

    def body(self, request: Request, shape: Any) -> dict[str, Any]:
        """What was sent, in JSON's own types; raises ValidationError."""
        read = shape(data=request.data)
        read.is_valid(raise_exception=True)
        return dict(read.validated_data)

    def answer(self, pk: int, status: int = 200) -> Response:
        """The record as it stands now."""
        return Response(self.api.shown(self.found(pk), self.reader), status=status)

    def both(self, pk: int, sent: Body, conflict: Conflict) -> Response:
        """What stands and what was sent, where somebody else was first."""
        stored = self.api.shown(self.found(pk), self.reader)
        told: dict[str, Any] = {"code": conflict.code, "message": conflict.message, "fields": {}}
        told |= {"current_version": conflict.current_version, "stored": stored, "sent": dict(sent)}
        return Response(told, status=409)


class ListView(RecordView):
    """The records of a register, newest first, and a new one."""

    def get(self, request: Request) -> Response:
        """Một trang các bản ghi còn hiệu lực, mới nhất trước."""
        query = PageQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked, api = query.validated_data, self.api
        seen = self.reader.units(*api.readers)
        if "unit" in asked:
            seen = frozenset({unit_named(asked["unit"], seen).pk})
        parts = [self._of(unit, asked) for unit in sorted(seen)]
        page = page_of(parts, api.day, read_place(asked.get("after", "")))
        rows = api.rows(self.reader).in_bulk([row["id"] for row in page.rows])
        shown = [api.shown(rows[row["id"]], self.reader) for row in page.rows if row["id"] in rows]
        return Response({"rows": shown, "next": page.following or None})

    def _of(self, unit: int, asked: Body) -> Any:
        """The records of one unit that are asked for, as the walk along its index needs them."""
        rows = self.api.rows(self.reader.within([unit])).filter(cancelled_at__isnull=True)
        rows = rows.prefetch_related(None)
        for name, comparison in (("since", "gte"), ("until", "lte")):
            if name in asked:
                rows = rows.filter(**{f"{self.api.day}__{comparison}": asked[name]})
        return rows.values("id", self.api.day)

    def post(self, request: Request) -> Response:
        """Ghi một bản ghi mới; gửi lại cùng Idempotency-Key thì không ghi hai lần."""
        units = units_to_write(self.reader, self.api.topic)
        if not units:
            raise PermissionDenied
        body, user = self.body(request, self.api.shapes.new), person_of(request)
        key = idempotency_key(request)

        def make() -> int:
            unit = unit_named(body["unit"], units) if "unit" in body else the_one(units)
            form = valid(self.api.new_form({**body, "unit": unit.pk}, units))
            made = done(form, lambda: self.api.verbs.create(form, user, clock.now()))
            return int(made.pk)

        if not key:
            return self.answer(make(), status=201)
        pk = once(key, body, make, topic=self.api.topic, by=user, at=clock.now())
        return self.answer(pk, status=201)


class DetailView(RecordView):
    """One record, and correcting it."""

    def get(self, _request: Request, pk: int) -> Response:
        """Một bản ghi, kể cả bản ghi đã hủy."""
        return self.answer(pk)

    def patch(self, request: Request, pk: int) -> Response:
        """Sửa những mục gửi lên; phiên bản đã cũ thì trả về cả hai bản."""
        record = self.mine(pk, "edit")
        body = self.body(request, self.api.shapes.changed)
        version = body.pop("version")
        form = valid(self.api.old_form({**self.api.values(record), **body}, record))
        try:
            user, at = person_of(request), clock.now()
            done(form, lambda: self.api.verbs.edit(pk, form, version, user, at))
        except Conflict as conflict:
            return self.both(pk, body, conflict)
        return self.answer(pk)


class CancelView(RecordView):
    """Taking a record out of lists and figures."""

    def post(self, request: Request, pk: int) -> Response:
        """Hủy một bản ghi, có lý do; bản ghi vẫn được lưu."""
        self.mine(pk, "cancel")
        body = self.body(request, CancelShape)
        try:
            at = clock.now()
            self.api.verbs.cancel(pk, body["reason"], body["version"], person_of(request), at)
        except Conflict as conflict:
            return self.both(pk, body, conflict)
        return self.answer(pk)


def valid(form: Any) -> Any:
    """The form, where it is right; raises ValidationError with its own sentences."""
    if form.is_valid():
        return form
    raise ValidationError({_name(name): list(said) for name, said in form.errors.items()})


def done(form: Any, act: Callable[[], Record]) -> Record:
    """What the action made; what it refused is said at the field at fault."""
    try:
        return act()
    except Conflict:
        raise
    except Refused as refusal:
        if refusal.field is None or refusal.field not in form.fields:
            raise
        raise ValidationError({refusal.field: [refusal.message]}) from refusal


def unit_named(name: str, among: Sequence[int] | frozenset[int]) -> Unit:
    """The unit that a code or a key names, of those given; raises ValidationError."""
    code, _at, since = name.partition("@")
    for unit in Unit.objects.public().filter(code=code, pk__in=among).order_by("-valid_from"):
        if since in ("", unit.valid_from.isoformat()):
            return unit
    raise ValidationError({"unit": ["Không có đơn vị này trong phạm vi của bạn."]})


def the_one(units: frozenset[int]) -> Unit:
    """The only unit in which the reader writes; raises ValidationError where there are several."""
    if len(units) == 1:
        return Unit.objects.public().get(pk__in=units)
    raise ValidationError({"unit": ["Ghi mã đơn vị."]})


def idempotency_key(request: Request) -> str:
    """The key of the request, empty where there is none; raises ValidationError."""
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > 100 or not key.isprintable():  # noqa: PLR2004  # what the column holds
        raise ValidationError({"Idempotency-Key": ["Khóa dài không quá 100 ký tự in được."]})
    return key


def _name(name: str) -> str:
    return "" if name == "__all__" else name


def person_of(request: Request) -> User:
    """Who asks: somebody who is signed in, or whose token it is."""
    assert isinstance(request.user, User)  # noqa: S101  # api_reader has seen to it
    return request.user
