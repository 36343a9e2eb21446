"""Complaints of the demo city that gather in one place: what makes its hot spots."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, NamedTuple

from petitions.actions.denouncer import Identity
from petitions.actions.link import link
from petitions.actions.petition import PetitionFacts, create
from petitions.enums import EnteredFrom, LinkKind, PetitionKind, Source
from petitions.models import Petition
from songcong.core.clock import ZONE
from songcong.demo.wards import WARDS, Ward
from songcong.demo.words import people
from wards.calendar import law
from wards.models import Unit, User

_SOURCES: Final = (Source.DIRECT, Source.DIRECT, Source.ONLINE, Source.POST)
_FROM: Final = ("", EnteredFrom.PHONE, "", EnteredFrom.HEAD, EnteredFrom.ZALO)


class Trouble(NamedTuple):
    """What a village complains of: in which ward, about what, in which words, how many days ago."""

    code: str
    village: str
    field: str
    words: tuple[str, ...]
    days: tuple[int, ...]


class Play(NamedTuple):
    """A trouble with the ward in which it is told, and who writes it down."""

    trouble: Trouble
    ward: Ward
    unit: Unit
    clerk: User
    dice: Random


TROUBLES: Final = (
    Trouble(
        "05521",
        "TDP Thanh Xuân 1",
        "Môi trường",
        (
            "Phản ánh bãi tập kết rác đầu ngõ 4 để quá hai ngày, mùi hôi vào nhà dân",
            "Rác tồn ở điểm tập kết ngõ 4 không được chở đi",
            "Đề nghị chuyển điểm tập kết rác ra xa khu dân cư",
            "Nước rỉ rác chảy ra đường tổ dân phố khi trời mưa",
            "Phản ánh xe thu gom rác không vào ngõ từ đầu tháng",
            "Ruồi muỗi nhiều do rác tồn đọng ở ngõ 4",
        ),
        (26, 19, 14, 9, 6, 2),
    ),
)
SENT_AGAIN: Final = Trouble(
    "05506",
    "TDP Kè",
    "Đất đai",
    (
        "Đề nghị đo lại ranh giới đất giáp đường liên tổ",
        "Gửi lần hai: đề nghị đo lại ranh giới đất giáp đường liên tổ",
        "Gửi lần ba: chưa thấy cán bộ đến đo lại ranh giới đất",
    ),
    (70, 35, 8),
)


def gather_complaints(
    units: Mapping[str, Unit], users: Mapping[str, User], *, today: date, seed: int
) -> None:
    """Write down what one village complains of together, and what one person sends again."""
    wards = {ward.code: ward for ward in WARDS}
    for trouble in (*TROUBLES, SENT_AGAIN):
        ward = wards[trouble.code]
        dice = Random(f"{seed}/{trouble.code}/trouble")  # noqa: S311  # a play
        play = Play(trouble, ward, units[ward.code], users[f"thu.{ward.slug}"], dice)
        made = [
            _write(play, words, today - timedelta(days=days))
            for words, days in zip(trouble.words, trouble.days, strict=True)
        ]
        if trouble is SENT_AGAIN:
            _link(play, made)


def _link(play: Play, made: list[Petition]) -> None:
    first, *others = made
    for again in others:
        at = _morning(again.received_on)
        link(again.pk, first.pk, LinkKind.DUPLICATE, by=play.clerk, at=at)


def _write(play: Play, words: str, received: date) -> Petition:
    village = play.trouble.village
    source = play.dice.choice(_SOURCES)
    facts = PetitionFacts(
        received_on=received,
        source=source,
        entered_from=_FROM[received.day % len(_FROM)] if source == Source.DIRECT else "",
        kind=PetitionKind.FEEDBACK,
        field=play.trouble.field,
        content=f"{words} ({village}, {play.ward.name}).",
        neighbourhood_text=village,
    )
    name, phone = people.name(play.dice), people.phone(play.dice)
    sender = Identity(name, phone, f"{village}, {play.ward.name}")
    return create(play.unit, facts, sender, by=play.clerk, at=_morning(received), law=law())


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), ZONE)
