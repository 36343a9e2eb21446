"""The officials' first page: what is due, by day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inspections import obligations as boards
from petitions import obligations as petitions
from reports.rules.due_days import group
from wards import obligations as wards
from wards.enums import Role
from wards.http import OfficialRequest, official

MOST = 50
"""Rows of each duty at most: whoever has more to do begins with the earliest."""


@require_safe
@official(*(role for role in Role.values if role != Role.ADMINISTRATOR))
def home(request: OfficialRequest) -> HttpResponse:
    reader = request.reader
    owed = [
        one
        for duty in (wards.open_for, petitions.open_for, boards.open_for)
        for one in duty(reader, MOST)
    ]
    units = {one.unit_id for one in owed}
    context = {"groups": group(owed, reader.day), "owed": owed, "several_units": len(units) > 1}
    return render(request, "reports/official/home.html", context)
