"""``manage.py serve``: the whole product on this machine, what ``make run`` starts."""

import os
import socket
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from songcong.core.processes import Fallen, Member, Team
from songcong.demo.accounts import DEMO_PASSWORD, SHOWN_ACCOUNTS
from songcong.demo.preparation import prepare

SAMPLES = Path("docs/samples/2021Q3")
NEIGHBOURS = 50
PATIENCE = 60.0


class Command(BaseCommand):
    help = "Chạy phần mềm trên máy này: web, tiến trình nền, lịch việc; Ctrl-C để dừng."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--empty", action="store_true", help="thành phố trống, ngày thật")

    def handle(self, *_args: Any, **options: Any) -> None:
        self._say("Đang chuẩn bị dữ liệu…")
        demo = prepare(empty=options["empty"])
        with listen(options["port"]) as door:
            port: int = door.getsockname()[1]
            if port != options["port"]:
                self._say(f"Cổng {options['port']} đang bận; dùng cổng {port}.")
            connections.close_all()
            try:
                with Team(members(door, port)) as team:
                    if wait_for_answer(team, port):
                        self._say(welcome(port, demo=demo))
                        team.watch()
                    self._say("Đang dừng…")
            except Fallen as fallen:
                raise CommandError(str(fallen)) from fallen
        self._say("Đã dừng. Dữ liệu vẫn còn cho lần chạy sau.")

    def _say(self, text: str) -> None:
        """Say it now, to a log as to a screen."""
        self.stdout.write(text)
        self.stdout.flush()


def listen(wanted: int) -> socket.socket:
    """A listening socket on the wanted port, a near one, or any, which gunicorn inherits."""
    for port in (*range(wanted, wanted + NEIGHBOURS), 0):
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
            door.listen(128)
        except OSError:
            door.close()
            continue
        return door
    raise CommandError("Máy này không còn cổng mạng nào để mở.")


def members(door: socket.socket, port: int) -> list[Member]:
    """Web, worker and beat, on the product's day, with the addresses this process was given."""
    environment = {**os.environ, "SONGCONG_TODAY": settings.SONGCONG_TODAY}
    environment.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
    log, run = settings.DATA_DIR / "log", settings.DATA_DIR / "run"
    for folder in (log, run):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    celery = [sys.executable, "-m", "celery", "--app", "songcong"]
    web = [sys.executable, "-m", "gunicorn", "songcong.wsgi"]
    web += ["--config", "python:songcong.core.gunicorn"]
    clock = [*celery, "beat", "--loglevel", "WARNING", "--pidfile", ""]
    clock += ["--schedule", str(run / "beat")]
    worker = [*celery, "worker", "--loglevel", "WARNING", "--concurrency", "2"]
    at_door = {**environment, "BIND": f"fd://{door.fileno()}"}
    return [
        Member("web", web, log / "web.log", at_door, keep=[door.fileno()]),
        Member("worker", worker, log / "worker.log", environment),
        Member("beat", clock, log / "beat.log", environment),
    ]


def wait_for_answer(team: Team, port: int) -> bool:
    """Whether the web process answers; not when somebody ends us before."""
    deadline = time.monotonic() + PATIENCE
    while team.goes_on(0.1):
        team.check()
        if answers(port):
            return True
        if time.monotonic() > deadline:
            raise CommandError(f"Web không trả lời sau {PATIENCE:.0f} giây; xem thư mục log.")
    return False


def answers(port: int) -> bool:
    """One look at the probe."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200  # noqa: PLR2004
    except OSError:
        return False
    finally:
        connection.close()


def welcome(port: int, *, demo: bool) -> str:
    """What the person at the keyboard needs to begin."""
    lines = ["", f"  Dân chủ ở cơ sở: http://127.0.0.1:{port}/", ""]
    if demo:
        lines += [f"  Bản trình diễn, hôm nay là 12/06/2025. Mật khẩu chung: {DEMO_PASSWORD}", ""]
        width = max(len(account.username) for account in SHOWN_ACCOUNTS)
        lines += [
            f"    {account.username:<{width}}  {account.role.label}, {account.full_name}"
            for account in SHOWN_ACCOUNTS
        ]
        lines += ["", f"  Sổ mẫu để nhập thử: {settings.BASE_DIR / SAMPLES}"]
    else:
        lines += ["  Thành phố chưa có người dùng? manage.py create_administrator TÊN"]
    return "\n".join([*lines, "", "  Ctrl-C để dừng.", ""])
