"""Processes that live and end together."""

import sys
import threading
from pathlib import Path

import pytest

from songcong.core.processes import Fallen, Member, Team

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


def member(folder: Path, command: list[str]) -> Member:
    return Member("thử", command, folder / "log", {})


def test_all_end_when_the_team_ends(tmp_path: Path) -> None:
    one, two = member(tmp_path, SLEEPER), member(tmp_path, SLEEPER)
    with Team([one, two]) as team:
        threading.Timer(0.1, team.told_to_end.set).start()
        team.watch()
    assert one.process is not None
    assert two.process is not None
    assert one.process.returncode is not None
    assert two.process.returncode is not None


def test_a_process_that_cannot_begin_is_said_with_its_last_words(tmp_path: Path) -> None:
    broken = member(tmp_path, [sys.executable, "-c", "raise SystemExit('không có cổng')"])
    with Team([broken]) as team, pytest.raises(Fallen, match="không có cổng"):
        team.watch()
