"""What the database must be able to do, asked before every migration and ``check --database``."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

UPPER = "PHƯỜNG ĐƯỜNG NGUYỄN ẨN KỴ"
LOWER = "phường đường nguyễn ẩn kỵ"
QUESTION = "SELECT current_setting('server_encoding'), lower(%s), %s ~* %s"


def vietnamese_text(databases: Iterable[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """UTF-8, and letters with Vietnamese marks known as letters."""
    return [
        error
        for alias in databases or []
        if connections[alias].vendor == "postgresql"
        for error in _judge(alias)
    ]


def _judge(alias: str) -> list[CheckMessage]:
    with connections[alias].cursor() as cursor:
        cursor.execute(QUESTION, [UPPER, LOWER, UPPER])
        encoding, lowered, matched = cursor.fetchone()
    if encoding != "UTF8":
        message = f"Cơ sở dữ liệu dùng bảng mã {encoding}; phần mềm cần UTF8."
        return [Error(message, hint="Tạo lại với ENCODING 'UTF8'.", id="songcong.E001")]
    if lowered != LOWER or not matched:
        message = "Cơ sở dữ liệu không đổi được chữ hoa tiếng Việt thành chữ thường."
        hint = "Tạo lại với locale C.UTF-8 (builtin từ PostgreSQL 17, libc trước đó)."
        return [Error(message, hint=hint, id="songcong.E002")]
    return []
