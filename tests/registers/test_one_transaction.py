"""A file goes in whole or not at all: killed half-way, and two imports of one unit at once."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from petitions.models import Petition, PetitionEvent
from tests.registers.workbooks import DAY, PETITION, write
from wards.actions.reference import load_reference

ROOT = Path(__file__).resolve().parents[2]
ROWS = 600


@pytest.fixture
def _city(transactional_db: None) -> None:
    load_reference()


def big(folder: Path) -> Path:
    rows = [
        PETITION | {"Số đơn": f"{i}/2021", "Ngày nhận": DAY + timedelta(days=i % 30)}
        for i in range(ROWS)
    ]
    return write(folder / "05518-a.xlsx", {"DonThu": rows})


def database_url() -> str:
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)


def start(path: Path) -> "subprocess.Popen[bytes]":
    """The command as a process of its own, on the database of this test."""
    url = database_url()
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_registers", str(path)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "songcong.settings.test"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def waiting_for_a_lock() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.usefixtures("_city")
def test_killed_half_way_nothing_is_written(tmp_path: Path) -> None:
    path = big(tmp_path)
    with psycopg.connect(database_url()) as other:
        # whoever writes events waits here, with the petitions already copied
        other.execute("LOCK TABLE petitions_petitionevent IN EXCLUSIVE MODE")
        process = start(path)
        deadline = time.monotonic() + 60
        while waiting_for_a_lock() != 1:
            assert process.poll() is None
            assert time.monotonic() < deadline
        process.kill()
        process.wait()
        other.rollback()
    assert Petition.objects.count() == PetitionEvent.objects.count() == 0
    assert start(path).wait() == 0
    assert Petition.objects.count() == PetitionEvent.objects.count() == ROWS


@pytest.mark.usefixtures("_city")
def test_two_imports_of_one_unit_go_one_after_the_other(tmp_path: Path) -> None:
    path = big(tmp_path)
    first, second = start(path), start(path)
    assert (first.wait(), second.wait()) == (0, 0)
    assert Petition.objects.count() == PetitionEvent.objects.count() == ROWS
