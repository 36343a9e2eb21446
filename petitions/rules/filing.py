"""What a citizen is asked who sends something in, in everyday words and one question a page."""

import re
from typing import Final, NamedTuple

from petitions.enums import PetitionKind, Subject
from songcong.core.text import words

START: Final = "loai"
REVIEW: Final = "xem-lai"
STEPS: Final = ("viec", "noi", "nguoi", "tep")
"""The questions after the first, in their order; then comes what was answered, once more."""


class Way(NamedTuple):
    """What somebody may come for: its word, how people call it, an example."""

    key: str
    title: str
    example: str


WAYS: Final = (
    Way(
        PetitionKind.FEEDBACK,
        "Phản ánh, kiến nghị một việc ở địa phương",
        "Ví dụ: rác để lâu, đường hỏng, tiếng ồn, chế độ chưa được giải quyết.",
    ),
    Way(
        PetitionKind.COMPLAINT,
        "Không đồng ý với quyết định, việc làm của cơ quan đối với tôi",
        "Tức là khiếu nại. Ví dụ: quyết định thu hồi đất, xử phạt.",
    ),
    Way(
        PetitionKind.DENUNCIATION,
        "Báo người hoặc cơ quan làm trái pháp luật",
        "Tức là tố cáo. Không nhận ở đây, để giữ kín cho bạn.",
    ),
    Way("status", "Hỏi đơn đã gửi đến đâu", "Cần mã và bốn số trên giấy biên nhận."),
)
SUBJECTS: Final = (
    (Subject.ENVIRONMENT, "Rác, nước thải, ô nhiễm"),
    (Subject.INFRASTRUCTURE, "Đường, cầu, thủy lợi, điện, nước"),
    (Subject.LAND, "Đất đai, nhà ở, bồi thường"),
    (Subject.CONSTRUCTION, "Xây dựng, vỉa hè, trật tự đô thị"),
    (Subject.SECURITY, "An ninh, trật tự, tiếng ồn"),
    (Subject.POLICY, "Chế độ, chính sách, hộ nghèo, y tế"),
    (Subject.PROCEDURE, "Thủ tục, giấy tờ hành chính"),
    (Subject.CIVIL_SERVICE, "Thái độ, cách làm việc của cán bộ"),
    (Subject.OTHER, "Việc khác"),
)
KINDS: Final = {PetitionKind.FEEDBACK.value, PetitionKind.COMPLAINT.value}
"""What is taken in through the net: never a denunciation (Decree 45/2020 leaves them out)."""
_DENOUNCES: Final = re.compile(r"(?<!\w)(?:tố cáo|tố giác)(?!\w)")
_BARE: Final = re.compile(r"(?<!\w)(?:to cao|to giac)(?!\w)")


def sounds_like_denunciation(text: str) -> bool:
    """Whether a text says that somebody is denounced; asked about, never decided by it."""
    said = words(text)
    return bool((_BARE if said.isascii() else _DENOUNCES).search(said))


def full_content(content: str, place: str) -> str:
    """What the office reads: the matter, and where it happened."""
    return f"{content}\n\nNơi xảy ra: {place}." if place else content


def office_of(unit: str) -> str:
    """The office of a unit inside a sentence: "Ủy ban nhân dân phường Phố Cò"."""
    return f"Ủy ban nhân dân {unit[:1].lower()}{unit[1:]}"


def after(answered: set[str]) -> str:
    """The next question that is not answered yet, else the page that shows all answers."""
    return next((step for step in STEPS if step not in answered), REVIEW)
