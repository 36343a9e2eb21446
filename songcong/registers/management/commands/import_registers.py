"""Bring register workbooks in from files and folders."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.registers import uploads
from songcong.registers.importing import Results, import_register, preview
from songcong.registers.reading import code_in, holder_of
from wards.actions.register import Source
from wards.calendar import law
from wards.models import User

_COLUMNS = {
    "accepted": "Mới",
    "unchanged": "Như cũ",
    "updated": "Cập nhật",
    "conflicts": "Xung đột",
    "duplicates": "Trùng",
}
_LINE = "{:<18}" + "{:>10}" * (len(_COLUMNS) + 1)


class Command(BaseCommand):
    """Prints a table; ends with status 1 only when a file could not be read at all."""

    help = "Nhập sổ theo dõi của các phường, xã từ tệp Excel hoặc thư mục"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="tệp hoặc thư mục")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
        parser.add_argument(
            "--by", metavar="USERNAME", help="người nhập: ghi tên vào dòng, hoàn tác được 24 giờ"
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="ghi kết quả ra tệp JSON")

    def handle(
        self,
        *_args: Any,
        paths: list[Path],
        dry_run: bool,
        by: str | None,
        json: Path | None,
        **_options: Any,
    ) -> None:
        the_law, self.by = law(), _person(by)
        report: dict[str, dict[str, Any]] = {}
        unread = 0
        for path in _files(paths):
            name = path.name if path.name not in report else str(path)
            try:
                results = self._one(path, the_law, dry_run=dry_run)
            except (Refused, OSError) as error:
                unread += 1
                report[name] = {}
                reason = error.message if isinstance(error, Refused) else "không mở được tệp"
                self.stderr.write(f"{name}: {reason}")
            else:
                report[name] = {sheet: result.as_json() for sheet, result in results.items()}
                self._print(name, results)
        if json is not None:
            _write(json, report)
        if dry_run:
            self.stdout.write("Chỉ xem trước: chưa ghi gì.")
        if unread:
            raise CommandError(f"{unread} tệp không đọc được.", returncode=1)

    def _one(self, path: Path, the_law: Law, *, dry_run: bool) -> Results:
        holder = holder_of(code_in(path.name))
        if dry_run:
            return preview(path, holder, law=the_law)
        if self.by is not None:
            code = code_in(path.name)
            return uploads.import_by_command(path, code, by=self.by, at=clock.now(), law=the_law)
        source = Source(file=path.name, by=None, at=clock.now())
        return import_register(path, holder, source=source, law=the_law)

    def _print(self, name: str, results: Results) -> None:
        self.stdout.write(f"\n{name}")
        self.stdout.write(_LINE.format("Trang", *_COLUMNS.values(), "Từ chối"))
        for sheet, result in results.items():
            counts = result.counts()
            refused = len(result.reading.refused)
            self.stdout.write(_LINE.format(sheet, *(counts[key] for key in _COLUMNS), refused))
        for sheet, result in results.items():
            for notice in result.reading.notices:
                self.stdout.write(f"  {sheet}: {notice}")
            for fault in result.reading.faults:
                self.stdout.write(f"  {sheet}, dòng {fault.row}, {fault.column}: {fault.reason}")


def _person(username: str | None) -> User | None:
    if username is None:
        return None
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(f"Không có tài khoản đang dùng nào tên {username}.")
    return person


def _files(paths: list[Path]) -> list[Path]:
    """Files in the order given; of a folder its workbooks by name, without Excel's own locks."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = (file for file in path.iterdir() if file.suffix.lower() == ".xlsx")
        found += sorted((f for f in inside if f.name[0] not in "~."), key=lambda file: file.name)
    return found


def _write(path: Path, report: dict[str, dict[str, Any]]) -> None:
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
