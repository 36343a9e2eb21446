"""Columns of a list: one value a row, shown on the page and written to files alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from songcong.core.export import Value
from songcong.core.keyset import Row
from songcong.core.shown import NONE, shown
from wards.rules.lateness import Lateness
from wards.rules.reader import Reader

RESTRICTED = "Vụ việc hạn chế"


@dataclass(frozen=True)
class Tag:
    """A few words that state something, in one of the tones grey, blue, amber, green, red."""

    label: str
    tone: str = "grey"


Content = Value | Tag | tuple[Tag, ...]


@dataclass(frozen=True)
class Column:
    """What a list says about each row.

    ``look`` is the class of its cells; ``closed`` is what a restricted line says instead of the
    value, None where it may say it; a column that is not ``listed`` stands in files only, and one
    ``named_to`` some roles is on the page of these only, masked in the files of the others.
    """

    title: str
    content: Callable[[Row, Reader], Content]
    look: str = ""
    listed: bool = True
    closed: str | None = ""
    named_to: tuple[str, ...] = ()

    def on_page(self, reader: Reader) -> bool:
        """Whether the column stands on the reader's page."""
        return self.listed and (not self.named_to or reader.has(*self.named_to))

    def of(self, row: Row, reader: Reader) -> Content:
        """The content for a row, as far as it is open to the reader."""
        if self.closed is not None and row.get("restricted"):
            return self.closed
        return self.content(row, reader)


@dataclass(frozen=True)
class Cell:
    """A cell as the template draws it."""

    title: str
    look: str
    text: str
    tags: tuple[Tag, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.tags and self.text == NONE


def plain(name: str, title: str, look: str = "", **options: Any) -> Column:
    """A column that says what the row holds."""
    return Column(title, lambda row, _reader: row[name], look, **options)


def choice(
    name: str, title: str, choices: Iterable[tuple[Any, str]], look: str = "", **options: Any
) -> Column:
    """A column of words from a closed list."""
    labels = dict(choices)
    return Column(title, lambda row, _reader: labels.get(row[name], ""), look, **options)


def yes_no(name: str, title: str, **options: Any) -> Column:
    """A column of yes and no."""
    return Column(title, lambda row, _reader: "Có" if row[name] else "Không", **options)


def number_column(title: str = "Số") -> Column:
    """The number in the register: the link to the record."""
    return Column(title, lambda row, _reader: row["register_no"] or "Chưa có số", closed=None)


def cell_of(column: Column, row: Row, reader: Reader) -> Cell:
    """The cell of a row, formatted for the page."""
    content = column.of(row, reader)
    if isinstance(content, Tag):
        return Cell(column.title, column.look, content.label, (content,))
    if isinstance(content, tuple):
        return Cell(column.title, column.look, written(content) or NONE, content)
    return Cell(column.title, column.look, shown(content))


def file_value(content: Content) -> Value:
    """A content as files keep it: tags by their words, the rest by type."""
    if isinstance(content, Tag):
        return content.label
    return written(content) if isinstance(content, tuple) else content


def written(tags: tuple[Tag, ...]) -> str:
    """Tags in words."""
    return "; ".join(tag.label for tag in tags)


def late_tags(lateness: Lateness | None) -> tuple[Tag, ...]:
    """The tag about a due day, where there is something to say."""
    return (Tag(lateness.words, lateness.tone),) if lateness else ()


def passed_tag(passed: bool | None) -> Tag:
    """Whether a vote passed; open where no threshold was in force on its day."""
    if passed is None:
        return Tag("Chưa có ngưỡng để kết luận")
    return Tag("Thông qua", "green") if passed else Tag("Không thông qua", "amber")
