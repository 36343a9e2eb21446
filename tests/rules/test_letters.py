"""The papers of a case: which are offered, what they say, how they are laid out."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import Handling, LetterKind, PetitionKind, PetitionStatus
from petitions.rules.letter_forms import FORMS, against, asked_for, number_line, offered
from petitions.rules.letter_paper import LetterPaper, Paragraph
from petitions.rules.letter_words import BLANK, CaseWords, words_of

CASE = CaseWords(
    kind=PetitionKind.COMPLAINT,
    label="Khiếu nại",
    office="Ủy ban nhân dân phường Phố Cò",
    register_no="12/2025",
    received_on=date(2025, 5, 6),
    content="Đền bù đất ở ngõ 3.",
    code="SC-7K4M-9T2B-Q9",
    sender="Trần Thị Bưởi",
    address="tổ 5",
    reason="Ủy ban nhân dân thành phố",
    process_by=date(2025, 5, 20),
    accepted_on=date(2025, 5, 12),
    due_on=date(2025, 6, 11),
    due_citation="Luật Khiếu nại 02/2011/QH13 Điều 28",
)
SECRET = CaseWords(
    **{
        **vars(CASE),
        "kind": PetitionKind.DENUNCIATION,
        "label": "Tố cáo",
        "sender": "",
        "address": "",
    }
)


def paper(text: str = "Một đoạn.", **more: object) -> LetterPaper:
    fixed: dict[str, object] = {
        "issuer": ("ỦY BAN NHÂN DÂN", "PHƯỜNG PHỐ CÒ"),
        "symbol": "TB-UBND",
        "place": "Phố Cò",
        "title": "THÔNG BÁO",
        "subject": "Về việc thụ lý",
        "addressee": "Ông (bà) Trần Thị Bưởi",
        "text": text,
        "recipients": ("Như kính gửi",),
        "kept_by": "VT",
        "authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        "post": "PHÓ CHỦ TỊCH",
        "signatory": "",
    }
    return LetterPaper(**{**fixed, **more})  # type: ignore[arg-type]  # the fields of a paper


def case(kind: str, status: str, handling: str = "") -> SimpleNamespace:
    return SimpleNamespace(kind=kind, status=status, handling=handling)


@pytest.mark.parametrize(
    ("kind", "status", "handling", "asked"),
    [
        ("complaint", "received", "", ["receipt"]),
        ("complaint", "processed", "accept", ["acceptance", "refusal"]),
        ("complaint", "accepted", "accept", ["acceptance", "dialogue", "extension", "decision"]),
        ("denunciation", "accepted", "accept", ["acceptance", "extension", "conclusion"]),
        ("complaint", "transferred", "guide", ["guidance"]),
        ("denunciation", "transferred", "forward", ["forwarding"]),
        ("feedback", "transferred", "urge", ["forwarding"]),
        ("complaint", "closed", "return", ["refusal"]),
        ("feedback", "resolved", "accept", ["answer"]),
        ("complaint", "resolved", "accept", ["decision"]),
        ("complaint", "withdrawn", "", []),
    ],
)
def test_the_state_of_a_case_asks_for_its_papers(
    kind: str, status: str, handling: str, asked: list[str]
) -> None:
    assert list(asked_for(case(kind, status, handling))) == asked


@given(
    st.sampled_from(PetitionKind.values),
    st.sampled_from(PetitionStatus.values),
    st.sampled_from(["", *Handling.values]),
)
def test_every_paper_of_the_kind_is_offered_once_what_is_asked_for_first(
    kind: str, status: str, handling: str
) -> None:
    found = [form.kind for form in offered(case(kind, status, handling))]
    asked = list(asked_for(case(kind, status, handling)))
    assert found[: len(asked)] == asked
    assert sorted(found) == sorted(form.kind for form in FORMS.values() if kind in form.cases)


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_paper_has_words_from_the_case(kind: LetterKind) -> None:
    words = words_of(kind, CASE)
    assert "12/2025" in words.text or kind == LetterKind.CONCLUSION
    assert words.subject
    assert words.recipients


@pytest.mark.parametrize(
    "kind", [form.kind for form in FORMS.values() if PetitionKind.DENUNCIATION in form.cases]
)
def test_no_paper_of_a_denunciation_names_its_author(kind: LetterKind) -> None:
    words = words_of(kind, SECRET)
    said = " ".join(vars(words).values())
    assert "ông (bà)" not in said.lower()
    assert CASE.code not in said


def test_a_receipt_says_who_when_and_by_which_code() -> None:
    words = words_of(LetterKind.RECEIPT, CASE)
    for said in ("Trần Thị Bưởi", "06/05/2025", "20/05/2025", CASE.code, "12/2025"):
        assert said in words.text
    assert BLANK not in words.text


def test_what_nobody_said_is_a_blank() -> None:
    bare = CaseWords(**{**vars(CASE), "sender": "", "content": "", "due_on": None})
    assert words_of(LetterKind.ACCEPTANCE, bare).text.count(BLANK) == 4


def test_blanks_are_counted_in_everything_that_is_printed() -> None:
    assert paper().blanks == 0
    assert paper(f"Lý do: {BLANK}. Đến ngày ……").blanks == 2
    assert paper(subject=f"Về {BLANK}", addressee=BLANK, recipients=(BLANK,)).blanks == 3
    assert paper(addressee="", addressee_by_hand=True).blanks == 0


def test_paragraphs_by_their_look() -> None:
    text = "Căn cứ Luật Khiếu nại;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Giữ\nnguyên.\n\n\n  \nHết."
    assert paper(text).paragraphs == (
        Paragraph("basis", "Căn cứ Luật Khiếu nại;"),
        Paragraph("command", "QUYẾT ĐỊNH:"),
        Paragraph("article", "Giữ nguyên.", lead="Điều 1."),
        Paragraph("plain", "Hết."),
    )


def test_the_head_of_a_draft_of_an_issued_paper_and_of_an_official_letter() -> None:
    assert paper().head.number_line == "Số: " + "\N{NO-BREAK SPACE}" * 8 + "/TB-UBND"
    issued = paper(number=5, dated_on="2025-02-03")
    assert issued.head.number_line == "Số: 05/TB-UBND"
    assert issued.head.date_line == "Phố Cò, ngày 03 tháng 02 năm 2025"
    letter = paper(title="", subject="V/v trả lời")
    assert (letter.head.subject, letter.head.abstract) == ("V/v trả lời", ())
    assert paper().head.subject == ""
    assert number_line("TB-UBND", 12) == "Số: 12/TB-UBND"


def test_lines_of_addressee_and_signature() -> None:
    two = paper(addressee="Thanh tra thành phố\n\nCông an phường")
    assert two.addressees == ("Thanh tra thành phố", "Công an phường")
    assert paper(addressee_by_hand=True).addressees == (BLANK * 3,)
    assert two.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert two.printed_recipients.printed == ("- Như kính gửi;", "- Lưu: VT.")


@given(st.text(), st.text(), st.lists(st.text()), st.integers(1, 999))
def test_a_stored_paper_comes_back_the_same(
    text: str, subject: str, recipients: list[str], number: int
) -> None:
    kept = paper(text, subject=subject, recipients=tuple(recipients), number=number)
    assert LetterPaper.from_json(kept.as_json()) == kept


def test_after_a_second_decision_only_a_court_is_left() -> None:
    """Law on Complaints 02/2011/QH13, Article 42."""
    first = words_of(LetterKind.DECISION, CASE).text
    second = words_of(LetterKind.DECISION, replace(CASE, is_second=True)).text
    assert "khiếu nại lần hai hoặc khởi kiện" in first
    assert "khiếu nại lần hai" not in second
    assert "có quyền khởi kiện vụ án hành chính" in second


def test_a_decision_says_who_decides_and_which_time_it_is() -> None:
    words = words_of(LetterKind.DECISION, CASE)
    decider = paper(words.text).paragraphs[0]
    assert decider == Paragraph("command", "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG PHỐ CÒ")
    assert words.addressee == ""
    assert words.subject.endswith("(lần đầu)")
    second = words_of(LetterKind.DECISION, replace(CASE, is_second=True))
    assert second.subject.endswith("(lần hai)")


@given(st.sampled_from(list(LetterKind)), st.lists(st.sampled_from(list(LetterKind)), unique=True))
def test_no_case_is_both_taken_up_and_turned_away(
    kind: LetterKind, issued: list[LetterKind]
) -> None:
    """Law on Complaints 02/2011/QH13, Article 27: taken up, or told why not."""
    taken_up = {LetterKind.ACCEPTANCE, LetterKind.DECISION, LetterKind.CONCLUSION}
    turned_away = {LetterKind.GUIDANCE, LetterKind.REFUSAL}
    other = against(kind, issued)
    assert other is None or other in issued
    if other is None:
        together = {kind, *issued}
        mixed = together & taken_up and together & turned_away
        before = {*issued} & taken_up and {*issued} & turned_away
        assert not mixed or before or kind not in taken_up | turned_away
