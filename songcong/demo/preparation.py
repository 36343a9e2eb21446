"""What must stand before the product serves: tables, reference rows, demo city, static files."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command, get_commands

from wards.models import User

UNUSED = ["rest_framework", "rest_framework/*", "*redoc*"]
DEMO_DAY = "2025-06-12"


def prepare(*, empty: bool) -> bool:
    """Bring the data folder to the state of this version; tell whether it is the demo city's."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0)
    collect_static()
    demo = _is_demo(empty=empty)
    if demo and not settings.SONGCONG_TODAY:
        settings.SONGCONG_TODAY = DEMO_DAY
    if demo and not _has_people() and "demo_data" in get_commands():
        call_command("demo_data", verbosity=0)
    return demo


def _is_demo(*, empty: bool) -> bool:
    """The data folder remembers whether it holds the demo city or a city of its own."""
    mark = settings.DATA_DIR / "demo-city"
    if empty and mark.exists():
        raise CommandError(
            f"Thư mục dữ liệu {settings.DATA_DIR} đang chứa thành phố trình diễn. "
            "Hãy đặt SONGCONG_DATA_DIR thành một thư mục khác để mở thành phố trống."
        )
    if empty or (_has_people() and not mark.exists()):
        return False
    mark.touch()
    return True


def _has_people() -> bool:
    return User.objects.exists()


def collect_static() -> None:
    """Collect and compress the static files unless they are those of the last time."""
    mark = Path(settings.STATIC_ROOT) / ".collected"
    state = _static_state()
    if not mark.exists() or mark.read_text() != state:
        call_command(
            "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=UNUSED
        )
        mark.write_text(state)


def _static_state() -> str:
    """A digest of every source file's name, size and instant of change."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
