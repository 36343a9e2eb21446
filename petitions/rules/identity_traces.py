"""Where a text gives a denouncer away: name, telephone, number or address, however written."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from songcong.core.text import fold, nfc

HIDDEN = "[đã lược bỏ]"
_SHORTEST = 4
_DIGITS = re.compile(r"\d(?:[\s.\-()]*\d)+")
_GAP = r"[\s.,;:\-@/()]*"


_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_SEVERAL = re.compile(r"[;,\n/&]|\bvà\b", re.IGNORECASE)
_CALLED = "ong|ba|anh|chi|co|chu|bac|em|cu|thay"
"""How people are called before their given names, without marks."""
_WORDS_OF_A_PLACE = 3
"""An address's first part says where somebody lives when it has so many words: "Số 3 ngõ 5"."""


class Marks(NamedTuple):
    """By what a person is known in a text."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]


def marks_of(name: str, *, phone: str, address: str, citizen_id: str, note: str) -> Marks:
    """Every mark of an identity: each of several names, the house, mail and numbers noted."""
    several = [part.strip() for part in _SEVERAL.split(nfc(name))]
    house = address.partition(",")[0].strip()
    lives = [house] if len(house.split()) >= _WORDS_OF_A_PLACE else []
    noted = " ".join((name, address, note))
    numbers = [found.group() for found in _DIGITS.finditer(note)]
    whole = [name, *(part for part in several if " " in part), address, *lives]
    return Marks((*whole, *_MAIL.findall(noted)), (phone, citizen_id, *numbers))


def mentions(text: str, *, names: Iterable[str], numbers: Iterable[str]) -> bool:
    """Whether a text names one of ``names`` (marks, case and spacing aside) or of ``numbers``.

    Law on Denunciations 25/2018/QH14, Article 56: the identity is kept secret.
    """
    return next(_traces(text, tuple(names), tuple(numbers)), None) is not None


def calls_by_given_name(text: str, name: str) -> str:
    """How a text may call somebody by the given name: "bà Đào", "chị Hồng Đào"; or "".

    ``name`` may hold several people. In Viet Nam people are called so; as it may be somebody else
    who is called, a person must look.
    """
    folded, places = _with_places(text)
    for one in _SEVERAL.split(nfc(name)):
        _family, *rest = re.findall(r"\w+", fold(one)) or [""]
        if not rest:
            continue
        *middle, given = map(re.escape, rest)
        called = rf"(?:{middle[-1]}{_GAP})?{given}" if middle else given
        for found in re.finditer(rf"(?<!\w)(?:{_CALLED})\s+({called})(?!\w)", folded):
            if text[places[found.start(1)]].isupper():
                return text[places[found.start()] : places[found.end()]]
    return ""


def redacted(text: str, *, names: Iterable[str], numbers: Iterable[str]) -> str:
    """The text with each trace of the identity replaced; what is left gives nobody away."""
    said = text
    traces = sorted(_traces(text, tuple(names), tuple(numbers)), reverse=True)
    last = len(text)
    for start, end in traces:
        if end <= last:
            said, last = said[:start] + HIDDEN + said[end:], start
        elif start < last:
            said, last = said[:start] + said[last:], start
    return said


def _traces(
    text: str, names: tuple[str, ...], numbers: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Spans of the text, by its own characters, that give the identity away."""
    folded, places = _with_places(text)
    for name in names:
        syllables = re.findall(r"\w+", fold(name))
        if len("".join(syllables)) < _SHORTEST:
            continue
        pattern = rf"(?<!\w){_GAP.join(map(re.escape, syllables))}(?!\w)"
        for found in re.finditer(pattern, folded):
            yield places[found.start()], places[found.end()]
    wanted = {_national(number) for number in numbers} - {""}
    for found in _DIGITS.finditer(text):
        if _national(found.group()) in wanted:
            yield found.start(), found.end()


def _national(number: str) -> str:
    """The digits of a number; a telephone without its country code and leading zero."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < _SHORTEST:
        return ""
    return digits.removeprefix("84").removeprefix("0")


def _with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where in the text it stands."""
    folded: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        bare = " " if character.isspace() else fold(character)
        folded.append(bare)
        places.extend([at] * len(bare))
    return "".join(folded), [*places, len(text)]
