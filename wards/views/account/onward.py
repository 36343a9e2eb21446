"""Where a person goes after signing in, once nothing holds any more."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from songcong.core.second_factor import work_demands_it
from songcong.core.sessions import held_at
from wards.http import reader_of
from wards.rules.reader import CITY, Reader
from wards.rules.second_factor import is_compulsory

AFTER = "after"


def door_of(reader: Reader) -> str:
    """Where a person begins to work."""
    if reader.has(*CITY):
        return "/chi-dao/"
    if reader.roles - {"administrator"}:
        return "/lam-viec/"
    return "/quan-tri/" if reader.roles else "/tai-khoan/"


def must_have_device(request: HttpRequest) -> bool:
    """Whether the person's roles or work demand a second factor in this installation."""
    demanded: bool = settings.SECOND_FACTOR_COMPULSORY
    reader = reader_of(request)
    by_work = demanded and reader.user_id is not None and work_demands_it(reader.user_id)
    return is_compulsory(reader.roles, demanded=demanded, by_work=by_work)


def onward(request: HttpRequest) -> HttpResponse:
    """To what still has to be done first, then to the page that was asked for."""
    held = held_at(request.session)
    if held:
        return redirect(held)
    return redirect(request.session.pop(AFTER, None) or door_of(reader_of(request)))
