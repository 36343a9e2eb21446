"""Do once what a machine may ask for twice."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from songcong.core.errors import Refused
from wards.models import ApiRequest, User

KEPT = timedelta(days=7)


@transaction.atomic
def once(
    key: str,
    body: Mapping[str, Any],
    make: Callable[[], int],
    *,
    topic: str,
    by: User,
    at: datetime,
) -> int:
    """The id that ``make`` gives, or gave when this person first sent the key.

    Of two at the same time the second waits for the first. Raises Refused where the key stood
    for another body.
    """
    digest = digest_of(body)
    row, is_new = ApiRequest.objects.select_for_update().get_or_create(
        user=by, topic=topic, key=key, defaults={"digest": digest, "at": at}
    )
    if not is_new and row.digest != digest:
        raise Refused("Khóa Idempotency-Key này đã dùng cho nội dung khác.", code="key_reused")
    if row.record_id is None:
        row.record_id = make()
        row.save(update_fields=["record_id"])
    return row.record_id


def forget_old(at: datetime) -> int:
    """Forget the keys of a week ago; how many there were."""
    gone, _by_table = ApiRequest.objects.filter(at__lt=at - KEPT).delete()
    return gone


def digest_of(body: Mapping[str, Any]) -> str:
    """What tells one body from another, whatever the order of its names."""
    text = json.dumps(body, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()
