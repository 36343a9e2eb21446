"""What citizens send while the database is stopped and processes are killed: all of it, once.

``python -m benchmarks.filing_restart``: a product with servers of its own, 2,000 sendings at a
steady pace through the last page of the form. A third of the way the database is stopped for five
seconds, the worker and a process of the web are killed. Whoever is answered 503 sends the page
that came back again. Numbers beyond a bar make the exit code 1.
"""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from benchmarks.filing import LEAST_A_MINUTE, answers, signed
from benchmarks.ground import ROOT
from songcong.core.embedded.places import Places, Servers
from songcong.core.embedded.postgres import Postgres
from songcong.core.embedded.process import Server
from songcong.core.embedded.store import open_store
from songcong.core.embedded.valkey import Valkey

SENDINGS: Final = 2_000
PACE: Final = 0.025
AWAY_SECONDS: Final = 5.0
CITIZENS: Final = 48
AGAIN_AFTER: Final = 1.0
PATIENCE: Final = 120.0
DAY: Final = "2025-06-12"
REVIEW: Final = "/gui-y-kien/xem-lai/"
CSRF: Final = "a" * 32


def main() -> int:
    """Measure with servers and data of its own; 1 if a number is beyond its bar."""
    with TemporaryDirectory() as folder, servers(Places(Path(folder))) as (database, addresses):
        os.environ.update(addresses, SONGCONG_DATA_DIR=folder, SONGCONG_TODAY=DAY)
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.lifted"
        with serving() as (product, port):
            import django

            django.setup()
            from django.db import connections

            keys = drafts()
            connections.close_all()
            began = time.monotonic()
            with ThreadPoolExecutor(1) as apart:
                sending = apart.submit(send_all, keys, port)
                time.sleep(SENDINGS * PACE / 3)
                break_down(product, database)  # a server ends with the thread that started it
                met = sending.result()
            seconds = time.monotonic() - began
            met.update(arrived(keys))
    return told(met, SENDINGS / seconds * 60)


def told(met: Counter[str], a_minute: float) -> int:
    """Print what was met beside its bar."""
    lines = (
        ("sendings", met["sent"], met["sent"] == SENDINGS),
        ("a minute, the pause included", a_minute, a_minute >= LEAST_A_MINUTE),
        ("answered 503 with the form", met["503"], met["503"] > 0),
        ("answered 503 without it", met["bare 503"], not met["bare 503"]),
        ("cut off by the killed process", met["cut"], True),
        ("answered otherwise", met["other"], not met["other"]),
        ("lost", met["lost"], not met["lost"]),
        ("twice", met["twice"], not met["twice"]),
        ("numbers missing or given twice", met["numbers"], not met["numbers"]),
    )
    for name, number, fine in lines:
        print(f"{name:34}{number:>10,.0f}{'' if fine else '   missed'}")
    return int(not all(fine for *_, fine in lines))


@contextmanager
def servers(places: Places) -> Iterator[tuple[Postgres, dict[str, str]]]:
    """A database and a Valkey that can be stopped and started from here."""
    places.create()
    password, store = places.password(), open_store(places)
    postgres = Postgres(store, places.log / "postgres.log", password, durable=True)
    valkey = Valkey(store, places.log / "valkey.log", password, durable=True)
    started: list[Server] = []
    try:
        both: tuple[Server, ...] = (postgres, valkey)
        for server in both:
            server.start()
            started.append(server)
        known = Servers(os.getpid(), postgres.port, valkey.port, password)
        yield postgres, {"DATABASE_URL": known.database_url, "REDIS_URL": known.redis_url}
    finally:
        for server in started:
            server.stop()


@contextmanager
def serving() -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """Web, worker and beat as ``manage.py serve`` runs them, and their port."""
    command = [sys.executable, "manage.py", "serve", "--empty", "--port", "8300"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as product:
        assert product.stdout is not None
        port = 0
        for line in product.stdout:
            if "http://127.0.0.1:" in line:
                port = int(line.rpartition(":")[2].strip().strip("/"))
            if "Ctrl-C" in line:
                break
        try:
            yield product, port
        finally:
            product.send_signal(signal.SIGTERM)
            product.communicate()


def drafts() -> list[UUID]:
    """Answered drafts that wait for their sending, by their keys."""
    from petitions.actions.filing_draft import Draft, keep_draft
    from songcong.core import clock
    from wards.models import Unit

    units = Unit.objects.bases().in_force(clock.today()).values_list("pk", flat=True)
    places, keys = list(units.order_by("pk")), [uuid4() for _ in range(SENDINGS)]
    for number, key in enumerate(keys):
        keep_draft(Draft(key, 0, answers(places[number % len(places)])))
    return keys


def break_down(product: "subprocess.Popen[str]", database: Postgres) -> None:
    """Kill the worker and one process of the web, and stop the database for a while."""
    os.kill(process_of(product.pid, b"worker"), signal.SIGKILL)
    web = process_of(product.pid, b"gunicorn")
    os.kill(process_of(web, b"gunicorn"), signal.SIGKILL)
    database.stop()
    time.sleep(AWAY_SECONDS)
    assert database.start_again()


def process_of(parent: int, word: bytes) -> int:
    """The first process that another one started, with this word in its command."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    for pid in map(int, children):
        if word in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
            return pid
    raise AssertionError(word)


def send_all(keys: list[UUID], port: int) -> Counter[str]:
    """Send every draft at its time, each as often as it takes; what was met, counted."""
    met: Counter[str] = Counter()
    began = time.monotonic()

    def send(number: int) -> Counter[str]:
        time.sleep(max(0.0, began + number * PACE - time.monotonic()))
        return send_one(keys[number], port)

    with ThreadPoolExecutor(CITIZENS) as citizens:
        for one in citizens.map(send, range(len(keys))):
            met.update(one)
    return met


def send_one(key: UUID, port: int) -> Counter[str]:
    """One citizen presses the button until the receipt comes."""
    from petitions.views.public.filing import COOKIE
    from songcong.core import clock
    from songcong.core.step_token import give_token

    token = give_token("xem-lai", clock.real_now(), key)
    said = {"csrfmiddlewaretoken": CSRF, "luot": token, "honest": "on"}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{COOKIE}={signed(COOKIE, key)}; csrftoken={CSRF}",
    }
    met: Counter[str] = Counter()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        status, page = post(port, urlencode(said), headers)
        if status == http.client.FOUND:
            return met + Counter(sent=1)
        away = status == http.client.SERVICE_UNAVAILABLE
        kept = f'value="{token}"' in page
        met["cut" if not status else "other" if not away else "503" if kept else "bare 503"] += 1
        time.sleep(AGAIN_AFTER)
    return met


def post(port: int, body: str, headers: dict[str, str]) -> tuple[int, str]:
    """The answer's status and page; 0 where the connection was cut."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", REVIEW, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()


def arrived(keys: list[UUID]) -> Counter[str]:
    """What the database has in the end: petitions lost, entered twice, numbers with gaps."""
    from petitions.models import OnlineFiling, Petition

    there = set(OnlineFiling.objects.values_list("key", flat=True))
    numbers: dict[int, list[int]] = {}
    for unit, number in Petition.objects.values_list("unit_id", "register_no"):
        numbers.setdefault(unit, []).append(int(number.partition("/")[0]))
    wrong = sum(sorted(given) != list(range(1, len(given) + 1)) for given in numbers.values())
    return Counter(
        lost=len(set(keys) - there), twice=Petition.objects.count() - len(there), numbers=wrong
    )


if __name__ == "__main__":
    sys.exit(main())
