"""What each figure counts, in a sentence, with its register and its article."""

from dataclasses import dataclass
from typing import Final

from petitions.enums import EnteredFrom, Subject
from petitions.rules.official_forms import OfficialForm, all_forms


@dataclass(frozen=True)
class Definition:
    """How a figure is made: the formula in words, the register it comes from, the article."""

    formula: str
    source: str
    article: str


_SOURCES: Final = {
    "reception": ("Sổ tiếp công dân", "Luật Tiếp công dân 42/2013/QH13"),
    "petitions.processing": ("Sổ đơn thư", "Thông tư 05/2021/TT-TTCP"),
    "petitions.settlement": (
        "Sổ đơn thư",
        "Luật Khiếu nại 02/2011/QH13, Điều 28; Luật Tố cáo 25/2018/QH14, Điều 30",
    ),
    "mediation": ("Sổ theo dõi hòa giải", "Luật Hòa giải ở cơ sở 35/2013/QH13"),
    "extensions": (
        "Sổ đơn thư",
        "Luật Khiếu nại 02/2011/QH13, Điều 28; Luật Tố cáo 25/2018/QH14, Điều 30",
    ),
    "channels": ("Sổ đơn thư", "Luật Tiếp công dân 42/2013/QH13; Thông tư 05/2021/TT-TTCP"),
    "subjects": ("Sổ đơn thư", "Thông tư 01/2024/TT-TTCP (phân loại nội dung, chưa đối chiếu)"),
    "hot_spot_cases": (
        "Sổ đơn thư, sổ tiếp công dân",
        "Quy chế tiếp công dân của thành phố; Nghị định 124/2020/NĐ-CP (ngưỡng chưa đối chiếu)",
    ),
    "satisfaction": (
        "Sổ đơn thư, đánh giá của người gửi đơn",
        "Quy chế tiếp công dân của thành phố (chưa đối chiếu)",
    ),
    "voters": (
        "Sổ kiến nghị cử tri",
        "Quyết định 33/2017/QĐ-TTg, Quyết định 30/2020/QĐ-TTg; quy chế của địa phương",
    ),
    "leader_days": (
        "Sổ tiếp công dân, lịch tiếp công dân",
        "Luật Tiếp công dân 42/2013/QH13, Điều 15",
    ),
    "mediation_teams": (
        "Danh sách tổ hòa giải, hòa giải viên; hồ sơ hòa giải",
        "Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 12; Thông tư 03/2019/TT-BTP",
    ),
    "disclosure": ("Sổ công khai", "Luật 10/2022/QH15, Điều 11 và Điều 12"),
    "meetings": ("Sổ họp dân", "Luật 10/2022/QH15, Điều 26 và Điều 33"),
    "decisions": ("Sổ biểu quyết", "Luật 10/2022/QH15, Điều 15 đến Điều 21"),
    "inspection": ("Sổ của Ban Thanh tra nhân dân", "Luật 10/2022/QH15, Điều 38"),
    "investment": (
        "Sổ của Ban Giám sát đầu tư của cộng đồng",
        "Luật 10/2022/QH15, Điều 41; Nghị định 29/2021/NĐ-CP",
    ),
}
_BOARD: Final = {
    "supervisions": "Số cuộc giám sát có ngày trong kỳ.",
    "violations": "Cộng số vụ sai phạm của các cuộc giám sát trong kỳ.",
    "recovered_vnd": "Cộng số tiền thu hồi của các cuộc giám sát trong kỳ.",
    "recovered_land_m2": "Cộng diện tích đất thu hồi của các cuộc giám sát trong kỳ.",
    "deducted_vnd": "Cộng số tiền giảm trừ quyết toán của các cuộc giám sát trong kỳ.",
    "carried_over": "Kiến nghị gửi trước kỳ, đến đầu kỳ chưa được trả lời.",
    "recommendations": "Kiến nghị gửi trong kỳ.",
    "answered": "Kiến nghị gửi trong kỳ hoặc kỳ trước chuyển sang, được trả lời đến cuối kỳ.",
    "answered_on_time": "Kiến nghị đã được trả lời, ngày trả lời không sau hạn.",
    "open": "Kiến nghị gửi đến cuối kỳ mà chưa được trả lời.",
    "overdue": "Kiến nghị chưa được trả lời mà hạn trả lời không sau ngày cuối kỳ.",
    "answered_rate": "Kiến nghị đã được trả lời chia cho tổng số đã và chưa được trả lời.",
}
_ELIGIBLE: Final = "Trong số đơn đủ điều kiện đã xử lý: "
_FORMULAS: Final[dict[str, dict[str, str]]] = {
    "reception": {
        "turns": "Số dòng có ngày tiếp trong kỳ.",
        "persons": "Cộng số người của các lượt tiếp trong kỳ.",
        "regular_turns": "Lượt tiếp thường xuyên trong kỳ.",
        "leader_turns": "Lượt tiếp định kỳ và đột xuất trong kỳ.",
        "groups": "Lượt tiếp trong kỳ có từ 5 người trở lên.",
        "cases_first": "Lượt tiếp trong kỳ về vụ việc lần đầu.",
        "cases_repeat": "Lượt tiếp trong kỳ về vụ việc đã đến nhiều lần.",
    },
    "petitions.processing": {
        "carried_over": "Đơn nhận trước kỳ, đến đầu kỳ chưa xử lý.",
        "received": "Đơn có ngày nhận trong kỳ.",
        "total": "Đơn kỳ trước chuyển sang cộng đơn nhận trong kỳ.",
        "processed": "Trong tổng số: đơn có ngày xử lý đến cuối kỳ.",
        "not_processed": "Trong tổng số: đơn chưa có ngày xử lý đến cuối kỳ.",
        "eligible": "Trong số đã xử lý: đơn đủ điều kiện.",
        "complaint": f"{_ELIGIBLE}đơn khiếu nại.",
        "denunciation": f"{_ELIGIBLE}đơn tố cáo.",
        "feedback": f"{_ELIGIBLE}đơn kiến nghị, phản ánh.",
        "within_competence": f"{_ELIGIBLE}đơn thuộc thẩm quyền.",
        "outside_competence": f"{_ELIGIBLE}đơn không thuộc thẩm quyền.",
        "guided": f"{_ELIGIBLE}đơn được hướng dẫn.",
        "forwarded": f"{_ELIGIBLE}đơn được chuyển.",
        "urged": f"{_ELIGIBLE}đơn được đôn đốc.",
    },
    "petitions.settlement": {
        "carried_over": "Đơn thụ lý trước kỳ, đến đầu kỳ chưa giải quyết.",
        "accepted": "Đơn thụ lý trong kỳ.",
        "total": "Đơn kỳ trước chuyển sang cộng đơn thụ lý trong kỳ.",
        "resolved": "Trong tổng số: đơn có ngày giải quyết đến cuối kỳ.",
        "on_time": "Trong số đã giải quyết (không tính đơn rút): ngày giải quyết không sau hạn.",
        "late": "Trong số đã giải quyết (không tính đơn rút): ngày giải quyết sau hạn.",
        "withdrawn": "Trong số đã giải quyết: đơn được rút.",
        "in_progress": "Trong tổng số: đơn chưa giải quyết đến cuối kỳ.",
        "overdue": "Trong số đang giải quyết: đơn có hạn không sau ngày cuối kỳ.",
        "on_time_rate": "Đơn giải quyết đúng hạn chia cho tổng số đúng hạn và quá hạn.",
    },
    "mediation": {
        "carried_over": "Vụ nhận trước kỳ, đến đầu kỳ chưa kết thúc.",
        "received": "Vụ có ngày nhận trong kỳ.",
        "total": "Vụ kỳ trước chuyển sang cộng vụ nhận trong kỳ.",
        "settled": "Vụ kết thúc đến cuối kỳ với kết quả hòa giải thành.",
        "not_settled": "Vụ kết thúc đến cuối kỳ với kết quả không thành.",
        "in_progress": "Các vụ còn lại trong tổng số.",
        "settled_rate": "Vụ hòa giải thành chia cho tổng số thành và không thành.",
    },
    "extensions": {
        "extended": "Đơn thụ lý trong kỳ hoặc kỳ trước chuyển sang đã được gia hạn ít nhất một "
        "lần.",
        "answered": "Đơn đã giải quyết đến cuối kỳ, trừ đơn được rút.",
        "on_time_without_extension": "Trong số đã giải quyết: ngày giải quyết không sau hạn khi "
        "chưa gia hạn.",
        "on_time_without_extension_rate": "Đơn đúng hạn không cần gia hạn chia cho số đơn đã giải "
        "quyết.",
    },
    "channels": {
        "received": "Đơn có ngày nhận trong kỳ.",
        "direct": "Đơn nhận trong kỳ, nộp trực tiếp.",
        "post": "Đơn nhận trong kỳ, gửi qua bưu chính.",
        "other_body": "Đơn nhận trong kỳ, do cơ quan khác chuyển đến.",
        "online": "Đơn nhận trong kỳ, gửi trực tuyến.",
        **{
            f"from_{one.value}": f"Đơn nhận trong kỳ, nhập thay từ: {one.label.lower()}."
            for one in EnteredFrom
        },
        "online_rate": "Đơn gửi trực tuyến chia cho số đơn nhận trong kỳ.",
    },
    "subjects": {
        one.value: f"Đơn nhận trong kỳ thuộc nhóm lĩnh vực: {one.label}." for one in Subject
    },
    "hot_spot_cases": {
        "signed_by_many": "Đơn chưa giải quyết vào ngày cuối kỳ, số người ký từ ngưỡng điểm nóng.",
        "long_overdue": "Đơn chưa giải quyết vào ngày cuối kỳ, quá hạn lâu hơn ngưỡng điểm nóng.",
        "clustered": "Đơn nhận trong khoảng xét trước ngày cuối kỳ, cùng lĩnh vực và cùng nơi với "
        "đủ số đơn theo ngưỡng điểm nóng; không tính đơn tố cáo.",
        "crowds": "Đoàn đông người đến trong khoảng xét trước ngày cuối kỳ.",
    },
    "voters": {
        "carried_over": "Kiến nghị nhận trước kỳ, đến đầu kỳ chưa giải quyết xong.",
        "received": "Kiến nghị có ngày nhận trong kỳ.",
        "total": "Kiến nghị kỳ trước chuyển sang cộng kiến nghị nhận trong kỳ.",
        "answered": "Trong tổng số: kiến nghị có văn bản trả lời đến cuối kỳ, kể cả đang, sẽ giải "
        "quyết.",
        "settled": "Trong tổng số: kiến nghị đã giải quyết xong hoặc đã giải trình đến cuối kỳ.",
        "promised": "Trong số đã trả lời: kiến nghị đang giải quyết hoặc sẽ giải quyết theo lộ "
        "trình.",
        "unanswered": "Trong tổng số: kiến nghị chưa có văn bản trả lời đến cuối kỳ.",
        "overdue": "Trong số chưa trả lời: kiến nghị có hạn không sau ngày cuối kỳ; kiến nghị "
        "không có hạn thì không tính.",
        "late": "Trong số đã trả lời: ngày trả lời đầu tiên sau hạn.",
        "answered_rate": "Kiến nghị đã trả lời chia cho tổng số kiến nghị.",
        "settled_rate": "Kiến nghị đã giải quyết xong, giải trình chia cho tổng số kiến nghị.",
    },
    "leader_days": {
        "weeks": "Tuần có ngày thứ Sáu trong kỳ; mỗi tuần chủ tịch tiếp ít nhất một ngày.",
        "held": "Trong số tuần phải tiếp: tuần có lượt tiếp định kỳ hoặc ngày trực không có ai "
        "đến.",
        "missed": "Trong số tuần phải tiếp: tuần không ghi lượt tiếp định kỳ và ngày trực nào.",
        "held_rate": "Tuần đã tiếp chia cho số tuần phải tiếp.",
    },
    "mediation_teams": {
        "teams": "Tổ hòa giải đang hoạt động vào ngày cuối kỳ.",
        "mediators": "Hòa giải viên đang làm vào ngày cuối kỳ.",
        "women": "Trong số hòa giải viên đang làm: nữ.",
        "minorities": "Trong số hòa giải viên đang làm: dân tộc khác Kinh.",
        "law": "Trong số hòa giải viên đang làm: có chuyên môn luật.",
        "other_skill": "Trong số hòa giải viên đang làm: có chuyên môn khác.",
        "no_skill": "Trong số hòa giải viên đang làm: chưa qua đào tạo chuyên môn.",
        "trained": "Trong số hòa giải viên đang làm: lần tập huấn gần nhất trong kỳ.",
        "paid": "Vụ việc hòa giải có ngày chi thù lao trong kỳ.",
        "fees_vnd": "Cộng thù lao của các vụ việc có ngày chi trong kỳ.",
    },
    "satisfaction": {
        "rated": "Đơn có kết quả được người gửi đánh giá lần đầu trong kỳ, không kể tố cáo.",
        "satisfied": "Trong số được đánh giá: hài lòng, theo lần sửa cuối.",
        "neutral": "Trong số được đánh giá: bình thường, theo lần sửa cuối.",
        "unsatisfied": "Trong số được đánh giá: chưa hài lòng, theo lần sửa cuối.",
        "satisfied_rate": "Đơn hài lòng chia cho số đơn được đánh giá.",
    },
    "disclosure": {
        "due": "Nội dung có hạn công khai rơi vào kỳ.",
        "on_time": "Trong số đến hạn: ngày công khai không sau hạn.",
        "late": "Trong số đến hạn: công khai sau hạn, trước khi hết kỳ.",
        "missing": "Trong số đến hạn: đến cuối kỳ chưa công khai.",
        "backlog": "Nội dung đến hạn trước kỳ mà đến đầu kỳ chưa công khai.",
        "backlog_cleared": "Nội dung quá hạn từ kỳ trước đã công khai trong kỳ.",
        "on_time_rate": "Nội dung công khai đúng hạn chia cho số đến hạn trong kỳ.",
    },
    "meetings": {
        "community": "Cuộc họp thôn, tổ dân phố có ngày trong kỳ.",
        "conference": "Hội nghị cộng đồng dân cư có ngày trong kỳ.",
        "dialogue": "Cuộc đối thoại có ngày trong kỳ.",
        "voter_contact": "Cuộc tiếp xúc cử tri có ngày trong kỳ.",
        "households": "Cộng tổng số hộ của các cuộc họp thôn, tổ dân phố và hội nghị trong kỳ.",
        "households_present": "Cộng số hộ dự các cuộc họp thôn, tổ dân phố và hội nghị trong kỳ.",
        "opinions": "Cộng số ý kiến của mọi cuộc họp trong kỳ.",
        "opinions_answered": "Cộng số ý kiến đã trả lời của mọi cuộc họp trong kỳ.",
        "turnout_rate": "Số hộ dự họp chia cho tổng số hộ được mời họp.",
        "answered_rate": "Số ý kiến đã trả lời chia cho số ý kiến.",
    },
    "decisions": {
        "votes": "Cuộc biểu quyết có ngày trong kỳ.",
        "passed": "Cuộc biểu quyết đạt tỷ lệ đồng ý trên tổng số hộ theo ngưỡng của nội dung.",
        "failed": "Cuộc biểu quyết không đạt ngưỡng.",
        "recognised": "Cuộc biểu quyết đã thông qua có ngày công nhận trong kỳ.",
        "contributions_vnd": "Cộng số tiền dân góp của các cuộc biểu quyết đã thông qua.",
        "labour_days": "Cộng số ngày công của các cuộc biểu quyết đã thông qua.",
        "land_m2": "Cộng diện tích đất hiến của các cuộc biểu quyết đã thông qua.",
        "state_support_vnd": "Cộng ngân sách hỗ trợ của các cuộc biểu quyết đã thông qua.",
    },
    "inspection": _BOARD,
    "investment": _BOARD,
}


_FORMS: Final = {form.key: form for form in all_forms()}


def definition(key: str) -> Definition:
    """How the figure of a full key is made; raises KeyError for an unknown one."""
    section, _, name = key.rpartition(".")
    if section in _FORMS:
        return _of_form(_FORMS[section], name)
    source, article = _SOURCES[section]
    return Definition(_FORMULAS[section][name], source, article)


def _of_form(form: OfficialForm, name: str) -> Definition:
    """A column as the form's words say it; what has no column, too."""
    column = next((one for one in form.columns if one.key == name), None)
    article = f"{form.circular.citation}, mẫu {form.code} (chưa đối chiếu)"
    source = "Sổ tiếp công dân" if form.table == "reception" else "Sổ đơn thư"
    return Definition(form.formula(column) if column else form.left_out, source, article)
