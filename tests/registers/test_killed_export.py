"""A real worker killed while it writes a long list: the next writes the whole of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from celery import current_app
from django.conf import settings
from django.core.files.storage import default_storage

from songcong.registers import exports
from songcong.registers.models import ListExport
from tests.factories.wards import UnitFactory, person
from tests.workers import kill, until, worker
from wards.enums import MeetingKind
from wards.models import Meeting

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("worker")]
ROWS = 30_000
AT = datetime(2021, 7, 15, 3, tzinfo=UTC)


@pytest.fixture
def export(transactional_db: None) -> Iterator[ListExport]:
    current_app.control.purge()
    unit = UnitFactory.create()
    Meeting.objects.bulk_create(
        Meeting(
            unit=unit,
            register_no=str(number),
            kind=MeetingKind.COMMUNITY,
            held_on=date(2021, 7, 1),
            created_at=AT,
        )
        for number in range(ROWS)
    )
    made = ListExport.objects.create(
        by=person(unit), at=AT, day=AT.date(), path="/lam-viec/hop-dan/xuat.xlsx", kind="xlsx"
    )
    yield made
    made.refresh_from_db()
    if made.sealed.name:
        default_storage.delete(made.sealed.name)


def test_the_next_worker_writes_it_whole(export: ListExport) -> None:
    with worker(SONGCONG_DATA_DIR=str(settings.DATA_DIR)) as first:
        current_app.send_task(exports.WORK, args=[export.pk])
        until(lambda: exports.progress(export) > 0, every=0.02)
        kill(first)
    export.refresh_from_db()
    assert (export.state, export.sealed.name) == ("waiting", "")
    exports.ask_again(at=AT.replace(hour=4))
    with worker(SONGCONG_DATA_DIR=str(settings.DATA_DIR)):
        until(lambda: not ListExport.objects.waiting().exists(), every=0.2)
    export.refresh_from_db()
    assert (export.state, export.message, export.rows) == ("done", "", ROWS)
    assert export.file_name.endswith(f"-{ROWS}-dong.xlsx")
