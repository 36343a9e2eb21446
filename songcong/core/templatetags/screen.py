"""Vietnamese dates and numbers, figures and the items of a menu, as pages write them."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.urls import NoReverseMatch, get_urlconf, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from songcong.core import vietnamese
from songcong.core.clock import ZONE
from songcong.core.obligations import Evidence
from songcong.core.phone import show_phone

register = template.Library()

NONE = "–"
register.filter("lower_first", vietnamese.lower_first)
register.filter("phone", show_phone)
HOMES = frozenset({"/", "/lam-viec/", "/chi-dao/", "/quan-tri/"})
"""The first pages of the doors, below which all others of the door stand."""


@register.filter
def day(value: date | None) -> str:
    """A date in figures ("24/11/2026"); nothing is a dash."""
    return NONE if value is None else vietnamese.short_date(value)


@register.filter
def day_in_words(value: date | None) -> str:
    """A date with its day of the week."""
    return NONE if value is None else vietnamese.date_in_words(value)


@register.filter
def moment(value: datetime | None) -> str:
    """An instant in Viet Nam: "14:05 23/11/2026"."""
    if value is None:
        return NONE
    local = value.astimezone(ZONE)
    return f"{local:%H:%M} {vietnamese.short_date(local.date())}"


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """A number in the Vietnamese way ("1.234,5"); nothing is a dash."""
    return NONE if value is None else vietnamese.number(value)


@register.filter
def percent(value: int | float | Decimal | None) -> str:
    """A rate with one decimal ("93,7%"); a rate of nothing is a dash."""
    return NONE if value is None else vietnamese.percent(value)


@register.filter
def money(value: int | None) -> str:
    """An amount in đồng."""
    return NONE if value is None else vietnamese.money(value)


@register.filter
def figure(value: Decimal | float | int | None, kind: str = "count") -> str:
    """A figure of a report by its kind: a rate in percent, anything else as a number."""
    return percent(value) if kind == "rate" else number(value)


@register.simple_tag(takes_context=True)
def menu_item(
    context: RequestContext, url_name: str, label: str, *, counted: str = ""
) -> SafeString | str:
    """One line of the menu, marked when the page stands below it; closed doors are left out.

    ``counted`` names a number of the reader's that stands behind the label unless it is 0.
    """
    place = _place(url_name, get_urlconf())
    if place is None:
        return ""
    url, roles = place
    request = context.get("request")
    if not _open_to(request, roles):
        return ""
    path = request.path if request else ""
    here = path == url if url in HOMES else path.startswith(url)
    mark = ' aria-current="page"' if here else ""
    count = getattr(getattr(request, "reader", None), counted, 0) if counted else 0
    badge = format_html(' <strong class="count">{}</strong>', count) if count else ""
    return format_html('<li><a href="{}"{}>{}{}</a></li>', url, SafeString(mark), label, badge)


@register.simple_tag(takes_context=True)
def open_url(context: RequestContext, url_name: str) -> str:
    """The address of a list that the reader of the page may open; empty for the others."""
    place = _place(url_name, get_urlconf())
    if place is None or not _open_to(context.get("request"), place[1]):
        return ""
    return place[0]


@register.simple_block_tag
def menu_group(content: str, title: str) -> SafeString | str:
    """Items of the menu under a heading; nothing at all where every door is closed."""
    if "<li" not in content:
        return ""
    return format_html("<h2>{}</h2><ul>{}</ul>", title, SafeString(content))


@lru_cache
def _place(url_name: str, urlconf: str | None) -> tuple[str, tuple[str, ...] | None] | None:
    """An address and the roles that its door asks for, None where it asks for none.

    Worked out once a process; None where there is no such address.
    """
    try:
        url = reverse(url_name, urlconf)
    except NoReverseMatch:
        return None
    roles = getattr(resolve(url, urlconf).func, "door", None)
    return url, roles if isinstance(roles, tuple) else None


def _open_to(request: HttpRequest | None, roles: tuple[str, ...] | None) -> bool:
    """Whether the reader of the page holds one of the roles."""
    reader = getattr(request, "reader", None)
    return reader is None or roles is None or bool(reader.has(*roles))


@register.simple_tag
def page_of(evidence: Evidence) -> str:
    """The address of the page behind an obligation; empty where there is no such page."""
    try:
        return evidence.address
    except NoReverseMatch:
        return ""
