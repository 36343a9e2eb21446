"""Templates of answers: where each is used, the places that are filled from the case."""

import re
from collections.abc import Mapping
from datetime import date
from textwrap import shorten
from typing import Final

from petitions.enums import LetterKind, PetitionKind
from petitions.rules.letter_forms import FORMS
from petitions.rules.letter_words import BLANK, CaseWords
from petitions.rules.workflow import TABLES
from songcong.core.text import words
from songcong.core.vietnamese import short_date

LETTER, STEP, PUBLICATION = "letter-", "step-", "publication"
TEXT_OF_STEP: Final[Mapping[str, str]] = {
    "ask_more": "reason",
    "extend": "reason",
    "suspend": "reason",
    "keep": "reason",
    "return": "reason",
    "refuse": "ground",
    "resolve": "no_proof",
    "answer_again": "no_proof",
}
"""The field into which a step takes the words of a template."""
_STEPS: Final = {
    "ask_more": "Yêu cầu bổ sung: những gì cần bổ sung",
    "extend": "Gia hạn: lý do",
    "suspend": "Tạm đình chỉ: lý do",
    "keep": "Lưu đơn: lý do",
    "return": "Trả đơn: lý do",
    "refuse": "Không thụ lý: căn cứ",
    "resolve": "Ghi kết quả: lý do không có văn bản, ảnh",
    "answer_again": "Trả lời xem lại: lý do không có văn bản, ảnh",
}
USES: Final[Mapping[str, str]] = {
    **{f"{STEP}{verb}": label for verb, label in _STEPS.items()},
    **{f"{LETTER}{kind}": f"Văn bản: {kind.label.lower()}" for kind in LetterKind},
    PUBLICATION: "Câu trả lời công khai",
}
"""Where a template may be used: in a step, in a paper, in what is published."""
PLACES: Final = (
    "số đơn",
    "mã đơn",
    "loại đơn",
    "ngày nhận",
    "ngày thụ lý",
    "hạn giải quyết",
    "đơn vị",
    "hôm nay",
)
OF_LETTERS: Final = ("người gửi", "nội dung đơn")
"""Places that only a paper fills: whoever looks a case up reads the words of its steps."""
OF_NO_PUBLICATION: Final = frozenset({"số đơn", "mã đơn"})
_PLACE = re.compile(r"\{\{([^{}]*)\}\}")
_BRACES = re.compile(r"\{\{|\}\}")


def places_of(used_in: str) -> tuple[str, ...]:
    """The places that a template used there may leave to be filled."""
    if used_in.startswith(LETTER):
        return (*PLACES, *OF_LETTERS)
    if used_in == PUBLICATION:
        return tuple(name for name in PLACES if name not in OF_NO_PUBLICATION)
    return PLACES


def fits(used_in: str, kind: str) -> bool:
    """Whether a petition of the kind, of any where it is empty, comes to that step or paper."""
    if not kind:
        return used_in in USES
    if used_in.startswith(LETTER):
        return kind in FORMS[used_in.removeprefix(LETTER)].cases
    if used_in == PUBLICATION:
        return kind == PetitionKind.FEEDBACK
    tables = [table for (of, _instance), table in TABLES.items() if of == kind]
    verbs = {row.verb for table in tables for row in table.transitions}
    return used_in.removeprefix(STEP) in verbs


def fault_of(text: str, used_in: str) -> str:
    """What is wrong with the places of a text, in a sentence; empty where nothing is."""
    known = places_of(used_in)
    for found in _PLACE.findall(text):
        if words(found) not in known:
            usable = ", ".join(f"{{{{{name}}}}}" for name in known)
            return f"Không điền được {{{{{shorten(found, 40)}}}}} ở đây. Dùng được: {usable}."
    if _BRACES.search(_PLACE.sub("", text)):
        return "Có dấu {{ hoặc }} thiếu cặp; chỗ điền viết như {{số đơn}}."
    return ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each place filled once; what the case does not know stays dotted."""
    return _PLACE.sub(lambda found: values.get(words(found[1])) or BLANK, text)


def values_of(case: CaseWords, today: date) -> dict[str, str]:
    """What the places say of a case; of a denunciation neither its code nor who sent it."""
    secret = case.kind == PetitionKind.DENUNCIATION
    return {
        "số đơn": case.register_no,
        "mã đơn": "" if secret else case.code,
        "loại đơn": case.label.lower(),
        "ngày nhận": short_date(case.received_on),
        "ngày thụ lý": short_date(case.accepted_on) if case.accepted_on else "",
        "hạn giải quyết": short_date(case.due_on) if case.due_on else "",
        "đơn vị": case.office,
        "hôm nay": short_date(today),
        "người gửi": case.person,
        "nội dung đơn": case.about,
    }


def inserted(typed: str, offered: str, said: str) -> str:
    """The text with the words of a template: nothing that somebody typed is lost.

    What still stands as it was ``offered`` gives way; else the words follow as a paragraph, once.
    """
    text, plain = _lines(typed), _lines(said)
    if not text.strip() or text.strip() == _lines(offered).strip():
        return plain
    if plain in text:
        return text
    return f"{text.rstrip()}\n\n{plain}"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
