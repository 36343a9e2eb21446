"""All addresses of a register's list: its page, its files, its paper, its filters to keep."""

from django.urls import URLPattern, path

from wards.views.official.listing import Register, export_view, list_view
from wards.views.official.printing import print_view
from wards.views.official.saved_view import keep_view


def list_paths(under: str, register: Register) -> list[URLPattern]:
    """The addresses of a register's list."""
    word = register.prefix.partition(":")[2]
    return [
        path(under, list_view(register), name=f"{word}-list"),
        path(f"{under}xuat.<kind>", export_view(register), name=f"{word}-export"),
        path(f"{under}in/", print_view(register), name=f"{word}-print"),
        path(f"{under}bo-loc/", keep_view(register), name=f"{word}-keep"),
    ]
