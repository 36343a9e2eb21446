"""What each paper says before an official reads it over: sentences built from the case."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from petitions.enums import LetterKind, PetitionKind
from songcong.core.vietnamese import short_date

BLANK = "……………"
"""What nobody has said yet; a paper that still holds one is not issued."""


@dataclass(frozen=True)
class CaseWords:
    """A case as its papers tell it.

    ``office`` is the office within a sentence ("Ủy ban nhân dân phường Phố Cò"); ``sender`` and
    ``address`` stay empty for denunciations, whose author no paper names; ``copies`` counts files
    without that author, ``left_out`` the others, which stay here. After a complaint settled the
    second time (``is_second``) only a court is left (Law 02/2011/QH13, Article 42). Of a case that
    is not taken up yet ``accepted_on`` and ``due_on`` are what they become today.
    """

    kind: str
    label: str
    office: str
    register_no: str
    received_on: date
    content: str
    code: str
    sender: str = ""
    address: str = ""
    reason: str = ""
    process_by: date | None = None
    accepted_on: date | None = None
    due_on: date | None = None
    due_citation: str = ""
    copies: int = 0
    left_out: int = 0
    is_second: bool = False
    extended_to: date | None = None

    @property
    def person(self) -> str:
        """Whoever sent it, within a sentence."""
        if self.kind == PetitionKind.DENUNCIATION:
            return "người tố cáo"
        return f"ông (bà) {self.sender or BLANK}"

    @property
    def petition(self) -> str:
        """The petition within a sentence: "đơn khiếu nại số 12/2025, nhận ngày 06/05/2025"."""
        number = f" số {self.register_no}" if self.register_no else ""
        return f"đơn {self.label.lower()}{number}, nhận ngày {short_date(self.received_on)}"

    @property
    def about(self) -> str:
        return self.content.strip().rstrip(".") or BLANK


@dataclass(frozen=True)
class Words:
    """The changeable words of a paper: its subject, whom it addresses, its text, who gets it."""

    subject: str
    addressee: str
    text: str
    recipients: str


def words_of(kind: LetterKind, case: CaseWords) -> Words:
    """The first draft of a paper; paragraphs are parted by an empty line."""
    return _WORDS[kind](case)


def _words(
    case: CaseWords, subject: str, *paragraphs: str, addressee: str = "", to: str = ""
) -> Words:
    recipients = to or (
        "Người tố cáo" if case.kind == PetitionKind.DENUNCIATION else "Như kính gửi"
    )
    named = addressee or (
        "" if case.kind == PetitionKind.DENUNCIATION else f"Ông (bà) {case.sender or BLANK}"
    )
    return Words(subject, named, "\n\n".join(paragraphs), recipients)


def _day(day: date | None) -> str:
    return short_date(day) if day else BLANK


def _receipt(case: CaseWords) -> Words:
    at = f", địa chỉ: {case.address}" if case.address else ""
    looked_up = (
        "Tình trạng giải quyết tố cáo được thông báo riêng, không tra cứu công khai."
        if case.kind == PetitionKind.DENUNCIATION
        else f"Tình trạng đơn được tra cứu bằng mã {case.code} cùng bốn số đã ghi khi nộp đơn."
    )
    return _words(
        case,
        "Về việc tiếp nhận đơn",
        f"Ngày {_day(case.received_on)}, {case.office} đã tiếp nhận đơn {case.label.lower()} của "
        f"{case.person}{at}.",
        f"Số trong sổ: {case.register_no or BLANK}.",
        f"Đơn được xử lý chậm nhất ngày {_day(case.process_by)}.",
        looked_up,
    )


def _guidance(case: CaseWords) -> Words:
    return _words(
        case,
        "Về việc hướng dẫn gửi đơn đến cơ quan có thẩm quyền",
        f"{case.office} nhận được {case.petition} của {case.person}, nội dung: {case.about}.",
        f"Sau khi xem xét, nội dung đơn không thuộc thẩm quyền giải quyết của {case.office}. "
        "Căn cứ Thông tư 05/2021/TT-TTCP, đề nghị gửi đơn đến cơ quan có thẩm quyền: "
        f"{case.reason or BLANK}.",
        f"{case.office} thông báo để {case.person} biết và thực hiện.",
    )


def _forwarding(case: CaseWords) -> Words:
    if case.kind == PetitionKind.DENUNCIATION:
        return _forwarding_in_secret(case)
    return _words(
        case,
        f"Về việc chuyển đơn {case.label.lower()}",
        f"{case.office} nhận được {case.petition}, nội dung: {case.about}.",
        f"Căn cứ Thông tư 05/2021/TT-TTCP, {case.office} chuyển đơn kèm theo tài liệu đến cơ quan "
        "có thẩm quyền để giải quyết theo quy định.",
        f"Đề nghị cơ quan nhận đơn xem xét, giải quyết và thông báo kết quả cho {case.person}.",
        addressee=case.reason or BLANK,
        to="Như kính gửi\nNgười gửi đơn",
    )


def _forwarding_in_secret(case: CaseWords) -> Words:
    """What a denunciation says goes on, its author does not (Law 25/2018/QH14, Articles 24, 56)."""
    sent = (
        f"Kèm theo: {case.copies} tài liệu đã che danh tính người tố cáo."
        if case.copies
        else "Không có tài liệu kèm theo."
    )
    kept = f" {case.left_out} tài liệu gốc" if case.left_out else " Bản gốc đơn"
    return _words(
        case,
        f"Về việc chuyển đơn {case.label.lower()}",
        f"{case.office} nhận được {case.petition}. Trích nội dung tố cáo, đã lược bỏ thông tin về "
        f"người tố cáo: {case.about}.",
        f"Căn cứ Luật Tố cáo 25/2018/QH14 Điều 24, {case.office} chuyển nội dung tố cáo đến cơ "
        "quan có thẩm quyền để giải quyết theo quy định.",
        f"{sent}{kept} giữ tại {case.office}, không gửi kèm, vì có họ tên, địa chỉ, bút tích và "
        "thông tin khác về người tố cáo (Luật Tố cáo Điều 56); đề nghị cơ quan nhận giữ bí mật "
        "theo quy định.",
        addressee=case.reason or BLANK,
        to="Như kính gửi",
    )


def _acceptance(case: CaseWords) -> Words:
    article = {
        PetitionKind.COMPLAINT: "Luật Khiếu nại 02/2011/QH13 Điều 27",
        PetitionKind.DENUNCIATION: "Luật Tố cáo 25/2018/QH14 Điều 29",
    }.get(PetitionKind(case.kind), "Luật Tiếp công dân 42/2013/QH13")
    basis = f" (căn cứ: {case.due_citation})" if case.due_citation else ""
    return _words(
        case,
        f"Về việc thụ lý giải quyết {case.label.lower()}",
        f"{case.office} nhận được {case.petition} của {case.person}, nội dung: {case.about}.",
        f"Căn cứ {article}, đơn thuộc thẩm quyền và đủ điều kiện thụ lý. {case.office} thụ lý giải "
        f"quyết từ ngày {_day(case.accepted_on)}.",
        f"Thời hạn giải quyết: chậm nhất ngày {_day(case.due_on)}{basis}.",
        f"{case.office} thông báo để {case.person} biết.",
    )


def _refusal(case: CaseWords) -> Words:
    return _words(
        case,
        f"Về việc không thụ lý giải quyết {case.label.lower()}",
        f"{case.office} nhận được {case.petition} của {case.person}, nội dung: {case.about}.",
        f"Sau khi xem xét, đơn không được thụ lý vì: {case.reason or BLANK}.",
        f"Nếu không đồng ý, {case.person} có thể gửi đơn đến: {BLANK}.",
    )


def _extension(case: CaseWords) -> Words:
    return _words(
        case,
        f"Về việc gia hạn thời gian giải quyết {case.label.lower()}",
        f"{case.office} đang giải quyết {case.petition} của {case.person}, hạn giải quyết ngày "
        f"{_day(case.due_on)}.",
        f"Lý do cần gia hạn: {case.reason or BLANK}.",
        f"{case.office} gia hạn thời gian giải quyết đến ngày {_day(case.extended_to)}.",
    )


def _dialogue(case: CaseWords) -> Words:
    return _words(
        case,
        f"Đối thoại giải quyết {case.label.lower()}",
        f"Để giải quyết {case.petition}, {case.office} trân trọng kính mời {case.person} dự buổi "
        "đối thoại.",
        f"Thời gian: {BLANK} giờ, ngày {BLANK}.",
        f"Địa điểm: trụ sở {case.office}.",
        f"Nội dung: {case.about}.",
        "Khi đến, đề nghị mang theo giấy mời này và tài liệu liên quan.",
    )


def _decision(case: CaseWords) -> Words:
    appeal = "" if case.is_second else "khiếu nại lần hai hoặc "
    time = "lần hai" if case.is_second else "lần đầu"
    words = _words(
        case,
        f"Về việc giải quyết khiếu nại của {case.person} ({time})",
        f"CHỦ TỊCH {case.office.upper()}",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Luật Khiếu nại 02/2011/QH13;",
        f"Xét {case.petition}, nội dung: {case.about}; kết quả xác minh: {BLANK};",
        "QUYẾT ĐỊNH:",
        f"Điều 1. Nội dung khiếu nại của {case.person} là {BLANK} (đúng, đúng một phần, sai).",
        f"Điều 2. {BLANK}",
        f"Điều 3. Trong thời hạn theo Luật Khiếu nại, nếu không đồng ý, {case.person} có quyền "
        f"{appeal}khởi kiện vụ án hành chính tại Tòa án.",
        f"Điều 4. Quyết định này có hiệu lực theo quy định của pháp luật. {case.person[:1].upper()}"
        f"{case.person[1:]} và các cá nhân, đơn vị liên quan chịu trách nhiệm thi hành.",
        to="Như Điều 4",
    )
    return replace(words, addressee="")


def _conclusion(case: CaseWords) -> Words:
    return _words(
        case,
        "Nội dung tố cáo",
        "Căn cứ Luật Tố cáo 25/2018/QH14;",
        f"{case.office} đã thụ lý giải quyết tố cáo từ ngày {_day(case.accepted_on)}, nội dung: "
        f"{case.about}.",
        f"Kết quả xác minh: {BLANK}.",
        f"Kết luận: nội dung tố cáo là {BLANK} (đúng, đúng một phần, sai).",
        f"Kiến nghị, biện pháp xử lý: {BLANK}.",
        addressee=BLANK,
        to="Người bị tố cáo",
    )


def _answer(case: CaseWords) -> Words:
    return _words(
        case,
        f"V/v trả lời {case.label.lower()}",
        f"{case.office} nhận được {case.petition} của {case.person}, nội dung: {case.about}.",
        f"Sau khi xem xét, {case.office} trả lời như sau: {BLANK}.",
        f"Trân trọng thông báo để {case.person} biết.",
    )


_WORDS: dict[LetterKind, Callable[[CaseWords], Words]] = {
    LetterKind.RECEIPT: _receipt,
    LetterKind.GUIDANCE: _guidance,
    LetterKind.FORWARDING: _forwarding,
    LetterKind.ACCEPTANCE: _acceptance,
    LetterKind.REFUSAL: _refusal,
    LetterKind.EXTENSION: _extension,
    LetterKind.DIALOGUE: _dialogue,
    LetterKind.DECISION: _decision,
    LetterKind.CONCLUSION: _conclusion,
    LetterKind.ANSWER: _answer,
}
