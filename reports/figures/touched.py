"""Which figures a change of norms or days off has counted again."""

from reports.models import QuarterlyReport, StoredFigures
from songcong.core.law_change import LawChange, Touched, counts_touched


@counts_touched
def figures_touched(change: LawChange) -> Touched:
    """Units and quarters that are shown, whose report carries no number yet."""
    columns = ("unit_id", "scheme", "period_kind", "year", "n")
    issued = set(QuarterlyReport.objects.filter(number__isnull=False).values_list(*columns))
    rows = StoredFigures.objects.only(*columns)
    touched = [
        row
        for row in rows
        if row.period.end >= change.first_day
        and (row.unit_id, row.scheme, row.period_kind, row.year, row.n) not in issued
    ]
    return Touched(
        "bảng số liệu quý của đơn vị, chưa phát hành báo cáo, được tính lại", len(touched)
    )
