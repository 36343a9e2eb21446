"""A newcomer starts the product a second time, kills it, and nothing stays behind."""

import json
import shutil
import signal
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.product import Product, leaves_nothing_running, running

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
LOOK_AGAIN = 0.2
READY_WITHIN = 60.0
PARTS = ("database", "broker", "worker", "storage")


def probed(url: str) -> dict[str, bool]:
    """Which part answers the probe, whatever status it sends them with."""
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own
            return dict(json.load(answer))
    except urllib.error.HTTPError as refused:
        return dict(json.load(refused))


def becomes_ready(address: str) -> dict[str, bool]:
    """What the probe says once every part answers, or at the end of our patience."""
    deadline = time.monotonic() + READY_WITHIN
    while True:
        states = probed(f"{address}/readyz")
        if all(states.values()) or time.monotonic() > deadline:
            return states
        time.sleep(LOOK_AGAIN)


def test_it_prints_where_who_and_what_to_try(product: Product) -> None:
    printed = "".join(product.printed)
    assert "thu.phoco" in printed
    assert "docs/samples/2021Q3" in printed
    assert becomes_ready(product.address) == dict.fromkeys(PARTS, True)
    with urllib.request.urlopen(product.address) as answer:  # noqa: S310 - our own
        assert "Bản trình diễn: hôm nay là 12/06/2025" in answer.read().decode()


def test_a_second_one_takes_another_port_and_dies_without_a_trace(
    product: Product, tmp_path: Path
) -> None:
    busy = int(product.address.rpartition(":")[2])
    data = tmp_path / "thanh pho khac"
    data.mkdir()
    shutil.copytree(product.data / "static", data / "static")
    with running(data, port=busy) as second:
        assert f"Cổng {busy} đang bận" in "".join(second.printed)
        assert second.address != product.address
        second.process.send_signal(signal.SIGKILL)
        second.process.wait()
        leaves_nothing_running(data)
