"""The dated rows of one norm: on every day from the first on, exactly one is in force."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from songcong.core.norms import AT_LEAST, CALENDAR_DAY, MONTH, MORE_THAN, WORKING_DAY
from songcong.core.vietnamese import number, short_date
from wards.rules.time_limits import TITLES

DAY: Final = timedelta(days=1)
COUNT: Final = "count"
UNITS: Final[Mapping[str, str]] = {
    WORKING_DAY: "ngày làm việc",
    CALENDAR_DAY: "ngày",
    MONTH: "tháng",
    "hour": "giờ",
    COUNT: "số đếm",
    "percent_of_all": "% tổng số",
    AT_LEAST: "% tổng số, ít nhất",
    MORE_THAN: "% tổng số, quá",
    "vnd": "đồng",
    "percent": "%",
}
_FAMILIES: Final = (
    frozenset({WORKING_DAY, CALENDAR_DAY, MONTH, "hour"}),
    frozenset({"percent_of_all", AT_LEAST, MORE_THAN}),
    frozenset({"count"}),
    frozenset({"vnd"}),
)
_MORE_TITLES: Final[Mapping[str, str]] = {
    "disclosure.loudspeaker_days": "Phát trên loa truyền thanh",
    "decision.proposal_households": "Số hộ đề nghị đưa ra bàn",
    "decision.consent_list_valid": "Danh sách hộ đồng ý có giá trị trong",
    "decision.quorum": "Số hộ phải dự họp",
    "decision.threshold.contribution": "Tỷ lệ thông qua: mức đóng góp",
    "decision.threshold.community_funds": "Tỷ lệ thông qua: thu chi của cộng đồng",
    "decision.threshold.convention": "Tỷ lệ thông qua: hương ước, quy ước",
    "decision.threshold.neighbourhood_head": "Tỷ lệ thông qua: trưởng thôn, tổ trưởng",
    "decision.threshold.board_member": "Tỷ lệ thông qua: thành viên các Ban",
    "decision.threshold.other": "Tỷ lệ thông qua: việc khác",
    "meeting.community_conference_invite": "Giấy mời hội nghị cộng đồng dân cư",
    "meeting.community_conference_per_year": "Hội nghị cộng đồng dân cư mỗi năm",
    "meeting.dialogue_per_year": "Đối thoại mỗi năm",
    "meeting.community_per_half_year": "Họp thôn, tổ dân phố mỗi 6 tháng",
    "inspection.plan_notice": "Báo trước kế hoạch kiểm tra của Ban Thanh tra nhân dân",
    "inspection.board_min_members": "Số thành viên Ban Thanh tra nhân dân",
    "inspection.by_election_min_term": "Bầu bổ sung khi nhiệm kỳ còn",
    "inspection.term": "Nhiệm kỳ Ban Thanh tra nhân dân",
    "investment.board_min_members": "Số thành viên Ban Giám sát đầu tư của cộng đồng",
    "investment.notice_to_investor": "Báo trước kế hoạch giám sát cho chủ đầu tư",
    "reception.leader_day_per_week": "Ngày chủ tịch tiếp dân mỗi tuần",
    "petition.forward_denunciation": "Chuyển đơn tố cáo không thuộc thẩm quyền",
    "petition.check_denunciation": "Kiểm tra điều kiện thụ lý tố cáo",
    "petition.check_denunciation_many_places": "Kiểm tra điều kiện thụ lý tố cáo, nhiều nơi",
    "petition.settle.complaint.first.remote": "Giải quyết khiếu nại lần đầu, vùng sâu, vùng xa",
    "petition.settle.complaint.first.remote_complex": "Giải quyết khiếu nại lần đầu, vùng sâu, "
    "vùng xa, phức tạp",
    "petition.settle.complaint.second": "Giải quyết khiếu nại lần hai",
    "petition.settle.complaint.second.complex": "Giải quyết khiếu nại lần hai, phức tạp",
    "petition.settle.complaint.second.remote": "Giải quyết khiếu nại lần hai, vùng sâu, vùng xa",
    "petition.settle.complaint.second.remote_complex": "Giải quyết khiếu nại lần hai, vùng sâu, "
    "vùng xa, phức tạp",
    "petition.settle.denunciation.complex": "Giải quyết tố cáo, phức tạp",
    "petition.settle.denunciation.especially_complex": "Giải quyết tố cáo, đặc biệt phức tạp",
    "petition.settle.voter.province": "Trả lời kiến nghị cử tri gửi HĐND tỉnh",
    "petition.settle.voter.city": "Trả lời kiến nghị cử tri gửi HĐND thành phố",
    "petition.settle.voter.ward": "Trả lời kiến nghị cử tri gửi HĐND phường, xã",
    "petition.pass_on_voter": "Chuyển kiến nghị cử tri không thuộc thẩm quyền",
    "petition.publish_denunciation_conclusion": "Công khai kết luận nội dung tố cáo",
    "petition.keep_ineligible": "Lưu đơn không đủ điều kiện",
    "petition.acknowledge.urgent": "Báo đã nhận đơn, việc khẩn",
    "petition.acknowledge.normal": "Báo đã nhận đơn",
    "petition.acknowledge.complex": "Báo đã nhận đơn, vụ việc phức tạp",
    "petition.act_on_conclusion": "Xử lý theo kết luận nội dung tố cáo",
    "petition.send_conclusion": "Gửi kết luận nội dung tố cáo",
    "petition.send_decision.first": "Gửi quyết định giải quyết khiếu nại lần đầu",
    "petition.send_decision.second": "Gửi quyết định giải quyết khiếu nại lần hai",
    "petition.tell_denunciation": "Thông báo thụ lý tố cáo",
    "petition.settle.feedback.extended": "Trả lời kiến nghị, phản ánh, đã gia hạn",
    "petition.supplement": "Chờ người gửi bổ sung",
    "petition.look_again": "Đề nghị xem lại",
    "petition.ask_again_within": "Người gửi được đề nghị xem lại trong",
    "petition.turn_higher_after": "Trễ hạn thì chỉ dẫn lên cơ quan cấp trên",
    "petition.claim": "Giữ vụ việc đã nhận xử lý",
    "petition.duplicate.window": "Khoảng thời gian tìm đơn trùng",
    "petition.duplicate.similarity": "Mức giống nhau của đơn trùng",
    "petition.mass_signers": "Số người của vụ việc đông người",
    "hot_spot.window": "Điểm nóng: xét trong khoảng",
    "hot_spot.signers": "Điểm nóng: số người cùng ký một đơn",
    "hot_spot.group_persons": "Điểm nóng: số người của một đoàn",
    "hot_spot.groups": "Điểm nóng: số đoàn đông người đến trong khoảng xét",
    "hot_spot.cluster": "Điểm nóng: số đơn cùng lĩnh vực ở cùng nơi",
    "hot_spot.late": "Điểm nóng: đơn quá hạn đã lâu hơn",
    "hot_spot.repeats": "Điểm nóng: số lần gửi lại cùng một việc",
    "hot_spot.repeat_window": "Điểm nóng: gửi lại trong khoảng",
    "mediation.start_within": "Bắt đầu hòa giải",
    "mediation.team_min_members": "Số hòa giải viên của một tổ",
    "mediation.court_recognition": "Yêu cầu Tòa án công nhận hòa giải thành",
    "mediation.fee.settled": "Thù lao vụ hòa giải thành, nhiều nhất",
    "mediation.fee.other": "Thù lao vụ hòa giải khác, nhiều nhất",
    "privacy.breach_notice": "Báo cáo vi phạm dữ liệu cá nhân",
    "open_figures.least_cases": "Số vụ việc ít nhất được công bố",
    "report.compile_within": "Lập báo cáo quý sau khi hết kỳ",
    "privacy.first_response": "Phản hồi yêu cầu về dữ liệu cá nhân",
}
TOPICS: Final[Mapping[str, str]] = {
    "disclosure": "Công khai",
    "decision": "Biểu quyết",
    "meeting": "Họp dân",
    "reception": "Tiếp công dân",
    "petition": "Đơn thư",
    "mediation": "Hòa giải",
    "inspection": "Thanh tra nhân dân",
    "investment": "Giám sát đầu tư",
    "privacy": "Dữ liệu cá nhân",
    "report": "Báo cáo",
    "open_figures": "Số liệu mở",
    "hot_spot": "Điểm nóng",
}
"""The first word of a key, and what it is about."""


class Span(NamedTuple):
    """The days on which a row is in force; open where no last day is known."""

    first: date
    last: date | None


def title_of_norm(key: str) -> str:
    """What a norm is about, in words; a norm without words of its own is called by its key."""
    return TITLES.get(key) or _MORE_TITLES.get(key, key)


def same_family(one: str, other: str) -> bool:
    """Whether two units measure the same: days do not take the place of percents."""
    return one == other or any({one, other} <= family for family in _FAMILIES)


def fault_of(spans: Iterable[Span]) -> str | None:
    """The sentence that says which rows overlap or on which days none is in force."""
    ordered = sorted(spans, key=lambda span: span.first)
    for row in ordered:
        if row.last is not None and row.last < row.first:
            return (
                f"Dòng từ ngày {short_date(row.first)} hết hiệu lực ngày {short_date(row.last)}, "
                "trước khi có hiệu lực."
            )
    for row, following in pairwise(ordered):
        if row.last is None or row.last >= following.first:
            until = f"đến hết ngày {short_date(row.last)}" if row.last else "không ghi ngày hết"
            return (
                f"Hai dòng chồng lên nhau: dòng từ ngày {short_date(row.first)} {until}, mà dòng "
                f"sau có hiệu lực từ ngày {short_date(following.first)}."
            )
        if row.last + DAY < following.first:
            return (
                f"Từ ngày {short_date(row.last + DAY)} đến ngày "
                f"{short_date(following.first - DAY)} không có dòng nào có hiệu lực."
            )
    return None


def in_words(value: object, unit: str) -> str:
    """A norm's value with its unit: "10 ngày làm việc"; what is counted the norm's title says."""
    if unit == COUNT:
        return number(value)  # type: ignore[arg-type]  # a number
    return f"{number(value)} {UNITS.get(unit, unit)}"  # type: ignore[arg-type]  # a number
