"""``manage.py load_reference``: units, succession, committees, holidays, norms."""

from typing import Any

from django.core.management.base import BaseCommand

from wards.actions.reference import load_reference


class Command(BaseCommand):
    help = "Nạp bảng tham chiếu: đơn vị, kế thừa, ban chỉ đạo, ngày nghỉ, định mức (chạy lại được)."

    def handle(self, *_args: Any, **options: Any) -> None:
        counted = load_reference()
        if options["verbosity"]:
            for table, new in counted.items():
                self.stdout.write(f"{table}: {new} dòng mới")
