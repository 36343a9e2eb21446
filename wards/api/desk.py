"""The registers that one form and one keeper keep, for machines."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from django.db.models import QuerySet

from wards.access import may
from wards.actions.keeper import Keeper
from wards.api.record import RecordApi, Verbs
from wards.api.shapes import head_of, plain, shapes_of
from wards.forms.desk import DeskForm
from wards.rules.reader import Reader


def desk_api(
    name: str,
    keeper: Keeper[Any, Any],
    form: type[DeskForm],
    rows: Callable[[Reader], QuerySet[Any, Any]],
    *,
    readers: tuple[str, ...],
    shape: str,
    more: Mapping[str, Any],
    answers: Callable[[Any, Reader], dict[str, Any]],
) -> RecordApi:
    """A register whose lines a form asks for and a keeper keeps.

    ``answers`` says what a record tells beside its head; ``more`` are the JSON fields of what
    follows from the answers of the form.
    """
    empty = form(shared=defaultdict(list))
    return RecordApi(
        name=name,
        topic=keeper.topic,
        readers=readers,
        rows=rows,
        day=form.day,
        shown=lambda record, reader: head_of(record) | answers(record, reader),
        new_form=lambda body, units: form(body, units=units),
        old_form=lambda body, record: form(body, initial=form.initial_of(record)),
        values=form.initial_of,
        verbs=_verbs(keeper),
        shapes=shapes_of(shape, empty, more),
        may=partial(_may, keeper.topic),
    )


def _verbs(keeper: Keeper[Any, Any]) -> Verbs:
    """What the keeper does, asked by a form that is valid."""
    return Verbs(
        create=lambda typed, by, at: keeper.create(
            typed.cleaned_data["unit"], typed.facts(), by=by, at=at
        ),
        edit=lambda pk, typed, version, by, at: keeper.edit(
            pk, typed.facts(), version=version, by=by, at=at
        ),
        cancel=lambda pk, reason, version, by, at: keeper.cancel(
            pk, reason=reason, version=version, by=by, at=at
        ),
    )


def _may(topic: str, reader: Reader, verb: str, record: Any) -> bool:
    return may(reader, verb, record, topic)


def same(record: Any, facts: type[Any], without: Collection[str] = ()) -> dict[str, Any]:
    """The facts that the record itself holds, by their own names."""
    names = (field.name for field in fields(facts))
    columns = {field.name for field in record._meta.concrete_fields}
    return {
        name: plain(getattr(record, name))
        for name in names
        if name in columns and name not in without
    }
