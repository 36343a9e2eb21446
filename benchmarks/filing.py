"""What it costs to take in what citizens send: statements, log, calls; then so many a minute.

``python -m benchmarks.filing``: one sending counted by itself, then 500 one after another and 2,000
by four processes at once through the last page of the form, over ten units: how many a minute.
Numbers beyond a bar make the exit code 1.
"""

import multiprocessing
import sys
import time
from collections.abc import Callable
from cProfile import Profile
from itertools import count
from typing import Any, Final
from uuid import UUID, uuid4

from benchmarks.ground import sample_city

DAY: Final = "2021-09-15"
SENDINGS: Final = 2_000
PROCESSES: Final = 4
MOST_SQL: Final = 22
MOST_TIMES_LOG: Final = 2.5
LEAST_A_MINUTE: Final = 2_000


def main() -> int:
    """Measure in a city of its own; 1 if a number is beyond its bar."""
    with sample_city():
        from django.conf import settings

        settings.SONGCONG_TODAY = DAY
        settings.FILING_LEAST_SECONDS = 0
        settings.RATELIMIT_ENABLE = False
        one = _one()
        alone = _a_minute(SENDINGS // 4, 1)
        together = _a_minute(SENDINGS, PROCESSES)
    told = (
        ("statements of one sending", one["sql"], MOST_SQL, "most"),
        ("Python calls", one["calls"], None, ""),
        ("log written, bytes", one["log"], None, ""),
        ("× the log of a bare petition", one["times_log"], MOST_TIMES_LOG, "most"),
        ("× the time of a bare petition", one["times"], None, ""),
        ("CPU of Python, ms", one["cpu"] * 1000, None, ""),
        ("so many a minute and core", 60 / one["cpu"], LEAST_A_MINUTE, "least"),
        ("a minute, one at a time", alone, None, ""),
        (f"a minute, {PROCESSES} processes", together, None, ""),
    )
    beyond = False
    for name, number, bar, kind in told:
        missed = bar is not None and (number > bar if kind == "most" else number < bar)
        beyond |= missed
        beside = f"{number:,.1f}" + (f" / {kind} {bar:,}" if bar else "")
        print(f"{name:32}{beside:>24}{'   missed' if missed else ''}")
    return int(beyond)


def _one() -> dict[str, float]:
    """One sending through its page: statements, calls, bytes of log, times a bare insert."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    send = _sender()
    send()
    with CaptureQueriesContext(connection) as captured:
        send()
    asked = len(captured)
    profile = Profile()
    profile.runcall(send)
    log, bare_log = _log_of(send), _log_of(_insert)
    seconds, bare = (min(map(_seconds, [call] * 15)) for call in (send, _insert))
    return {
        "sql": asked,
        "calls": sum(entry.callcount for entry in profile.getstats()),
        "log": log,
        "times_log": log / bare_log,
        "times": seconds / bare,
        "cpu": _cpu(send),
    }


def _cpu(send: Callable[[], object]) -> float:
    """Seconds of the processor that one sending takes here, the least of some runs of twenty."""
    runs = []
    for _ in range(7):
        began = time.process_time()
        for _ in range(20):
            send()
        runs.append((time.process_time() - began) / 20)
    return min(runs)


def _log_of(call: Callable[[], object]) -> float:
    """Bytes of log that one call writes, of twenty."""
    before = _log_place()
    for _ in range(20):
        call()
    return (_log_place() - before) / 20


def _sender() -> Callable[[], None]:
    """Sends another petition each time: the last page of a draft that is answered."""
    from datetime import date

    from django.test import Client

    from petitions.actions.filing_draft import Draft, keep_draft
    from petitions.views.public.filing import COOKIE
    from songcong.core import clock
    from songcong.core.step_token import give_token
    from songcong.demo.people import demo_units

    units = [unit.pk for unit in demo_units(date.fromisoformat(DAY)).values()]
    numbers, client = count(), Client(SERVER_NAME="localhost")

    def send() -> None:
        key = uuid4()
        draft = Draft(key, 0, answers(units[next(numbers) % len(units)]))
        keep_draft(draft)
        client.cookies[COOKIE] = signed(COOKIE, key)
        token = give_token("xem-lai", clock.real_now(), key)
        answer = client.post("/gui-y-kien/xem-lai/", {"luot": token, "honest": "on"})
        assert answer.status_code == 302, answer.status_code

    return send


def signed(name: str, key: UUID) -> str:
    from django.core import signing

    return signing.get_cookie_signer(salt=name).sign(key.hex)


def answers(unit: int) -> dict[str, dict[str, Any]]:
    return {
        "loai": {"way": "feedback"},
        "viec": {"subject": "environment", "content": "Rác để quá ba ngày ở đầu ngõ, mùi hôi"},
        "noi": {"unit": unit, "neighbourhood_text": "Tổ 4", "place": "đầu ngõ 4"},
        "nguoi": {
            "name": "Nông Văn Khế",
            "phone": "+84912345678",
            "address": "Số 3 ngõ 5",
            "signers": 1,
        },
        "tep": {"done": True},
    }


def _insert() -> None:
    """The least that a sending can cost: the row of the petition alone."""
    from petitions.models import Petition
    from petitions.rules.public_code import new_code

    row = Petition.objects.filter(source="online").latest("pk")
    row.pk, row.public_code, row.register_no = None, new_code(), new_code()
    row.save(force_insert=True)


def _a_minute(sendings: int, processes: int) -> float:
    """So many petitions sent in by some processes; how many that makes a minute."""
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    team = [context.Process(target=_work, args=(sendings // processes,)) for _ in range(processes)]
    began = time.perf_counter()
    for one in team:
        one.start()
    for one in team:
        one.join()
        assert one.exitcode == 0
    return sendings / (time.perf_counter() - began) * 60


def _work(sendings: int) -> None:
    from django.db import connections

    send = _sender()
    for _ in range(sendings):
        send()
    connections.close_all()


def _log_place() -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn() - '0/0'")
        [place] = cursor.fetchone()
    return float(place)


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
