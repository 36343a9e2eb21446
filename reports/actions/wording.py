"""The words an official adds to a report, and the ward's word that nothing arose."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from reports.models import NothingToReport, QuarterlyReport, SheetReceived
from reports.models.period_of import period_fields
from reports.rules.body import TEXTS
from songcong.core.errors import Refused
from songcong.core.periods import Period
from songcong.core.text import nfc
from wards.models import Unit, User


@transaction.atomic
def save_words(
    report: QuarterlyReport,
    texts: Mapping[str, str],
    nothing: Collection[str],
    *,
    by: User,
    at: datetime,
) -> None:
    """Keep the free text of a ward's draft and its ticks; an issued report takes none."""
    held = QuarterlyReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.is_issued:
        raise Refused("Báo cáo đã lấy số, không sửa được nữa.", code="issued")
    held.texts = {key: nfc(texts[key]).strip() for key in TEXTS if texts.get(key, "").strip()}
    held.save(update_fields=["texts"])
    if held.unit is not None:
        _say_nothing_arose(held.unit, held.period, nothing, by=by, at=at)


def _say_nothing_arose(
    unit: Unit, period: Period, topics: Collection[str], *, by: User, at: datetime
) -> None:
    said = NothingToReport.objects.of(period).filter(unit=unit)
    said.exclude(topic__in=topics).delete()
    NothingToReport.objects.bulk_create(
        [
            NothingToReport(**period_fields(period), unit=unit, topic=topic, said_by=by, said_at=at)
            for topic in topics
        ],
        ignore_conflicts=True,
    )


def forget_sheets(units: Collection[int], *, at: datetime) -> None:
    """Forget the sheets that were first remembered at that instant: their import is taken back."""
    SheetReceived.objects.filter(unit__in=units, received_at=at).delete()


def record_sheets(unit: Unit, period: Period, topics: Collection[str], *, at: datetime) -> None:
    """Remember that sheets came in for a unit and period, so that their zeros are known."""
    SheetReceived.objects.bulk_create(
        [
            SheetReceived(**period_fields(period), unit=unit, topic=topic, received_at=at)
            for topic in topics
        ],
        ignore_conflicts=True,
    )
