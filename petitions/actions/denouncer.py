"""Seal a denouncer's identity, and open it for a named handler, who is written down."""

import json
from dataclasses import dataclass
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction

from petitions.models import DenouncerIdentity, IdentityRead, Petition, PetitionHandler
from petitions.rules.identity_traces import (
    Marks,
    calls_by_given_name,
    marks_of,
    mentions,
    redacted,
)
from songcong.core.errors import Refused
from wards.actions import second_factor
from wards.models import User


@dataclass(frozen=True)
class Identity:
    """Who denounced."""

    name: str
    phone: str = ""
    address: str = ""
    citizen_id: str = ""
    note: str = ""


def keys() -> MultiFernet:
    """The keys of ``IDENTITY_KEYS``, newest first."""
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


def seal(identity: Identity, box: MultiFernet | None = None) -> bytes:
    """The identity, readable only with the keys."""
    text = json.dumps(vars(identity), ensure_ascii=False)
    return (box or keys()).encrypt(text.encode())


@transaction.atomic
def reveal(petition: Petition, *, by: User, at: datetime, reason: str) -> Identity:
    """Open the identity for a named handler and write the opening down in the same transaction.

    Law on Denunciations 25/2018/QH14, Article 56: the identity is kept secret.
    """
    if not reason.strip():
        raise Refused("Phải ghi lý do xem danh tính người tố cáo.", field="reason")
    if not PetitionHandler.objects.filter(petition=petition, user=by).exists():
        raise Refused("Chỉ người được giao xử lý vụ việc mới được xem danh tính.", code="forbidden")
    demanded: bool = settings.SECOND_FACTOR_COMPULSORY
    if demanded and not second_factor.is_on(by):
        raise Refused(
            "Phải bật xác thực hai lớp (trang Tài khoản) trước khi xem danh tính người tố cáo.",
            code="second_factor",
        )
    sealed = DenouncerIdentity.objects.filter(petition=petition).first()
    if sealed is None:
        raise Refused("Đơn này không có danh tính người tố cáo.", code="not_found")
    IdentityRead.objects.create(petition=petition, by=by, at=at, reason=reason.strip())
    return _opened(sealed)


def gives_away(petition: Petition, *texts: str) -> bool:
    """Whether a text names the denouncer; nobody is shown who that is.

    Asked before words leave the office: every other door to the identity is ``reveal``.
    """
    names, numbers = _marks_of(petition)
    return any(mentions(text, names=names, numbers=numbers) for text in texts)


def called_in(petition: Petition, *texts: str) -> str:
    """How a text may call the denouncer by the given name alone; empty where none does."""
    sealed = DenouncerIdentity.objects.filter(petition=petition).first()
    if sealed is None:
        return ""
    name = _opened(sealed).name
    return next((said for text in texts if (said := calls_by_given_name(text, name))), "")


def without_denouncer(petition: Petition, text: str) -> str:
    """The text as it may be passed on: each trace of the denouncer is taken out."""
    names, numbers = _marks_of(petition)
    return redacted(text, names=names, numbers=numbers)


def _marks_of(petition: Petition) -> Marks:
    """The names and numbers by which the denouncer is known; none of other cases."""
    sealed = DenouncerIdentity.objects.filter(petition=petition).first()
    if sealed is None:
        return Marks((), ())
    return marks(_opened(sealed))


def marks(identity: Identity) -> Marks:
    """By what the person is known in a text."""
    return marks_of(**vars(identity))


def _opened(sealed: DenouncerIdentity) -> Identity:
    try:
        text = keys().decrypt(bytes(sealed.sealed))
    except InvalidToken:
        raise Refused(
            "Không mở được danh tính: khóa bảo mật của hệ thống không đúng.", code="wrong_key"
        ) from None
    return Identity(**json.loads(text))
