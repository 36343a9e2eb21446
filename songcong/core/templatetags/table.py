"""The cells of long tables, drawn at once: a template's loop costs more than the query."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


class TagLike(Protocol):
    """A few words in one of the tones of ``components/status_tag.html``."""

    @property
    def label(self) -> str: ...

    @property
    def tone(self) -> str: ...


class CellLike(Protocol):
    """What a cell says: its tags, or its text."""

    @property
    def title(self) -> str: ...

    @property
    def look(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def tags(self) -> Sequence[TagLike]: ...

    @property
    def is_empty(self) -> bool: ...


class StandingLike(Protocol):
    """A shade, which is a class of the style sheet, and the same in words."""

    @property
    def value(self) -> str: ...

    @property
    def words(self) -> str: ...


class FigureLike(Protocol):
    """A figure of one unit, or of all: how it stands, and against the period before."""

    @property
    def unit_key(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def of(self) -> str: ...

    @property
    def arrow(self) -> str: ...

    @property
    def change(self) -> str: ...

    @property
    def standing(self) -> StandingLike: ...


class FigureRowLike(Protocol):
    """An indicator over the units."""

    @property
    def key(self) -> str: ...

    @property
    def cells(self) -> Sequence[FigureLike]: ...


@register.filter
def figures(row: FigureRowLike, address: str) -> SafeString:
    """The cells of an indicator, each a link to its rows below ``address``, a query begun."""
    link = escape(f"{address}&chi_tieu={row.key}")
    return SafeString("".join(_figure(cell, link) for cell in row.cells))


def _figure(cell: FigureLike, link: str) -> str:
    unit = f"&amp;don_vi={escape(cell.unit_key)}" if cell.unit_key else ""
    words = cell.standing.words
    told = f'<span class="unseen">, {words}</span>' if words else ""
    if cell.arrow:
        change = escape(cell.change)
        told += f'&nbsp;<span class="arrow" role="img" title="{change}">{cell.arrow}</span>'
    of = f'<span class="of">{escape(cell.of)}</span>' if cell.of else ""
    return (
        f'<td class="{cell.standing.value}"><a href="{link}{unit}">{escape(cell.text)}{told}</a>'
        f"{of}</td>"
    )


@register.filter
def drawn(cells: Iterable[CellLike]) -> SafeString:
    """The cells of a row; ``look`` is their class, "long" cuts the text after two lines."""
    return SafeString("".join(map(_drawn, cells)))


def _drawn(cell: CellLike) -> str:
    if cell.tags:
        inside = " ".join(_tag(tag.tone, tag.label) for tag in cell.tags)
    else:
        inside = escape(cell.text)
        if cell.look == "long":
            inside = f'<span class="lines-2">{inside}</span>'
    look = f"{cell.look} none" if cell.is_empty else cell.look
    return f'<td class="{look}" data-label="{escape(cell.title)}">{inside}</td>'


@lru_cache(maxsize=1024)
def _tag(tone: str, label: str) -> str:
    """A tag as its component draws it, once for all rows that say the same."""
    return render_to_string("components/status_tag.html", {"tone": tone, "label": label})
