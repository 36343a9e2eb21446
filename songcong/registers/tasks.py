"""Jobs of the workbook desk."""

from celery import shared_task

from songcong.core import clock
from songcong.registers import exports, undoing, uploads
from wards.calendar import law


@shared_task(name=uploads.WORK)  # type: ignore[untyped-decorator]  # celery carries no types
def work_on_upload(upload_id: int) -> None:
    """Read an upload for its preview, or write it once confirmed; safe to run twice."""
    uploads.work_on(upload_id, law=law())


@shared_task(name="registers.tidy_uploads")  # type: ignore[untyped-decorator]  # as above
def tidy_uploads() -> None:
    """Send lost work again, delete files older than seven days and old contents after a day.

    Uploads carry the product's instants, so that the product's clock says how old they are.
    """
    now = clock.now()
    uploads.ask_again(at=now)
    uploads.forget_old(at=now)
    undoing.forget_old(at=now)


@shared_task(name=exports.WORK)  # type: ignore[untyped-decorator]  # as above
def write_export(export_id: int) -> None:
    """Write a long list into a file; safe to run twice."""
    exports.work_on(export_id, at=clock.now())


@shared_task(name="registers.tidy_exports")  # type: ignore[untyped-decorator]  # as above
def tidy_exports() -> None:
    """Send lost work again and delete files older than seven days."""
    now = clock.now()
    exports.ask_again(at=now)
    exports.forget_old(at=now)
