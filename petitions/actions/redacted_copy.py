"""Hang on a denunciation a copy of a paper that goes out with it, without who denounced."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile, File
from django.db import transaction

from petitions.access import ATTACH, may
from petitions.actions.denouncer import called_in, gives_away
from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionEvent, PetitionFile
from songcong.core.errors import Refused
from songcong.core.pdf_text import bare_pdf
from wards.access import demand
from wards.actions.attachments import recognised, store
from wards.actions.editing import day_of
from wards.models import User, reader_for
from wards.models.stored_file import MAX_BYTES
from wards.rules.file_types import IMAGES, PDF

VERB = "attach_redacted"
NAMED = (
    "Trong tệp còn chữ nêu họ tên, số điện thoại, địa chỉ hoặc số giấy tờ của người tố cáo, kể cả "
    "chữ nằm dưới ô tô đen. Hãy xóa hẳn chữ đó, hoặc in ra, che rồi quét lại."
)
NOT_READ = (
    "Tệp có trang là ảnh, phần mềm không đọc được chữ. Hãy xem từng trang, chắc chắn không còn họ "
    "tên, địa chỉ, số máy, chữ ký, bút tích của người tố cáo, rồi đánh dấu ô này."
)
CALLED = (
    "Trong tệp có chữ “{called}”, trùng với tên gọi của người tố cáo. Nếu đó là người tố cáo thì "
    "hãy xóa đi; nếu là người khác thì đánh dấu ô này."
)


@dataclass(frozen=True)
class Copy:
    """A copy as it is kept: its content, whether its words could be read, whom they may call."""

    content: bytes
    ending: str
    is_read: bool
    called: str = ""


@transaction.atomic
def attach_redacted(
    petition: Petition, upload: "File[bytes]", *, looked: bool, by: User, at: datetime
) -> PetitionFile:
    """Keep the copy under a name that says nothing; Refused where a trace can be read in it.

    ``looked`` says that the person has looked at pages that cannot be read here. Law on
    Denunciations 25/2018/QH14, Article 56: nothing is struck out of a file by itself.
    """
    demand(may(reader_for(by, day_of(at)), ATTACH, petition))
    if petition.kind != PetitionKind.DENUNCIATION:
        raise Refused("Chỉ đơn tố cáo mới cần bản che danh tính.", code="wrong_state")
    held = Petition.objects.select_for_update(of=("self",)).get(pk=petition.pk)
    copy = _checked(held, upload)
    if not copy.is_read and not looked:
        raise Refused(NOT_READ, field="looked")
    if copy.called and not looked:
        raise Refused(CALLED.format(called=copy.called), field="looked")
    number = held.files.filter(is_redacted=True).count() + 1
    bare = ContentFile(copy.content, f"Bản che danh tính {number}{copy.ending}")
    stored = store(PetitionFile, held, bare, by=by, at=at, is_redacted=True)
    PetitionEvent.objects.create(
        petition=held,
        at=at,
        by=by,
        verb=VERB,
        from_state=held.status,
        to_state=held.status,
        data={"sha256": stored.sha256, "read": copy.is_read},
    )
    return stored


def _checked(petition: Petition, upload: "File[bytes]") -> Copy:
    """The content that may be kept; Refused for what is none, or gives the denouncer away."""
    if not upload.size or upload.size > MAX_BYTES:
        raise Refused(f"Tệp rỗng hoặc lớn hơn {MAX_BYTES // 1024**2} MB.", field="file")
    content = upload.read()
    kind = recognised(content)
    if kind.content_type in IMAGES:
        return Copy(content, kind.ending, is_read=False)
    if kind.content_type != PDF:
        raise Refused("Bản che danh tính chỉ nhận PDF, JPEG, PNG, WebP.", field="file")
    bare = bare_pdf(content)
    if gives_away(petition, *bare.words, " ".join(bare.words)):
        raise Refused(NAMED, field="file", code="identity")
    called = called_in(petition, *bare.words)
    return Copy(bare.content, kind.ending, bare.is_read, called)
