"""A period in the words of a report."""

from datetime import date

from reports.rules.snapshot import Span
from songcong.core.periods import Kind, Period, quarter_of

_NOUNS = {
    Kind.QUARTER: "quý",
    Kind.SIX_MONTHS: "6 tháng",
    Kind.NINE_MONTHS: "9 tháng",
    Kind.YEAR: "năm",
}


def span_of(period: Period, as_of: date) -> Span:
    """The period, the one before and the quarter that follows."""
    return Span(
        code=period.code,
        label=period.label,
        long_label=period.long_label,
        noun=_NOUNS[period.kind],
        start=period.start.isoformat(),
        end=period.end.isoformat(),
        as_of=as_of.isoformat(),
        previous_label=period.previous().label,
        next_label=quarter_of(period.end_exclusive, period.scheme).label,
    )
