"""Keeping files: a store that is full or takes nothing is said in words."""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from songcong.core.errors import Refused

STORAGE_SENTENCE: Final = (
    "Kho tệp của hệ thống đang đầy hoặc không ghi được, nên chưa lưu được tệp. "
    "Xin thử lại sau, hoặc báo người quản trị."
)
_OF_THE_STORE: Final = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.ENOTDIR,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
    }
)
_LOG = logging.getLogger(__name__)


@contextmanager
def into_store() -> Iterator[None]:
    """Refuse, beside the field of the file, what the store does not take."""
    try:
        yield
    except OSError as error:
        _LOG.exception("a file could not be kept")
        raise Refused(STORAGE_SENTENCE, code="storage", field="file") from error


def is_of_the_store(error: BaseException | None) -> bool:
    """Whether the store, or the folder of temporary files, is at fault: full or not writable."""
    return isinstance(error, OSError) and error.errno in _OF_THE_STORE
