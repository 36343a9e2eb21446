"""May this person press this button on a plain record? One answer for pages, API and actions."""

from songcong.core.errors import Refused
from wards.models import Record
from wards.rules.reader import Reader
from wards.rules.rights import WRITE_VERBS, may_write

FORBIDDEN = "Tài khoản này không có quyền làm việc đó trong đơn vị."


def may(reader: Reader, verb: str, case: Record, topic: str | None = None) -> bool:
    """Whether the reader may correct or cancel the record; a cancelled one stays as it is.

    The topic is the model's own word unless another is given.
    """
    if verb not in WRITE_VERBS or case.is_cancelled:
        return False
    return may_write(reader, topic or str(case._meta.model_name), case.office_id)


def demand(allowed: bool) -> None:
    """Refuse what is not allowed."""
    if not allowed:
        raise Refused(FORBIDDEN, code="forbidden")
