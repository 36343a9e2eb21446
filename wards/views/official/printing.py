"""A register on paper: every row that was asked for, up to a stated number, on A4 landscape."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from songcong.core.vietnamese import number, short_date
from wards.http import OfficialRequest, official
from wards.views.official.cells import cell_of
from wards.views.official.listing import Listing, Register, View, count_label

MOST_PRINTED: Final = 1000
"""Rows on paper: some sixty sheets; longer registers are taken as a workbook."""


def print_view(register: Register) -> View:
    """The sheet of a list: title, unit, filters in words, day of printing, rows."""

    @never_cache
    @require_safe
    @official(*register.readers)
    def view(request: OfficialRequest) -> HttpResponse:
        listing, reader = Listing(register, request), request.reader
        rows = list(listing.whole()[: MOST_PRINTED + 1])
        columns = [column for column in listing.columns if column.on_page(reader)]
        shown = map(register.leaves, rows[:MOST_PRINTED])
        context = {
            "register": register,
            "whose": listing.whose,
            "asked": listing.form.in_words(),
            "form": listing.form,
            "columns": columns,
            "lines": [[cell_of(column, row, reader) for column in columns] for row in shown],
            "count": count_label(len(rows), register.one),
            "most": number(MOST_PRINTED) if len(rows) > MOST_PRINTED else "",
            "printed": short_date(reader.day),
            "back": f"{reverse(f'{register.prefix}-list')}?{listing.form.query or 'xem=tat-ca'}",
        }
        return render(request, "wards/official/printing.html", context)

    return view
