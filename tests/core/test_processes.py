"""Processes that live and end together."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from songcong.core.processes import Fallen, Member, Team

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


WATCHED = """
import sys
from pathlib import Path
from songcong.core.processes import Member, Team
with Team([Member("thử", sys.argv[2:], Path(sys.argv[1]), {})]) as team:
    print("ready", flush=True)
    team.watch()
print("ended", flush=True)
"""
GONE_WITHIN = 20.0


def member(folder: Path, command: list[str]) -> Member:
    return Member("thử", command, folder / "log", {})


def test_all_end_when_the_team_ends(tmp_path: Path) -> None:
    one, two = member(tmp_path, SLEEPER), member(tmp_path, SLEEPER)
    with Team([one, two]) as team:
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
        team.watch()
    assert one.process is not None
    assert two.process is not None
    assert one.process.returncode is not None
    assert two.process.returncode is not None


@pytest.mark.parametrize("_round", range(5))
def test_endings_that_follow_at_once_end_it_as_one_does(_round: int, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WATCHED, str(tmp_path / "log"), *SLEEPER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watched:
        assert watched.stdout is not None
        assert watched.stdout.readline() == "ready\n"
        deadline = time.monotonic() + GONE_WITHIN
        while watched.poll() is None and time.monotonic() < deadline:
            watched.send_signal(signal.SIGTERM)
        watched.kill()
        assert watched.stdout.read() == "ended\n"


def test_a_process_that_cannot_begin_is_said_with_its_last_words(tmp_path: Path) -> None:
    broken = member(tmp_path, [sys.executable, "-c", "raise SystemExit('không có cổng')"])
    with Team([broken]) as team, pytest.raises(Fallen, match="không có cổng"):
        team.watch()
