"""The sentences of the quarterly report: every turn that a figure can give them."""

from dataclasses import replace
from typing import Any

import pytest

from reports.rules.body import body, closing, opening
from reports.rules.outline import numbered, part, written
from reports.rules.sentences import assessment, cases
from reports.rules.sentences.people_check import boards
from reports.rules.sentences.people_decide import decisions
from reports.rules.sentences.people_know import disclosure
from reports.rules.sentences.people_speak import meetings
from reports.rules.snapshot import TOPICS, Snapshot
from reports.rules.told import Told, told
from tests.reports.samples import ALL_KNOWN, EXPECTED, SPAN, city, figures, ward


def of(**changes: Any) -> Told:
    return told(ward(figures=figures("05506", **changes)))


def silent(state: str) -> Told:
    return told(ward(states=dict.fromkeys(TOPICS, state)))


@pytest.mark.parametrize(
    "sentences",
    [disclosure, decisions, meetings, boards, cases.reception, cases.processing, cases.mediation],
)
def test_missing_and_nothing_are_told_apart(sentences: Any) -> None:
    assert all(text.endswith(": chưa có số liệu.") for text in sentences(silent("missing")))
    assert all(
        text.endswith(": trong kỳ không phát sinh.") for text in sentences(silent("nothing"))
    )
    assert "chưa có số liệu" not in " ".join(sentences(of()))


def test_settlement_is_silent_where_petitions_already_spoke() -> None:
    assert cases.settlement(silent("missing")) == []


def test_disclosure() -> None:
    first, backlog = disclosure(of())
    assert first == (
        "Trong quý, phường đã công khai 14/15 nội dung đúng hạn (đạt 93,3%); "
        "công khai chậm 01 nội dung."
    )
    assert backlog == (
        "Đối với 01 nội dung quá hạn từ các kỳ trước chuyển sang: "
        "đến nay chưa công khai được nội dung nào."
    )


def test_disclosure_without_anything_due() -> None:
    empty = of(disclosure__due=0, disclosure__on_time=0, disclosure__backlog=0)
    assert disclosure(empty) == ["Trong quý, phường không có nội dung nào đến hạn công khai."]


@pytest.mark.parametrize(
    ("backlog", "cleared", "end"),
    [(3, 3, "đã công khai xong trong kỳ."), (3, 1, "01 nội dung, còn 02 nội dung chưa công khai.")],
)
def test_disclosure_left_from_before(backlog: int, cleared: int, end: str) -> None:
    said = disclosure(of(disclosure__backlog=backlog, disclosure__backlog_cleared=cleared))
    assert said[1].endswith(end)


def test_the_city_names_the_units_behind_a_fault() -> None:
    said = disclosure(told(city()))[0]
    assert "còn 05 nội dung đã đến hạn nhưng chưa công khai (Châu Sơn 01, Mỏ Chè 01," in said
    assert "Lương Sơn 01" in said.split("còn 05")[0]


def test_decisions() -> None:
    assert decisions(of(decisions__labour_days=212, decisions__land_m2=1162.5)) == [
        (
            "Trong quý, Nhân dân đã bàn và biểu quyết 05 nội dung: thông qua 04 nội dung; "
            "01 nội dung không đạt tỷ lệ tán thành theo quy định."
        ),
        "Cơ quan có thẩm quyền đã công nhận kết quả biểu quyết của 03 nội dung.",
        (
            "Để thực hiện các nội dung đã thông qua, Nhân dân đóng góp 306.000.000 đồng, "
            "212 ngày công, hiến 1.162,5 m² đất."
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"decisions__votes": 0}, "không tổ chức biểu quyết nội dung nào."),
        ({"decisions__failed": 0}, "05 nội dung, tất cả đều được thông qua."),
        ({"decisions__passed": 0}, "không có nội dung nào đạt tỷ lệ tán thành theo quy định."),
    ],
)
def test_votes_by_outcome(changes: dict[str, int], said: str) -> None:
    assert decisions(of(**changes))[0].endswith(said)


def test_gifts_of_people_and_budget() -> None:
    budget_alone = of(decisions__contributions_vnd=0, decisions__state_support_vnd=781_000_000)
    assert decisions(budget_alone)[-1].endswith(
        "thông qua, ngân sách nhà nước hỗ trợ 781.000.000 đồng."
    )
    both = of(decisions__state_support_vnd=5)
    assert decisions(both)[-1].endswith("306.000.000 đồng; ngân sách nhà nước hỗ trợ 5 đồng.")
    none = of(decisions__contributions_vnd=0, decisions__recognised=0)
    assert len(decisions(none)) == 1


def test_meetings() -> None:
    assert meetings(of()) == [
        (
            "Trong quý, phường đã tổ chức 02 cuộc họp thôn, tổ dân phố; 01 hội nghị của cộng đồng "
            "dân cư; 01 cuộc tiếp xúc cử tri. Trong quý chưa tổ chức đối thoại với Nhân dân."
        ),
        (
            "Tại các cuộc họp thôn, tổ dân phố và hội nghị của cộng đồng dân cư có 460/649 lượt hộ "
            "tham dự (đạt 70,9%)."
        ),
        (
            "Nhân dân đã nêu 54 ý kiến; đã trả lời 29 ý kiến (đạt 53,7%), còn 25 ý kiến chưa được "
            "trả lời."
        ),
    ]


def test_meetings_by_turn() -> None:
    assert meetings(of(meetings__dialogue=1))[0].endswith("01 cuộc tiếp xúc cử tri.")
    answered = meetings(of(meetings__opinions_answered=54))[2]
    assert answered == "Nhân dân đã nêu 54 ý kiến, tất cả đã được tiếp thu, trả lời."
    none = of(
        meetings__community=0,
        meetings__conference=0,
        meetings__voter_contact=0,
        meetings__households=0,
        meetings__opinions=0,
    )
    assert meetings(none) == ["Trong quý, phường không tổ chức cuộc họp dân, đối thoại nào."]


def test_boards() -> None:
    assert boards(of()) == [
        "Ban Thanh tra nhân dân đã thực hiện 03 cuộc giám sát, không phát hiện sai phạm.",
        (
            "Tổng số kiến nghị của Ban Thanh tra nhân dân phải trả lời là 03 (kỳ trước chuyển sang "
            "01, gửi trong kỳ 02): đã được trả lời 02 kiến nghị (đạt 66,7%), trong đó đúng hạn 01; "
            "còn 01 kiến nghị chưa được trả lời, trong đó quá hạn 01."
        ),
        (
            "Ban Giám sát đầu tư của cộng đồng đã thực hiện 02 cuộc giám sát, phát hiện 03 vụ việc "
            "sai phạm; kiến nghị xử lý, thu hồi 41.500.000 đồng, giảm trừ "
            "quyết toán 60.000.000 đồng."
        ),
        (
            "Tổng số kiến nghị của Ban Giám sát đầu tư của cộng đồng phải trả lời là 02 (kỳ trước "
            "chuyển sang 0, gửi trong kỳ 02): đã được trả lời 02 kiến nghị (đạt 100,0%), trong đó "
            "đúng hạn 02."
        ),
    ]


def test_boards_by_turn() -> None:
    idle = of(inspection__supervisions=0, inspection__carried_over=0, inspection__recommendations=0)
    assert boards(idle)[0] == (
        "Ban Thanh tra nhân dân: trong quý chưa thực hiện cuộc giám sát nào."
    )
    assert boards(idle)[1].startswith("Ban Giám sát")
    unheard = boards(of(inspection__answered=0, inspection__open=3, inspection__overdue=0))
    assert unheard[1].endswith(
        "chưa có kiến nghị nào được trả lời; còn 03 kiến nghị chưa được trả lời."
    )
    land = boards(of(inspection__recovered_land_m2=1025.5, inspection__recovered_vnd=9))
    assert land[0].endswith("kiến nghị xử lý, thu hồi 9 đồng, thu hồi 1.025,5 m² đất.")


def test_reception() -> None:
    assert cases.reception(of(reception__groups=1)) == [
        (
            "Trong quý, phường đã tiếp 21 lượt với 27 người; trong đó tiếp thường xuyên 16 lượt, "
            "lãnh đạo tiếp định kỳ, đột xuất 05 lượt; có 01 đoàn đông người. Phân theo vụ việc: "
            "lần đầu 13 vụ việc, nhiều lần 08 vụ việc."
        )
    ]
    nobody = of(reception__turns=0)
    assert cases.reception(nobody) == [
        "Trong quý, phường không có lượt công dân đến kiến nghị, phản ánh."
    ]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (18, "tăng 03 lượt so với quý II năm 2021"),
        (31, "giảm 10 lượt so với quý II năm 2021"),
        (21, "bằng quý II năm 2021"),
    ],
)
def test_the_change_against_the_quarter_before(before: int, said: str) -> None:
    snapshot = ward(previous=figures("05506", reception__turns=before))
    assert cases.reception(told(snapshot))[0].endswith(f"Số lượt tiếp {said}.")


def test_processing() -> None:
    assert cases.processing(of(petitions__processing__guided=2)) == [
        (
            "Tổng số đơn phải xử lý là 12 đơn (kỳ trước chuyển sang 02, tiếp nhận trong kỳ 10); "
            "đã xử lý 10 đơn, còn 02 đơn đang xem xét."
        ),
        (
            "Trong số đơn đã xử lý có 08 đơn đủ điều kiện (khiếu nại 03 đơn, kiến nghị, phản ánh "
            "05 đơn); thuộc thẩm quyền 08 đơn. Đã hướng dẫn 02 đơn."
        ),
    ]


def test_processing_by_turn() -> None:
    assert cases.processing(of(petitions__processing__total=0)) == [
        "Trong quý, phường không tiếp nhận đơn thư."
    ]
    none_eligible = of(petitions__processing__eligible=0, petitions__processing__not_processed=0)
    assert len(cases.processing(none_eligible)) == 1
    assert cases.processing(none_eligible)[0].endswith("đã xử lý 10 đơn.")


def test_settlement() -> None:
    assert cases.settlement(of()) == [
        (
            "Tổng số vụ việc phải giải quyết là 08 (kỳ trước chuyển sang 01, thụ lý trong kỳ 07). "
            "Đã giải quyết 06 vụ việc, trong đó đúng hạn 06 vụ việc; tỷ lệ giải quyết đúng hạn đạt "
            "100,0%. Còn 02 vụ việc đang giải quyết, đều trong thời hạn."
        )
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"total": 0}, "không có vụ việc phải giải quyết."),
        ({"resolved": 0}, "Đến cuối kỳ chưa giải quyết xong vụ việc nào. Còn 02"),
        ({"in_progress": 0}, "Không còn vụ việc tồn đọng."),
        ({"overdue": 1}, "trong đó 01 vụ việc đã quá hạn."),
        ({"on_time": 0, "withdrawn": 6}, "trong đó rút đơn 06 vụ việc. Còn"),
    ],
)
def test_settlement_by_turn(changes: dict[str, int], said: str) -> None:
    full = {f"petitions__settlement__{name}": value for name, value in changes.items()}
    assert said in cases.settlement(of(**full))[0]


def test_mediation() -> None:
    assert cases.mediation(of()) == [
        (
            "Tổng số vụ việc hòa giải là 08 (kỳ trước chuyển sang 03, tiếp nhận trong kỳ 05); hòa "
            "giải thành 04 vụ việc, không thành 01 vụ việc; tỷ lệ hòa giải thành đạt 80,0%; còn 03 "
            "vụ việc đang hòa giải."
        )
    ]
    assert cases.mediation(of(mediation__total=0)) == [
        "Trong quý, các tổ hòa giải không tiếp nhận vụ việc."
    ]
    unsettled = of(mediation__settled=0, mediation__not_settled=0, mediation__in_progress=0)
    assert cases.mediation(unsettled)[0].endswith("tiếp nhận trong kỳ 05).")


def test_judgement_reads_strengths_and_faults_off_the_figures() -> None:
    assert assessment.strengths(of()) == [
        (
            "Nhiều chỉ tiêu đạt kết quả tốt: công khai đúng hạn đạt 93,3%; giải quyết đơn đúng hạn "
            "đạt 100,0%; trả lời kiến nghị của Ban Giám sát đầu tư của cộng đồng đạt 100,0%."
        )
    ]
    assert assessment.shortcomings(of()) == [
        (
            "Còn 01 nội dung công khai chậm so với quy định; 01 kiến nghị của Ban "
            "Thanh tra nhân dân "
            "quá hạn trả lời."
        ),
        "Còn 25 ý kiến của Nhân dân chưa được trả lời.",
    ]
    assert assessment.duties(of()) == [
        "Xem xét, phân loại, xử lý 02 đơn còn lại của kỳ báo cáo.",
        "Trả lời 01 kiến nghị quá hạn của Ban Thanh tra nhân dân.",
        "Tiếp tục hòa giải 03 vụ việc đang hòa giải.",
    ]


def test_judgement_of_what_nobody_knows() -> None:
    nothing_known = silent("missing")
    assert assessment.strengths(nothing_known) == []
    assert assessment.duties(nothing_known) == []
    (said,) = assessment.shortcomings(nothing_known)
    assert said.startswith("Chưa có số liệu về: tiếp công dân, đơn thư,")
    assert assessment.shortcomings(silent("nothing")) == []


def test_empty_parts_fall_away_and_the_numbering_closes_up() -> None:
    parts = numbered(
        (
            part("MỘT", "chữ"),
            written("HAI", "  \n\n "),
            part(
                "BA",
                parts=(part("trống"), part("đầy", parts=(part("x", "chữ"), part("y", "")))),
            ),
        )
    )
    assert [(one.mark, one.title) for one in parts] == [
        ("I.", "MỘT"),
        ("II.", "BA"),
        ("1.", "đầy"),
        ("a)", "x"),
    ]


def test_what_officials_wrote_stands_in_its_place() -> None:
    texts = {"leadership": "Đoạn một.\r\n\r\nĐoạn  hai.", "duties": "Tập huấn."}
    parts = {one.title: one for one in body(ward(texts=texts))}
    assert parts["CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"].paragraphs == ("Đoạn một.", "Đoạn hai.")
    assert parts["NHIỆM VỤ, GIẢI PHÁP QUÝ IV NĂM 2021"].paragraphs[-1] == "Tập huấn."
    assert "KIẾN NGHỊ, ĐỀ XUẤT" not in parts
    without = [one.mark for one in body(ward(texts={})) if one.level == 1]
    assert without == ["I.", "II.", "III."]


def test_first_and_last_sentence() -> None:
    assert opening(ward()).startswith("Căn cứ Pháp lệnh 34/2007/PL-UBTVQH11, Ban Chỉ đạo")
    assert opening(ward(norms=())).startswith("Ban Chỉ đạo")
    assert opening(ward()).endswith("(từ 15/6/2021 đến 14/9/2021) như sau:")
    assert closing(ward()).endswith("./.")


@pytest.mark.parametrize("code", EXPECTED["units"])
def test_every_unit_has_a_body_without_gaps(code: str) -> None:
    texts = [
        text for one in body(ward(figures=figures(code))) for text in (one.title, *one.paragraphs)
    ]
    assert all(text == text.strip() and "  " not in text for text in texts)
    assert not any(bad in text for text in texts for bad in ("None", "()", " ,", ";.", ",.", ", ."))


def test_a_snapshot_keeps_what_it_holds() -> None:
    for snapshot in (ward(), city(), ward(states={**ALL_KNOWN, "meetings": "missing"})):
        assert Snapshot.from_json(snapshot.as_json()) == snapshot
    assert replace(SPAN, as_of="2021-09-01").running
    assert not SPAN.running
