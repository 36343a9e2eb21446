"""Figures of extensions: what was in time only because its time limit had been lengthened."""

from django.db.models import F, Q

from petitions.figures.petition import answered, settled_count
from songcong.core.figures import Better, Rate, Section, Where


def _in_ordinary_time() -> Where:
    """Settled by the day that was due before any extension."""
    ordinary = Q(base_due_on__isnull=True, resolved_on__lte=F("judged_due")) | Q(
        base_due_on__isnull=False, resolved_on__lte=F("base_due_on")
    )
    return lambda window: answered(window) & ordinary


EXTENSIONS = Section(
    "extensions",
    "Gia hạn giải quyết đơn",
    (
        settled_count("extended", "Đơn đã gia hạn", lambda _w: Q(extensions__gt=0)),
        settled_count("answered", "Đơn đã giải quyết, không kể đơn rút", answered),
        settled_count(
            "on_time_without_extension",
            "Đơn giải quyết đúng hạn không cần gia hạn",
            _in_ordinary_time(),
            Better.MORE,
        ),
        Rate(
            key="on_time_without_extension_rate",
            name="Tỷ lệ đúng hạn không kể gia hạn",
            better=Better.MORE,
            numerator=("on_time_without_extension",),
            denominator=("answered",),
        ),
    ),
)
