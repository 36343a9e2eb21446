"""Rows that a figure was once counted from, as they stand now and when they were last changed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Max

from songcong.core.figures.vocabulary import Table


def stored_rows(table: Table, row_ids: Collection[int]) -> dict[int, Any]:
    """The rows of these ids, those too that no figure counts any more; deleted ones are missing."""
    owner, _, _ = table.unit.rpartition("__")
    rows = table.rows().model.objects.filter(pk__in=row_ids)
    return {row.pk: row for row in (rows.select_related(owner) if owner else rows)}


def changed_since(table: Table, row_ids: Collection[int], at: datetime) -> dict[int, datetime]:
    """When each of these rows was last changed or deleted after a moment, by its history.

    ``at`` is a moment of the real clock, which histories carry.
    """
    history = getattr(table.rows().model, "pgh_event_models", {}).get("update")
    if history is None:
        return {}
    found = history.objects.filter(pgh_obj_id__in=row_ids, pgh_created_at__gt=at)
    last = found.order_by().values("pgh_obj_id").annotate(last=Max("pgh_created_at"))
    return {row["pgh_obj_id"]: row["last"] for row in last}
