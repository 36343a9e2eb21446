"""``manage.py create_administrator NAME``: the first person of an empty city."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from songcong.core import clock
from songcong.core.errors import Refused
from wards.actions.people import create_administrator

PASSWORD_BYTES = 12


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị đầu tiên; in mật khẩu dùng một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--full-name", default="Quản trị hệ thống", help="họ và tên")

    def handle(self, *_args: Any, **options: Any) -> None:
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        try:
            create_administrator(
                options["username"],
                full_name=options["full_name"],
                password=password,
                today=clock.today(),
                at=clock.now(),
            )
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"Tài khoản {options['username']}, mật khẩu: {password}")
        self.stdout.write("Đăng nhập rồi đổi mật khẩu ngay.")
