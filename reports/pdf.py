"""A snapshot becomes a paper: the context of the templates, and the bytes of the PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reports.rules import topics
from reports.rules.annexes import ROWS_ON_PAPER, Row, Table, figure_table, unit_table
from reports.rules.body import body, closing, opening
from reports.rules.drawings import drawing
from reports.rules.listings import LISTINGS
from reports.rules.outline import Part
from reports.rules.pillars import headline_table, pillar_tables
from reports.rules.snapshot import Snapshot
from songcong.core.paper.charts import BarChart
from songcong.core.paper.letterhead import Letterhead, Recipients, Signature
from songcong.core.paper.render import render_pdf
from songcong.core.vietnamese import paper_date

TEMPLATE = "reports/pdf/quarterly.html"
_BLANK_DAY = "ngày {0}/{0}/{0}".format("\N{NO-BREAK SPACE}" * 5)


@dataclass(frozen=True)
class Printed:
    """A part of the body with what is drawn below it."""

    part: Part
    chart: BarChart | None = None
    table: Table | None = None


@dataclass(frozen=True)
class Annex:
    """An annex: its number and its table."""

    mark: str
    table: Table


def report_pdf(snapshot: Snapshot) -> bytes:
    """The report as PDF; the same snapshot gives the same bytes."""
    return render_pdf(TEMPLATE, context(snapshot))


def context(snapshot: Snapshot) -> dict[str, object]:
    """Everything that the template prints."""
    head = letterhead(snapshot)
    return {
        "title": _title(head),
        "author": " ".join(head.issuer),
        "description": f"{snapshot.unit_name}, {snapshot.span.long_label}",
        "created": snapshot.dated_on or snapshot.span.as_of,
        "head": head,
        "span": snapshot.span,
        "as_of": paper_date(date.fromisoformat(snapshot.span.as_of)),
        "opening": opening(snapshot),
        "closing": closing(snapshot),
        "code": snapshot.code,
        "annex_of": _annex_of(head, snapshot.issuer.name),
        "parts": [_printed(part, snapshot) for part in body(snapshot)],
        "signature": _signature(snapshot),
        "recipients": Recipients(snapshot.recipients, "VT, BCĐ"),
        "annexes": [
            Annex(f"Phụ lục {position}", table)
            for position, table in enumerate(_annexes(snapshot), start=1)
        ],
    }


def letterhead(snapshot: Snapshot) -> Letterhead:
    """The head of the paper."""
    issuer = snapshot.issuer
    return Letterhead(
        parent=issuer_lines(issuer.parent),
        issuer=issuer_lines(issuer.name),
        symbol=issuer.symbol,
        place=issuer.place,
        kind="BÁO CÁO",
        abstract=("Kết quả thực hiện dân chủ ở cơ sở", f"{snapshot.span.label} {_at(snapshot)}"),
        number=snapshot.number,
        dated_on=snapshot.paper_day,
    )


def _at(snapshot: Snapshot) -> str:
    name = snapshot.unit_name
    return f"của {name[0].lower()}{name[1:]}"


def issuer_lines(name: str) -> tuple[str, ...]:
    """An office's name in capitals, its place on a line of its own; nothing for no name."""
    if not name:
        return ()
    for kind in (" phường ", " xã ", " thị trấn ", " thành phố "):
        before, found, place = name.rpartition(kind)
        if found:
            return (*balanced(before.upper()), f"{kind.strip()} {place}".upper())
    return balanced(name.upper())


def balanced(text: str, width: int = 28) -> tuple[str, ...]:
    """A long name on two lines of about the same length."""
    words = text.split()
    if len(text) <= width or len(words) == 1:
        return (text,)
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(cuts, key=lambda lines: max(map(len, lines)))


def _title(head: Letterhead) -> str:
    what = " ".join(head.abstract)
    return f"Báo cáo {what[0].lower()}{what[1:]}"


def _annex_of(head: Letterhead, name: str) -> str:
    number = head.number_line.removeprefix("Số: ")
    day = _BLANK_DAY if head.dated_on is None else paper_date(head.dated_on)
    return f"Kèm theo Báo cáo số {number} {day} của {name}"


def _signature(snapshot: Snapshot) -> Signature:
    issuer = snapshot.issuer
    return Signature((issuer.authority.upper(),), issuer.title.upper(), issuer.signatory)


def _printed(part: Part, snapshot: Snapshot) -> Printed:
    if not part.figure:
        return Printed(part)
    if part.figure == "pillars":
        return Printed(part, table=headline_table(snapshot))
    return Printed(part, chart=drawing(part.figure, snapshot))


def _annexes(snapshot: Snapshot) -> Iterator[Table]:
    if snapshot.units:
        yield from pillar_tables(snapshot)
        for topic in topics.ALL:
            yield unit_table(topic, snapshot)
        return
    yield figure_table(topics.ALL, snapshot)
    for key, shape in LISTINGS.items():
        listing = snapshot.listings.get(key)
        if listing is None or not listing.rows:
            continue
        printed = listing.rows[:ROWS_ON_PAPER]
        yield Table(
            shape.title,
            shape.heads,
            tuple(Row(str(n), row) for n, row in enumerate(printed, start=1)),
            shape.widths,
            left_out=listing.total - len(printed),
            numbers=False,
        )
