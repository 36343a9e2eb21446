"""The process that owns both servers and ends them five seconds after their last user is gone.

Run as ``python -m songcong.core.embedded.keeper DATA_FOLDER [--scratch]`` from the project
folder; returns once both answer and stays behind, apart from the caller's terminal.
"""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

import psycopg

from songcong.core.embedded.errors import EmbeddedServerError
from songcong.core.embedded.places import Places, Servers, grab, open_lock_file
from songcong.core.embedded.postgres import Postgres
from songcong.core.embedded.process import Server
from songcong.core.embedded.store import open_store
from songcong.core.embedded.valkey import Valkey

GRACE = 5.0
GLANCE = 0.25


class Told(Exception):
    """The machine is shutting down, or somebody ended the keeper."""


def main(arguments: list[str]) -> int:
    """Split: the child keeps, the parent returns when the child says that both servers answer."""
    places = Places(Path(arguments[0]))
    durable = "--scratch" not in arguments
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        with os.fdopen(reading) as pipe:
            answer = pipe.read()
        sys.stdout.write(answer)
        return 0 if answer == "ready" else 1
    os.close(reading)
    os.setsid()
    os.chdir("/")
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)
    _keep(places, durable=durable, writing=writing)
    return 0


def _keep(places: Places, *, durable: bool, writing: int) -> None:
    """Start both, say so, wait for the last user to go, stop both; locks end with the process."""
    signal.signal(signal.SIGTERM, _told)
    signal.signal(signal.SIGINT, _told)
    fcntl.flock(open_lock_file(places.run / "keeper.lock"), fcntl.LOCK_EX)
    servers: list[Server] = []
    try:
        with os.fdopen(writing, "w") as pipe:
            try:
                _start(places, servers, durable=durable)
            except (EmbeddedServerError, OSError, psycopg.Error) as error:
                pipe.write(str(error))
                return
            pipe.write("ready")
        _wait_for_last_user(places, servers)
    except Told:
        return
    finally:
        places.forget()
        for server in servers:
            server.stop()


def _start(places: Places, servers: list[Server], *, durable: bool) -> None:
    password = places.password()
    store = open_store(places)
    postgres = Postgres(store, places.log / "postgres.log", password, durable=durable)
    valkey = Valkey(store, places.log / "valkey.log", password, durable=durable)
    for server in (postgres, valkey):
        servers.append(server)
        server.start()
    places.remember(Servers(os.getpid(), postgres.port, valkey.port, password))


def _wait_for_last_user(places: Places, servers: list[Server]) -> None:
    """Return, with newcomers kept waiting, once nobody held the users' lock for ``GRACE``.

    A server that fell is started again where its users look for it; one that cannot be ends all.
    """
    users = open_lock_file(places.users_lock)
    starting = open_lock_file(places.run / "start.lock")
    unused_since: float | None = None
    while all(server.alive() or server.start_again() for server in servers):
        time.sleep(GLANCE)
        if not grab(users, fcntl.LOCK_EX):
            unused_since = None
            continue
        fcntl.flock(users, fcntl.LOCK_UN)
        unused_since = unused_since or time.monotonic()
        if time.monotonic() - unused_since < GRACE:
            continue
        fcntl.flock(starting, fcntl.LOCK_EX)
        if grab(users, fcntl.LOCK_EX):
            return
        fcntl.flock(starting, fcntl.LOCK_UN)


def _told(_signal: int, _frame: FrameType | None) -> None:
    raise Told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
