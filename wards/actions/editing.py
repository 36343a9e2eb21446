"""What every change of a record has in common: its row locked, its version checked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.utils.timezone import localtime

from songcong.core.checks import Check, faults
from songcong.core.errors import Conflict, Refused
from songcong.core.text import fold
from wards.models import Record, Unit

R = TypeVar("R", bound=Record)


def day_of(at: datetime) -> date:
    """The day in Viet Nam on which an instant falls."""
    return localtime(at).date()


def locked(rows: models.QuerySet[R], pk: int, *, version: int) -> R:
    """The record, locked until the transaction ends; Conflict when somebody saved it since."""
    record = rows.select_for_update(of=("self",)).get(pk=pk)
    if record.is_cancelled:
        raise Refused("Bản ghi này đã hủy, không sửa được nữa.", code="cancelled")
    if record.version != version:
        raise Conflict(
            "Trong lúc bạn đang ghi, người khác đã lưu bản ghi này.",
            current_version=record.version,
        )
    return record


def set_facts(record: models.Model, facts: object, *, without: Collection[str] = ()) -> list[str]:
    """Put the fields of a dataclass on the record; returns the names of those that changed."""
    changed = []
    for field in fields(facts):  # type: ignore[arg-type]  # any dataclass of facts
        value: Any = getattr(facts, field.name)
        if field.name not in without and getattr(record, field.name) != value:
            setattr(record, field.name, value)
            changed.append(field.name)
    return changed


def touch(record: Record) -> None:
    """Count the change, and keep the next register from overwriting it."""
    record.version += 1
    record.edited_since_import = True


def mark_cancelled(record: Record, *, reason: str, by_id: int, at: datetime) -> None:
    """Take the record out of lists and figures; it is never deleted."""
    record.cancel_reason = reason_given(reason)
    record.cancelled_at = at
    record.cancelled_by_id = by_id
    touch(record)


def reason_given(reason: str) -> str:
    """Why something is cancelled; raises Refused where nothing is said."""
    if not reason.strip():
        raise Refused("Phải ghi lý do hủy.", field="reason")
    return reason.strip()


def judge(
    unit: Unit, facts: Any, *, checks: Iterable[Check], titles: Mapping[str, str], day: str
) -> None:
    """Refuse facts that break a check, or whose day lies outside the unit's life."""
    for field, sentence in faults(checks, vars(facts), titles):
        raise Refused(f"{sentence}.", field=field)
    refuse_outside_life(unit, getattr(facts, day), field=day, title=titles[day])


def refuse_outside_life(unit: Unit, day: date, *, field: str, title: str) -> None:
    """Refuse a day on which the unit did not exist."""
    if day < unit.valid_from or (unit.valid_to is not None and day > unit.valid_to):
        raise Refused(f"{title} nằm ngoài thời gian tồn tại của đơn vị.", field=field)


def found_by(*texts: str) -> str:
    """The words by which a line is found."""
    return fold(" ".join(texts))
