"""The closed lists of words of the ground and of a ward's life."""

from django.db.models import IntegerChoices, TextChoices


class UnitKind(TextChoices):
    PROVINCE = "province", "Tỉnh"
    CITY = "city", "Thành phố"
    WARD = "ward", "Phường"
    COMMUNE = "commune", "Xã"
    TOWNSHIP = "township", "Thị trấn"


class Role(TextChoices):
    """What a person is, dated, on a unit or on a steering committee."""

    WARD_CLERK = "ward_clerk", "Công chức phường, xã"
    WARD_CHAIR = "ward_chair", "Chủ tịch UBND phường, xã"
    INSPECTION_BOARD = "inspection_board", "Ban Thanh tra nhân dân"
    INVESTMENT_BOARD = "investment_board", "Ban Giám sát đầu tư của cộng đồng"
    MEDIATION = "mediation", "Tổ hòa giải"
    FRONT = "front", "Mặt trận Tổ quốc"
    CITY_STEERING = "city_steering", "Ban Chỉ đạo thành phố"
    CITY_OFFICE = "city_office", "Cơ quan thường trực Ban Chỉ đạo"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class DayKind(TextChoices):
    OFF = "off", "Nghỉ"
    WORKING = "working", "Làm bù"


class MeetingKind(TextChoices):
    COMMUNITY = "community", "Họp thôn, tổ dân phố"
    CONFERENCE = "conference", "Hội nghị cộng đồng dân cư"
    DIALOGUE = "dialogue", "Đối thoại"
    VOTER_CONTACT = "voter_contact", "Tiếp xúc cử tri"


class DisclosureForm(TextChoices):
    """The seven forms of publicity (Law 10/2022, Article 12)."""

    POSTING = "posting", "Niêm yết"
    PORTAL = "portal", "Cổng, trang thông tin điện tử"
    LOUDSPEAKER = "loudspeaker", "Loa truyền thanh"
    VILLAGE_HEAD = "village_head", "Qua trưởng thôn, tổ trưởng tổ dân phố"
    DOCUMENT = "document", "Gửi văn bản"
    MEETING = "meeting", "Qua hội nghị, tiếp xúc, đối thoại"
    OTHER = "other", "Hình thức khác"


class DecisionMatter(IntegerChoices):
    """The six matters that the people discuss and decide (Law 10/2022, Article 15)."""

    CONTRIBUTION = 1, "Chủ trương và mức đóng góp xây dựng công trình"
    COMMUNITY_FUNDS = 2, "Thu, chi, quản lý đóng góp và tài sản của cộng đồng"
    CONVENTION = 3, "Nội dung hương ước, quy ước"
    NEIGHBOURHOOD_HEAD = 4, "Bầu, cho thôi làm trưởng thôn, tổ trưởng tổ dân phố"
    BOARD_MEMBER = 5, "Bầu, cho thôi làm thành viên các Ban của cộng đồng"
    OTHER = 6, "Công việc tự quản khác"


class MessageState(TextChoices):
    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"


class NoticeKind(TextChoices):
    """What people are told on the page of what is new."""

    PETITION_NEW = "petition_new", "Đơn mới"
    PETITION_STEP = "petition_step", "Bước xử lý đơn"
    HANDLER_NAMED = "handler_named", "Giao việc"
    HANDLER_RELEASED = "handler_released", "Thôi giao việc"
    REMINDER = "reminder", "Nhắc việc"
    RECOMMENDATION = "recommendation", "Kiến nghị mới"
    ANSWER = "answer", "Trả lời kiến nghị"
    REPORT_DONE = "report_done", "Báo cáo"
    REPORT_FAILED = "report_failed", "Báo cáo lỗi"
    IMPORT = "import", "Nhập sổ"
    DUE_MOVED = "due_moved", "Dời hạn"
    HANDED_OVER = "handed_over", "Bàn giao"
    IDENTITY_READS = "identity_reads", "Xem danh tính"

    @property
    def tone(self) -> str:
        """The colour of its label."""
        return _NOTICE_TONES.get(self, "blue")


_NOTICE_TONES = {
    NoticeKind.ANSWER: "green",
    NoticeKind.REPORT_DONE: "green",
    NoticeKind.REPORT_FAILED: "red",
    NoticeKind.IMPORT: "grey",
    NoticeKind.DUE_MOVED: "amber",
    NoticeKind.HANDLER_NAMED: "amber",
    NoticeKind.HANDLER_RELEASED: "grey",
    NoticeKind.REMINDER: "amber",
    NoticeKind.IDENTITY_READS: "amber",
    NoticeKind.HANDED_OVER: "amber",
}
