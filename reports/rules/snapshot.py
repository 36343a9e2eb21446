"""The snapshot: everything a report says, as plain data that keeps its bytes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

Figures = Mapping[str, Any]

HAS_DATA = "data"
NOTHING_AROSE = "nothing"
NO_DATA = "missing"

TOPICS = (
    "reception",
    "petitions",
    "mediation",
    "disclosure",
    "meetings",
    "decisions",
    "inspection",
    "investment",
)


@dataclass(frozen=True)
class Issuer:
    """Who issues the report and under which lines of Decree 30."""

    parent: str
    name: str
    symbol: str
    place: str
    authority: str
    title: str
    signatory: str = ""


@dataclass(frozen=True)
class Span:
    """The period of a report in words and days; ``previous_label`` names the one before."""

    code: str
    label: str
    long_label: str
    noun: str
    start: str
    end: str
    as_of: str
    previous_label: str
    next_label: str

    @property
    def running(self) -> bool:
        """Whether the figures were taken before the period was over."""
        return self.as_of < self.end


@dataclass(frozen=True)
class Listing:
    """Rows of an annex, cut to what paper can hold; ``total`` is how many there are."""

    total: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class UnitPart:
    """One unit inside the city's report."""

    key: str
    name: str
    short_name: str
    figures: Figures
    states: Mapping[str, str]


@dataclass(frozen=True)
class Snapshot:
    """All that a report prints. It is stored, and the PDF is made of it alone."""

    form: str
    unit_key: str
    unit_name: str
    who: str
    issuer: Issuer
    span: Span
    figures: Figures
    states: Mapping[str, str]
    previous: Figures | None = None
    year_before: Figures | None = None
    number: int | None = None
    dated_on: str | None = None
    norms: tuple[str, ...] = ()
    listings: Mapping[str, Listing] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    units: tuple[UnitPart, ...] = ()
    beside: Figures = field(default_factory=dict)
    recipients: tuple[str, ...] = ()
    code: str = ""
    """The code by which anyone may ask whether the paper is genuine; a draft has none."""

    @property
    def paper_day(self) -> date | None:
        """The date on the paper; a draft has none."""
        return None if self.dated_on is None else date.fromisoformat(self.dated_on)

    def as_json(self) -> dict[str, Any]:
        """The snapshot as it is stored."""
        plain: dict[str, Any] = json.loads(canonical(asdict(self)))
        return plain

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The snapshot read back; the reverse of ``as_json``."""
        listings = {
            name: Listing(part["total"], tuple(tuple(row) for row in part["rows"]))
            for name, part in stored["listings"].items()
        }
        return cls(
            **{
                **stored,
                "issuer": Issuer(**stored["issuer"]),
                "span": Span(**stored["span"]),
                "norms": tuple(stored["norms"]),
                "listings": listings,
                "units": tuple(UnitPart(**unit) for unit in stored["units"]),
                "recipients": tuple(stored["recipients"]),
            }
        )


def canonical(plain: Mapping[str, Any]) -> bytes:
    """JSON whose bytes depend on the content alone."""
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=float
    ).encode()


def sha256(stored: Mapping[str, Any]) -> str:
    """The sum by which a stored snapshot is known."""
    return hashlib.sha256(canonical(stored)).hexdigest()
