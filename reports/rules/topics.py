"""The topics of the quarter and the names of their figures in tables, in the contract's order."""

from reports.rules.annexes import Column, Topic

_RATE = "%"
_DONG = "đồng"


def _topic(key: str, title: str, *columns: tuple[str, str, str], under: str = "") -> Topic:
    path = under or key
    made = tuple(Column(f"{path}.{name}", words, unit) for name, words, unit in columns)
    return Topic(key, path, title, made)


DISCLOSURE = _topic(
    "disclosure",
    "Công khai để Nhân dân biết",
    ("due", "Đến hạn công khai", "nội dung"),
    ("on_time", "Công khai đúng hạn", "nội dung"),
    ("late", "Công khai chậm", "nội dung"),
    ("missing", "Chưa công khai", "nội dung"),
    ("on_time_rate", "Tỷ lệ đúng hạn", _RATE),
    ("backlog", "Quá hạn kỳ trước chuyển sang", "nội dung"),
    ("backlog_cleared", "Trong đó đã công khai trong kỳ", "nội dung"),
)
DECISIONS = _topic(
    "decisions",
    "Nhân dân bàn và quyết định",
    ("votes", "Nội dung biểu quyết", "nội dung"),
    ("passed", "Được thông qua", "nội dung"),
    ("failed", "Không được thông qua", "nội dung"),
    ("recognised", "Được công nhận trong kỳ", "nội dung"),
    ("contributions_vnd", "Nhân dân đóng góp", _DONG),
    ("labour_days", "Ngày công", "ngày công"),
    ("land_m2", "Đất hiến", "m²"),
    ("state_support_vnd", "Ngân sách hỗ trợ", _DONG),
)
MEETINGS = _topic(
    "meetings",
    "Họp dân, đối thoại, tham gia ý kiến",
    ("community", "Họp thôn, tổ dân phố", "cuộc"),
    ("conference", "Hội nghị cộng đồng dân cư", "cuộc"),
    ("dialogue", "Đối thoại", "cuộc"),
    ("voter_contact", "Tiếp xúc cử tri", "cuộc"),
    ("households", "Tổng số hộ", "lượt hộ"),
    ("households_present", "Số hộ dự", "lượt hộ"),
    ("turnout_rate", "Tỷ lệ dự họp", _RATE),
    ("opinions", "Ý kiến", "ý kiến"),
    ("opinions_answered", "Ý kiến đã trả lời", "ý kiến"),
    ("answered_rate", "Tỷ lệ trả lời", _RATE),
)
INSPECTION = _topic(
    "inspection",
    "Ban Thanh tra nhân dân",
    ("supervisions", "Cuộc giám sát", "cuộc"),
    ("violations", "Vụ việc sai phạm", "vụ việc"),
    ("carried_over", "Kiến nghị kỳ trước chuyển sang", "kiến nghị"),
    ("recommendations", "Kiến nghị gửi trong kỳ", "kiến nghị"),
    ("answered", "Đã được trả lời", "kiến nghị"),
    ("answered_on_time", "Trong đó trả lời đúng hạn", "kiến nghị"),
    ("open", "Chưa được trả lời", "kiến nghị"),
    ("overdue", "Trong đó quá hạn", "kiến nghị"),
    ("answered_rate", "Tỷ lệ trả lời", _RATE),
    ("recovered_vnd", "Thu hồi tiền", _DONG),
    ("recovered_land_m2", "Thu hồi đất", "m²"),
)
INVESTMENT = _topic(
    "investment",
    "Ban Giám sát đầu tư của cộng đồng",
    ("supervisions", "Cuộc giám sát", "cuộc"),
    ("violations", "Vụ việc sai phạm", "vụ việc"),
    ("carried_over", "Kiến nghị kỳ trước chuyển sang", "kiến nghị"),
    ("recommendations", "Kiến nghị gửi trong kỳ", "kiến nghị"),
    ("answered", "Đã được trả lời", "kiến nghị"),
    ("answered_on_time", "Trong đó trả lời đúng hạn", "kiến nghị"),
    ("open", "Chưa được trả lời", "kiến nghị"),
    ("overdue", "Trong đó quá hạn", "kiến nghị"),
    ("answered_rate", "Tỷ lệ trả lời", _RATE),
    ("recovered_vnd", "Thu hồi tiền", _DONG),
    ("deducted_vnd", "Giảm trừ quyết toán", _DONG),
)
RECEPTION = _topic(
    "reception",
    "Tiếp công dân",
    ("turns", "Lượt tiếp", "lượt"),
    ("persons", "Số người", "người"),
    ("regular_turns", "Tiếp thường xuyên", "lượt"),
    ("leader_turns", "Lãnh đạo tiếp định kỳ, đột xuất", "lượt"),
    ("groups", "Đoàn đông người", "đoàn"),
    ("cases_first", "Vụ việc lần đầu", "vụ việc"),
    ("cases_repeat", "Vụ việc nhiều lần", "vụ việc"),
)
PROCESSING = _topic(
    "petitions",
    "Tiếp nhận, xử lý đơn",
    ("carried_over", "Kỳ trước chuyển sang", "đơn"),
    ("received", "Tiếp nhận trong kỳ", "đơn"),
    ("total", "Tổng số đơn", "đơn"),
    ("processed", "Đã xử lý", "đơn"),
    ("not_processed", "Chưa xử lý", "đơn"),
    ("eligible", "Đủ điều kiện xử lý", "đơn"),
    ("complaint", "Khiếu nại", "đơn"),
    ("denunciation", "Tố cáo", "đơn"),
    ("feedback", "Kiến nghị, phản ánh", "đơn"),
    ("within_competence", "Thuộc thẩm quyền", "đơn"),
    ("outside_competence", "Không thuộc thẩm quyền", "đơn"),
    ("guided", "Hướng dẫn", "đơn"),
    ("forwarded", "Chuyển đơn", "đơn"),
    ("urged", "Đôn đốc", "đơn"),
    under="petitions.processing",
)
SETTLEMENT = _topic(
    "petitions",
    "Giải quyết đơn thuộc thẩm quyền",
    ("carried_over", "Kỳ trước chuyển sang", "vụ việc"),
    ("accepted", "Thụ lý trong kỳ", "vụ việc"),
    ("total", "Tổng số phải giải quyết", "vụ việc"),
    ("resolved", "Đã giải quyết", "vụ việc"),
    ("on_time", "Đúng hạn", "vụ việc"),
    ("late", "Quá hạn", "vụ việc"),
    ("withdrawn", "Rút đơn", "vụ việc"),
    ("in_progress", "Đang giải quyết", "vụ việc"),
    ("overdue", "Trong đó đã quá hạn", "vụ việc"),
    ("on_time_rate", "Tỷ lệ đúng hạn", _RATE),
    under="petitions.settlement",
)
MEDIATION = _topic(
    "mediation",
    "Hòa giải ở cơ sở",
    ("carried_over", "Kỳ trước chuyển sang", "vụ việc"),
    ("received", "Tiếp nhận trong kỳ", "vụ việc"),
    ("total", "Tổng số", "vụ việc"),
    ("settled", "Hòa giải thành", "vụ việc"),
    ("not_settled", "Không thành", "vụ việc"),
    ("in_progress", "Đang hòa giải", "vụ việc"),
    ("settled_rate", "Tỷ lệ hòa giải thành", _RATE),
)

ALL = (
    DISCLOSURE,
    DECISIONS,
    MEETINGS,
    INSPECTION,
    INVESTMENT,
    RECEPTION,
    PROCESSING,
    SETTLEMENT,
    MEDIATION,
)
