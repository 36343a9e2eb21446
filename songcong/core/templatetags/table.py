"""The cells of a list's table, drawn at once: a template's loop costs more than the query."""

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
