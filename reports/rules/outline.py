"""The outline of a report: parts that are empty fall away and the numbering closes up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LETTERS = "abcdeghik"


@dataclass(frozen=True)
class Part:
    """A part of the report: its words, and the parts below it; ``figure`` names a drawing."""

    title: str
    paragraphs: tuple[str, ...] = ()
    parts: "tuple[Part, ...]" = ()
    figure: str = ""
    level: int = 0
    mark: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing would be printed below the title."""
        return not self.paragraphs and not self.figure and all(part.empty for part in self.parts)


def part(title: str, *paragraphs: str, parts: Iterable[Part] = (), figure: str = "") -> Part:
    """A part whose empty paragraphs are dropped."""
    return Part(title, tuple(text for text in paragraphs if text), tuple(parts), figure)


def written(title: str, text: str) -> Part:
    """A part that an official wrote: paragraphs are parted by an empty line."""
    paragraphs = (" ".join(block.split()) for block in text.replace("\r", "").split("\n\n"))
    return part(title, *paragraphs)


def numbered(parts: Iterable[Part]) -> list[Part]:
    """The parts in printing order, one flat list, each with its level and its mark."""
    return _number(parts, 1)


def _number(parts: Iterable[Part], level: int) -> list[Part]:
    flat: list[Part] = []
    filled = [one for one in parts if not one.empty]
    for position, one in enumerate(filled):
        flat.append(replace(one, level=level, mark=_mark(level, position)))
        flat.extend(_number(one.parts, level + 1))
    return flat


def _mark(level: int, position: int) -> str:
    if level == 1:
        return f"{_ROMAN[position]}."
    if level == 2:  # noqa: PLR2004
        return f"{position + 1}."
    return f"{_LETTERS[position]})"
