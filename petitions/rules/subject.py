"""What a petition concerns, read from the words that somebody wrote as its field."""

import re
from functools import lru_cache
from typing import Final

from petitions.enums import Subject
from songcong.core.text import fold, words

_NAMED: Final = (
    (Subject.CORRUPTION, ("tham nhũng", "tham ô", "lãng phí")),
    (Subject.JUDICIAL, ("tư pháp", "thi hành án", "tòa án", "toà án", "kiểm sát")),
    (Subject.PARTY, ("đảng viên", "tổ chức đảng", "công tác đảng", "đoàn thể")),
    (Subject.CIVIL_SERVICE, ("cán bộ", "công vụ", "công chức")),
    (Subject.CONSTRUCTION, ("xây dựng", "đô thị", "vỉa hè")),
    (Subject.LAND, ("đất", "nhà ở", "bồi thường", "tái định cư", "giải phóng mặt bằng")),
    (Subject.ENVIRONMENT, ("môi trường", "rác", "nước thải", "ô nhiễm")),
    (
        Subject.INFRASTRUCTURE,
        ("hạ tầng", "giao thông", "đường", "thủy lợi", "thuỷ lợi", "điện", "nước", "viễn thông"),
    ),
    (Subject.SECURITY, ("an ninh", "trật tự", "an toàn xã hội", "tệ nạn")),
    (
        Subject.POLICY,
        ("chính sách", "chế độ", "bảo trợ", "hộ nghèo", "cận nghèo", "y tế", "bảo hiểm"),
    ),
    (Subject.PROCEDURE, ("thủ tục", "một cửa", "hộ tịch", "chứng thực")),
)
"""Words of each subject, the telling ones before those that also stand in others."""
_WRITTEN: Final = tuple(
    (subject, re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")) for subject, names in _NAMED
)
_BARE: Final = tuple(
    (subject, re.compile(rf"(?<!\w)(?:{'|'.join(map(fold, names))})(?!\w)"))
    for subject, names in _NAMED
)


@lru_cache(maxsize=1024)
def subject_of(field: str) -> Subject:
    """The subject that a field's words name first; other where they name none.

    Marks tell "đất" from "đạt"; only a field written without any is read without them.
    """
    written = words(field)
    named = _BARE if written.isascii() else _WRITTEN
    return next((subject for subject, said in named if said.search(written)), Subject.OTHER)
