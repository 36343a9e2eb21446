"""Keep the PDF of a paper beside it: that of its newest words, whoever laid it out last."""

import hashlib
import logging
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from petitions.models import CaseLetter
from petitions.notifications import LAY_OUT
from petitions.pdf import letter_pdf, paper_of
from songcong.core.jobs import after_commit
from songcong.core.paper.render import LayoutFailed

_LEFT_AFTER = timedelta(minutes=1)
_AT_ONCE = 50
_LOG = logging.getLogger(__name__)
_FAILED = "Chưa dựng được bản PDF; hệ thống đã ghi nhật ký. Hãy lưu lại văn bản để dựng lại."


def ask_for_the_left(*, at: datetime) -> int:
    """Ask again for the oldest papers whose job was lost; returns how many."""
    waiting = CaseLetter.objects.unlaid().filter(touched_at__lt=at - _LEFT_AFTER)
    left = list(waiting.order_by("touched_at").values_list("pk", flat=True)[:_AT_ONCE])
    for pk in left:
        after_commit(LAY_OUT, pk)
    return len(left)


def lay_out(pk: int) -> bool:
    """Lay the paper out if its PDF is older than its words; returns whether it was stored.

    Words that change meanwhile win: the PDF of an older version is dropped.
    """
    letter = CaseLetter.objects.select_related("petition", "unit").filter(pk=pk).first()
    if letter is None or letter.is_laid:
        return False
    try:
        return _store(letter, letter_pdf(paper_of(letter)))
    except (LayoutFailed, OSError):
        _LOG.exception("a paper was not laid out", extra={"letter": pk})
        CaseLetter.objects.filter(pk=pk, version=letter.version).update(failure=_FAILED)
        return False


@transaction.atomic
def _store(letter: CaseLetter, pdf: bytes) -> bool:
    rows = CaseLetter.objects.select_for_update(of=("self",))
    held = rows.filter(pk=letter.pk, version=letter.version).first()
    if held is None or held.is_laid:
        return False
    old = held.pdf.name
    held.pdf.save(f"{held.pk}-{held.version}.pdf", ContentFile(pdf), save=False)
    held.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
    held.laid_version, held.failure = held.version, ""
    held.save(update_fields=["pdf", "pdf_sha256", "laid_version", "failure"])
    if old:
        transaction.on_commit(partial(held.pdf.storage.delete, old), robust=True)
    return True
