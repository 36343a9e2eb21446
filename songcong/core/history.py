"""Row history for investigation: the row as it was before each change and each deletion."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def kept_history(model_name: str, *, without: Sequence[str] = ()) -> Callable[[M], M]:
    """Keep old rows of a model in ``model_name``, leaving out the fields in ``without``.

    A new row needs no copy: it stands in its own table until its first change.
    """
    return pghistory.track(  # type: ignore[no-any-return]
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        model_name=model_name,
        obj_field=pghistory.ObjForeignKey(related_name="history"),
        exclude=list(without),
    )
