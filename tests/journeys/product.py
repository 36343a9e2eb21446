"""The whole product as ``make run`` starts it, for a browser to walk through."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from types import MappingProxyType

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN = 240.0
GONE_WITHIN = 60.0
LOOK_AGAIN = 0.2
OF_THE_SUITE = ("DATABASE_URL", "REDIS_URL", "SONGCONG_SERVERS", "SONGCONG_TODAY")
NOTHING_GIVEN: Mapping[str, str] = MappingProxyType({})
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


class Product:
    """A running product and what it printed."""

    def __init__(self, process: subprocess.Popen[str], data: Path) -> None:
        self.process = process
        self.data = data
        self.printed: list[str] = []
        self.address = ""

    def wait_until_ready(self) -> None:
        """Read what it prints until it names its address and says how to stop it."""
        lines: Queue[str] = Queue()
        Thread(target=self._read, args=(lines,), daemon=True).start()
        deadline = time.monotonic() + READY_WITHIN
        while "Ctrl-C" not in "".join(self.printed):
            line = lines.get(timeout=max(0.0, deadline - time.monotonic()))
            assert line, f"ended early: {''.join(self.printed)}"
            self.printed.append(line)
        found = ADDRESS.search("".join(self.printed))
        assert found
        self.address = f"http://127.0.0.1:{found[1]}"

    def _read(self, lines: "Queue[str]") -> None:
        assert self.process.stdout is not None
        with self.process.stdout as printed:
            for line in printed:
                lines.put(line)
        lines.put("")

    def stop(self) -> None:
        """Press Ctrl-C and wait."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(GONE_WITHIN)


def environment(data: Path) -> dict[str, str]:
    """What a person at a keyboard has set: nothing of the suite's, a data folder."""
    ours = {name: value for name, value in os.environ.items() if name not in OF_THE_SUITE}
    return ours | {
        "DJANGO_SETTINGS_MODULE": "songcong.settings.dev",
        "SONGCONG_DATA_DIR": str(data),
    }


def manage(data: Path, *words: str) -> str:
    """Run one command of ``manage.py`` beside the product; what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@contextmanager
def running(
    data: Path, *options: str, port: int = 8000, servers: Mapping[str, str] = NOTHING_GIVEN
) -> Iterator[Product]:
    """Start the product with data under ``data``, and servers of its own where none are given."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), *options],
        cwd=ROOT,
        env={**environment(data), **servers},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    product = Product(process, data)
    try:
        product.wait_until_ready()
        yield product
    finally:
        product.stop()


def processes_of(data: Path) -> list[int]:
    """The ids of all processes that were started with this data folder."""
    mark = f"SONGCONG_DATA_DIR={data}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                environment = (folder / "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if mark in environment:
                found.append(int(folder.name))
    return found


def leaves_nothing_running(data: Path) -> None:
    """Wait until the last process started with this data folder has ended."""
    deadline = time.monotonic() + GONE_WITHIN
    while left := processes_of(data):
        assert time.monotonic() < deadline, f"still there: {left}"
        time.sleep(LOOK_AGAIN)
