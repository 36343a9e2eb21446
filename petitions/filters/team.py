"""What the lists of mediation teams and of mediators can be narrowed by."""

from datetime import date

from django.db.models import Q

from petitions.enums import Qualification, Sex
from wards.filters.register import Pick, RegisterFilter, Rows

IN_OFFICE = (("now", "Đang hoạt động"), ("ended", "Đã thôi"))


def _serving(rows: Rows, picked: str, day: str, today: date) -> Rows:
    ended = Q(ended_on__lt=today)
    if not picked:
        return rows
    return (
        rows.filter(ended)
        if picked == "ended"
        else rows.exclude(ended).filter(**{f"{day}__lte": today})
    )


class TeamFilter(RegisterFilter):
    day = "founded_on"

    office = Pick(IN_OFFICE, "Tình trạng")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        return _serving(rows, self.cleaned_data.get("office") or "", "founded_on", today)


class MediatorFilter(RegisterFilter):
    day = "elected_on"
    same = {"sex": "sex", "qualification": "qualification"}

    sex = Pick(Sex.choices, "Giới tính")
    qualification = Pick(Qualification.choices, "Trình độ")
    office = Pick(IN_OFFICE, "Tình trạng")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        return _serving(rows, self.cleaned_data.get("office") or "", "elected_on", today)
