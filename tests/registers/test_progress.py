"""How far an upload is, in rows, while a worker reads it and while it writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from petitions.models import Reception
from songcong.registers import progress, uploads
from songcong.registers.importing import import_register
from songcong.registers.progress import Progress, Stage
from songcong.registers.reading import holder_of
from songcong.registers.tasks import work_on_upload
from tests.access.city import TODAY, City
from tests.registers.desk import confirm, send
from tests.registers.workbooks import PETITION, RECEPTION, write
from wards.actions.register import Source
from wards.calendar import law

pytestmark = pytest.mark.django_db
ROWS = 4_500


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Client]:
    with override_settings(
        SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path / "media", RATELIMIT_ENABLE=False
    ):
        yield City().client("clerk")


class Heard:
    def __init__(self) -> None:
        self.all: list[tuple[Stage, int, int]] = []

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        self.all.append((stage, done, total))

    def of(self, stage: Stage) -> list[tuple[int, int]]:
        return [(done, total) for said, done, total in self.all if said == stage]


def test_rows_are_counted_while_they_are_read_and_while_they_are_written(
    clerk: Client, tmp_path: Path
) -> None:
    rows = [RECEPTION | {"STT": i} for i in range(ROWS)]
    path = write(tmp_path / "05521-a.xlsx", {"TiepDan": rows, "DonThu": [PETITION]})
    heard = Heard()
    from songcong.core import clock  # noqa: PLC0415  the day of the city is set by now

    source = Source(file=path.name, by=None, at=clock.now())
    import_register(path, holder_of("05521"), source=source, law=law(), told=heard)
    read, written = heard.of("read"), heard.of("write")
    both = ROWS + 1 + 2  # with the two headers
    assert {total for _done, total in read} == {both}
    assert [done for done, _total in read] == sorted(done for done, _total in read)
    assert read[-1] == (both, both)
    assert {total for _done, total in written} == {ROWS + 1}
    assert [done for done, _total in written] == sorted(done for done, _total in written)
    assert len(written) > 4
    assert written[-1] == (ROWS + 1, ROWS + 1)


def test_the_page_says_how_far_a_worker_is(
    clerk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 0)
    brought = send(clerk, tmp_path, {"TiepDan": [RECEPTION]})
    path = reverse("registers:official-upload-detail", args=[brought.pk])
    page = clerk.get(path).content.decode()
    assert "every 2s" in page
    assert "Đang chờ đến lượt." in page
    progress.Teller(brought.pk)("read", 12_340, 100_000)
    page = " ".join(clerk.get(path).content.decode().split())
    assert "Đã đọc <strong>12.340 / 100.000</strong> dòng" in page
    assert 'value="12340"' in page
    assert "Tải lại trang này" in page
    work_on_upload(brought.pk)
    work_on_upload(brought.pk)
    brought.refresh_from_db()
    assert (brought.state, progress.progress_of(brought.pk)) == ("ready", None)
    confirm(clerk, brought)
    assert Reception.objects.count() == 0
    progress.Teller(brought.pk)("write", 100_000, 100_000)
    page = " ".join(clerk.get(path).content.decode().split())
    assert "Đã ghi <strong>100.000 / 100.000</strong> dòng, đang hoàn tất" in page
    work_on_upload(brought.pk)
    work_on_upload(brought.pk)
    assert Reception.objects.count() == 1
    assert progress.progress_of(brought.pk) is None


def test_a_store_that_does_not_answer_keeps_no_import_from_its_work() -> None:
    with override_settings(
        CACHES={
            "default": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": "redis://127.0.0.1:1/0",
            }
        }
    ):
        progress.Teller(1)("read", 1, 2)
        progress.forget(1)


def test_more_than_there_is_to_read_is_all_of_it() -> None:
    progress.Teller(7)("read", 12, 10)
    assert progress.progress_of(7) == Progress("read", 10, 10)
    progress.forget(7)
    assert progress.progress_of(7) is None
