"""The whole product as ``make run`` starts it, for a browser to walk through."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN = 240.0
GONE_WITHIN = 60.0
OF_THE_SUITE = ("DATABASE_URL", "REDIS_URL", "SONGCONG_SERVERS", "SONGCONG_TODAY")
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


@contextmanager
def running(data: Path, *, port: int = 8000) -> Iterator[Product]:
    """Start the product with servers and data of its own under ``data``."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_THE_SUITE}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "songcong.settings.dev",
        "SONGCONG_DATA_DIR": str(data),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
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
