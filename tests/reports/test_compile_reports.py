"""The command with a worker of its own: papers and figures in a folder, a fallen worker said."""

import json
from pathlib import Path

import pytest
from celery import current_app
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from reports.management import worker
from tests.workers import own_servers

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("worker")]


@pytest.fixture(autouse=True)
def _servers(two_wards: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    current_app.control.purge()
    settings.SONGCONG_TODAY = "2021-09-20"
    for name, value in own_servers().items():
        monkeypatch.setenv(name, value)


def test_writes_a_paper_a_unit_the_citys_and_the_figures(tmp_path: Path) -> None:
    call_command("compile_reports", "2021Q3", output=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2021Q3-05506.pdf",
        "2021Q3-05512.pdf",
        "2021Q3-thanh-pho.pdf",
        "figures.json",
    ]
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert list(figures["units"]) == ["05506", "05512"]
    assert figures["total"]["reception"]["persons"] == 6
    for paper in tmp_path.glob("*.pdf"):
        assert paper.read_bytes().startswith(b"%PDF")


def test_a_worker_that_cannot_begin_ends_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_COMMAND", ("-c", "raise SystemExit(3)"))
    with pytest.raises(CommandError, match="đã dừng"):
        call_command("compile_reports", "2021Q3", output=tmp_path)
