"""What pages and figures cost as registers grow: SQL, buffers, then time as ratios of one run."""

import json
import time
from collections.abc import Callable
from cProfile import Profile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count, cycle
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

from benchmarks.city import COPIED, grow

DAY: Final = "2021-09-15"
RUNS: Final = 9
LIST: Final = "/lam-viec/don-thu/"
FORM: Final = "official form 02/XLD of the city"
PAGES: Final = {
    "list of a ward, page 1": ("thu.phoco", LIST),
    "list of a ward, deep": ("thu.phoco", f"{LIST}?sau=2015-06-01_1"),
    "list of a ward, one kind": ("thu.phoco", f"{LIST}?kind=feedback"),
    "list of a ward, rare kind": ("thu.phoco", f"{LIST}?kind=complaint"),
    "search in a ward": ("thu.phoco", f"{LIST}?q={quote('đường bờ kênh 123')}"),
    "list of the city, page 1": ("vanphong", LIST),
    "committee, kept ready": ("bcd", "/chi-dao/"),
    FORM: ("bcd", "/chi-dao/bieu-mau/?bieu=02-xld"),
}
EMPTY: Final = "an empty page"
LOOKUP: Final = "look-up, found by code"
FIGURES: Final = "figures of a ward, a quarter"


class Bar(NamedTuple):
    """What a page may cost: statements, buffers of one, times an empty page, times the small."""

    sql: int
    buffers: int | None = None
    empty: float | None = None
    small: float | None = None
    seconds: float | None = None


A_LIST: Final = Bar(sql=6, buffers=40, empty=40, small=1.5)
BARS: Final = {
    EMPTY: Bar(sql=0),
    "committee, kept ready": Bar(sql=6, empty=15, small=2),
    FORM: Bar(sql=8, small=2),
    LOOKUP: Bar(sql=2, buffers=10, empty=2, small=1.5),
    FIGURES: Bar(sql=13, seconds=0.030),
}


@dataclass(frozen=True)
class Cost:
    """One page at one size: statements, buffers of the heaviest, Python calls, seconds at least."""

    sql: int
    buffers: int
    calls: int
    seconds: float


def measure(rows: int) -> dict[str, Cost]:
    """Fill the city up to so many petitions and ask for each page; sizes only grow."""
    from django.conf import settings

    from reports.actions.storing import renew_figures
    from songcong.demo.people import demo_units

    settings.SONGCONG_TODAY = DAY
    today = date.fromisoformat(DAY)
    grow(rows, [unit.pk for unit in demo_units(today).values()])
    renew_figures(today=today, at=datetime.combine(today, datetime.min.time(), UTC))
    costs = {EMPTY: _cost("", "/healthz")}
    costs |= {name: _cost(*page) for name, page in PAGES.items()}
    return costs | {LOOKUP: _cost_of(_lookup()), FIGURES: _cost_of(_figures(today))}


def people() -> None:
    """The demo's people, in office on the benchmark's day."""
    from songcong.demo.people import demo_units, settle_people
    from wards.models import RoleAssignment

    day = date.fromisoformat(DAY)
    settle_people(demo_units(day), at=datetime(2021, 1, 4, tzinfo=UTC))
    RoleAssignment.objects.update(valid_from=date(2021, 1, 4))


def _cost(username: str, path: str) -> Cost:
    from django.test import Client

    from wards.models import User

    client = Client(SERVER_NAME="localhost")
    if username:
        user = User.objects.get(username=username)
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return _cost_of(lambda: _ask(client, path))


def _cost_of(call: Callable[[], object]) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call()
    with CaptureQueriesContext(connection) as captured:
        call()
    asked = len(captured)
    statements = [query["sql"] for query in captured if query["sql"].startswith(("SELECT", "("))]
    buffers = max((_buffers(sql) for sql in statements), default=0)
    profile = Profile()
    profile.runcall(call)
    calls = sum(entry.callcount for entry in profile.getstats())
    return Cost(asked, buffers, calls, min(_seconds(call) for _ in range(RUNS)))


def _lookup() -> Callable[[], object]:
    """Asks for another petition from another address each time, as the limits demand."""
    from django.test import Client

    from petitions.enums import PetitionKind
    from petitions.models import Petition

    rows = Petition.objects.exclude(lookup_digits="").exclude(kind=PetitionKind.DENUNCIATION)
    known = rows.exclude(public_code__startswith=COPIED).filter(due_on__isnull=False)
    asked = cycle(known.order_by("pk").values_list("public_code", "lookup_digits")[:100])
    addresses = (f"198.51.{n // 250}.{n % 250}" for n in count(1))
    client = Client(SERVER_NAME="localhost")

    def ask() -> None:
        code, digits = next(asked)
        told = urlencode({"code": code, "digits": digits})
        form = "application/x-www-form-urlencoded"
        answer = client.post("/tra-cuu/", told, form, REMOTE_ADDR=next(addresses))
        assert answer.status_code == 200, answer.status_code

    return ask


def _figures(today: date) -> Callable[[], object]:
    """Counts the running quarter of one ward from its records."""
    from reports.figures import quarter_figures, recent_quarters, units_of

    quarter = recent_quarters(today)[0]
    ward = units_of(quarter)[:1]
    return lambda: quarter_figures(quarter, ward, today=today)


def _ask(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _buffers(sql: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
        [[answer]] = cursor.fetchall()
    plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def show(found: dict[int, dict[str, Cost]]) -> bool:
    """Print each number beside its bar; true if one is above."""
    above = False
    small = min(found)
    heads = ("rows", "SQL", "buffers", "calls", "× empty", "× small", "ms")
    print(f"{'page':28}" + "".join(f"{head:>13}" for head in heads))
    for name in found[small]:
        for rows in sorted(found):
            cost, bar = found[rows][name], BARS.get(name, A_LIST)
            numbers = (
                (cost.sql, bar.sql, "d"),
                (cost.buffers, bar.buffers, "d"),
                (cost.calls, None, ",d"),
                (cost.seconds / found[rows][EMPTY].seconds, bar.empty, ".1f"),
                (cost.seconds / found[small][name].seconds, bar.small, ".2f"),
                (cost.seconds * 1000, bar.seconds and bar.seconds * 1000, ".1f"),
            )
            missed = any(most is not None and number > most for number, most, _form in numbers)
            above |= missed
            told = "".join(f"{_beside(*number):>13}" for number in numbers)
            print(f"{name:28}{rows:>13,}{told}{'   above the bar' if missed else ''}")
    return above


def _beside(number: float, most: float | None, form: str) -> str:
    """A number beside its bar: "35/40"."""
    return f"{number:{form}}" + ("" if most is None else f"/{most:g}")
