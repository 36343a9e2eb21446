"""Uploaded files in storage, sealed with the keys of identities, opened only for a moment."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from cryptography.fernet import InvalidToken
from django.core.files.base import ContentFile

from petitions.actions.denouncer import keys
from songcong.core.errors import Refused
from songcong.core.storage import into_store
from songcong.registers.models import RegisterUpload


def put(upload: RegisterUpload, content: bytes) -> None:
    """Store the content sealed; its hash stays with the row."""
    upload.sha256 = hashlib.sha256(content).hexdigest()
    sealed = ContentFile(keys().encrypt(content))
    with into_store():
        upload.sealed.save(f"{uuid4().hex}.sealed", sealed, save=False)


@contextmanager
def opened(upload: RegisterUpload) -> Iterator[Path]:
    """The file in the open, for as long as it is read; Refused where it is gone or another."""
    content = _content(upload)
    with ExitStack() as stack:
        with into_store():
            folder = tempfile.TemporaryDirectory(prefix="songcong-")  # nobody else may enter it
            path = Path(stack.enter_context(folder)) / "register.xlsx"
            path.write_bytes(content)
        yield path


def _content(upload: RegisterUpload) -> bytes:
    if not upload.sealed:
        raise Refused("Tệp đã bị xóa sau 7 ngày; hãy tải lên lại.", code="file_gone")
    try:
        with upload.sealed.open("rb") as file:
            content = keys().decrypt(file.read())
    except (OSError, InvalidToken) as error:
        raise Refused("Không mở được tệp đã lưu; hãy tải lên lại.", code="file_gone") from error
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        raise Refused("Tệp đã lưu không còn như lúc xem trước; hãy tải lên lại.", code="file_other")
    return content


def remove(upload: RegisterUpload) -> None:
    """Delete the stored file."""
    upload.sealed.delete(save=False)
