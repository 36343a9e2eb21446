"""The processes of a running product: started together, watched, ended together."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from songcong.core.embedded.process import end_with_parent

PATIENCE = 15.0
GLANCE = 0.25
TOO_SOON = 5.0
TAIL = 15
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Fallen(Exception):
    """A process ended as soon as it began; says which, and the last lines of its log."""


@dataclass
class Member:
    """One process: its command, its log, and when it was started last."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    keep: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started: float = field(default=0.0, init=False)

    def start(self) -> None:
        """Start it apart from our terminal, so that Ctrl-C reaches it once and through us."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own programs
                self.command,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=self.keep,
                start_new_session=True,
                preexec_fn=end_with_parent(signal.SIGTERM),  # noqa: PLW1509 - one thread here
            )
        self.started = time.monotonic()

    def check(self) -> None:
        """Start it anew when it ended after a while; give up when it cannot even begin."""
        if self.process is None or self.process.poll() is None:
            return
        if time.monotonic() - self.started < TOO_SOON:
            lines = self.log.read_text(errors="replace").splitlines()[-TAIL:]
            raise Fallen("\n".join([f"Tiến trình {self.name} không chạy được:", *lines]))
        self.start()

    def ask_to_end(self) -> None:
        """Let it finish what it holds."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Wait for it until the deadline, then end it and whatever it started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Team:
    """Several members that live and end together; used as a context that ends them all."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = members
        self.told_to_end = False
        """A bare flag: the lock of an event would wait for itself where two signals follow."""

    def __enter__(self) -> "Team":
        for wanted in ENDINGS:
            signal.signal(wanted, self._told)
        try:
            for member in self.members:
                member.start()
        except BaseException:
            self._end_all()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._end_all()

    def watch(self) -> None:
        """Return when somebody ends us; raise ``Fallen`` when a member cannot run."""
        while self.goes_on(GLANCE):
            self.check()

    def goes_on(self, seconds: float) -> bool:
        """Whether nobody ends us; looked at once the time is over."""
        if not self.told_to_end:
            time.sleep(seconds)
        return not self.told_to_end

    def check(self) -> None:
        """Look after every member once."""
        for member in self.members:
            member.check()

    def _told(self, _signal: int, _frame: FrameType | None) -> None:
        self.told_to_end = True

    def _end_all(self) -> None:
        deadline = time.monotonic() + PATIENCE
        for member in self.members:
            member.ask_to_end()
        for member in self.members:
            member.end(deadline)
