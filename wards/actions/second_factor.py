"""The second factor of a sign-in: a device that shows codes, and codes on paper."""

from base64 import b32encode
from typing import Final

from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from songcong.core.errors import Refused
from wards.models import User

WRONG: Final = (
    "Mã không đúng. Xem lại mã đang hiện trên điện thoại; nếu vừa gõ sai nhiều lần, "
    "chờ nửa phút rồi gõ mã mới."
)
PAPER_CODES: Final = 10
new_key = default_key


def is_on(user: User) -> bool:
    """Whether the person has a device that shows codes."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def paper_codes_left(user: User) -> int:
    """How many recovery codes the person has not used."""
    return int(StaticToken.objects.filter(device__user=user).count())


def address_of_key(user: User, key: str) -> str:
    """The ``otpauth:`` address that an application reads from the QR code."""
    address: str = TOTPDevice(user=user, key=key, name="totp").config_url
    return address


def shown_key(key: str) -> str:
    """The key as one types it into an application that cannot read a QR code."""
    text = b32encode(bytes.fromhex(key)).decode()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


@transaction.atomic
def turn_on(user: User, key: str, code: str) -> list[str]:
    """Take the key into use once it has shown a right code; gives new recovery codes.

    A device used before is replaced. Raises Refused where the code does not fit the key.
    """
    people = User.objects.select_for_update()
    people.get(pk=user.pk)
    if not code.isdecimal() or not TOTP(bytes.fromhex(key)).verify(int(code), tolerance=1):
        raise Refused(WRONG, field="code")
    TOTPDevice.objects.filter(user=user).delete()
    TOTPDevice.objects.create(user=user, key=key, name="totp", confirmed=True)
    return new_paper_codes(user)


@transaction.atomic
def new_paper_codes(user: User) -> list[str]:
    """Ten new recovery codes, each good once; older ones are void."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="paper")
    codes = [StaticToken.random_token() for _ in range(PAPER_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def check(user: User, code: str) -> None:
    """Accept a code of the device, or a recovery code, once; raises Refused otherwise.

    Each wrong code makes the device wait twice as long before it listens again.
    """
    code = "".join(code.split()).lower()
    devices = TOTPDevice if code.isdecimal() else StaticDevice
    with transaction.atomic():
        held = devices.objects.select_for_update().filter(user=user, confirmed=True)
        right = any(device.verify_token(code) for device in held)
    if not right:  # only now: what the device counts of wrong codes stays written
        raise Refused(WRONG, field="code")


@transaction.atomic
def turn_off(user: User) -> None:
    """Forget the device and the recovery codes."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
