"""Take in a file: its type by content, its size, an image without metadata, a name of its own."""

import secrets
import warnings
import zipfile
from collections.abc import Callable, Collection
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, TypeVar

import puremagic
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.utils.module_loading import import_string
from PIL import Image, ImageOps

from songcong.core.errors import Refused
from songcong.core.storage import into_store
from songcong.core.text import nfc
from songcong.core.vietnamese import number
from wards.models import KeptFile, Record, User
from wards.models.stored_file import MAX_BYTES
from wards.rules.file_types import NAMES, FileType, file_type, names_of

F = TypeVar("F", bound=KeptFile)

MOST_PIXELS = 40_000_000
_MAIN_PARTS = {
    "word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_NAME_LENGTH = 200


def store(
    model: type[F],
    parent: Record,
    upload: "File[bytes]",
    *,
    by: User,
    at: datetime,
    **more: Any,
) -> F:
    """Keep an uploaded file on a record, in the caller's transaction; Refused with a sentence.

    ``more`` are fields that this table of files has besides.
    """
    return keep_file(model, upload, by=by, at=at, parent=parent, **more)


def keep_file(
    model: type[F],
    upload: "File[bytes]",
    *,
    by: User | None,
    at: datetime,
    only: Collection[str] = (),
    longest: int | None = None,
    called: Callable[[FileType], str] | None = None,
    **more: Any,
) -> F:
    """Keep an uploaded file as a row of ``model`` with the fields ``more``; Refused as ``store``.

    ``only`` narrows the types taken; a picture with a longer side is drawn so long; ``called``
    gives the name under which it is shown instead of its own.
    """
    _refuse_size(upload.size)
    content, kind = _taken(upload.read(), only, longest)
    stored = model(
        original_name=called(kind) if called else _shown_name(upload.name or "", kind),
        content_type=kind.content_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        stored_at=at,
        stored_by=by,
        **more,
    )
    with into_store():
        stored.file.save(f"{secrets.token_hex(16)}{kind.ending}", ContentFile(content), save=False)
    try:
        stored.save()
    except BaseException:
        stored.file.delete(save=False)
        raise
    return stored


def _taken(content: bytes, only: Collection[str], longest: int | None) -> tuple[bytes, FileType]:
    """The content as it is kept, and what it is; Refused for what is not taken in."""
    kind = recognised(content)
    if only and kind.content_type not in only:
        raise Refused(f"Chỉ nhận tệp {names_of(only)}.", field="file")
    _scan(content)
    return without_metadata(content, kind, longest=longest) if kind.is_image else content, kind


def _refuse_size(size: int | None) -> None:
    if not size:
        raise Refused("Tệp rỗng.", field="file")
    if size > MAX_BYTES:
        raise Refused(
            f"Tệp lớn hơn {MAX_BYTES // 1024**2} MB; hãy giảm cỡ hoặc chia nhỏ.", field="file"
        )


def recognised(content: bytes) -> FileType:
    """The type of a content that may be stored; Refused for any other."""
    try:
        found = puremagic.magic_string(content)[0].mime_type
    except (puremagic.PureError, ValueError, IndexError):
        found = ""
    if content.startswith(b"PK"):
        found = _office_type(content)
    kind = file_type(found)
    if kind is None:
        raise Refused(f"Chỉ nhận tệp {NAMES}.", field="file")
    return kind


def without_metadata(content: bytes, kind: FileType, *, longest: int | None = None) -> bytes:
    """The picture drawn anew, upright: no place, no device, no text of whoever took it.

    With ``longest`` its longer side has so many pixels at most.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[_FORMATS[kind.content_type]]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused(f"Ảnh quá lớn: hơn {number(MOST_PIXELS)} điểm ảnh.", field="file")
                if longest:
                    picture.draft(None, (longest, longest))
                    picture.thumbnail((longest, longest))
                upright = ImageOps.exif_transpose(picture)
                mode = "RGBA" if upright.has_transparency_data else "RGB"
                bare = upright.convert("RGB" if kind.content_type == "image/jpeg" else mode)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused("Ảnh quá lớn.", field="file") from bomb
    except (OSError, SyntaxError, ValueError) as broken:
        raise Refused("Ảnh bị hỏng, không đọc được.", field="file") from broken
    bare.info.clear()
    drawn = BytesIO()
    bare.save(drawn, _FORMATS[kind.content_type], quality=88)
    return drawn.getvalue()


def _office_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if "[Content_Types].xml" not in parts or any(part.endswith("vbaProject.bin") for part in parts):
        return ""
    return next((found for part, found in _MAIN_PARTS.items() if part in parts), "")


def _scan(content: bytes) -> None:
    """Ask the installation's scanner, where one is set, whether the content is harmful."""
    if settings.ATTACHMENT_SCANNER and import_string(settings.ATTACHMENT_SCANNER)(content):
        raise Refused("Tệp có mã độc, không nhận.", field="file")


def _shown_name(name: str, kind: FileType) -> str:
    """The name as people called the file, with the ending of what it is."""
    bare = nfc(name).replace("\\", "/").rpartition("/")[2]
    stem = "".join(letter for letter in bare if letter.isprintable()).rpartition(".")[0]
    return f"{stem.strip() or 'tep'}"[: _NAME_LENGTH - len(kind.ending)] + kind.ending
