"""Take in what a citizen sends through the net, once a key, with its files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.core.files.base import File
from django.db import IntegrityError, transaction

from petitions.actions.denouncer import Identity
from petitions.actions.petition import PetitionFacts, enter
from petitions.actions.wish import Wishes, note_wishes
from petitions.enums import Source
from petitions.models import FilingFile, OnlineFiling, Petition, PetitionFile
from petitions.rules.filing import KINDS, full_content
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.core.vietnamese import number
from wards.actions.attachments import keep_file
from wards.actions.editing import day_of
from wards.models import Unit
from wards.rules.file_types import IMAGES, PDF, FileType

MOST_FILES: Final = 5
MOST_BYTES: Final = 10 * 1024 * 1024
LONGEST_SIDE: Final = 2560
"""Pixels of a citizen's photograph; larger ones are drawn smaller."""
FORGOTTEN_AFTER: Final = timedelta(hours=25)
TAKEN: Final = (PDF, *IMAGES)
TOO_MANY: Final = f"Mỗi đơn kèm nhiều nhất {MOST_FILES} tệp."


@dataclass(frozen=True)
class Filing:
    """What a citizen sends in; ``place`` says in words where it happened."""

    kind: str
    subject: str
    field: str
    content: str
    place: str
    neighbourhood_text: str
    sender: Identity
    signers: int = 1
    email: str = ""
    agrees: bool = False


def file_petition(unit_pk: int, filing: Filing, *, key: UUID, at: datetime, law: Law) -> Petition:
    """Enter the petition in the unit's register; the same key again gives the same petition.

    Raises Refused where the unit is no more, or for what is not taken in through the net.
    """
    if before := _sent_before(key):
        return before
    try:
        return _enter(unit_pk, filing, key, at, law)
    except IntegrityError:
        if before := _sent_before(key):  # at the same instant, from another page
            return before
        raise


@transaction.atomic
def _enter(unit_pk: int, filing: Filing, key: UUID, at: datetime, law: Law) -> Petition:
    day = day_of(at)
    unit = Unit.objects.bases().in_force(day).filter(pk=unit_pk).first()
    if unit is None:
        raise Refused("Đơn vị này không còn nhận đơn. Hãy chọn đơn vị khác.", code="no_unit")
    if filing.kind not in KINDS:
        raise Refused("Đơn tố cáo không nhận trực tuyến.", code="not_online")
    facts = PetitionFacts(
        received_on=day,
        source=Source.ONLINE,
        kind=filing.kind,
        signers=filing.signers,
        field=filing.field,
        subject=filing.subject,
        content=full_content(filing.content, filing.place),
        neighbourhood_text=filing.neighbourhood_text,
    )
    petition = enter(unit, facts, filing.sender, by=None, at=at, law=law)
    OnlineFiling.objects.create(key=key, petition=petition, at=at)
    note_wishes(petition, Wishes(email=filing.email, agrees=filing.agrees), by=None, at=at)
    _hang(petition, FilingFile.objects.filter(draft=key).order_by("pk"))
    return petition


def _sent_before(key: UUID) -> Petition | None:
    sent = OnlineFiling.objects.filter(key=key).select_related("petition__unit").first()
    return sent.petition if sent else None


def take_file(draft: UUID, upload: "File[bytes]", *, at: datetime) -> FilingFile:
    """Keep a file of a draft: a PDF or a picture, under a name that says nothing of its owner."""
    before = FilingFile.objects.filter(draft=draft)
    kinds = list(before.values_list("content_type", flat=True))
    if len(kinds) >= MOST_FILES:
        raise Refused(TOO_MANY, field="tep", code="too_many")
    if (upload.size or 0) > MOST_BYTES:
        most = number(MOST_BYTES // 1024**2)
        raise Refused(f"Tệp lớn hơn {most} MB; hãy chọn tệp nhỏ hơn.", field="tep")

    def called(kind: FileType) -> str:
        same = sum((one in IMAGES) == kind.is_image for one in kinds)
        return f"{'Ảnh' if kind.is_image else 'Tài liệu'} {same + 1}{kind.ending}"

    return keep_file(
        FilingFile,
        upload,
        by=None,
        at=at,
        only=TAKEN,
        longest=LONGEST_SIDE,
        called=called,
        draft=draft,
    )


def drop_file(draft: UUID, pk: int) -> bool:
    """Take a file of a draft away again; false where the draft has no such file."""
    stored = FilingFile.objects.filter(draft=draft, pk=pk).first()
    if stored is None:
        return False
    _forget(stored)
    return True


def forget_left_files(at: datetime, *, most: int = 500) -> int:
    """Forget files of drafts that were not sent within a day; how many there were."""
    left = list(FilingFile.objects.left_before(at - FORGOTTEN_AFTER)[:most])
    for stored in left:
        _forget(stored)
    return len(left)


def _hang(petition: Petition, files: Iterable[FilingFile]) -> None:
    """The files of the draft become files of the case, where they lie."""
    rows = list(files)
    PetitionFile.objects.bulk_create(
        PetitionFile(
            parent=petition,
            file=row.file.name,
            original_name=row.original_name,
            content_type=row.content_type,
            size=row.size,
            sha256=row.sha256,
            stored_at=row.stored_at,
        )
        for row in rows
    )
    FilingFile.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _forget(stored: FilingFile) -> None:
    """The row first, the content after it is gone: a roll-back leaves both."""
    name, storage = str(stored.file.name), stored.file.storage
    stored.delete()
    transaction.on_commit(lambda: storage.delete(name))
