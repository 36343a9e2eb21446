"""One server as a child process: a free port, a log, an end when its keeper ends."""

import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from songcong.core.embedded.errors import EmbeddedServerError
from songcong.core.embedded.store import SERVER_ENVIRONMENT, Store

PR_SET_PDEATHSIG = 1
ATTEMPTS = 5
PATIENCE = 60.0
STOP_PATIENCE = 20.0
MOMENT = 1.0


class Server:
    """What PostgreSQL and Valkey have in common."""

    name: str
    stop_signal: signal.Signals

    def __init__(self, store: Store, log: Path) -> None:
        self.store = store
        self.log = log
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Make what must exist before the first start."""
        raise NotImplementedError

    def command(self, port: int) -> list[str]:
        """The program and its arguments."""
        raise NotImplementedError

    def configuration(self, port: int) -> bytes:  # noqa: ARG002 - only one server reads its own
        """What the program reads from its standard input."""
        return b""

    def answers(self, process: subprocess.Popen[bytes], port: int) -> bool:
        """Whether it takes connections."""
        raise NotImplementedError

    def start(self) -> None:
        """Start on a free port; another process may take the port first, so try a few."""
        self.prepare()
        for _ in range(ATTEMPTS):
            port = free_port()
            process = self._launch(port)
            if self._wait(process, port):
                self.port, self.process = port, process
                return
        raise EmbeddedServerError(f"{self.name} không khởi động được.")

    def start_again(self) -> bool:
        """Come up at the same port after an end that nobody asked for; whether it did.

        What it left behind, as a killed PostgreSQL its children, may need a moment to go.
        """
        for _ in range(ATTEMPTS):
            self.process = self._launch(self.port)
            if self._wait(self.process, self.port):
                return True
            time.sleep(MOMENT)
        return False

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Ask it to end, and make it end."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _launch(self, port: int) -> subprocess.Popen[bytes]:
        account = self.store.account
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - binaries of our own wheels
                self.command(port),
                user=account.other_uid,
                group=account.other_gid,
                extra_groups=account.other_groups,
                cwd="/",
                env=SERVER_ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                preexec_fn=end_with_parent(self.stop_signal),  # noqa: PLW1509 - one thread here
            )
        assert process.stdin is not None  # noqa: S101 - asked for above
        process.stdin.write(self.configuration(port))
        process.stdin.close()
        return process

    def _wait(self, process: subprocess.Popen[bytes], port: int) -> bool:
        """Whether it came up; it did not when its port was taken meanwhile."""
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None:
            if self.answers(process, port):
                return True
            if time.monotonic() > deadline:
                process.kill()
                process.wait()
                raise EmbeddedServerError(f"{self.name} không trả lời sau {PATIENCE:.0f} giây.")
            time.sleep(0.02)
        return False


def free_port() -> int:
    """A TCP port of this machine that the system says is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def end_with_parent(wanted: signal.Signals) -> Callable[[], None]:
    """Have the kernel send the signal to the child when its parent is gone, even by ``kill -9``."""
    library = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def arrange() -> None:
        library.prctl(PR_SET_PDEATHSIG, int(wanted))
        if os.getppid() != parent:
            os._exit(1)

    return arrange
