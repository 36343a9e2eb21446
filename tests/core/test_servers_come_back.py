"""A server of the product's own that falls is started again at the address its users know."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from redis import Redis
from redis.exceptions import ConnectionError as Unreachable

from tests.workers import until

HOLDER = """
import sys
from pathlib import Path
from songcong.core.embedded.client import join
from songcong.core.embedded.places import Places
servers = join(Places(Path(sys.argv[1])), durable=True)
print(servers.database_url, servers.redis_url, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def addresses(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Both servers of a data folder, as long as somebody uses them."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        database, valkey = holder.stdout.readline().split()
        yield database, valkey
        holder.stdin.close()


def process_of_the_database(url: str) -> int:
    """The number of the process that all others of the database come from; 0 while it is away."""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"
            ).fetchone()
    except psycopg.OperationalError:
        return 0
    assert row is not None
    return int(row[0])


def process_of_valkey(url: str) -> int:
    """The number of Valkey's process; 0 while it is away."""
    try:
        return int(Redis.from_url(url).info("server")["process_id"])
    except Unreachable:
        return 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_database_comes_back_with_what_was_written(
    addresses: tuple[str, str], how: signal.Signals
) -> None:
    url, _ = addresses
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    before = process_of_the_database(url)
    os.kill(before, how)
    until(lambda: process_of_the_database(url) not in (0, before), every=0.1)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_valkey_comes_back_at_its_address(addresses: tuple[str, str]) -> None:
    _, url = addresses
    before = process_of_valkey(url)
    os.kill(before, signal.SIGKILL)
    until(lambda: process_of_valkey(url) not in (0, before), every=0.1)
