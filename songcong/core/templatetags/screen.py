"""Vietnamese dates and numbers, figures and the items of a menu, as pages write them."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from songcong.core import vietnamese
from songcong.core.clock import ZONE
from songcong.core.obligations import Evidence

register = template.Library()

NONE = "–"
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
    try:
        url = reverse(url_name)
    except NoReverseMatch:
        return ""
    request = context.get("request")
    if not _open_to(request, url):
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
    try:
        url = reverse(url_name)
    except NoReverseMatch:
        return ""
    return url if _open_to(context.get("request"), url) else ""


@register.simple_block_tag
def menu_group(content: str, title: str) -> SafeString | str:
    """Items of the menu under a heading; nothing at all where every door is closed."""
    if "<li" not in content:
        return ""
    return format_html("<h2>{}</h2><ul>{}</ul>", title, SafeString(content))


def _open_to(request: HttpRequest | None, url: str) -> bool:
    """Whether the reader of the page holds a role that the view behind an address asks for."""
    roles = getattr(resolve(url).func, "door", ())
    reader = getattr(request, "reader", None)
    return reader is None or not isinstance(roles, tuple) or bool(reader.has(*roles))


@register.simple_tag
def page_of(evidence: Evidence) -> str:
    """The address of the page behind an obligation; empty where there is no such page."""
    try:
        return reverse(evidence.url_name, args=[evidence.pk])
    except NoReverseMatch:
        return ""
