"""What pages and figures cost as registers grow: SQL, buffers, then time as ratios of one run."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import quote

DAY: Final = "2021-09-15"
RUNS: Final = 9
LIST: Final = "/lam-viec/don-thu/"
PAGES: Final = {
    "list of a ward, page 1": ("thu.phoco", LIST),
    "list of a ward, deep": ("thu.phoco", f"{LIST}?sau=2015-06-01_1"),
    "list of a ward, one kind": ("thu.phoco", f"{LIST}?kind=feedback"),
    "search in a ward": ("thu.phoco", f"{LIST}?q={quote('đường bờ kênh 123')}"),
    "list of the city, page 1": ("vanphong", LIST),
    "committee, kept ready": ("bcd", "/chi-dao/"),
}
FIGURES: Final = "figures of a ward, a quarter"
MOST_SQL: Final = 6
MOST_SQL_OF_FIGURES: Final = 13
MOST_SECONDS_OF_FIGURES: Final = 0.030
MOST_BUFFERS: Final = 40


@dataclass(frozen=True)
class Cost:
    """One page at one size: statements, buffers of its heaviest statement, seconds at least."""

    sql: int
    buffers: int
    seconds: float


def measure(rows: int) -> dict[str, Cost]:
    """Fill the city up to so many petitions and ask for each page; sizes only grow."""
    from django.conf import settings

    from benchmarks.city import grow
    from reports.actions.storing import renew_figures
    from songcong.demo.people import demo_units

    settings.SONGCONG_TODAY = DAY
    today = date.fromisoformat(DAY)
    grow(rows, [unit.pk for unit in demo_units(today).values()])
    renew_figures(today=today, at=datetime.combine(today, datetime.min.time(), UTC))
    costs = {"an empty page": _cost("", "/healthz")}
    costs |= {name: _cost(*page) for name, page in PAGES.items()}
    return costs | {FIGURES: _cost_of(_figures(today))}


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
    statements = [query["sql"] for query in captured if query["sql"].startswith(("SELECT", "("))]
    buffers = max((_buffers(sql) for sql in statements), default=0)
    return Cost(len(captured), buffers, min(_seconds(call) for _ in range(RUNS)))


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


def _missed(name: str, cost: Cost) -> bool:
    if name == FIGURES:
        return cost.sql > MOST_SQL_OF_FIGURES or cost.seconds > MOST_SECONDS_OF_FIGURES
    return cost.sql > MOST_SQL or ("ward" in name and cost.buffers > MOST_BUFFERS)


def show(found: dict[int, dict[str, Cost]]) -> bool:
    """Print the table; true if a page asks more often, or a ward's list reads more, than it may."""
    above = False
    small, large = min(found), max(found)
    empty = {rows: costs["an empty page"].seconds for rows, costs in found.items()}
    print(f"{'page':28}{'rows':>10}{'SQL':>5}{'buffers':>9}{'× empty':>9}{'× small':>9}")
    for name in found[small]:
        for rows in sorted(found):
            cost = found[rows][name]
            against = cost.seconds / found[small][name].seconds
            ratio = cost.seconds / empty[rows]
            grown = f"{against:>9.2f}" if rows == large != small else f"{'':>9}"
            line = f"{name:28}{rows:>10,}{cost.sql:>5}{cost.buffers:>9}{ratio:>9.1f}{grown}"
            missed = _missed(name, cost)
            above |= missed
            print(line + ("   above the bar" if missed else ""))
    told = ", ".join(f"{found[rows][FIGURES].seconds * 1000:.1f}" for rows in (small, large))
    print(f"{FIGURES}: {told} ms, {MOST_SECONDS_OF_FIGURES * 1000:.0f} allowed")
    print(f"bars: {MOST_SQL} SQL, {MOST_BUFFERS} buffers a statement, × empty 40, × small 1.5")
    return above
