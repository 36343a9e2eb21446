"""How a process joins the local servers: a shared lock for life, a keeper if there is none."""

import fcntl
import subprocess
import sys

from songcong.core.embedded.errors import EmbeddedServerError
from songcong.core.embedded.places import PROJECT, Places, Servers, open_lock_file

_held: dict[Places, int] = {}


def join(places: Places, *, durable: bool) -> Servers:
    """Hold the servers of this data folder until the process ends, however it ends."""
    places.create()
    if places not in _held:
        descriptor = open_lock_file(places.users_lock)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        _held[places] = descriptor
    with places.starting():
        if servers := places.running():
            return servers
        _start_keeper(places, durable=durable)
        servers = places.running()
    if servers is None:
        raise EmbeddedServerError(f"Máy chủ dữ liệu vừa mở đã dừng; xem {places.log}.")
    return servers


def _start_keeper(places: Places, *, durable: bool) -> None:
    """Run the keeper, which returns to us once both servers answer and stays in the background."""
    command = [sys.executable, "-m", "songcong.core.embedded.keeper", str(places.data)]
    command += [] if durable else ["--scratch"]
    with (places.log / "keeper.log").open("ab") as log:
        outcome = subprocess.run(  # noqa: S603 - our own program
            command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            check=False,
        )
    if outcome.returncode:
        sentence = outcome.stdout.strip() or "Không mở được máy chủ dữ liệu của phần mềm."
        raise EmbeddedServerError(f"{sentence} Nhật ký: {places.log}.")
