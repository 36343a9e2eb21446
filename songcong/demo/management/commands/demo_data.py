"""Fill an empty city with the demo: ``manage.py demo_data [--seed N] [--scale N]``."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from songcong.core.errors import Refused
from songcong.demo.accounts import DEMO_PASSWORD, SHOWN_ACCOUNTS
from songcong.demo.city import fill, is_empty


class Command(BaseCommand):
    help = "Nạp thành phố trình diễn vào một hệ thống còn trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="cùng số, cùng dữ liệu")
        parser.add_argument("--scale", type=int, default=1, help="gấp bấy nhiêu lần số dòng")
        parser.add_argument("--if-empty", action="store_true", help="im lặng nếu đã có dữ liệu")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["if_empty"] and not is_empty():
            return
        try:
            counted = fill(seed=options["seed"], scale=max(options["scale"], 1))
        except Refused as refused:
            raise CommandError(refused.message) from refused
        if not options["verbosity"]:
            return
        for sheet, lines in counted.items():
            self.stdout.write(f"{sheet:<18}{lines:>8} dòng")
        self.stdout.write(f"Mật khẩu chung: {DEMO_PASSWORD}")
        for account in SHOWN_ACCOUNTS:
            self.stdout.write(f"  {account.username:<18}{account.role.label} ({account.full_name})")
