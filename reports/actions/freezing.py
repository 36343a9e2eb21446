"""Freeze a report: its snapshot with its sum, its paper stored once; or say why not."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from reports.enums import ReportForm, ReportState
from reports.models import FrozenFigure, QuarterlyReport
from reports.notifications import COMPILE, ended
from reports.rules.snapshot import sha256
from songcong.core.figures import Members
from songcong.core.jobs import after_commit

LONGEST_REASON = 500


def frozen_already(report: QuarterlyReport, stored: dict[str, Any]) -> bool:
    """Whether the stored paper says just this: then it is not made anew."""
    return bool(report.pdf) and report.snapshot_sha256 == sha256(stored)


@transaction.atomic
def freeze(
    report_id: int,
    token: UUID,
    stored: dict[str, Any],
    pdf: bytes | None,
    *,
    members: Mapping[str, Members] | None,
    since: datetime,
    at: datetime,
) -> bool:
    """Keep snapshot, paper and rows and give the lease back; false when the lease was lost.

    ``pdf`` is None where the paper stored before still holds, ``members`` where the rows do.
    A row changed after ``since``, a moment before the counting, will be shown as changed.
    """
    report = _held(report_id, token)
    if report is None:
        return False
    if pdf is not None:
        report.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
        report.pdf.name = _store(report, pdf)
        report.snapshot, report.snapshot_sha256 = stored, sha256(stored)
        report.compiled_at = at
    if members is not None:
        _keep_members(report, members, since)
    _end(report, ReportState.DONE, "")
    if pdf is not None:
        ended(report, at=at)
    _wake_city(report, changed=pdf is not None)
    return True


@transaction.atomic
def record_failure(report_id: int, token: UUID, reason: str, *, at: datetime) -> None:
    """Say why a report could not be compiled; what was stored before stays."""
    report = _held(report_id, token)
    if report is not None:
        _end(report, ReportState.FAILED, reason[:LONGEST_REASON])
        ended(report, at=at)
        _wake_city(report, changed=False)


def _keep_members(report: QuarterlyReport, members: Mapping[str, Members], since: datetime) -> None:
    FrozenFigure.objects.filter(report=report).delete()
    FrozenFigure.objects.bulk_create(
        FrozenFigure(
            report=report,
            key=key,
            row_ids=list(kept.row_ids),
            counted=None if kept.counted is None else list(kept.counted),
            frozen_at=since,
        )
        for key, kept in members.items()
    )


def _held(report_id: int, token: UUID) -> QuarterlyReport | None:
    rows = QuarterlyReport.objects.select_for_update(of=("self",))
    return rows.filter(pk=report_id, lease_token=token).first()


def _end(report: QuarterlyReport, state: ReportState, reason: str) -> None:
    report.state, report.failure = state, reason
    report.lease_token = report.lease_until = None
    report.save()


def _wake_city(report: QuarterlyReport, *, changed: bool) -> None:
    """After the last unit's report the city's goes on; a failed one tries again.

    Where a unit's report ``changed`` after the city's was made, or while it is being made, the
    city's draft is made anew: whoever works on it loses the lease.

    The city's row is locked before the units are looked at, so that of two units that end at
    once the second sees the first.
    """
    if report.form != ReportForm.WARD:
        return
    of_period = QuarterlyReport.objects.of(report.period)
    states = [ReportState.QUEUED, ReportState.FAILED]
    if changed:
        states += [ReportState.DONE, ReportState.RUNNING]
    drafts = of_period.filter(form=ReportForm.CITY, number__isnull=True, run__isnull=False)
    waiting = drafts.in_state(*states)
    city = waiting.select_for_update(of=("self",)).order_by("-version").first()
    wards = of_period.filter(form=ReportForm.WARD)
    if city is None or wards.in_state(ReportState.QUEUED, ReportState.RUNNING).exists():
        return
    city.state, city.failure = ReportState.QUEUED, ""
    city.lease_token = city.lease_until = None
    city.save(update_fields=["state", "failure", "lease_token", "lease_until"])
    after_commit(COMPILE, city.pk)


def _store(report: QuarterlyReport, pdf: bytes) -> str:
    """Write the paper under a name made of its sum; a file appears there whole or not at all."""
    stem = Path(report.file_name).stem
    name = f"reports/{report.period.code}/{stem}-v{report.version}-{report.pdf_sha256[:16]}.pdf"
    try:
        final = Path(default_storage.path(name))
    except NotImplementedError:  # object storage shows a file only once it is whole
        return (
            name if default_storage.exists(name) else default_storage.save(name, ContentFile(pdf))
        )
    final.parent.mkdir(parents=True, exist_ok=True)
    part = final.with_suffix(f".{report.lease_token}.part")
    part.write_bytes(pdf)
    part.replace(final)
    return name
